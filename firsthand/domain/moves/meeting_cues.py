"""First steps tied to a meeting: "If it is ten minutes before I meet Rosa on Thursday at 14:00, then …"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from firsthand.domain.meetings_ahead import when_said
from firsthand.domain.moves.shape import FirstStep, Move
from firsthand.language import gettext as _

TIED_WITHIN = timedelta(days=3)
"""A plan holds on to a moment that is near; a meeting further ahead is no cue for today's step (d)."""


class Meets(NamedTuple):
    """A small meeting in which somebody takes part beside the owner."""

    person: int
    starts_at: datetime


def tied_to_meetings(moves: Iterable[Move], meetings: Sequence[Meets], now: datetime) -> tuple[Move, ...]:
    """The moves, those about somebody soon met with that meeting as the cue of their first step, or named beside them.

    meetings: of the day and the days after it. A promise for an earlier day than the meeting keeps its own cue.
    """
    return tuple(_tied(move, [one for one in meetings if one.person in _ids(move)], now) for move in moves)


def _ids(move: Move) -> set[int]:
    # Who introduces two people sees one of them at most.
    return {move.people[0].id} if len(move.people) == 1 else set()


def _tied(move: Move, meetings: Sequence[Meets], now: datetime) -> Move:
    if not meetings:
        return move
    name, today = move.people[0].first_name, now.date()
    over = [one.starts_at for one in meetings if one.starts_at.date() == today and one.starts_at <= now]
    ahead = sorted(one.starts_at for one in meetings if now < one.starts_at <= now + TIED_WITHIN)
    note = move.note
    if ahead and ahead[0].date() == today:
        note = _beside(note, _("You meet %(name)s %(when)s.") % {"name": name, "when": when_said(ahead[0], today)})
    elif over:
        note = _beside(note, _("You met %(name)s %(when)s.") % {"name": name, "when": when_said(max(over), today)})
    if not ahead or (move.matter.due is not None and move.kind == "promise" and move.matter.due < ahead[0].date()):
        return replace(move, note=note)
    cue = _("it is ten minutes before I meet %(name)s %(when)s") % {"name": name, "when": when_said(ahead[0], today)}
    return replace(move, note=note, first_step=FirstStep(cue, move.first_step.action))


def _beside(note: str, sentence: str) -> str:
    return f"{note} {sentence}" if note else sentence
