"""Choosing today's few moves out of all that could be suggested."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from firsthand.domain.moves.give import SMALL_MINUTES
from firsthand.domain.moves.guards import Guards
from firsthand.domain.moves.memory import Memory, Recall, recall
from firsthand.domain.moves.score import POINTS_LOST_A_MOVE, POINTS_LOST_WHEN_BUSY, total
from firsthand.domain.moves.shape import SERVES_ME, Kind, Move, Term
from firsthand.domain.wording import number_in_words, sentence_case
from firsthand.language import gettext as _
from firsthand.language import ngettext

MOVES_MAX = 5

# At most so many of a kind, however good they are; answering and accepting count together. Promises that the user
# confirmed or pinned have no limit; what only the rules take for one must not fill the page.
_GROUP_OF: dict[Kind, str] = {"answer": "answer", "accept": "answer", "reconnect": "reconnect"}
_GROUP_MAX = {"answer": 2, "reconnect": 2, "suggested promise": 2}

# Of five places, one is kept for each of these; a place that nothing deserves stays empty.
_KEPT: tuple[frozenset[Kind], ...] = (
    frozenset({"thank", "give", "introduce"}),
    frozenset({"reconnect", "feedback", "ask"}),
)

SELFLESS_WINDOW_DAYS = 28
SELFLESS_SHARE_MIN = 0.25


NO_GUARDS = Guards()


@dataclass(frozen=True, slots=True)
class Held:
    """A move left out today, and why: a refusal of `Recall`, "over-giving", "person" (one with them shows), "mix" or
    "limit".
    """

    move: Move
    reason: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """Today's moves, most worthwhile first, and what was left out."""

    moves: tuple[Move, ...]
    held: tuple[Held, ...]


def compose(
    candidates: Iterable[Move], memory: Memory, as_of: date, limit: int = MOVES_MAX, guards: Guards = NO_GUARDS
) -> Chosen:
    """The moves for the day `as_of`: tier first, then score, then the mix and the guard rails.

    limit: at most this many, never more than `MOVES_MAX`. The same input gives the same answer in any order.
    """
    limit = max(0, min(limit, MOVES_MAX))
    recalled = recall(memory, as_of)
    held: list[Held] = []
    open_moves: list[Move] = []
    for move in candidates:
        if refusal := recalled.refusal(move):
            held.append(Held(move, refusal))
        elif guards.over_giving and move.kind == "give" and move.minutes > SMALL_MINUTES:
            held.append(Held(move, "over-giving"))
        else:
            open_moves.append(_less_other_moves(_as_learnt(_less_if_busy(move, guards), guards), recalled))
    open_moves.sort(key=_worth)
    chosen = _mixed(open_moves, limit, held)
    chosen = _with_selfless(chosen, held, memory, as_of)
    chosen = _with_reflection(chosen, held, memory, as_of, limit)
    held.sort(key=lambda one: _worth(one.move))
    return Chosen(tuple(chosen), tuple(held))


def _worth(move: Move) -> tuple[int, float, float, str]:
    return (move.tier, -move.score, -move.since.timestamp(), move.key)


def _less_if_busy(move: Move, guards: Guards) -> Move:
    busy = [person for person in move.people if person.id in guards.busy]
    if not busy:
        return move
    words = _("%(name)s wrote of being busy") % {"name": busy[0].first_name}
    terms = (*move.terms, Term("busy", words, -POINTS_LOST_WHEN_BUSY))
    return replace(move, terms=terms, score=total(terms))


def _as_learnt(move: Move, guards: Guards) -> Move:
    """`move` with its score multiplied by what the user's answers taught of its kind."""
    factor = guards.learnt.get(move.kind, 1.0)
    points = round(move.score * (factor - 1), 1)
    if not points:
        return move
    words = _("You found moves of this kind useful") if points > 0 else _("You had little use for moves of this kind")
    terms = (*move.terms, Term("learnt", words, points))
    return replace(move, terms=terms, score=total(terms))


