"""How far an exchange has come, as its steps tell it; and how it stood on a day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, get_args

from firsthand.domain.exchanges.shape import Exchange, State, Step

OPEN_STATES: frozenset[State] = frozenset({"asked", "offered", "promised"})
"""While an exchange waits for somebody."""

LAPSE_DAYS = 60
"""A promise lapses so long after the day it was for; an ask, an offer or a promise for no day so long after it was last made."""

LAPSE_AFTER_DUE_DAYS = 30
"""An ask or an offer lapses so long after the day it was for: nobody needs it any more."""

Loop = Literal["i_promised", "i_was_asked", "i_asked", "i_was_offered"]
LOOPS: tuple[Loop, ...] = get_args(Loop)


def lapses_on(state: State, due: date | None, last: date) -> date | None:
    """The day from which a waiting exchange has lapsed, without blame; None in a state that waits for nobody.

    last: the day of its last step.
    """
    if state not in OPEN_STATES:
        return None
    if due is None:
        return last + timedelta(days=LAPSE_DAYS)
    return max(last, due) + timedelta(days=LAPSE_DAYS if state == "promised" else LAPSE_AFTER_DUE_DAYS)


def closed_on(steps: Iterable[Step]) -> date | None:
    """The day on which it stopped waiting: of the first step after which it never waited again; None while it waits."""
    closed: date | None = None
    for step in steps:
        if step.leads_to in OPEN_STATES:
            closed = None
        elif closed is None:
            closed = step.at.date()
    return closed


def after_its_steps(exchange: Exchange) -> Exchange:
    """`exchange` as its steps tell it, whatever day it is: nothing has lapsed."""
    steps = exchange.steps
    due = next((step.due for step in reversed(steps) if step.due), None)
    said = next((step.at.date() for step in reversed(steps) if step.leads_to in OPEN_STATES), None)
    if due is not None and said is not None and due < said:
        due = None  # who says yes when the day is past means no other day
    return replace(
        exchange, state=steps[-1].leads_to, closed=closed_on(steps), due=due, confidence=confidence_of(steps)
    )


def before_day(exchange: Exchange, as_of: date) -> Exchange | None:
    """`exchange` by its steps before the day `as_of` alone, lapsing aside; None when it had not begun."""
    steps = tuple(step for step in exchange.steps if step.at.date() < as_of)
    return after_its_steps(replace(exchange, steps=steps)) if steps else None


def as_it_stood(exchange: Exchange, as_of: date) -> Exchange | None:
    """`exchange` as far as it had come before the day `as_of`; None when it had not begun. Nothing later is used."""
    stood = before_day(exchange, as_of)
    return lapsed_by(stood, as_of) if stood else None


def lapsed_by(exchange: Exchange, as_of: date) -> Exchange:
    """`exchange`, lapsed where it has waited for too long by the day `as_of`."""
    lapse = lapses_on(exchange.state, exchange.due, exchange.steps[-1].at.date())
    return exchange if lapse is None or lapse > as_of else replace(exchange, state="lapsed", closed=lapse)


def confidence_of(steps: Iterable[Step]) -> float:
    """0 to 1: as sure as the least sure of its steps."""
    return min(step.probability for step in steps)


def loop_of(exchange: Exchange) -> Loop | None:
    """Which of the open loops it is; None when it is closed, when they promised, or when the owner offered."""
    if exchange.closed is not None or exchange.state not in OPEN_STATES:
        return None
    if exchange.flow == "out":
        return {"promised": "i_promised", "asked": "i_was_asked"}.get(exchange.state)  # type: ignore[return-value]
    if exchange.state == "offered":
        return "i_was_offered"
    return "i_asked" if exchange.steps[0].leads_to == "asked" else None
