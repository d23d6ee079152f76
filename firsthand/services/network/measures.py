"""Measures of the network around the owner: how open it is, in their own trend, and how far it was renewed."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from firsthand.domain.moves.words import in_words
from firsthand.domain.network_readings import Measure
from firsthand.language import gettext as _
from firsthand.language import gettext_noop
from firsthand.network.arrays import Ints
from firsthand.network.ego import CONTACT_DAYS_MIN
from firsthand.network.openness import PEOPLE_MIN, Openness, State
from firsthand.network.renewal import CONTACT_DAYS_MIN as RENEWAL_DAYS_MIN
from firsthand.network.renewal import renewal
from firsthand.services.actor import Actor, AsOf
from firsthand.services.network.picture import WINDOW_DAYS
from firsthand.services.network.seen import Seen
from firsthand.storage.connection import one

RENEWAL_TIES_MIN = 15
BANDS: dict[State, str] = {"more_open": "more open", "steady": "steady", "more_closed": "more closed"}
_SINCE_HALF_A_YEAR: dict[State, str] = {
    "more_open": gettext_noop("More open than half a year ago."),
    "steady": gettext_noop("As open as half a year ago."),
    "more_closed": gettext_noop("More closed than half a year ago."),
}
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, eq=False)
class Renewed:
    """Measure 9. came, went: ids, those met most often first. ties: in either window. months: how far the record reaches back."""

    value: float | None
    came: Ints
    went: Ints
    stayed: int
    months: int

    @property
    def ties(self) -> int:
        return len(self.came) + len(self.went) + self.stayed

    @property
    def whole_year(self) -> bool:
        """Whether the record reaches back over both half-years."""
        return self.months >= 12

    @property
    def enough(self) -> bool:
        return self.whole_year and self.ties >= RENEWAL_TIES_MIN


def renewed(actor: Actor, seen: Seen, as_of: AsOf) -> Renewed:
    """Two half-years beside one another."""
    middle = seen.until_day - WINDOW_DAYS
    before, before_days = seen.contact_days(middle - WINDOW_DAYS, middle)
    now, now_days = seen.contact_days(middle, seen.until_day)
    found = renewal(before, before_days, now, now_days)
    days_now, days_before = (
        dict(zip(now.tolist(), now_days, strict=True)),
        dict(zip(before.tolist(), before_days, strict=True)),
    )
    row = one(actor.scope, "SELECT MIN(first_contact_day) FROM tie WHERE workspace_id = %s", [actor.scope.workspace])
    first = int(row[0]) if row and row[0] is not None else as_of.until_day
    return Renewed(
        found.value,
        np.array(sorted(found.came.tolist(), key=lambda id: (-days_now[id], id)), dtype=np.int64),
        np.array(sorted(found.went.tolist(), key=lambda id: (-days_before[id], id)), dtype=np.int64),
        len(found.stayed),
        max(0, as_of.until_day - first) // 30,
    )


def of_structure(openness: Openness, renewed: Renewed, coverage: str) -> tuple[Measure, ...]:
    """Constraint as the owner's own trend, and renewal. What one mailbox shows of brokerage is no level to show."""
    enough = openness.state is not None and renewed.whole_year
    band = BANDS[openness.state] if openness.state and enough else None
    low, high = (openness.interval if enough else None) or (None, None)
    if band is None or openness.state is None:
        words = _(
            "Can’t tell yet. Told from twelve months of record, and %(people)s people with %(days)s in each half of them."
        ) % {"people": PEOPLE_MIN, "days": in_words(CONTACT_DAYS_MIN, unit="contact-day")}
    else:
        words = _(_SINCE_HALF_A_YEAR[openness.state])
    change = openness.change if enough else None
    return (
        Measure("open_or_closed", _("Open or closed"), change, low, high, band, enough, coverage, words),
        _renewal(renewed, coverage),
    )


def _renewal(renewed: Renewed, coverage: str) -> Measure:
    if renewed.enough:
        words = _("%(came)s came and %(went)s went, %(stayed)s stayed. Neither more nor less is better.") % {
            "came": len(renewed.came),
            "went": len(renewed.went),
            "stayed": renewed.stayed,
        }
    else:
        words = _(
            "Can’t tell yet. Told from twelve months of record and %(least)s ties with %(days)s contact-days in half a"
            " year; there are %(months)s months and %(ties)s ties."
        ) % {"least": RENEWAL_TIES_MIN, "days": RENEWAL_DAYS_MIN, "months": renewed.months, "ties": renewed.ties}
    return Measure("renewal", _("Renewal"), renewed.value, None, None, None, renewed.enough, coverage, words)


def span(actor: Actor) -> tuple[date, date] | None:
    """The first and the last day of contact in the record; None without any."""
    row = one(
        actor.scope,
        "SELECT MIN(first_contact_day), MAX(last_contact_day) FROM tie WHERE workspace_id = %s",
        [actor.scope.workspace],
    )
    if row is None or row[0] is None:
        return None
    return _EPOCH + timedelta(days=int(row[0])), _EPOCH + timedelta(days=int(row[1]))
