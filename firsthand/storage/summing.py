"""Daily counts and tie summaries: brought up to date for what an import touched, never from all history."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import tzinfo
from math import isnan, log2

import numpy as np
from numpy.typing import NDArray

from firsthand.domain.ties import ActiveClock, TieSummary, summarise, two_way
from firsthand.domain.working_days import local_seconds
from firsthand.storage.connection import chunks, execute, execute_many, in_list, one, rows
from firsthand.storage.scope import Scope

SECONDS_A_DAY = 86_400
MET_RECIPIENTS_MAX = 30
"""Who is one of more than thirty was not met; our own choice (docs/measures/recent-warmth.md)."""

_WEIGHT = (
    "CASE WHEN i.recipients <= 1 THEN 1.0 "
    + " ".join(f"WHEN i.recipients = {n} THEN {1 / log2(1 + n)!r}" for n in range(2, 11))
    + " ELSE 0.0 END"
)
"""1/log2(1 + recipients) as SQL: not every SQLite is built with logarithms."""

_OUTGOING = """SELECT p.mailbox_id AS mailbox_id, i.day AS day, 1 AS outs, {weight} AS weight, 0 AS ins
    FROM interaction i JOIN (SELECT DISTINCT interaction_id, mailbox_id FROM participant
        WHERE workspace_id = %s AND role IN ('t','c','b') {participants}) p ON p.interaction_id = i.id
    WHERE i.workspace_id = %s AND i.personal AND i.direction = 1 AND i.date_mark = '' {interactions}"""
_INCOMING = """SELECT i.sender_id AS mailbox_id, i.day AS day, 0 AS outs, 0.0 AS weight, 1 AS ins
    FROM interaction i
    WHERE i.workspace_id = %s AND i.personal AND i.direction = -1 AND i.date_mark = '' AND i.sender_id IS NOT NULL
    {interactions}"""
_TOGETHER = """SELECT p.mailbox_id AS mailbox_id, i.day AS day, 1 AS outs, {weight} AS weight, 1 AS ins
    FROM meeting t JOIN interaction i ON i.workspace_id = t.workspace_id AND i.id = t.id JOIN participant p ON
        p.workspace_id = t.workspace_id AND p.interaction_id = t.id AND p.role IN ('o','a') {participants}
    WHERE t.workspace_id = %s AND i.personal AND i.direction = 2 AND i.sent_at < {before} {interactions}"""
"""What is still to come is in the calendar already, and no contact yet."""

_SUM = """INSERT INTO daily (workspace_id, mailbox_id, day, out_count, out_weight, in_count)
    SELECT {workspace}, mailbox_id, day, SUM(outs), SUM(weight), SUM(ins) FROM ({outgoing} UNION ALL {incoming} UNION ALL
    {together}) AS all_ways
    WHERE TRUE GROUP BY mailbox_id, day
    ON CONFLICT (workspace_id, mailbox_id, day) DO UPDATE SET out_count = daily.out_count + excluded.out_count,
        out_weight = daily.out_weight + excluded.out_weight, in_count = daily.in_count + excluded.in_count"""


def set_directions(scope: Scope, owner_mailboxes: Sequence[int], delegate_mailboxes: Sequence[int], after: int) -> None:
    """Mark messages with an id above `after` as from the owner (1), to the owner (-1) or neither (0).

    What a delegate sent counts as the owner's where the store keeps it among the owner's sent mail.
    """
    if not owner_mailboxes:
        execute(
            scope,
            "UPDATE interaction SET direction = 0 WHERE workspace_id = %s AND id > %s AND direction <> 0",
            [scope.workspace, after],
        )
        return
    # Ids are our own whole numbers, so they may stand in the text; a list of parameters would hit a limit.
    owner = ",".join(map(str, owner_mailboxes))
    delegated = (
        f"OR (in_sent_folder AND sender_id IN ({','.join(map(str, delegate_mailboxes))}))" if delegate_mailboxes else ""
    )
    mine = f"COALESCE(sender_id IN ({owner}) {delegated}, FALSE)"
    to_me = (
        f"id IN (SELECT interaction_id FROM participant WHERE workspace_id = %s AND mailbox_id IN ({owner}) AND role IN"
        " ('t','c','b') AND interaction_id > %s)"
    )
    # Three ways, each for those alone that are something else yet: a row that is written back costs more than a look at it.
    for direction, others, which in (
        (1, "direction <> 1", mine),
        (-1, "direction <> -1", f"NOT {mine} AND {to_me}"),
        (0, "direction IN (1, -1)", f"NOT {mine} AND NOT {to_me}"),
    ):
        execute(
            scope,
            f"UPDATE interaction SET direction = {direction} WHERE workspace_id = %s AND id > %s AND {others} AND {which}",
            [scope.workspace, after, *([scope.workspace, after] if to_me in which else [])],
        )


def set_meetings(scope: Scope, owner_mailboxes: Sequence[int] | None) -> None:
    """Mark the meetings that the owner took part in (2); all of them where nobody said who the owner is (None).

    A calendar also shows what others plan: a meeting that does not name the owner counts for nothing.
    """
    owner = None if owner_mailboxes is None else ",".join(map(str, owner_mailboxes)) or "0"
    present = (
        "AND EXISTS (SELECT 1 FROM participant p WHERE p.workspace_id = m.workspace_id AND p.interaction_id = m.id AND"
        f" p.role IN ('o','a') AND p.mailbox_id IN ({owner}))"
        if owner is not None
        else ""
    )
    together = f"SELECT m.id FROM meeting m WHERE m.workspace_id = %s AND m.counts {present}"
    for condition, direction in (
        (f"direction <> 2 AND id IN ({together})", 2),
        (f"direction = 2 AND id NOT IN ({together})", 0),
    ):
        execute(
            scope,
            f"UPDATE interaction SET direction = {direction} WHERE workspace_id = %s AND id IN (SELECT id FROM meeting WHERE"
            f" workspace_id = %s) AND {condition}",
            [scope.workspace] * 3,
        )


def sum_after(scope: Scope, after: int, before: int) -> None:
    """Add interactions with an id above `after` to the daily counts, of meetings those that began before an instant."""
    _sum(scope, before, participants="", interactions="AND i.id > %s", parameters=[after])


def sum_mailboxes_again(scope: Scope, mailboxes: Iterable[int], before: int) -> None:
    """Count the days of these mailboxes anew; before: as in `sum_after`."""
    for part in chunks(sorted(mailboxes)):
        inside = ",".join(map(str, part))
        execute(scope, f"DELETE FROM daily WHERE workspace_id = %s AND mailbox_id IN ({inside})", [scope.workspace])
        execute(
            scope,
            _SUM.format(
                workspace=int(scope.workspace),
                outgoing=_OUTGOING.format(
                    weight=_WEIGHT, participants=f"AND mailbox_id IN ({inside})", interactions=""
                ),
                incoming=_INCOMING.format(interactions=f"AND i.sender_id IN ({inside})"),
                together=_TOGETHER.format(
                    weight=_WEIGHT,
                    participants=f"AND p.mailbox_id IN ({inside})",
                    interactions="",
                    before=int(before),
                ),
            ),
            [scope.workspace] * 4,
        )


def sum_everything_again(scope: Scope, before: int) -> None:
    execute(scope, "DELETE FROM daily WHERE workspace_id = %s", [scope.workspace])
    _sum(scope, before, participants="", interactions="", parameters=[])


def met_since(scope: Scope, day: int, before: int, *, uncounted: bool) -> set[int]:
    """Mailboxes that were in meetings with the owner from a day on, as far as these began before an instant.

    uncounted: only those for which nothing at all is counted on the day.
    """
    return {
        row[0]
        for row in rows(
            scope,
            "SELECT DISTINCT p.mailbox_id FROM meeting t JOIN interaction i ON i.workspace_id = t.workspace_id AND i.id = t.id"
            " JOIN participant p ON p.workspace_id = t.workspace_id AND p.interaction_id = t.id AND p.role IN ('o','a')"
            " WHERE t.workspace_id = %s AND t.starts_at >= %s AND t.starts_at < %s AND i.day >= %s AND i.personal AND"
            " i.direction = 2"
            + (
                " AND NOT EXISTS (SELECT 1 FROM daily d WHERE d.workspace_id = p.workspace_id AND d.mailbox_id = p.mailbox_id"
                " AND d.day = i.day)"
                if uncounted
                else ""
            ),
            # A day begins at most a day from where it begins in UTC.
            [scope.workspace, (day - 1) * SECONDS_A_DAY, before, day],
        )
    }


def _sum(scope: Scope, before: int, *, participants: str, interactions: str, parameters: list[int]) -> None:
    outgoing = _OUTGOING.format(
        weight=_WEIGHT,
        participants=participants + (" AND interaction_id > %s" if parameters else ""),
        interactions=interactions,
    )
    incoming = _INCOMING.format(interactions=interactions)
    together = _TOGETHER.format(weight=_WEIGHT, participants="", interactions=interactions, before=int(before))
    execute(
        scope,
        _SUM.format(workspace=int(scope.workspace), outgoing=outgoing, incoming=incoming, together=together),
        [scope.workspace, *parameters] * 4,
    )


def keep_sent_days(scope: Scope) -> None:
    """Note on which days the owner sent anything with a usable date."""
    found = rows(
        scope,
        "SELECT DISTINCT day FROM interaction WHERE workspace_id = %s AND direction = 1 AND date_mark = ''"
        " AND day IS NOT NULL",
        [scope.workspace],
    )
    execute(
        scope,
        "UPDATE workspace SET sent_days = %s WHERE id = %s",
        [json.dumps(sorted(row[0] for row in found)), scope.workspace],
    )


def sent_days(scope: Scope) -> NDArray[np.int64]:
    """Days on which the owner sent anything, as last noted."""
    found = one(scope, "SELECT sent_days FROM workspace WHERE id = %s", [scope.workspace])
    return np.array(json.loads(found[0]) if found and found[0] else [], dtype=np.int64)


_DAILY_OF_PEOPLE = """SELECT m.person_id, d.day, d.out_count, d.out_weight, d.in_count
    FROM person p JOIN mailbox m ON m.workspace_id = p.workspace_id AND m.person_id = p.id
    JOIN daily d ON d.workspace_id = m.workspace_id AND d.mailbox_id = m.id
    WHERE p.workspace_id = %s AND p.kind = 'person' {more}"""


def summaries(
    scope: Scope, clock: ActiveClock, people: Collection[int] | None = None
) -> tuple[NDArray[np.int64], TieSummary]:
    """Ties as of the clock's day from daily counts, for all people or some: their person ids, ascending, and rows alike."""
    found: list[tuple[int, int, int, float, int]] = []
    if people is None:
        found = rows(scope, _DAILY_OF_PEOPLE.format(more="AND d.day < %s"), [scope.workspace, clock.as_of_day])
    else:
        for part in chunks(sorted(people)):
            found += rows(
                scope,
                _DAILY_OF_PEOPLE.format(more=f"AND p.id IN ({in_list(len(part))}) AND d.day < %s"),
                [scope.workspace, *part, clock.as_of_day],
            )
    table = np.array(found, dtype=np.float64).reshape(-1, 5)
    ids, index = np.unique(table[:, 0].astype(np.int64), return_inverse=True)
    summary = summarise(index, table[:, 1], table[:, 2], table[:, 3], table[:, 4], clock=clock, ties=len(ids))
    return ids, summary


