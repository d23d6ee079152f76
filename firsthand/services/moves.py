"""Today's moves: suggested, remembered, done, put off or refused."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta

import numpy as np

from firsthand.domain import reading
from firsthand.domain.moves import (
    MOVES_MAX,
    Memory,
    Move,
    OpenQuestion,
    Remembered,
    answer_moves,
    compose,
    open_questions,
    reconnect_moves,
)
from firsthand.domain.moves.memory import Outcome, recall
from firsthand.errors import NotFoundError
from firsthand.services import move_facts
from firsthand.services.actor import SECONDS_A_DAY, Actor, AsOf, now
from firsthand.services.ties import Ties, ties_of
from firsthand.storage import ids
from firsthand.storage.connection import chunks, execute, execute_many, in_list, one, rows, write
from firsthand.storage.queries import interactions, people

MEMORY_DAYS = 180
EPOCH = date(1970, 1, 1)
OPEN_LOOPS_MAX = 20
WEEK = 7
RECONNECT_WANTED = 4


@dataclass(frozen=True)
class OpenLoop:
    """A question that waits for the owner; since: the day it was asked."""

    interaction_id: int
    message_id: str
    person_id: int
    person_name: str
    subject: str
    quote: str
    since: date
    age_working_days: int


@dataclass(frozen=True)
class Said:
    """What the user wrote on a move: the first step in their own words, whom it is for, and why."""

    first_step: str
    whom: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Today:
    """One day: the week in a sentence, at most five moves, what still waits.

    nothing_else: whether no question waits beyond those the moves speak of.
    """

    as_of: date
    reading: str
    coverage: str
    moves: tuple[Move, ...]
    open_loops: tuple[OpenLoop, ...]
    open_loops_total: int
    nothing_else: bool
    ending: str
    said: Mapping[str, Said]


def today(actor: Actor, as_of: AsOf, limit: int = MOVES_MAX) -> Today:
    """The page of a day. Looking at now remembers what was shown; looking back remembers nothing."""
    ties = ties_of(actor, as_of)
    memory = _memory(actor, as_of.day)
    questions = _open_questions(actor, as_of, ties, memory)
    candidates = [*answer_moves(questions, as_of.day), *_reconnect(actor, as_of, ties, memory)]
    chosen = compose(candidates, memory, as_of.day, limit)
    if as_of.live:
        _remember_shown(actor, as_of.day, chosen.moves, memory)
    shown = {evidence.interaction_id for move in chosen.moves for evidence in move.evidence}
    further = sum(question.mail.interaction_id not in shown for question in questions)
    return Today(
        as_of=as_of.day,
        reading=reading.read_week(_week(actor, as_of, ties, len(questions))),
        coverage=reading.coverage(_messages(actor, as_of.before - WEEK * SECONDS_A_DAY, as_of.before)),
        moves=chosen.moves,
        open_loops=tuple(_loop(question) for question in questions[:OPEN_LOOPS_MAX]),
        open_loops_total=len(questions),
        nothing_else=not further,
        ending=reading.ending(len(chosen.moves), further),
        said=_said(actor, [move.key for move in chosen.moves]),
    )


def waiting(actor: Actor, as_of: AsOf, limit: int = 5) -> tuple[OpenLoop, ...]:
    """Who waits for an answer, the newest first; shows no moves and remembers nothing."""
    questions = _open_questions(actor, as_of, ties_of(actor, as_of), _memory(actor, as_of.day))
    return tuple(_loop(question) for question in questions[:limit])


def read_ahead(actor: Actor) -> None:
    """Read the questions in recent mail now, so that Today needs not."""
    as_of = now(actor)
    move_facts.keep_readings(actor, move_facts.mails_to_me(actor, as_of, ties_of(actor, as_of)))


def done(actor: Actor, key: str) -> None:
    """The user did it; the move does not come back."""
    _happened(actor, key, "done")


def later(actor: Actor, key: str, until: date) -> None:
    """Put off: the move may come back on that day."""
    _happened(actor, key, "later", until=until)


def not_this(actor: Actor, key: str, why: str = "") -> None:
    """Refused; the move does not come back."""
    _happened(actor, key, "not-this", why=why)


def take_back(actor: Actor, key: str) -> None:
    """Undo what was said of a move today."""
    execute(
        actor.scope,
        "DELETE FROM move_event WHERE workspace_id = %s AND key = %s AND on_day = %s AND outcome <> 'shown'",
        [actor.scope.workspace, key, now(actor).day_number],
    )


def change_first_step(actor: Actor, key: str, text: str) -> None:
    """Keep the first step in the user's own words; an empty text goes back to the suggested one."""
    _choose(actor, key, "first_step", text.strip()[:500])


def state_intent(actor: Actor, key: str, whom: Sequence[str], words: str) -> None:
    """Keep whom a move is for ('them', 'us', 'me', any of them) and why, in the user's own words."""
    allowed = [one for one in ("them", "us", "me") if one in whom]
    _choose(actor, key, "whom_for", " ".join(allowed))
    _choose(actor, key, "own_words", words.strip()[:500])


def _open_questions(actor: Actor, as_of: AsOf, ties: Ties, memory: Memory) -> list[OpenQuestion]:
    """Questions that wait and of which the user has not said otherwise."""
    settled = {entry.key for entry in memory.entries if entry.outcome in ("done", "not-this")}
    found = open_questions(move_facts.mails_to_me(actor, as_of, ties), as_of.day)
    return [question for question in found if question.key not in settled]


