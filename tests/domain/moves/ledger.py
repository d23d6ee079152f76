"""Invented people, exchanges, needs and offers for tests of the moves that rest on the ledger."""

from datetime import UTC, date, datetime, time, timedelta

from firsthand.domain.exchanges import Exchange, Step
from firsthand.domain.inventory import Need, Offer, Source
from firsthand.domain.moves import Entry, NeedOf, OfferOf, Person, Standing

TODAY = date(2023, 11, 14)
"""A Tuesday."""

ROSA = Person(1, "Rosa Marin", ("rosa@marin.test",))
BO = Person(2, "Bo Lind", ("bo@lind.test",))
CY = Person(3, "Cy Stone", ("cy@stone.test",))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def moment(days: int) -> datetime:
    return datetime.combine(ago(days), time(10), UTC)


def step(
    leads_to: str, days_ago: int, act: str, by_me: bool, quote: str = "The October counts.", number: int = 7
) -> Step:
    return Step(
        leads_to, act, moment(days_ago), by_me, number, f"m{number}@mail.test", "Re: October counts", quote, (0, 3), 0.9
    )


def exchange(
    flow: str, *steps: Step, what: str = "The October counts", due: date | None = None, **more: object
) -> Exchange:
    values = {
        "key": f"x{what}", "person": 1, "flow": flow, "value": "knowledge", "effort": "minutes", "state": steps[-1].leads_to,
        "status": "suggested", "what": what, "due": due, "opened": steps[0].at.date(), "closed": None, "confidence": 0.9,
        "steps": steps,
    }  # fmt: skip
    return Exchange(**(values | more))


def entry(
    found: Exchange, person: Person = ROSA, contact_days: int = 20, pinned: bool = False, **more: object
) -> Entry:
    return Entry(found, Standing(person, contact_days, **more), pinned)


def promise(days_ago: int = 6, due_in: int | None = 1, **more: object) -> Exchange:
    due = None if due_in is None else TODAY + timedelta(days=due_in)
    return exchange(
        "out", step("promised", days_ago, "promise", True, "I will send you the October counts."), due=due, **more
    )


def received(days_ago: int = 2, **more: object) -> Exchange:
    return exchange(
        "in", step("given", days_ago, "deliver", False), **({"status": "confirmed", "closed": ago(days_ago)} | more)
    )


def given(days_ago: int = 5, **more: object) -> Exchange:
    return exchange(
        "out", step("given", days_ago, "deliver", True), **({"status": "confirmed", "closed": ago(days_ago)} | more)
    )


def need(words: str, person: Person | None = ROSA, number: int = 1, days_ago: int = 3, **more: object) -> Need:
    source = Source("hand", ago(days_ago))
    return Need(number, person.id if person else None, words, **({"source": source} | more))


def need_of(words: str, person: Person = ROSA, **more: object) -> NeedOf:
    return NeedOf(need(words, person, **more), Standing(person, 20))


def offer(words: str, person: Person | None = None, number: int = 1, minutes: int = 20, **more: object) -> Offer:
    source = Source("hand", ago(30))
    return Offer(number, person.id if person else None, "knowledge", words, minutes, **({"source": source} | more))


def offer_of(words: str, person: Person, number: int = 1, past: bool = False, **more: object) -> OfferOf:
    return OfferOf(offer(words, person, number, **more), Standing(person, 20), past=past)
