"""Today's moves: suggested, remembered, done, put off or refused."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from firsthand.domain import reading
from firsthand.domain.moves import (
    MOVES_MAX,
    FollowUp,
    Guards,
    Memory,
    Move,
    OpenQuestion,
    Weights,
    accept_moves,
    answer_moves,
    came_of_it,
    compose,
    factors,
    feedback_moves,
    is_over_giving,
    open_questions,
    promise_moves,
    reconnect_moves,
    reflect_move,
    thank_moves,
    without_offers,
)
from firsthand.domain.moves.learning import LEARNS_FOR_DAYS
from firsthand.domain.moves.meeting_cues import TIED_WITHIN, tied_to_meetings
from firsthand.domain.moves.memory import recall
from firsthand.domain.people import PersonId
from firsthand.services import (
    exchanges,
    judging,
    meetings,
    move_facts,
    move_ledger,
    move_memory,
    private_notes,
    record,
    reflection,
    settling,
    targets,
)
from firsthand.services.actor import Actor, AsOf, now
from firsthand.services.exchanges import OpenLoops
from firsthand.services.meetings import NO_CALENDAR, NextMeetings
from firsthand.services.move_ledger import Ledgered
from firsthand.services.move_matching import matched_moves
from firsthand.services.ties import Ties, ties_of
from firsthand.services.week import coverage, week
from firsthand.storage.connection import execute, in_list, rows, write

OPEN_LOOPS_MAX = 20
NOT_TRUE = "not-true"
"""The reason "It is not so" for refusing a move."""

RECONNECT_WANTED = 4
AFTERNOON_HOUR = 14
"""From this hour on what was put off to the afternoon is shown again."""

BUSY_LOOKED_AT = 30
"""Of how many of the likeliest moves it is looked up whether their people wrote of being busy."""


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

    open_loops: questions that wait for the owner. loops: what the ledger holds open, of all four kinds.
    nothing_else: whether no question and no promise waits beyond those the moves speak of.
    follow_up: a light question on something given a while ago; None on most days. over_giving: whether longer gives are held
    back for the user's own sake. useful: what they answered to "Was this useful?", by move. meetings: those of the next days.
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
    loops: OpenLoops
    follow_up: FollowUp | None = None
    over_giving: bool = False
    useful: Mapping[str, bool | None] | None = None
    meetings: NextMeetings = NO_CALENDAR


def today(actor: Actor, as_of: AsOf, limit: int = MOVES_MAX, *, remember: bool = True) -> Today:
    """The page of a day. Looking at now remembers what was shown; looking back remembers nothing.

    remember: False where nobody looks yet, as when a calendar fetches it.
    """
    if as_of.live:
        record.catch_up(actor)
    ties = ties_of(actor, as_of)
    memory = move_memory.memory(actor, as_of)
    asked = _open_questions(actor, as_of, ties, memory)
    pins, pinned_people = judging.pins(actor), judging.pinned_people(actor)
    held = move_ledger.ledgered(actor, as_of, ties, {key.removeprefix("promise:") for key in pins}, pinned_people)
    candidates = _candidates(actor, as_of, ties, memory, asked, held, pins, pinned_people)
    if is_before_afternoon(actor, as_of):
        put_off = {entry.key for entry in memory.entries if entry.on == entry.until == as_of.day}
        candidates = [move for move in candidates if move.key not in put_off]
    guards = _guards(actor, as_of, candidates, held)
    chosen = compose(candidates, memory, as_of.day, limit, guards)
    if as_of.live and remember:
        move_memory.remember_shown(actor, as_of.day, chosen.moves, memory)
    shown = {evidence.interaction_id for move in chosen.moves for evidence in move.evidence}
    further = sum(question.mail.interaction_id not in shown for question in asked)
    shown_moves = _before_meetings(actor, as_of, chosen.moves)
    loops = exchanges.open_loops(actor, as_of, OPEN_LOOPS_MAX)
    promised = {f"promise:{loop.entry.exchange.key}" for loop in loops.i_promised}
    due = {move.key for move in candidates if move.kind == "promise"} & promised - {move.key for move in chosen.moves}
    due -= {entry.key for entry in memory.entries if entry.outcome in ("done", "not-this")}
    return Today(
        as_of=as_of.day,
        reading=reading.read_week(week(actor, as_of, ties, len(asked))),
        coverage=coverage(actor, as_of),
        moves=shown_moves,
        open_loops=tuple(_loop(question) for question in asked[:OPEN_LOOPS_MAX]),
        open_loops_total=len(asked),
        nothing_else=not further and not due,
        ending=reading.ending(len(chosen.moves), further + len(due)),
        said=said_of(actor, [move.key for move in chosen.moves]),
        loops=loops,
        follow_up=came_of_it(held.given, judging.looked_back_on(actor), as_of.day),
        over_giving=guards.over_giving,
        useful={move.key: judging.was_useful(actor, move.key) for move in chosen.moves},
        meetings=meetings.next_meetings(actor, as_of, asked),
    )


def _before_meetings(actor: Actor, as_of: AsOf, chosen: Sequence[Move]) -> tuple[Move, ...]:
    """The moves, tied to the next meeting with whom they are about."""
    people = {person.id for move in chosen for person in move.people}
    met = meetings.meets(actor, as_of, people, TIED_WITHIN.days) if people else ()
    return tied_to_meetings(chosen, met, datetime.fromtimestamp(as_of.before, actor.zone))


def _candidates(
    actor: Actor,
    as_of: AsOf,
    ties: Ties,
    memory: Memory,
    asked: Sequence[OpenQuestion],
    held: Ledgered,
    pins: Collection[str],
    pinned_people: Collection[int],
) -> list[Move]:
    """Every move that could be suggested on the day."""
    day, weights = as_of.day, judging.weights(actor)
    offered = accept_moves(held.offered, day, weights)
    found = [
        *promise_moves(held.promised, day, weights),
        *without_offers(answer_moves(asked, day, weights), offered),
        *offered,
        *thank_moves(held.received, day, weights),
        *feedback_moves(held.given, held.last_asked, judging.whose_feedback_counts(actor), day, weights),
        *matched_moves(actor, as_of, ties, weights),
        *_reconnect(actor, as_of, ties, memory, weights, pinned_people),
    ]
    if question := reflect_move(memory, day, actor.zone, weights, reflection.answered(actor)):
        found.append(question)
    return [replace(move, lifted=True) if move.key in pins else move for move in found]


def _guards(actor: Actor, as_of: AsOf, candidates: Sequence[Move], held: Ledgered) -> Guards:
    energy = judging.energy(actor, as_of.day_number)
    likely = sorted(candidates, key=lambda move: (move.tier, -move.score))[:BUSY_LOOKED_AT]
    answers = judging.judged(actor, as_of.day_number - LEARNS_FOR_DAYS)
    return Guards(
        over_giving=is_over_giving(held.hours, energy),
        busy=move_facts.who_is_busy(actor, as_of, {person.id for move in likely for person in move.people}),
        learnt=factors(answers, as_of.day),
    )


def is_before_afternoon(actor: Actor, as_of: AsOf) -> bool:
    """Whether something can still be put off to this afternoon."""
    return as_of.live and datetime.fromtimestamp(as_of.before, actor.zone).hour < AFTERNOON_HOUR


def waiting(actor: Actor, as_of: AsOf, limit: int = 5) -> tuple[OpenLoop, ...]:
    """Who waits for an answer, the newest first; shows no moves and remembers nothing."""
    return tuple(_loop(question) for question in questions(actor, as_of)[:limit])


def questions(actor: Actor, as_of: AsOf) -> list[OpenQuestion]:
    """All questions that wait for the owner's answer; shows no moves and remembers nothing."""
    if as_of.live:
        record.catch_up(actor)
    return _open_questions(actor, as_of, ties_of(actor, as_of), move_memory.memory(actor, as_of))


