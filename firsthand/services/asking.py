"""Asking well: the need kept as the user's own, a letter to one person, and what was asked once it is sent."""

from datetime import date

from firsthand.domain.drafts import Ask, Draft, ask_draft
from firsthand.domain.exchanges.valuing import value_of
from firsthand.domain.inventory import Need
from firsthand.domain.moves import Person
from firsthand.domain.people import PersonId
from firsthand.services import drafts, exchanges, goals, needs, private_notes
from firsthand.services.actor import Actor, AsOf, now
from firsthand.services.exchanges import Entry
from firsthand.services.people import nobody_called, rows_of


def keep_need(actor: Actor, words: str, until: date | None, goal: int | None = None) -> Need:
    """My need of these words: the one that waits already, else a new one, of a goal of mine or of none.

    Raises NotFoundError where there is no such goal.
    """
    said = " ".join(words.split()).casefold()
    for one in needs.needs(actor, mine_only=True):
        if one.need.words.casefold() == said and one.need.is_live_on(now(actor).day):
            return one.need
    if goal is not None:
        return goals.add_help(actor, goal, value_of("ask", words), words, until)
    return needs.add_need(actor, words, until=until)


def draft(actor: Actor, ask: Ask, person: PersonId, as_of: AsOf) -> Draft:
    """The letter, in the user's own way of greeting this person. Raises NotFoundError."""
    found = next((Person(row.id, row.name, row.addresses) for row in rows_of(actor, [person], as_of)), None)
    if found is None:
        raise nobody_called(str(person))
    voice = drafts.voice_for(actor, found, as_of, drafts.plain_voice(actor))
    return ask_draft(ask, found, as_of.day, voice)


def sent(actor: Actor, ask: Ask, person: PersonId) -> Entry:
    """Keep that the user asked this person today, and whom it was for. Raises NotFoundError."""
    due = ask.by.isoformat() if ask.by else ""
    entry = exchanges.add(actor, person, "ask", ask.what, due=due, effort=ask.size)
    if ask.stated.whom or ask.stated.words:
        private_notes.keep_intent(actor, f"ask:{entry.exchange.key}", ask.stated.whom, ask.stated.words, {person})
    return entry
