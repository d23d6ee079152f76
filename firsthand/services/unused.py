"""Who could give and was never asked, who never got the chance to help, and what came of asking (V7, V8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from firsthand.domain.exchanges import Exchange
from firsthand.domain.moves.standing import shortened
from firsthand.domain.moves.words import in_words
from firsthand.domain.network_readings import Named, Reading, Step
from firsthand.domain.people import PersonId
from firsthand.domain.reflection.mirror import JUDGED_SHARE_MIN
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
            return "From what you put in yourself; what was said aloud is not seen."
        return f"You judged {self.judged} of {whole} suggestions of the last year; what was said aloud is not seen."


def unused(actor: Actor, as_of: AsOf) -> Unused:
    """Whom the user never drew on, and what came of drawing on others."""
    listed = {one.id: one.name for one in people_queries.everybody(actor.scope)}
    asked = queries.ever_asked(actor.scope, as_of.until_day)
    judged, waiting = queries.judged_between(actor.scope, as_of.until_day - YEAR_DAYS, as_of.until_day)
    could = [
        Unasked(PersonId(person), listed[person], why)
        for person, why in _could_give(actor, as_of).items()
        if person in listed and person not in asked
    ]
    return Unused(tuple(could), _no_chance(actor, as_of, listed, asked), _learnt(actor, as_of), judged, waiting)


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
            found.setdefault(offer.person, f"can bring: {shortened(offer.words)}")
    everything = layer.layer(actor, as_of)
    for part in everything.parts:
        for one in (*part.chosen, *part.suggested):
            if part.flow == "in":
                gave = one.provided.times
                why = f"gave you {part.family}, {one.words}" if gave else f"gives you {part.family}, by your own word"
                found.setdefault(one.provided.person, why)
    return found


def _no_chance(actor: Actor, as_of: AsOf, listed: dict[int, str], asked: set[int]) -> tuple[Unasked, ...]:
    days = regulars.half_year(actor, as_of).by_person()
    given = queries.given_often(actor.scope, as_of.until_day, GIVEN_TIMES_MIN)
    found = [
        (-days[person], person, times)
        for person, times in given.items()
        if days.get(person, 0) >= CONTACT_DAYS_MIN and person in listed and person not in asked
    ]
    return tuple(
        Unasked(
            PersonId(person),
            listed[person],
            f"you helped {in_words(times, unit='time') if times > 2 else 'twice'}; in touch on {in_words(-less, unit='day')} of"
            " the last half year",
        )
        for less, person, times in sorted(found)
    )


def _learnt(actor: Actor, as_of: AsOf) -> tuple[Learnt, ...]:
    """Asks of the last year, confirmed, that came to be given: the newest first."""
    found = listing(actor, LedgerQuery(status="confirmed", flow="in"), as_of, limit=LOOKED_AT_MAX)
    since = as_of.until_day - YEAR_DAYS
    learnt = []
    for entry in found.entries:
        one = entry.exchange
        on = number_of(one.closed)
        if one.state in HELPED and on is not None and on >= since and _was_asked(one):
            words = f"you asked “{shortened(one.what)}”, and it was given"
            if one.state == "thanked":
                words += "; you said thanks"
            learnt.append(Learnt(PersonId(one.person), entry.person_name, one.closed or as_of.day, words))
    return tuple(sorted(learnt, key=lambda one: one.on, reverse=True))


def _was_asked(exchange: Exchange) -> bool:
    return any(step.leads_to == "asked" and step.by_me for step in exchange.steps)


def _could_reading(found: Unused) -> Reading | None:
    if not found.could_give:
        return None
    count = len(found.could_give)
    who = "One person" if count == 1 else f"{in_words(count, unit='').capitalize()} people"
    words = (
        f"{who} {'gives' if count == 1 else 'give'} or could give you something, and nothing in your record shows that you ever"
        f" asked {'them' if count > 1 else 'for it'}, or took it up. {found.coverage}"
    )
    first = found.could_give[0]
    return _reading(
        "unused:could_give", "Never asked, never used", words, found.could_give,
        Step("ask", f"Ask {first.name} for something small", person=first.person),
    )  # fmt: skip


def _chance_reading(found: Unused) -> Reading | None:
    if not found.no_chance:
        return None
    title = "They never had the chance to help you"
    if not found.tells:
        words = f"Can’t tell yet: too few suggestions are judged to say whom you never asked. {found.coverage}"
        return Reading("unused:no_chance", "unused", title, words, step=Step("people", "Judge what your mail suggests"))
    first = found.no_chance[0]
    many = len(found.no_chance) > 1
    words = (
        f"You gave to {'these people' if many else first.name} at least twice, and nothing shows that you ever asked"
        f" {'them' if many else 'for anything'}. Letting somebody help is giving, too. {found.coverage}"
    )
    step = Step("ask", f"Let {first.name} help you with one small thing", person=first.person)
    return _reading("unused:no_chance", title, words, found.no_chance, step)


def _learnt_reading(found: Unused) -> Reading | None:
    if not found.learnt:
        return None
    people = {one.person: one for one in reversed(found.learnt)}
    count, times = len(people), len(found.learnt)
    who = "one person" if count == 1 else f"{in_words(count, unit='')} people"
    often = {1: "Once", 2: "Twice"}.get(times, f"{in_words(times, unit='').capitalize()} times")
    words = f"{often} in the last year you asked and something came of it, from {who}. {found.coverage}"
    first = found.learnt[0]
    named = tuple(Named(one.person, one.name, one.words) for one in found.learnt[:NAMED_MAX])
    step = Step("person", f"Write down what you learnt from {first.name}", person=first.person)
    return Reading(
        "unused:learnt", "unused", "What came of asking", words, named, tuple(dict.fromkeys(one.id for one in named)), step
    )  # fmt: skip


def _reading(key: str, title: str, words: str, found: Iterable[Unasked], step: Step) -> Reading:
    named = tuple(Named(one.person, one.name, one.why) for one in found)[:NAMED_MAX]
    kind: Literal["unused"] = "unused"
    return Reading(key, kind, title, words, named, tuple(one.id for one in named), step)