def done(actor: Actor, key: str) -> None:
    """The user did it; the move does not come back, and the exchange behind it has come further."""
    with write(actor.scope):
        move_memory.happened(actor, key, "done")
        settling.settle(actor, key)


def later(actor: Actor, key: str, until: date) -> None:
    """Put off: the move may come back on that day."""
    move_memory.happened(actor, key, "later", until=until)


def not_this(actor: Actor, key: str, why: str = "") -> None:
    """Refused; the move does not come back."""
    with write(actor.scope):
        move_memory.happened(actor, key, "not-this", why=why)
        if why == NOT_TRUE:
            settling.dismiss(actor, key)


def take_back(actor: Actor, key: str) -> None:
    """Undo what was said of a move today, in the ledger as well where nothing was said there since."""
    settling.take_back(actor, key)
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
    private_notes.keep_intent(actor, key, allowed, words.strip()[:500])


def look_back_on(actor: Actor, exchange_key: str, words: str) -> None:
    """Keep what came of something given; '' for "I would rather not say". Raises NotFoundError."""
    entry = exchanges.show(actor, exchange_key, now(actor))
    judging.keep_came_of_it(actor, exchange_key, PersonId(entry.exchange.person), words)


def _open_questions(actor: Actor, as_of: AsOf, ties: Ties, memory: Memory) -> list[OpenQuestion]:
    """Questions that wait and of which the user has not said otherwise."""
    settled = {entry.key for entry in memory.entries if entry.outcome in ("done", "not-this")}
    found = open_questions(move_facts.mails_to_me(actor, as_of, ties), as_of.day)
    return [question for question in found if question.key not in settled]


def _reconnect(
    actor: Actor, as_of: AsOf, ties: Ties, memory: Memory, weights: Weights, pinned_people: Collection[int]
) -> list[Move]:
    """The first few reconnect moves that may show today, read no further than needed."""
    recalled = recall(memory, as_of.day)
    fed = targets.fed(actor, None, as_of)
    found: list[Move] = []
    for tie in move_facts.quiet_ties(actor, as_of, ties):
        tie = replace(tie, pinned=tie.person.id in pinned_people, below_target=fed.get(tie.person.id, ""))
        found += [move for move in reconnect_moves([tie], as_of.day, weights) if not recalled.refusal(move)]
        if len(found) >= RECONNECT_WANTED:
            break
    return found


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


def said_of(actor: Actor, keys: Sequence[str]) -> dict[str, Said]:
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