TIE_COLUMNS = (
    "contact_days", "outgoing_days", "incoming_days", "first_contact_day", "last_contact_day", "last_clock", "gaps",
    "log_sum", "log_scatter", "mean_gap", "quiet_gap", "lapsed_gap", "warmth_log2",
)  # fmt: skip
TWO_WAY_COLUMNS = ("started_by_me", "answered_by_them", "started_by_them", "answered_by_me")
HOURS_COLUMNS = ("answer_hours_theirs", "answer_hours_mine")


MESSAGES_AT_ONCE = 50_000
"""Of so many messages at most are the ties summed up together, so that memory does not grow with the record."""


def keep_ties(scope: Scope, clock: ActiveClock, zone: tzinfo, people: Collection[int] | None = None) -> None:
    """Write the summaries of these people's ties (of everybody's: None) as of the clock's day."""
    if people is None:
        execute(scope, "DELETE FROM tie WHERE workspace_id = %s", [scope.workspace])
    else:
        for part in chunks(sorted(people)):
            execute(
                scope,
                f"DELETE FROM tie WHERE workspace_id = %s AND person_id IN ({in_list(len(part))})",
                [scope.workspace, *part],
            )
    for some in _few_at_a_time(scope, people):
        _keep_ties_of(scope, clock, zone, some)


