"""What passed between the owner and people, counted over the ledger."""

from collections.abc import Collection
from typing import NamedTuple

from firsthand.storage.connection import chunks, in_list, rows
from firsthand.storage.scope import Scope

_PASSED = "state IN ('given','accepted','thanked') AND closed_day IS NOT NULL"


class Counted(NamedTuple):
    """Confirmed exchanges of one value and effort that came to be given one way; last_day: the day number of the last."""

    person: int
    flow: str
    value: str
    effort: str
    times: int
    last_day: int


def confirmed(scope: Scope, until_day: int, people: Collection[int] | None = None) -> list[Counted]:
    """What was confirmed and came to be given before a day number."""
    sql = (
        "SELECT person_id, flow, value, effort, COUNT(*), MAX(closed_day) FROM exchange WHERE workspace_id = %s AND"
        f" status = 'confirmed' AND {_PASSED} AND closed_day < %s{{more}} GROUP BY person_id, flow, value, effort"
    )
    if people is None:
        return [Counted._make(row) for row in rows(scope, sql.format(more=""), [scope.workspace, until_day])]
    return [
        Counted._make(row)
        for part in chunks(sorted(people))
        for row in rows(
            scope, sql.format(more=f" AND person_id IN ({in_list(len(part))})"), [scope.workspace, until_day, *part]
        )
    ]


def ever_asked(scope: Scope, until_day: int) -> set[int]:
    """Of whom the owner is seen to have asked something, or whose offer was taken up, before a day number.

    Suggestions count too, however unsure: whoever may have been asked is not told to be never asked.
    """
    return {
        row[0]
        for row in rows(
            scope,
            "SELECT DISTINCT person_id FROM exchange WHERE workspace_id = %s AND flow = 'in' AND status <> 'dismissed' AND"
            " opened_day < %s AND (opening = 'ask' OR state IN ('asked','accepted','declined') OR steps LIKE %s OR"
            " steps LIKE %s)",
            [scope.workspace, until_day, '%"asked"%', '%"accepted"%'],
        )
    }


def judged_between(scope: Scope, since_day: int, until_day: int) -> tuple[int, int]:
    """Of the suggestions of a stretch of days: how many the user judged, and how many wait."""
    judged = waiting = 0
    for status, number in rows(
        scope,
        "SELECT status, COUNT(*) FROM exchange WHERE workspace_id = %s AND opening <> '' AND opened_day >= %s AND opened_day"
        " < %s GROUP BY status",
        [scope.workspace, since_day, until_day],
    ):
        if status == "suggested":
            waiting = int(number)
        else:
            judged += int(number)
    return judged, waiting


def given_often(scope: Scope, until_day: int, times_min: int) -> dict[int, int]:
    """To whom the owner gave so many confirmed times before a day number, and how often."""
    found: dict[int, int] = {}
    for one in confirmed(scope, until_day):
        if one.flow == "out":
            found[one.person] = found.get(one.person, 0) + one.times
    return {person: times for person, times in found.items() if times >= times_min}
