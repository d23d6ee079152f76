"""The ledger: who gives whom what kind of value, how far it has come, and the words that show it."""

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

__all__ = [
    "EFFORTS",
    "FAMILY_OF",
    "STATES",
    "STATUSES",
    "VALUES",
    "Effort",
    "Exchange",
    "Flow",
    "State",
    "Status",
    "Step",
    "Value",
]
