"""Choosing today's few moves out of all that could be suggested."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from firsthand.domain.moves.memory import Memory, Recall, recall
from firsthand.domain.moves.score import POINTS_LOST_A_MOVE, total
from firsthand.domain.moves.shape import SERVES_ME, Kind, Move, Term
from firsthand.domain.moves.words import in_words

MOVES_MAX = 5

# At most so many of a kind, however good they are; answering and accepting count together.
_GROUP_OF: dict[Kind, str] = {"answer": "answer", "accept": "answer", "reconnect": "reconnect"}
_GROUP_MAX = {"answer": 2, "reconnect": 2}

# Of five places, one is kept for each of these; a place that nothing deserves stays empty.
_KEPT: tuple[frozenset[Kind], ...] = (
    frozenset({"thank", "give", "introduce"}),
    frozenset({"reconnect", "feedback", "ask"}),
)

SELFLESS_WINDOW_DAYS = 28
SELFLESS_SHARE_MIN = 0.25


@dataclass(frozen=True, slots=True)
class Held:
    """A move left out today, and why: a refusal of `Recall`, "person" (one with them shows), "mix" or "limit"."""

    move: Move
    reason: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """Today's moves, most worthwhile first, and what was left out."""

    moves: tuple[Move, ...]
    held: tuple[Held, ...]


def compose(candidates: Iterable[Move], memory: Memory, as_of: date, limit: int = MOVES_MAX) -> Chosen:
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
        else:
            open_moves.append(_less_other_moves(move, recalled))
    open_moves.sort(key=_worth)
    chosen = _mixed(open_moves, limit, held)
    chosen = _with_selfless(chosen, held, memory, as_of)
    held.sort(key=lambda one: _worth(one.move))
    return Chosen(tuple(chosen), tuple(held))


def _worth(move: Move) -> tuple[int, float, float, str]:
    return (move.tier, -move.score, -move.since.timestamp(), move.key)


def _less_other_moves(move: Move, recalled: Recall) -> Move:
    """`move` with 15 points taken off for each other move with its people in the last 14 days."""
    count = recalled.other_moves(move)
    if not count:
        return move
    words = f"{in_words(count, unit='other move').capitalize()} with {move.people[0].first_name} in the last fortnight"
    terms = (*move.terms, Term("other moves", words, -POINTS_LOST_A_MOVE * count))
    return replace(move, terms=terms, score=total(terms))


def _mixed(ranked: list[Move], limit: int, held: list[Held]) -> list[Move]:
    """The first moves that the mix allows, one a person."""
    chosen: list[Move] = []
    taken: Counter[str] = Counter()
    people: set[int] = set()
    for move in ranked:
        group = _GROUP_OF.get(move.kind, move.kind)
        if people & {person.id for person in move.people}:
            held.append(Held(move, "person"))
        elif len(chosen) >= limit:
            held.append(Held(move, "limit"))
        elif taken[group] >= _GROUP_MAX.get(group, limit) or len(chosen) >= limit - _kept_from(move, chosen, limit):
            held.append(Held(move, "mix"))
        else:
            chosen.append(move)
            taken[group] += 1
            people.update(person.id for person in move.people)
    return chosen


def _kept_from(move: Move, chosen: list[Move], limit: int) -> int:
    """How many places are kept for kinds other than `move`'s; none from a promise, and none on a short list."""
    if limit < MOVES_MAX or move.kind == "promise":
        return 0
    return sum(1 for kinds in _KEPT if move.kind not in kinds and not any(one.kind in kinds for one in chosen))


def _with_selfless(chosen: list[Move], held: list[Held], memory: Memory, as_of: date) -> list[Move]:
    """Puts a move without benefit to the user in the last place when fewer than one in four shown had none."""
    since = as_of - timedelta(days=SELFLESS_WINDOW_DAYS)
    shown = {entry.key: not SERVES_ME[entry.kind] for entry in memory.entries if since < entry.on < as_of}
    shown.update({move.key: not move.benefit_to_me for move in chosen})
    if not shown or sum(shown.values()) >= SELFLESS_SHARE_MIN * len(shown):
        return chosen
    spare = [one for one in held if one.reason in ("mix", "limit") and not one.move.benefit_to_me]
    last = next((move for move in reversed(chosen) if move.benefit_to_me), None)
    if not spare or last is None:
        return chosen
    best = min(spare, key=lambda one: _worth(one.move))
    held.remove(best)
    held.append(Held(last, "mix"))
    return sorted([move for move in chosen if move is not last] + [best.move], key=_worth)