def _few_at_a_time(scope: Scope, people: Collection[int] | None) -> Iterator[list[int] | None]:
    """These people, or everybody, in parts that wrote `MESSAGES_AT_ONCE` together, what the owner wrote to them included;
    one who has more alone is a part. Everybody in one part is None, which is asked for at once and not by name.
    """
    wanted = None if people is None else set(people)
    part: list[int] = []
    messages = 0
    cut = False
    for person, count in rows(
        scope,
        "SELECT m.person_id, SUM(m.sent + m.from_owner) FROM mailbox m JOIN person p ON p.workspace_id = m.workspace_id AND"
        " p.id = m.person_id WHERE m.workspace_id = %s AND p.kind = 'person' GROUP BY m.person_id ORDER BY m.person_id",
        [scope.workspace],
    ):
        if wanted is not None and person not in wanted:
            continue
        if part and messages + count > MESSAGES_AT_ONCE:
            yield part
            part, messages, cut = [], 0, True
        part.append(person)
        messages += int(count)
    if part:
        yield part if cut or wanted is not None else None


def _keep_ties_of(scope: Scope, clock: ActiveClock, zone: tzinfo, people: Collection[int] | None) -> None:
    ids, summary = summaries(scope, clock, people)
    counts = two_way_counts(scope, zone, clock.as_of_day, people)
    columns = [_plain(getattr(summary, name)) for name in TIE_COLUMNS]
    nothing = (0, 0, 0, 0, None, None)
    table = [
        (scope.workspace, person, *row, *counts.get(person, nothing))
        for person, row in zip(ids.tolist(), zip(*columns, strict=True), strict=True)
    ]
    names = ("workspace_id", "person_id", *TIE_COLUMNS, *TWO_WAY_COLUMNS, *HOURS_COLUMNS)
    execute_many(scope, f"INSERT INTO tie ({','.join(names)}) VALUES ({in_list(len(names))})", table)