def _reconnect(actor: Actor, as_of: AsOf, ties: Ties, memory: Memory) -> list[Move]:
    """The first few reconnect moves that may show today, read no further than needed."""
    recalled = recall(memory, as_of.day)
    found: list[Move] = []
    for tie in move_facts.quiet_ties(actor, as_of, ties):
        found += [move for move in reconnect_moves([tie], as_of.day) if not recalled.refusal(move)]
        if len(found) >= RECONNECT_WANTED:
            break
    return found


def _happened(actor: Actor, key: str, outcome: Outcome, *, until: date | None = None, why: str = "") -> None:
    with write(actor.scope):
        known = one(
            actor.scope,
            "SELECT kind FROM move_event WHERE workspace_id = %s AND key = %s LIMIT 1",
            [actor.scope.workspace, key],
        )
        if known is None:
            raise NotFoundError("This move", "it was not shown", "Open Today again.")
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


def _remember_shown(actor: Actor, day: date, moves: Sequence[Move], memory: Memory) -> None:
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


def _memory(actor: Actor, day: date) -> Memory:
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
        never_suggest=frozenset(
            row[0]
            for row in rows(
                scope,
                "SELECT id FROM person WHERE workspace_id = %s AND (never_suggest OR set_aside)",
                [scope.workspace],
            )
        ),
    )


def _week(actor: Actor, as_of: AsOf, ties: Ties, waiting: int) -> reading.Week:
    since = as_of.before - WEEK * SECONDS_A_DAY
    written_to = {person for _, _, person, _ in interactions.written_by_owner(actor.scope, since, as_of.before)}
    wrote = rows(
        actor.scope,
        "SELECT COUNT(DISTINCT m.person_id) FROM interaction i JOIN mailbox m ON m.workspace_id = i.workspace_id AND m.id ="
        " i.sender_id JOIN person q ON q.workspace_id = m.workspace_id AND q.id = m.person_id WHERE i.workspace_id = %s"
        " AND i.sent_at >= %s AND i.sent_at < %s AND i.direction = -1 AND i.personal AND q.kind = 'person'",
        [actor.scope.workspace, since, as_of.before],
    )[0][0]
    real = people.by_ids(actor.scope, written_to)
    return reading.Week(
        messages=_messages(actor, since, as_of.before),
        written_to=sum(1 for person in real.values() if person.kind == "person"),
        wrote=int(wrote),
        answered=0,
        waiting=waiting,
        came_back=_came_back(actor, as_of, ties),
        fell_quiet=_fell_quiet(as_of, ties),
    )


def _came_back(actor: Actor, as_of: AsOf, ties: Ties) -> tuple[str, ...]:
    """Names of people in contact this week after a gap that was long for them, the longest gap first."""
    summary = ties.table.summary
    first = as_of.until_day - WEEK
    lately = np.flatnonzero((summary.last_contact_day >= first) & ~np.isnan(summary.quiet_gap))
    ids_lately = ties.table.people[lately].tolist()
    around = people.contacts_around(actor.scope, ids_lately, first)
    found: list[tuple[float, int]] = []
    for row, person in zip(lately.tolist(), ids_lately, strict=True):
        if person in around:
            before, after = ties.clock.at(around[person]).tolist()
            if after - before > summary.quiet_gap[row]:
                found.append((before - after, person))
    known = people.by_ids(actor.scope, [person for _, person in found])
    return tuple(known[person].name for _, person in sorted(found) if person in known)


def _fell_quiet(as_of: AsOf, ties: Ties) -> int:
    """How many ties were in rhythm a week ago and are quieter than usual now."""
    summary = ties.table.summary
    if not len(summary):
        return 0
    gap = ties.present_gap
    passed = int(ties.clock.at(as_of.until_day)) - int(ties.clock.at(as_of.until_day - WEEK))
    fell = (gap > summary.quiet_gap) & (gap - passed <= summary.quiet_gap) & (summary.contact_days >= 8)
    return int(np.count_nonzero(fell))


def _messages(actor: Actor, since: int, before: int) -> int:
    return sum(count for _, count in interactions.counts_between(actor.scope, since, before))


def _loop(question: OpenQuestion) -> OpenLoop:
    mail = question.mail
    return OpenLoop(
        interaction_id=mail.interaction_id,
        message_id=mail.message_id,
        person_id=mail.person.id,
        person_name=mail.person.called,
        subject=mail.subject,
        quote=question.said.quote,
        since=mail.sent_at.date(),
        age_working_days=question.age_working_days,
    )


def _choose(actor: Actor, key: str, column: str, value: str) -> None:
    execute(
        actor.scope,
        f"INSERT INTO move_choice (workspace_id, key, first_step, whom_for, own_words) VALUES (%s,%s,%s,%s,%s)"
        f" ON CONFLICT (workspace_id, key) DO UPDATE SET {column} = excluded.{column}",
        [
            actor.scope.workspace,
            key,
            *(value if name == column else "" for name in ("first_step", "whom_for", "own_words")),
        ],
    )


def _said(actor: Actor, keys: Sequence[str]) -> dict[str, Said]:
    if not keys:
        return {}
    return {
        key: Said(first_step, tuple(whom.split()), words)
        for key, first_step, whom, words in rows(
            actor.scope,
            "SELECT key, first_step, whom_for, own_words FROM move_choice WHERE workspace_id = %s AND"
            f" key IN ({in_list(len(keys))})",
            [actor.scope.workspace, *keys],
        )
    }
