"""Guard rails that rest on how the user and the other person are: too much given, somebody busy."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from firsthand.domain.exchanges import Effort
from firsthand.domain.moves.shape import Kind

HOURS_OF: dict[Effort, float] = {"minutes": 5 / 60, "hour": 45 / 60, "more": 2.0}
LOAD_MAX = 1.5
LOAD_WEEKS = 2
ENERGY_MAX = 2
WEEKS_MIN = 8
WEEKS = 12

_BUSY = re.compile(
    r"\b(?:(?:i['’]?m|i am|we['’]?re|we are|things are|it['’]?s) (?:\w+ ){0,3}?(?:swamped|snowed under|flat out|overloaded|"
    r"slammed|buried|drowning|up to my (?:neck|eyes|ears)|rushed off my feet|crazy busy|too busy|very busy|really busy|"
    r"extremely busy|busy (?:this|until|till|with|through|for|all|at the moment|right now|just now))"
    r"|(?:have|got|there['’]?s) no (?:time|capacity|bandwidth) (?:for|until|till|this|at the moment|right now|just now|to)"
    r"|(?:hectic|mad|crazy) (?:week|month|time|few (?:weeks|days))"
    r"|can['’]?t (?:take on|think about) (?:any(?:thing)?|more|another)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Guards:
    """What holds moves back on a day.

    over_giving: gives over five minutes are hidden. busy: people who said in the last fortnight that they are busy.
    learnt: how much the user's own answers raise or lower a kind of move, see `learning`; kinds not named count 1.
    """

    over_giving: bool = False
    busy: frozenset[int] = frozenset()
    learnt: Mapping[Kind, float] = field(default_factory=dict)


def giving_load(hours_by_week: Sequence[float]) -> float | None:
    """The last week's confirmed giving over the own median of 12 weeks; None below 8 weeks or where the median is 0.

    hours_by_week: hours of each week, the newest last; the weeks of the record only.
    """
    weeks = list(hours_by_week)[-WEEKS:]
    if len(weeks) < WEEKS_MIN or not (usual := median(weeks)):
        return None
    return weeks[-1] / usual


def is_over_giving(hours_by_week: Sequence[float], energy: int | None) -> bool:
    """Whether the load was 1.5 or more for two weeks while the user's own energy (1 to 5) is 2 or less."""
    if energy is None or energy > ENERGY_MAX:
        return False
    weeks = list(hours_by_week)
    loads = [giving_load(weeks[: len(weeks) - back]) for back in range(LOAD_WEEKS)]
    return all(load is not None and load >= LOAD_MAX for load in loads)


def says_busy(text: str) -> bool:
    """Whether somebody writes that they have no time."""
    return bool(_BUSY.search(text))