def _plain(column: NDArray[np.generic]) -> list[object]:
    """Python numbers, None for nan."""
    values: list[float] = column.tolist()
    return [None if isnan(value) else value for value in values] if column.dtype.kind == "f" else list(values)


_EXCHANGED = """SELECT m.person_id, i.thread_key, i.sent_at, i.direction,
        CASE WHEN i.refs <> '' OR LOWER(SUBSTR(i.subject, 1, 4)) IN ('re: ', 'aw: ', 'sv: ', 'vs: ')
            OR LOWER(SUBSTR(i.subject, 1, 3)) = 're:' OR LOWER(SUBSTR(i.subject, 1, 5)) = 'antw:' THEN 1 ELSE 0 END
    FROM person q
    JOIN mailbox m ON m.workspace_id = q.workspace_id AND m.person_id = q.id
    JOIN participant p ON p.workspace_id = m.workspace_id AND p.mailbox_id = m.id
    JOIN interaction i ON i.workspace_id = p.workspace_id AND i.id = p.interaction_id AND (
        (i.direction = 1 AND p.role IN ('t','c','b')) OR (i.direction = -1 AND p.role = 'f'))
    WHERE q.workspace_id = %s AND q.kind = 'person' AND i.personal AND i.date_mark = '' {more}"""


