"""Dates that lie years away from all other mail: a clock set wrong, not a life's rhythm."""

from collections.abc import Mapping

GAP_DAYS_MIN = 3 * 365
"""Our own choice: mail that stands three years apart from all other mail …"""

SHARE_MAX = 0.005
"""… and is at most one in two hundred, is held to be misdated."""

MESSAGES_MIN = 200
"""A small record says too little to call any of its dates odd."""


def isolated_days(messages_by_day: Mapping[int, int]) -> set[int]:
    """Days (numbers since 1970-01-01) whose messages stand apart from the bulk at either end of the record."""
    total = sum(messages_by_day.values())
    if total < MESSAGES_MIN:
        return set()
    days = sorted(messages_by_day)
    return _odd_end(days, messages_by_day, total) | _odd_end(days[::-1], messages_by_day, total)


def _odd_end(days: list[int], messages_by_day: Mapping[int, int], total: int) -> set[int]:
    """Days at the beginning of `days` that are cut off from the rest by a long gap and hold few messages."""
    seen = 0
    cut = 0
    for place in range(len(days) - 1):
        seen += messages_by_day[days[place]]
        if seen > SHARE_MAX * total:
            break
        if abs(days[place + 1] - days[place]) >= GAP_DAYS_MIN:
            cut = place + 1
    return set(days[:cut])
