"""Measures of the network around the owner: how open it is, in their own trend, and how far it was renewed."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from firsthand.domain.network_readings import Measure
from firsthand.network.arrays import Ints
from firsthand.network.renewal import CONTACT_DAYS_MIN, renewal
from firsthand.network.trend import interval
from firsthand.services.actor import Actor, AsOf
from firsthand.services.network.facts import PEOPLE_MIN as OPEN_PEOPLE_MIN
from firsthand.services.network.facts import Openness
from firsthand.services.network.picture import WINDOW_DAYS, Picture
from firsthand.services.network.seen import Seen
from firsthand.storage.connection import one

RENEWAL_TIES_MIN = 15
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
    def enough(self) -> bool:
        return self.months >= 12 and self.ties >= RENEWAL_TIES_MIN


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


def of_structure(openness: Openness, renewed: Renewed, picture: Picture) -> tuple[Measure, ...]:
    """Constraint as the owner's own trend, what brokerage rests on, and renewal.

    The four of brokerage carry a figure and no band but the trend: what one mailbox shows of them is no level to compare.
    """
    now = openness.now
    few = (
        f"Told from {OPEN_PEOPLE_MIN} people with three contact-days in each of two half-years; there are"
        f" {openness.people[0]} and {openness.people[1]}."
    )
    enough = openness.band is not None
    own = "A figure of this window of your own mail; no level, and nothing to compare with anybody’s."
    low = high = None
    if openness.change is not None and openness.error is not None:
        low, high = interval(openness.change, openness.error)
    trend = {
        None: f"Can’t tell yet. {few}",
        "steady": "As open as half a year ago.",
        "more open": "More open than half a year ago.",
        "more closed": "More closed than half a year ago.",
    }[openness.band]
    return (
        Measure(
            "open_or_closed",
            "Open or closed",
            openness.change,
            low,
            high,
            openness.band,
            enough,
            picture.coverage,
            trend,
        ),
        *(
            Measure(
                name,
                label,
                value,
                None,
                None,
                None,
                enough,
                picture.coverage,
                own if enough else f"Can’t tell yet. {few}",
            )
            for name, label, value in (
                ("constraint", "Constraint", now.constraint),
                ("effective_size", "Effective size", now.effective_size),
                ("efficiency", "Efficiency", now.efficiency),
                ("hierarchy", "Hierarchy", now.hierarchy),
            )
        ),
        _renewal(renewed, picture.coverage),
    )


def _renewal(renewed: Renewed, coverage: str) -> Measure:
    if renewed.enough:
        words = (
            f"{len(renewed.came)} came and {len(renewed.went)} went, {renewed.stayed} stayed. Neither more nor less is"
            " better."
        )
    else:
        words = (
            f"Can’t tell yet. Told from twelve months of record and {RENEWAL_TIES_MIN} ties with {CONTACT_DAYS_MIN} contact-days"
            f" in half a year; there are {renewed.months} months and {renewed.ties} ties."
        )
    return Measure("renewal", "Renewal", renewed.value, None, None, None, renewed.enough, coverage, words)


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
