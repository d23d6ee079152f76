"""The shape of one entry of the ledger."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from firsthand.domain.acts import Kind
from firsthand.domain.questions import Span

State = Literal["asked", "offered", "promised", "given", "accepted", "thanked", "declined", "lapsed"]
Status = Literal["suggested", "confirmed", "dismissed"]
Value = Literal["support", "recognition", "feedback", "knowledge", "introduction", "resource", "opportunity"]
Effort = Literal["minutes", "hour", "more"]
"""Up to five minutes, up to an hour, more."""

Flow = Literal["out", "in"]
"""out: the owner gives and the person receives; in: the person gives and the owner receives."""

STATES: tuple[State, ...] = get_args(State)
STATUSES: tuple[Status, ...] = get_args(Status)
VALUES: tuple[Value, ...] = get_args(Value)
EFFORTS: tuple[Effort, ...] = get_args(Effort)

FAMILY_OF: dict[Value, Literal["support", "feedback", "resources"]] = {
    "support": "support",
    "recognition": "support",
    "feedback": "feedback",
    "knowledge": "resources",
    "introduction": "resources",
    "resource": "resources",
    "opportunity": "resources",
}
"""The layer is read by these three families."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act that opened an exchange or moved it on, with the words that show it.

    leads_to: the state the exchange had after it.
    by_me: whether the owner (or who sends for the owner) wrote it.
    quote, marked: the sentence and its deciding words; both empty for what the user entered by hand.
    due: the day it names, None when it names none.
    interaction_id: the message in the store, None for what the user entered.
    """

    leads_to: State
    act: Kind | None
    at: datetime
    by_me: bool
    interaction_id: int | None
    message_id: str
    subject: str
    quote: str
    marked: Span
    probability: float
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """One real event between the owner and one person: one exchange, however many sentences speak of it.

    key: the same in every import and for every order of arrival.
    person: the other side's person id; `third` the person somebody is introduced to, else None.
    what: in a few words, what it is about.
    due: the day it was promised or asked for, None when none was named.
    opened, closed: days; closed is None while it waits for somebody (an open loop).
    confidence: 0 to 1, how sure it is that this happened so; 1 for what the user entered.
    steps: oldest first; never empty.
    """

    key: str
    person: int
    flow: Flow
    value: Value
    effort: Effort
    state: State
    status: Status
    what: str
    due: date | None
    opened: date
    closed: date | None
    confidence: float
    steps: tuple[Step, ...]
    third: int | None = None
