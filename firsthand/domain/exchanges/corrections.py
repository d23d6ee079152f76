"""What the user wrote over a suggestion, and how that moves what is suggested next."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from firsthand.domain.acts import Kind
from firsthand.domain.exchanges.derive import KEPT_BELOW, OPENS_FROM
from firsthand.domain.exchanges.shape import Effort, Exchange, Flow, State, Value
from firsthand.domain.exchanges.standing import OPEN_STATES


@dataclass(frozen=True, slots=True)
class Correction:
    """Fields in the user's own words; None leaves one as it is. no_due: no day at all. state_on: the day it came about."""

    person: int | None = None
    third: int | None = None
    flow: Flow | None = None
    value: Value | None = None
    effort: Effort | None = None
    state: State | None = None
    state_on: date | None = None
    what: str | None = None
    due: date | None = None
    no_due: bool = False
    opened: date | None = None

    def joined(self, later: "Correction") -> "Correction":
        """Both, the later one on top."""
        said = {
            one.name: getattr(later, one.name) for one in fields(later) if getattr(later, one.name) not in (None, False)
        }
        if later.due:
            said["no_due"] = False
        if later.no_due:
            said["due"] = None
        if later.state and not later.state_on:
            said["state_on"] = None
        return replace(self, **said)

    def document(self) -> dict[str, Any]:
        """Plain values, for keeping; nothing that was left as it is."""
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in found.items()
            if value not in (None, False)
        }


def correction_from(document: Mapping[str, Any]) -> Correction:
    """A correction as it was kept. Raises TypeError and ValueError for anything else."""
    days = ("state_on", "due", "opened")
    values: dict[str, Any] = {
        name: date.fromisoformat(value) if name in days else value for name, value in document.items()
    }
    return Correction(**values)


def corrected(exchange: Exchange, said: Correction, as_of: date | None = None) -> Exchange:
    """`exchange` with the user's corrections; a state that came about on `as_of` or later is left out."""
    changes: dict[str, Any] = {
        name: value
        for name in ("person", "third", "flow", "value", "effort", "what", "opened")
        if (value := getattr(said, name)) is not None
    }
    if said.due is not None or said.no_due:
        changes["due"] = said.due
    if said.state is not None:
        on = said.state_on or exchange.closed or exchange.steps[-1].at.date()
        if as_of is None or on < as_of:
            changes |= {"state": said.state, "closed": None if said.state in OPEN_STATES else on}
    return replace(exchange, **changes)


STEP = 0.2
JUDGED_UNTIL_HALF = 10
HIGHER_MAX = 0.18


def suggested_from(kind: Kind, confirmed: int, dismissed: int) -> float:
    """From which probability an act of this kind begins a suggestion, by what the user made of earlier ones.

    base + .2 * (dismissed - confirmed) / (dismissed + confirmed + 10), at most .1 below the base and .18 above it.
    """
    moved = STEP * (dismissed - confirmed) / (dismissed + confirmed + JUDGED_UNTIL_HALF)
    return OPENS_FROM.get(kind, 0.6) + min(HIGHER_MAX, max(-KEPT_BELOW, moved))
