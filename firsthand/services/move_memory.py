"""What Today showed, and what became of it: as the user said, and as later mail shows."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta

from firsthand.domain.moves import Memory, Move, Remembered, observed_done
from firsthand.domain.moves.memory import Outcome
from firsthand.domain.moves.observed import DONE_BY_WRITING
from firsthand.errors import NotFoundError
from firsthand.language import gettext as _
from firsthand.services import judging, move_ledger
from firsthand.services.actor import Actor, AsOf, now
from firsthand.storage import ids
from firsthand.storage.connection import chunks, execute, execute_many, in_list, one, rows, write

MEMORY_DAYS = 180
EPOCH = date(1970, 1, 1)


def happened(actor: Actor, key: str, outcome: Outcome, *, until: date | None = None, why: str = "") -> None:
    with write(actor.scope):
        known = one(
            actor.scope,
            "SELECT kind FROM move_event WHERE workspace_id = %s AND key = %s LIMIT 1",
            [actor.scope.workspace, key],
        )
        if known is None:
            raise NotFoundError(_("This move"), _("it was not shown"), _("Open Today again."))
        day = now(actor).day_number
        execute(
            actor.scope,
            "DELETE FROM move_event WHERE workspace_id = %s AND key = %s AND on_day = %s AND outcome <> 'shown'",
            [actor.scope.workspace, key, day],
        )
        execute(
            actor.scope,
            "INSERT INTO move_event (workspace_id, id, key, kind, on_day, outcome, until_day, why, shown_as)"
            " VALUES (%s,%s,%s,%s,%s,%s,%s,%s,'')",
            [
                actor.scope.workspace,
                ids.allocate(actor.scope, 1),
                key,
                known[0],
                day,
                outcome,
                None if until is None else (until - EPOCH).days,
                why.strip()[:500],
            ],
        )


def remember_shown(actor: Actor, day: date, moves: Sequence[Move], memory: Memory) -> None:
    known = {entry.key for entry in memory.entries if entry.on == day and entry.outcome == "shown"}
    fresh = [move for move in moves if move.key not in known]
    if not fresh:
        return
    with write(actor.scope):
        first = ids.allocate(actor.scope, len(fresh))
        execute_many(
            actor.scope,
            "INSERT INTO move_event (workspace_id, id, key, kind, on_day, outcome, until_day, why, shown_as)"
            " VALUES (%s,%s,%s,%s,%s,'shown',NULL,'',%s)",
            [
                (
                    actor.scope.workspace,
                    first + place,
                    move.key,
                    move.kind,
                    (day - EPOCH).days,
                    json.dumps(asdict(move), default=str, ensure_ascii=False),
                )
                for place, move in enumerate(fresh)
            ],
        )
        execute_many(
            actor.scope,
            "INSERT INTO move_person (workspace_id, key, person_id) VALUES (%s,%s,%s) ON CONFLICT DO NOTHING",
            [(actor.scope.workspace, move.key, person.id) for move in fresh for person in move.people],
        )


def _said_and_shown(actor: Actor, day: date) -> Memory:
    """What was shown in the last half year, and whatever the user ever said of a move."""
    scope = actor.scope
    day_number = (day - EPOCH).days
    found = rows(
        scope,
        "SELECT key, kind, on_day, outcome, until_day FROM move_event WHERE workspace_id = %s AND on_day <= %s AND"
        " (on_day > %s OR outcome <> 'shown')",
        [scope.workspace, day_number, day_number - MEMORY_DAYS],
    )
    about: dict[str, list[int]] = {}
    for part in chunks(sorted({row[0] for row in found})):
        for key, person in rows(
            scope,
            f"SELECT key, person_id FROM move_person WHERE workspace_id = %s AND key IN ({in_list(len(part))})",
            [scope.workspace, *part],
        ):
            about.setdefault(key, []).append(person)
    return Memory(
        entries=tuple(
            Remembered(
                key,
                kind,
                tuple(sorted(about.get(key, ()))),
                EPOCH + timedelta(days=on_day),
                outcome,
                None if until_day is None else EPOCH + timedelta(days=until_day),
            )
            for key, kind, on_day, outcome, until_day in sorted(found, key=str)
        ),
        reopened={person: on for person, on in judging.reopened(actor).items() if on <= day},
        never_suggest=frozenset(
            row[0]
            for row in rows(
                scope,
                "SELECT id FROM person WHERE workspace_id = %s AND (never_suggest OR set_aside)",
                [scope.workspace],
            )
        ),
    )


def memory(actor: Actor, as_of: AsOf) -> Memory:
    """All that is remembered on a day, with what the record shows to be done since it was suggested."""
    known = _said_and_shown(actor, as_of.day)
    shown = [entry for entry in known.entries if entry.outcome == "shown"]
    by_writing = [entry for entry in shown if entry.kind in DONE_BY_WRITING]
    moved = move_ledger.moved_on(actor, {entry.key for entry in shown}, as_of)
    wrote = _wrote_on(actor, by_writing, as_of)
    return replace(known, entries=(*known.entries, *observed_done(known, wrote, moved, as_of.day)))


def _wrote_on(actor: Actor, shown: Sequence[Remembered], as_of: AsOf) -> dict[int, list[date]]:
    """The days on which the owner wrote to the people of these moves, since the first of them was shown."""
    people = sorted({person for entry in shown for person in entry.person_ids})
    if not people:
        return {}
    since = (min(entry.on for entry in shown) - EPOCH).days
    found: dict[int, list[date]] = {}
    for part in chunks(people):
        for person, day in rows(
            actor.scope,
            "SELECT m.person_id, d.day FROM mailbox m JOIN daily d ON d.workspace_id = m.workspace_id AND d.mailbox_id = m.id"
            f" WHERE m.workspace_id = %s AND m.person_id IN ({in_list(len(part))}) AND d.day >= %s AND d.day < %s AND"
            " d.out_count > 0",
            [actor.scope.workspace, *part, since, as_of.until_day],
        ):
            found.setdefault(person, []).append(EPOCH + timedelta(days=day))
    return found
