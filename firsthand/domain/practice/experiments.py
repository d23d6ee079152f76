"""A small experiment: something to try once in a week, so small that it happens."""

from dataclasses import dataclass
from typing import Literal

from firsthand.domain.moves.shape import Kind

Courage = Literal[1, 2, 3]
"""1: nobody need notice. 2: somebody does. 3: it may be declined, or be awkward for a moment."""


@dataclass(frozen=True, slots=True)
class Experiment:
    """One entry of the library, or of a programme. Words are msgids, to be translated where they are shown.

    key: names it in rows; it never changes. smaller: the same, made smaller; why: what it trains; notice: what to look out for.
    cue, step: a plan to begin with, "If {cue}, then {step}."; '' in a programme that names none.
    goes_with: kinds of moves with whose people it can be done; none for what concerns nobody in particular.
    """

    key: str
    skill: str
    courage: Courage
    what: str
    smaller: str
    why: str
    notice: str
    cue: str = ""
    step: str = ""
    goes_with: tuple[Kind, ...] = ()
