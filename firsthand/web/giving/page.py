"""The giving page's objects."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.inventory import Need, Offer, ProposedNeed, ProposedOffer, Source
from firsthand.domain.moves.shape import given_name
from firsthand.domain.wording import sentence_case
from firsthand.services import helping, inventory, needs, people
from firsthand.services.actor import Actor, AsOf
from firsthand.services.helping import Helper
from firsthand.web.elements.forms import Form
from firsthand.web.elements.marked import Clip
from firsthand.web.elements.words import ago_words, day_words, long_day, number
from firsthand.web.giving.forms import MineForm, NeedForm, OfferForm
from firsthand.web.ledger.words import VALUE_LABELS

SUGGESTED_AT_ONCE = 3


@dataclass(frozen=True)
class OfferLine:
    """about: kind, time, limits and last day; over: its last day is past."""

    id: int
    words: str
    about: str
    over: bool


@dataclass(frozen=True)
class SuggestionLine:
    """Something that the record suggests. person: whose need it is; '' for what I can bring."""

    key: str
    words: str
    why: str
    person_id: int | None
    person: str
    clip: Clip | None


@dataclass(frozen=True)
class HelperLine:
    """Who could help, with what, and by which words it matches. introduce: where an introduction starts, ''."""

    mine: bool
    person_id: int | None
    person: str
    brings: str
    words: str
    why: str
    introduce: str


@dataclass(frozen=True)
class NeedLine:
    """person: '' for a need of my own; about: since when, until when, or that it is met."""

    id: int
    person_id: int | None
    person: str
    words: str
    about: str
    live: bool
    helpers: tuple[HelperLine, ...]


@dataclass(frozen=True)
class Forms:
    """The page's forms; the one that was refused stands in place of its own."""

    offer: OfferForm
    need: NeedForm
    mine: MineForm


@dataclass(frozen=True)
class GivingPage:
    """more_offers, more_needs: how many suggestions wait beyond those shown, in words; ''."""

    offers: tuple[OfferLine, ...]
    offers_suggested: tuple[SuggestionLine, ...]
    more_offers: str
    needs: tuple[NeedLine, ...]
    needs_suggested: tuple[SuggestionLine, ...]
    more_needs: str
    mine: tuple[NeedLine, ...]
    forms: Forms


def giving_page(actor: Actor, as_of: AsOf, person: str = "", **refused: Form) -> GivingPage:
    """Everything on the page. person: whom the form for a need begins with; refused: a bound form by its name in `Forms`."""
    listed = needs.needs(actor)
    answers = helping.helpers(actor, [one.need for one in listed if one.need.is_live_on(as_of.day)], as_of)
    lines = [need_line(one.need, one.person_name, answers.get(one.need.id, ()), as_of.day) for one in listed]
    offered, wanted = inventory.proposals(actor, as_of), needs.proposals(actor, as_of)
    names = people.names(actor, {one.person for one in wanted})
    forms: dict[str, Form] = {
        "offer": OfferForm(),
        "need": NeedForm(initial={"person": person}),
        "mine": MineForm(),
    }
    return GivingPage(
        offers=tuple(offer_line(one.offer, as_of.day) for one in inventory.offers(actor, mine_only=True)),
        offers_suggested=tuple(_suggested_offer(one, as_of.day) for one in offered[:SUGGESTED_AT_ONCE]),
        more_offers=_more(len(offered)),
        needs=tuple(line for line in lines if line.person_id is not None),
        needs_suggested=tuple(_suggested_need(one, names, as_of.day) for one in wanted[:SUGGESTED_AT_ONCE]),
        more_needs=_more(len(wanted)),
        mine=tuple(line for line in lines if line.person_id is None),
        forms=Forms(**{**forms, **refused}),  # type: ignore[arg-type]
    )


def offer_line(offer: Offer, today: date) -> OfferLine:
    said = [str(VALUE_LABELS[offer.value]), minutes_words(offer.minutes), offer.limits, _until(offer.until, today)]
    return OfferLine(offer.id, offer.words, " · ".join(one for one in said if one), not offer.holds_on(today))


def need_line(need: Need, name: str, answers: Iterable[Helper], today: date) -> NeedLine:
    if need.met is not None:
        said = _("Met, %(day)s") % {"day": _inside(need.met, today)}
    else:
        since = _("Since %(day)s") % {"day": _inside(need.source.on, today)}
        goal = _("for “%(goal)s”") % {"goal": need.goal.title} if need.goal else ""
        said = " · ".join(one for one in (since, _until(need.until, today), goal) if one)
        if not need.is_live_on(today):
            said += " · " + _("waits no more")
    return NeedLine(
        id=need.id,
        person_id=need.person,
        person=name,
        words=need.words,
        about=said,
        live=need.is_live_on(today),
        helpers=tuple(helper_line(need, one, today) for one in answers),
    )


def helper_line(need: Need, one: Helper, today: date) -> HelperLine:
    introduce = ""
    if one.person is not None and need.person is not None:
        introduce = reverse("introductions:start") + f"?need={need.id}&b={one.person.id}"
    name = one.person.called if one.person else _("You")
    brings = _("can bring")
    if one.past:
        brings = _("gave you, %(ago)s,") % {"ago": ago_words((today - one.offer.source.on).days)}
    return HelperLine(
        mine=one.person is None,
        person_id=one.person.id if one.person else None,
        person=name,
        brings=brings,
        words=one.offer.words,
        why=_("Both speak of %(words)s.") % {"words": one.words},
        introduce=introduce,
    )


def minutes_words(minutes: int) -> str:
    """'Ten minutes', 'An hour', 'Two hours', 'Two days' of eight hours."""
    if minutes < 60:
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": number(minutes)}
    if minutes < 90:
        return _("an hour")
    hours = round(minutes / 60)
    if hours <= 12:
        return _("%(count)s hours") % {"count": number(hours)}
    return _("%(count)s days") % {"count": number(round(hours / 24))}


def _suggested_offer(one: ProposedOffer, today: date) -> SuggestionLine:
    return SuggestionLine(one.key, one.words, one.why + ".", None, "", _clip(one.sources[0], "", today))


def _suggested_need(one: ProposedNeed, names: dict[int, str], today: date) -> SuggestionLine:
    name = names.get(one.person, "") or _("Somebody without a name")
    why = _("From your note") if one.source.origin == "note" else _("Asked of you, and not seen to be given")
    return SuggestionLine(one.key, one.words, why + ".", one.person, name, _clip(one.source, name, today))


def _clip(source: Source, name: str, today: date) -> Clip | None:
    if not source.quote:
        return None
    day = long_day(source.on, today)
    if source.interaction_id is None:
        return Clip(source.quote, (), _("Your own words, %(day)s") % {"day": day}, "")
    called = given_name(name) or name
    pattern = _("%(name)s to you, %(day)s") if called else _("In your mail, %(day)s")
    href = reverse("messages:message", args=[source.interaction_id])
    return Clip(source.quote, (), pattern % {"name": called, "day": day}, href)


def _more(count: int) -> str:
    rest = count - SUGGESTED_AT_ONCE
    if rest <= 0:
        return ""
    words = ngettext("%(count)s more waits behind these.", "%(count)s more wait behind these.", rest)
    return sentence_case(words % {"count": number(rest)})


def _until(day: date | None, today: date) -> str:
    return _("until %(day)s") % {"day": long_day(day, today)} if day else ""


def _inside(day: date, today: date) -> str:
    """A day in the middle of a sentence."""
    said = day_words(day, today)
    return said.lower() if said in (_("Today"), _("Yesterday")) else said