def _less_other_moves(move: Move, recalled: Recall) -> Move:
    """`move` with 15 points taken off for each other move with its people in the last 14 days."""
    count = recalled.other_moves(move)
    if not count:
        return move
    words = ngettext(
        "one other move with %(name)s in the last fortnight",
        "%(count)s other moves with %(name)s in the last fortnight",
        count,
    ) % {"name": move.people[0].first_name, "count": number_in_words(count)}
    terms = (*move.terms, Term("other moves", sentence_case(words), -POINTS_LOST_A_MOVE * count))
    return replace(move, terms=terms, score=total(terms))


def _mixed(ranked: list[Move], limit: int, held: list[Held]) -> list[Move]:
    """The first moves that the mix allows, one a person; the week's question is left for the end."""
    chosen: list[Move] = []
    taken: Counter[str] = Counter()
    people: set[int] = set()
    offered = [kinds for kinds in _KEPT if any(move.kind in kinds for move in ranked)]
    for move in ranked:
        group = _group(move)
        if move.kind == "reflect":
            held.append(Held(move, "mix"))
        elif people & {person.id for person in move.people}:
            held.append(Held(move, "person"))
        elif len(chosen) >= limit:
            held.append(Held(move, "limit"))
        elif taken[group] >= _GROUP_MAX.get(group, limit) or len(chosen) >= limit - _kept_from(
            move, chosen, limit, offered
        ):
            held.append(Held(move, "mix"))
        else:
            chosen.append(move)
            taken[group] += 1
            people.update(person.id for person in move.people)
    return chosen


def _group(move: Move) -> str:
    if move.kind == "promise" and move.suggested:
        return "suggested promise"
    return _GROUP_OF.get(move.kind, move.kind)


def _kept_from(move: Move, chosen: list[Move], limit: int, offered: list[frozenset[Kind]]) -> int:
    """How many places are kept for kinds other than `move`'s; none on a short list.

    From a promise a place is kept only where a move for it is at hand: a word given is not left out for an empty place.
    """
    if limit < MOVES_MAX:
        return 0
    kept = offered if move.kind == "promise" else _KEPT
    return sum(1 for kinds in kept if move.kind not in kinds and not any(one.kind in kinds for one in chosen))


def _with_selfless(chosen: list[Move], held: list[Held], memory: Memory, as_of: date) -> list[Move]:
    """Puts moves without benefit to the user in the last places while fewer than one in four shown had none."""
    while not _is_selfless_enough(chosen, memory, as_of):
        last = next((move for move in reversed(chosen) if move.benefit_to_me), None)
        if last is None:
            return chosen
        stay = [move for move in chosen if move is not last]
        spare = [one for one in held if _may_step_in(one, stay)]
        if not spare:
            return chosen
        best = min(spare, key=lambda one: _worth(one.move))
        held.remove(best)
        held.append(Held(last, "mix"))
        chosen = sorted([*stay, best.move], key=_worth)
    return chosen


def _is_selfless_enough(chosen: list[Move], memory: Memory, as_of: date) -> bool:
    """Whether of all moves shown in 28 days, today's included, one in four has no benefit to the user."""
    since = as_of - timedelta(days=SELFLESS_WINDOW_DAYS)
    shown = {entry.key: not SERVES_ME[entry.kind] for entry in memory.entries if since < entry.on <= as_of}
    shown.update({move.key: not move.benefit_to_me for move in chosen})
    return sum(shown.values()) >= SELFLESS_SHARE_MIN * len(shown)


def _may_step_in(one: Held, stay: list[Move]) -> bool:
    """Whether a move without benefit to the user, held back for want of a place, may take one beside `stay`."""
    if one.move.benefit_to_me or one.reason not in ("mix", "limit", "person"):
        return False
    people = {person.id for move in stay for person in move.people}
    same = sum(1 for move in stay if _group(move) == _group(one.move))
    return not people & {person.id for person in one.move.people} and same < _GROUP_MAX.get(_group(one.move), MOVES_MAX)


def _with_reflection(chosen: list[Move], held: list[Held], memory: Memory, as_of: date, limit: int) -> list[Move]:
    """The week's question at the end, where a place is free beside something else and the share of giving stays."""
    waiting = next((one for one in held if one.move.kind == "reflect" and one.reason == "mix"), None)
    if waiting is None or not chosen or len(chosen) >= limit:
        return chosen
    if not _is_selfless_enough([*chosen, waiting.move], memory, as_of):
        return chosen
    held.remove(waiting)
    return [*chosen, waiting.move]
