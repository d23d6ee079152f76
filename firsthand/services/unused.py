"""Who could give and was never asked, who never got the chance to help, and what came of asking (V7, V8)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from firsthand.domain.exchanges import Exchange
from firsthand.domain.layer import often_in_words
from firsthand.domain.moves.standing import shortened
from firsthand.domain.network_readings import Named, Reading, Step
from firsthand.domain.people import PersonId
from firsthand.domain.reflection.mirror import JUDGED_SHARE_MIN
from firsthand.domain.value_words import value_in_words
from firsthand.domain.wording import in_words, number_in_words, sentence_case
from firsthand.language import gettext as _
from firsthand.language import ngettext
from firsthand.services import layer, regulars
from firsthand.services.actor import Actor, AsOf
from firsthand.services.exchanges import LedgerQuery, listing
from firsthand.services.ledger_rows import EPOCH, number_of
from firsthand.storage import giving
from firsthand.storage.queries import passed as queries
from firsthand.storage.queries import people as people_queries

YEAR_DAYS = 365
GIVEN_TIMES_MIN = 2
CONTACT_DAYS_MIN = 6
"""Contact-days of half a year from which on a tie is one of those that could carry an ask (d)."""

NAMED_MAX = 6
LOOKED_AT_MAX = 200
HELPED = ("given", "accepted", "thanked")


@dataclass(frozen=True)
class Unasked:
    """Somebody whose help was never drawn on, as far as the record sees. why: what speaks for it, in words."""

    person: PersonId
    name: str
    why: str


@dataclass(frozen=True)
class Learnt:
    """What came of asking one person, confirmed. words: in a sentence."""

    person: PersonId
    name: str
    on: date
    words: str


@dataclass(frozen=True)
class Unused:
    """could_give: who offers, gives or gave, and was never asked nor accepted from. no_chance: to whom the user gave at least
    twice and whom they never asked. learnt: what came of asking.

    judged, waiting: suggestions of the year before; tells: whether enough were judged to say that somebody was never asked.
    """

    could_give: tuple[Unasked, ...]
    no_chance: tuple[Unasked, ...]
    learnt: tuple[Learnt, ...]
    judged: int
    waiting: int

    @property
    def tells(self) -> bool:
        return self.judged >= JUDGED_SHARE_MIN * (self.judged + self.waiting)

    @property
    def coverage(self) -> str:
        whole = self.judged + self.waiting
        if not whole:
            return _("From what you put in yourself; what was said aloud is not seen.")
        words = ngettext(
            "You judged %(judged)s of %(count)s suggestions of the last year; what was said aloud is not seen.",
            "You judged %(judged)s of %(count)s suggestions of the last year; what was said aloud is not seen.",
            whole,
        )
        return words % {"judged": self.judged, "count": whole}


def unused(actor: Actor, as_of: AsOf) -> Unused:
    """Whom the user never drew on, and what came of drawing on others."""
    asked = queries.ever_asked(actor.scope, as_of.until_day)
    giving_now = _could_give(actor, as_of)
    given = queries.given_often(actor.scope, as_of.until_day, GIVEN_TIMES_MIN)
    listed = people_queries.names_of(actor.scope, {*giving_now, *given} - asked)
    judged, waiting = queries.judged_between(actor.scope, as_of.until_day - YEAR_DAYS, as_of.until_day)
    could = [Unasked(PersonId(person), listed[person], why) for person, why in giving_now.items() if person in listed]
    return Unused(tuple(could), _no_chance(actor, as_of, listed, given), _learnt(actor, as_of), judged, waiting)


def readings(actor: Actor, as_of: AsOf) -> tuple[Reading, ...]:
    """The three readings, as far as there is something to say; each with its evidence, and each ends in a step."""
    found = unused(actor, as_of)
    said = (_could_reading(found), _chance_reading(found), _learnt_reading(found))
    return tuple(one for one in said if one)


def _could_give(actor: Actor, as_of: AsOf) -> dict[int, str]:
    """Who offers or gives something, with the strongest of what says so: an offer in words, a gift, the user's own layer."""
    found: dict[int, str] = {}
    for offer in giving.offers(actor.scope, giving.OTHERS):
        known_then = offer.source.on < EPOCH + timedelta(days=as_of.until_day)
        if offer.person is not None and offer.status == "confirmed" and offer.holds_on(as_of.day) and known_then:
            found.setdefault(offer.person, _("can bring: %(words)s") % {"words": shortened(offer.words)})
    everything = layer.layer(actor, as_of)
    for part in everything.parts:
        for one in (*part.chosen, *part.suggested):
            if part.flow == "in":
                why = (
                    _("gave you %(family)s, %(words)s")
                    if one.provided.times
                    else _("gives you %(family)s, by your own word")
                )
                told = {"family": value_in_words(part.family), "words": one.words}
                found.setdefault(one.provided.person, why % told)
    return found