def exchanged(
    scope: Scope, zone: tzinfo, as_of_day: int, people: Collection[int] | None = None
) -> tuple[NDArray[np.int64], two_way.TwoWays]:
    """Who answered whom before a day: person ids, ascending, and rows alike."""
    found: list[tuple[int, ...]] = []
    if people is None:
        found = rows(scope, _EXCHANGED.format(more=""), [scope.workspace])
    else:
        for part in chunks(sorted(people)):
            more = f"AND q.id IN ({in_list(len(part))})"
            found += rows(scope, _EXCHANGED.format(more=more), [scope.workspace, *part])
    table = np.array(found, dtype=np.int64).reshape(-1, 5)
    ids, index = np.unique(table[:, 0], return_inverse=True)
    local = local_seconds(table[:, 2], zone)
    return ids, two_way.two_ways(
        index, table[:, 1], local, table[:, 3] == 1, as_of_day=as_of_day, ties=len(ids), is_reply=table[:, 4] == 1
    )


def two_way_counts(
    scope: Scope, zone: tzinfo, as_of_day: int, people: Collection[int] | None = None
) -> dict[int, tuple[object, ...]]:
    """Per person: started by me, of these answered by them, started by them, of these answered by me; median working
    hours until they answer, until I answer, None where they can't be told.
    """
    ids, ways = exchanged(scope, zone, as_of_day, people)
    columns = (
        ways.mine.started,
        ways.mine.answered,
        ways.theirs.started,
        ways.theirs.answered,
        ways.mine.median_answer_hours,
        ways.theirs.median_answer_hours,
    )
    return dict(zip(ids.tolist(), zip(*map(_plain, columns), strict=True), strict=True))


def met_lately(scope: Scope, since: int, before: int) -> dict[int, int]:
    """Per person: messages to at most 30, and meetings of as many, in which they took part between two instants.

    Whoever wrote counts; of meetings only those that the owner was in.
    """
    return {
        row[0]: row[1]
        for row in rows(
            scope,
            # CROSS JOIN keeps SQLite from starting at the participants, which are all of history.
            "SELECT m.person_id, COUNT(DISTINCT i.id) FROM interaction i CROSS JOIN participant p CROSS JOIN mailbox m"
            " WHERE i.workspace_id = %s AND i.sent_at >= %s AND i.sent_at < %s AND i.recipients <= %s AND i.automation ="
            " '' AND i.list_id = '' AND i.date_mark = '' AND p.workspace_id = i.workspace_id AND p.interaction_id = i.id"
            " AND p.role <> 'd' AND (p.role NOT IN ('o','a') OR i.direction = 2) AND m.workspace_id = p.workspace_id"
            " AND m.id = p.mailbox_id AND m.person_id IS NOT NULL GROUP BY m.person_id",
            [scope.workspace, since, before, MET_RECIPIENTS_MAX],
        )
    }


def keep_met(scope: Scope, met: Mapping[int, int]) -> None:
    """Note how often people were met lately, for pages that look at now."""
    execute(scope, "UPDATE person SET met = 0 WHERE workspace_id = %s AND met > 0", [scope.workspace])
    execute_many(
        scope,
        "UPDATE person SET met = %s WHERE workspace_id = %s AND id = %s",
        [(count, scope.workspace, person) for person, count in met.items()],
    )


def summed_up_to(scope: Scope) -> int:
    found = one(scope, "SELECT summed_up_to FROM workspace WHERE id = %s", [scope.workspace])
    return int(found[0]) if found else 0


def last_interaction(scope: Scope) -> int:
    found = one(scope, "SELECT MAX(id) FROM interaction WHERE workspace_id = %s", [scope.workspace])
    return int(found[0]) if found and found[0] is not None else 0
