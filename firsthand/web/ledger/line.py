"""One exchange as any page shows it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from firsthand.domain.exchanges import OPEN_STATES, Exchange, Step
from firsthand.domain.finding import Span
from firsthand.domain.moves.shape import given_name
from firsthand.services.exchanges import Entry
from firsthand.web.elements.marked import Clip
from firsthand.web.elements.words import day_words, long_day
from firsthand.web.ledger.words import EFFORT_LABELS, STATUS_LABELS, VALUE_LABELS, headline


@dataclass(frozen=True)
class ExchangeLine:
    """flow: 'give' or 'take'; headline: who did what; standing: since when it waits, or how it ended.

    waits: whether it is an open loop; suggested, dismissed: by its status; clips: the words that show it, oldest first.
    """

    key: str
    flow: str
    headline: str
    what: str
    person_id: int
    person: str
    first_name: str
    third_id: int | None
    third: str
    day: str
    standing: str
    value: str | Promise
    effort: str | Promise
    status: str | Promise
    waits: bool
    suggested: bool
    confirmed: bool
    dismissed: bool
    clips: tuple[Clip, ...]

    @property
    def proof(self) -> Clip | None:
        """The words that began it."""
        return self.clips[0] if self.clips else None


def exchange_line(entry: Entry, today: date) -> ExchangeLine:
    one = entry.exchange
    first_name = given_name(entry.person_name) or entry.person_name or _("Somebody")
    return ExchangeLine(
        key=one.key,
        flow="give" if one.flow == "out" else "take",
        headline=headline(one, first_name),
        what=one.what,
        person_id=one.person,
        person=entry.person_name or _("Somebody without a name"),
        first_name=first_name,
        third_id=one.third,
        third=entry.third_name,
        day=day_words(one.opened, today),
        standing=standing(one, entry.closed_by, today),
        value=VALUE_LABELS[one.value],
        effort=EFFORT_LABELS[one.effort],
        status=STATUS_LABELS[one.status],
        waits=one.closed is None and one.state in OPEN_STATES,
        suggested=one.status == "suggested",
        confirmed=one.status == "confirmed",
        dismissed=one.status == "dismissed",
        clips=tuple(_clip(step, first_name, today) for step in one.steps if step.interaction_id is not None),
    )


def standing(one: Exchange, closed_by: Step | None, today: date) -> str:
    """How far it has come: 'Waits, due Friday', 'Seen in your mail on 2 Nov', 'Lapsed, without blame'."""
    if one.state == "lapsed":
        return _("Lapsed, without blame")
    if one.closed is None:
        if one.due is None:
            return _("Waits since %(day)s") % {"day": _inside(one.steps[-1].at.date(), today)}
        if one.due < today:
            return _("Was due on %(day)s") % {"day": long_day(one.due, today)}
        return _("Due on %(day)s") % {"day": long_day(one.due, today)}
    if closed_by is not None and len(one.steps) > 1:
        return _("Seen in your mail, %(day)s") % {"day": _inside(one.closed, today)}
    return ""


def _inside(day: date, today: date) -> str:
    """A day in the middle of a sentence."""
    said = day_words(day, today)
    return said.lower() if said in (_("Today"), _("Yesterday")) else said


def _clip(step: Step, first_name: str, today: date) -> Clip:
    pattern = _("You to %(name)s, %(day)s") if step.by_me else _("%(name)s to you, %(day)s")
    start, end = step.marked
    return Clip(
        text=step.quote or step.subject or _("No subject"),
        marks=(Span(start, end),) if step.quote else (),
        source=pattern % {"name": first_name, "day": long_day(step.at.date(), today)},
        href=reverse("messages:message", args=[step.interaction_id]),
    )
