"""The slider over the record: quarters, from the first that has a half-year's mail to now."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext as _

from firsthand.services.actor import Actor, AsOf
from firsthand.services.network.measures import span
from firsthand.web.elements.words import month_words

STOPS_MAX = 40
FIRST_STOP_DAYS = 90
TICKS = 4


@dataclass(frozen=True)
class Slider:
    """last: the number of the last stop, which is now. at: the stop shown. labels: of every stop, one a line."""

    last: int
    at: int
    month: str
    before: str
    labels: str
    ticks: tuple[str, ...]

    @property
    def moves(self) -> bool:
        return self.last > 0


def slider(actor: Actor, as_of: AsOf, today: date, all_ties: bool) -> Slider:
    stops = stops_of(actor, today)
    at = len(stops) if as_of.live else sum(stop <= as_of.day for stop in stops) - 1
    labels = [*(month_words(_last_day(stop)) for stop in stops), month_words(today)]
    before = _("and the five years before it") if all_ties else _("and the half-year before it")
    places = sorted({round(tick * len(stops) / (TICKS - 1)) for tick in range(TICKS)})
    ticks = (_("Now") if place == len(stops) else _part_of_year(stops[place]) for place in places)
    return Slider(len(stops), max(at, 0), month_shown(as_of), before, "\n".join(labels), tuple(ticks))


def stops_of(actor: Actor, today: date) -> tuple[date, ...]:
    """First days of quarters, the oldest first; every second or third where there are many. Now is none of them."""
    found = span(actor)
    if found is None:
        return ()
    first, _last = found
    quarters = [
        date(year, month, 1)
        for year in range(first.year, today.year + 1)
        for month in (1, 4, 7, 10)
        if first + timedelta(days=FIRST_STOP_DAYS) <= date(year, month, 1) < today
    ]
    every = -(-len(quarters) // STOPS_MAX) or 1
    return tuple(reversed(quarters[::-1][::every]))


def asked_stop(actor: Actor, query: QueryDict, today: date) -> str:
    """The day that a slider's stop means, as an address says it; '' for now. Raises BadRequest for what is no stop."""
    text, stops = query.get("quarter", ""), stops_of(actor, today)
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise BadRequest(_("“%(text)s” is no quarter of your record.") % {"text": text[:40]})
    return stops[int(text)].isoformat() if int(text) < len(stops) else ""


def month_shown(as_of: AsOf) -> str:
    """The month in which what is shown ends."""
    return month_words(as_of.day if as_of.live else _last_day(as_of.day))


def _last_day(stop: date) -> date:
    """The last day that is used looking back from the start of a day."""
    return stop - timedelta(days=1)


def _part_of_year(stop: date) -> str:
    last = _last_day(stop)
    words = (_("Early %(year)s"), _("Mid %(year)s"), _("Late %(year)s"))[(last.month - 1) // 4]
    return words % {"year": last.year}