def _no_chance(actor: Actor, as_of: AsOf, listed: dict[int, str], given: Mapping[int, int]) -> tuple[Unasked, ...]:
    days = regulars.half_year(actor, as_of).by_person()
    found = [
        (-days[person], person, times)
        for person, times in given.items()
        if days.get(person, 0) >= CONTACT_DAYS_MIN and person in listed
    ]
    return tuple(
        Unasked(
            PersonId(person),
            listed[person],
            _helped_words(times, -less),
        )
        for less, person, times in sorted(found)
    )


def _helped_words(times: int, days: int) -> str:
    words = ngettext(
        "you helped %(often)s; in touch on one day of the last half year",
        "you helped %(often)s; in touch on %(count)s days of the last half year",
        days,
    )
    return words % {"often": often_in_words(times), "count": number_in_words(days)}


def _learnt(actor: Actor, as_of: AsOf) -> tuple[Learnt, ...]:
    """Asks of the last year, confirmed, that came to be given: the newest first."""
    found = listing(actor, LedgerQuery(status="confirmed", flow="in"), as_of, limit=LOOKED_AT_MAX)
    since = as_of.until_day - YEAR_DAYS
    learnt = []
    for entry in found.entries:
        one = entry.exchange
        on = number_of(one.closed)
        if one.state in HELPED and on is not None and on >= since and _was_asked(one):
            words = (
                _("you asked “%(what)s”, and it was given; you said thanks")
                if one.state == "thanked"
                else _("you asked “%(what)s”, and it was given")
            ) % {"what": shortened(one.what)}
            learnt.append(Learnt(PersonId(one.person), entry.person_name, one.closed or as_of.day, words))
    return tuple(sorted(learnt, key=lambda one: one.on, reverse=True))


def _was_asked(exchange: Exchange) -> bool:
    return any(step.leads_to == "asked" and step.by_me for step in exchange.steps)


def _could_reading(found: Unused) -> Reading | None:
    if not found.could_give:
        return None
    count = len(found.could_give)
    words = ngettext(
        "one person gives or could give you something, and nothing in your record shows that you ever asked for it, or took it"
        " up.",
        "%(count)s people give or could give you something, and nothing in your record shows that you ever asked them, or took"
        " it up.",
        count,
    )
    said = sentence_case(words % {"count": number_in_words(count)})
    first = found.could_give[0]
    step = Step("ask", _("Ask %(name)s for something small") % {"name": first.name}, person=first.person)
    title = _("Never asked, never used")
    return _reading("unused:could_give", title, f"{said} {found.coverage}", found.could_give, step)


def _chance_reading(found: Unused) -> Reading | None:
    if not found.no_chance:
        return None
    title = _("They never had the chance to help you")
    if not found.tells:
        words = _("Can’t tell yet: too few suggestions are judged to say whom you never asked.")
        step = Step("people", _("Judge what your mail suggests"))
        return Reading("unused:no_chance", "unused", title, f"{words} {found.coverage}", step=step)
    first = found.no_chance[0]
    words = (
        _(
            "You gave to these people at least twice, and nothing shows that you ever asked them. Letting somebody help is"
            " giving, too."
        )
        if len(found.no_chance) > 1
        else _(
            "You gave to %(name)s at least twice, and nothing shows that you ever asked for anything. Letting somebody help is"
            " giving, too."
        )
    ) % {"name": first.name}
    step = Step("ask", _("Let %(name)s help you with one small thing") % {"name": first.name}, person=first.person)
    return _reading("unused:no_chance", title, f"{words} {found.coverage}", found.no_chance, step)


def _learnt_reading(found: Unused) -> Reading | None:
    if not found.learnt:
        return None
    people = {one.person: one for one in reversed(found.learnt)}
    words = _("%(often)s in the last year you asked and something came of it, from %(people)s.") % {
        "often": often_in_words(len(found.learnt)),
        "people": in_words(len(people), unit="person"),
    }
    first = found.learnt[0]
    named = tuple(Named(one.person, one.name, one.words) for one in found.learnt[:NAMED_MAX])
    step = Step("person", _("Write down what you learnt from %(name)s") % {"name": first.name}, person=first.person)
    return Reading(
        "unused:learnt", "unused", _("What came of asking"), f"{sentence_case(words)} {found.coverage}", named,
        tuple(dict.fromkeys(one.id for one in named)), step,
    )  # fmt: skip


def _reading(key: str, title: str, words: str, found: Iterable[Unasked], step: Step) -> Reading:
    named = tuple(Named(one.person, one.name, one.why) for one in found)[:NAMED_MAX]
    kind: Literal["unused"] = "unused"
    return Reading(key, kind, title, words, named, tuple(one.id for one in named), step)
