"""What stands beside today's moves: open loops by their four kinds, and what was given and received."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from firsthand.domain.exchanges import LOOPS, Loop
from firsthand.domain.wording import figure, sentence_case, weekday_and_date, weekday_of
from firsthand.services import dates, given_and_received
from firsthand.services.actor import Actor, AsOf
from firsthand.services.exchanges import OpenLoop, OpenLoops
from firsthand.web.elements.words import day_words, formatted

LOOPS_SHOWN = 5
LOOP_LABELS: dict[Loop, str | Promise] = {
    "i_promised": lazy("I promised"),
    "i_was_asked": lazy("I was asked"),
    "i_asked": lazy("I asked"),
    "i_was_offered": lazy("Offered to me"),
}
_WHERE: dict[Loop, str] = {
    "i_promised": "?standing=open&state=promised&flow=out",
    "i_was_asked": "?standing=open&state=asked&flow=out",
    "i_asked": "?standing=open&flow=in&state=asked",
    "i_was_offered": "?standing=open&state=offered&flow=in",
}
WEEKS = 12
BAR, STEP, HEIGHT = 10, 15, 34

SOON_SHOWN = 6


@dataclass(frozen=True)
class LoopLine:
    """when: the day it is due, or since when it waits; late: whether that day is past."""

    href: str
    what: str
    person: str
    when: str
    late: bool


@dataclass(frozen=True)
class LoopGroup:
    """One kind of open loop. total: with those not shown; href: all of them in the ledger."""

    label: str | Promise
    total: int
    lines: tuple[LoopLine, ...]
    href: str

    @property
    def more(self) -> bool:
        """Whether there are more than are shown."""
        return self.total > len(self.lines)


@dataclass(frozen=True)
class Bar:
    """One week's bar in the chart's own units; y grows downwards."""

    x: int
    y: float
    height: float
    flow: str


@dataclass(frozen=True)
class WeeksStrip:
    """bars: none while too little was judged (`hint` then says so); label: the chart in a sentence."""

    bars: tuple[Bar, ...]
    label: str
    given: int
    received: int
    first: str
    hint: str


@dataclass(frozen=True)
class SoonLine:
    """A day that comes round: whose, and which and when in words."""

    href: str
    name: str
    words: str


@dataclass(frozen=True)
class SoonPart:
    """The next days that come round; more: how many others, in words, '' for none."""

    lines: tuple[SoonLine, ...]
    more: str


def soon_part(actor: Actor, as_of: AsOf) -> SoonPart:
    """Days of the next fortnight of which the user wants to be reminded."""
    found = dates.upcoming(actor, as_of, reminded_only=True)
    further = len(found) - SOON_SHOWN
    more = ngettext("%(count)s more: firsthand dates", "%(count)s more: firsthand dates", further)
    return SoonPart(
        tuple(
            SoonLine(reverse("person:person", args=[one.of.person]), one.of.name, _soon(one))
            for one in found[:SOON_SHOWN]
        ),
        more % {"count": further} if further > 0 else "",
    )


def _soon(one: dates.Upcoming) -> str:
    when = {0: _("today"), 1: _("tomorrow")}.get(one.days_left, weekday_and_date(one.on))
    years = ngettext("%(count)s year", "%(count)s years", one.turns or 0) % {"count": one.turns}
    return ", ".join([sentence_case(one.of.called), when, *([years] if one.turns else [])])


def loop_groups(found: OpenLoops, as_of: AsOf) -> tuple[LoopGroup, ...]:
    """The four kinds, each with its most urgent lines."""
    back = "" if as_of.live else f"&as_of={as_of.day.isoformat()}"
    return tuple(
        LoopGroup(
            LOOP_LABELS[kind],
            found.totals.get(kind, 0),
            tuple(_line(loop, as_of.day) for loop in found.of(kind)[:LOOPS_SHOWN]),
            reverse("ledger:ledger") + _WHERE[kind] + back,
        )
        for kind in LOOPS
    )


def weeks_strip(actor: Actor, as_of: AsOf) -> WeeksStrip:
    """Twelve weeks of what was given and received, as far as it was confirmed."""
    weeks = given_and_received.lately(actor, as_of, WEEKS)
    given, received = sum(weeks.given), sum(weeks.received)
    most = max(1, *weeks.given, *weeks.received)
    bars = [
        Bar(place * STEP, HEIGHT - HEIGHT * count / most, HEIGHT * count / most, "give")
        for place, count in enumerate(weeks.given)
        if count
    ] + [
        Bar(place * STEP, HEIGHT + 2, HEIGHT * count / most, "take")
        for place, count in enumerate(weeks.received)
        if count
    ]
    hint = ngettext(
        "%(count)s suggestion of these weeks waits for your word; counts are shown once most are judged.",
        "%(count)s suggestions of these weeks wait for your word; counts are shown once most are judged.",
        weeks.waiting,
    )
    return WeeksStrip(
        bars=tuple(bars) if weeks.tells else (),
        label=_("In the last %(weeks)s weeks you confirmed %(given)s given and %(received)s received.")
        % {"weeks": WEEKS, "given": given, "received": received},
        given=given,
        received=received,
        first=day_words(as_of.day - timedelta(weeks=WEEKS), as_of.day),
        hint="" if weeks.tells else hint % {"count": figure(weeks.waiting)} if weeks.waiting else "",
    )


def _line(loop: OpenLoop, today: date) -> LoopLine:
    entry = loop.entry
    since = entry.exchange.steps[-1].at.date()
    return LoopLine(
        href=reverse("ledger:exchange", args=[entry.exchange.key]),
        what=entry.exchange.what,
        person=entry.person_name or _("somebody"),
        when=_due(loop.due, today) if loop.due else day_words(since, today),
        late=loop.late_days > 0,
    )


def _due(due: date, today: date) -> str:
    """The day something is due: 'due today', 'due Friday' within a week, 'due 6 Dec'; 'was due 6 Oct' when it is past."""
    if due < today:
        return _("was due %(day)s") % {"day": formatted(due, "j M")}
    if due == today:
        return _("due today")
    if due == today + timedelta(days=1):
        return _("due tomorrow")
    if today < due < today + timedelta(days=7):
        return _("due %(day)s") % {"day": weekday_of(due)}
    return _("due %(day)s") % {"day": formatted(due, "j M")}
