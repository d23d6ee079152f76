"""The ledger: who gives whom what kind of value, how far it has come, and the words that show it."""

from firsthand.domain.exchanges.derive import OPENS_FROM, derive, unfold
from firsthand.domain.exchanges.mail import Mail, calls
from firsthand.domain.exchanges.shape import (
    EFFORTS,
    FAMILY_OF,
    STATES,
    STATUSES,
    VALUES,
    Effort,
    Exchange,
    Flow,
    State,
    Status,
    Step,
    Value,
)
from firsthand.domain.exchanges.standing import LOOPS, OPEN_STATES, Loop, as_it_stood, lapsed_by, lapses_on, loop_of

__all__ = [
    "EFFORTS",
    "FAMILY_OF",
    "LOOPS",
    "OPENS_FROM",
    "OPEN_STATES",
    "STATES",
    "STATUSES",
    "VALUES",
    "Effort",
    "Exchange",
    "Flow",
    "Loop",
    "Mail",
    "State",
    "Status",
    "Step",
    "Value",
    "as_it_stood",
    "calls",
    "derive",
    "lapsed_by",
    "lapses_on",
    "loop_of",
    "unfold",
]
