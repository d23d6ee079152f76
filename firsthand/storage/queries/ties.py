"""Ties as they stand, or as they stood on some day."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import tzinfo
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.domain.ties import ActiveClock, TieSummary
from firsthand.storage.connection import chunks, in_list, rows
from firsthand.storage.scope import Scope
from firsthand.storage.summing import HOURS_COLUMNS, TIE_COLUMNS, TWO_WAY_COLUMNS, exchanged, summaries

_TWO_WAY = 1 + len(TIE_COLUMNS)
_HOURS = _TWO_WAY + len(TWO_WAY_COLUMNS)
_WHOLE = {f.name for f in fields(TieSummary) if str(f.type).startswith("Ints")}


@dataclass(frozen=True, eq=False)
class TieTable:
    """One row a tie. people: ids, ascending.

    two_way: columns started by me, of these answered, started by them, of these answered. answer_hours: median working
    hours until they answer and until I do, nan where they can't be told.
    """

    people: NDArray[np.int64]
    summary: TieSummary
    two_way: NDArray[np.int64]
    answer_hours: NDArray[np.float64]

    def places(self, people: NDArray[np.int64]) -> NDArray[np.int64]:
        """The row of each person, -1 for one without a tie."""
        if not len(self.people):
            return np.full(len(people), -1)
        place = np.minimum(np.searchsorted(self.people, people), len(self.people) - 1)
        return np.where(self.people[place] == people, place, -1)


def kept(scope: Scope, people: Collection[int] | None = None) -> TieTable:
    """Ties as last summed up, of everybody or of some."""
    columns = ",".join(("person_id", *TIE_COLUMNS, *TWO_WAY_COLUMNS, *HOURS_COLUMNS))
    sql = f"SELECT {columns} FROM tie WHERE workspace_id = %s"
    if people is None:
        found = rows(scope, sql, [scope.workspace])
    else:
        found = [
            row
            for part in chunks(sorted(people))
            for row in rows(scope, f"{sql} AND person_id IN ({in_list(len(part))})", [scope.workspace, *part])
        ]
    table = np.array(found, dtype=np.float64).reshape(-1, _HOURS + len(HOURS_COLUMNS))
    table = table[np.argsort(table[:, 0], kind="stable")]
    values: dict[str, NDArray[Any]] = {
        name: table[:, place].astype(np.int64) if name in _WHOLE else table[:, place]
        for place, name in enumerate(TIE_COLUMNS, start=1)
    }
    return TieTable(
        table[:, 0].astype(np.int64),
        TieSummary(**values),
        table[:, _TWO_WAY:_HOURS].astype(np.int64),
        table[:, _HOURS:],
    )


def as_they_stood(
    scope: Scope, clock: ActiveClock, zone: tzinfo, people: Collection[int] | None = None, *, answers: bool = True
) -> TieTable:
    """Ties from daily counts before the clock's day alone.

    answers: also who answers whom, which takes a walk over all messages and four times as long; zeros without.
    """
    ids, summary = summaries(scope, clock, people)
    if not answers:
        return TieTable(ids, summary, np.zeros((len(ids), 4), dtype=np.int64), np.full((len(ids), 2), np.nan))
    answered_ids, ways = exchanged(scope, zone, clock.as_of_day, people)
    two_way = np.zeros((len(ids), 4), dtype=np.int64)
    place = np.searchsorted(ids, answered_ids)
    inside = (
        (place < len(ids)) & (ids[np.minimum(place, max(len(ids) - 1, 0))] == answered_ids) if len(ids) else place < 0
    )
    columns = (ways.mine.started, ways.mine.answered, ways.theirs.started, ways.theirs.answered)
    for number, column in enumerate(columns):
        two_way[place[inside], number] = column[inside]
    hours = np.full((len(ids), 2), np.nan)
    hours[place[inside], 0] = ways.mine.median_answer_hours[inside]
    hours[place[inside], 1] = ways.theirs.median_answer_hours[inside]
    return TieTable(ids, summary, two_way, hours)
