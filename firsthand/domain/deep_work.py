"""Deep work: how much of the working day the calendar leaves in one piece. Kept apart from hours with people."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from firsthand.domain.free_slots import Stretch
from firsthand.domain.working_days import DAY_SECONDS, STANDARD_WEEK, WorkingWeek

BLOCK_MINUTES_MIN = 90
"""A shorter piece between two entries is for small things (d)."""

WEEKS_MIN = 4


def deep_minutes(
    first_day: int, last_day: int, taken: Iterable[Stretch], week: WorkingWeek = STANDARD_WEEK
) -> float | None:
    """Minutes of the working days from one day number up to, and without, another that lie in pieces of at least
    `BLOCK_MINUTES_MIN` which no entry of the calendar takes.

    taken: what the calendar holds, in local seconds, meetings of any size and appointments alike. None where it holds nothing in
    those days: then it can't be told from a calendar that nobody kept.
    """
    entries = sorted(taken)
    start, end = first_day * DAY_SECONDS, last_day * DAY_SECONDS
    if not any(one.start < end and start < one.end for one in entries):
        return None
    return sum(
        minutes
        for day in range(first_day, last_day)
        if week.weekmask[(day + 3) % 7] == "1"  # 1970 began on a Thursday
        for minutes in _free_pieces(day * DAY_SECONDS, entries, week)
        if minutes >= BLOCK_MINUTES_MIN
    )


def usual_deep_minutes(weeks: Sequence[float | None]) -> float | None:
    """The median of the weeks before the last of which it can be told; None below `WEEKS_MIN` of them."""
    known = [minutes for minutes in weeks[:-1] if minutes is not None]
    return float(median(known)) if len(known) >= WEEKS_MIN else None


def _free_pieces(midnight: int, entries: Sequence[Stretch], week: WorkingWeek) -> list[float]:
    """Minutes of each piece of one working day between entries that are in order of their start."""
    opens, closes = midnight + week.start_hour * 3600, midnight + week.end_hour * 3600
    edges, reached = [opens], opens
    for one in entries:
        if one.start >= closes:
            break
        if one.end <= reached:
            continue
        edges += [max(reached, one.start), min(one.end, closes)]
        reached = min(one.end, closes)
    edges.append(closes)
    return [(later - earlier) / 60 for earlier, later in list(pairwise(edges))[::2] if later > earlier]
