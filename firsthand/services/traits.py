"""Function, level and place of people, and of the user: suggested from titles and cards, confirmed in bulk."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from firsthand.domain.people import PersonId
from firsthand.domain.trait_words import trait_meant
from firsthand.domain.traits import (
    DIMENSIONS,
    FUNCTIONS,
    LEVELS,
    OWN_DIMENSIONS,
    VALUE_CHARS_MAX,
    Dimension,
    SuggestedTrait,
    from_title,
    town_of,
)
from firsthand.domain.wording import quoted
from firsthand.errors import FirsthandError
from firsthand.language import gettext as _
from firsthand.services import positions
from firsthand.services.actor import Actor
from firsthand.storage import network_words
from firsthand.storage.connection import write
from firsthand.storage.network_words import Words
from firsthand.storage.queries import cards
from firsthand.storage.queries import people as queries

Before = dict[Dimension, dict[int, Words]]
"""What was said of some people before a word on them, by dimension; empty words where nothing was."""

SIGNATURES_READ_MAX = 25
"""Reading signatures takes some milliseconds each; a page has so many people."""


@dataclass(frozen=True)
class Own:
    """What the user says of themself; '' for nothing. organisation: found in their mail where they said nothing."""

    function: str = ""
    organisation: str = ""
    level: str = ""
    place: str = ""
    came_from: str = ""


def own(actor: Actor) -> Own:
    said = network_words.own_traits(actor.scope)
    found = Own(**{dimension: said.get(dimension, "") for dimension in OWN_DIMENSIONS})
    if found.organisation:
        return found
    me = queries.owner(actor.scope)
    return Own(found.function, me.organisation if me else "", found.level, found.place, found.came_from)


def set_own(actor: Actor, **said: str) -> None:
    """Keep what the user says of themself, by dimension of `OWN_DIMENSIONS`; '' takes it back. Raises FirsthandError."""
    told: dict[str, str] = {
        dimension: _value(said[dimension], dimension) for dimension in OWN_DIMENSIONS if dimension in said
    }
    with write(actor.scope):
        network_words.keep_own_traits(actor.scope, told)


def held(actor: Actor, dimension: str, people: Collection[int] | None = None) -> dict[int, str]:
    """Each person's confirmed 'function', 'level' or 'place'; their 'organisation' as their page shows it."""
    if dimension == "organisation":
        return queries.organisations(actor.scope, people)
    return {
        person: yes[0]
        for person, words in network_words.traits(actor.scope, dimension, people).items()
        if (yes := sorted(value for value, said in words.items() if said))
    }


def settled(actor: Actor) -> dict[Dimension, set[int]]:
    """Of whom the user had a word, yes or no, by dimension."""
    return {dimension: set(network_words.traits(actor.scope, dimension)) for dimension in DIMENSIONS}


def suggested(actor: Actor, people: Collection[int]) -> dict[int, dict[Dimension, SuggestedTrait]]:
    """What titles and cards say of a page of people, without what the user said no to."""
    known = queries.by_ids(actor.scope, people)
    places = cards.places(actor.scope, people)
    declined = {dimension: network_words.traits(actor.scope, dimension, people) for dimension in DIMENSIONS}
    found: dict[int, dict[Dimension, SuggestedTrait]] = {}
    unread = SIGNATURES_READ_MAX
    for person, basics in known.items():
        told: dict[Dimension, SuggestedTrait] = {}
        if basics.role_title:
            told = from_title(basics.role_title, _("“%(title)s”, their title.") % {"title": basics.role_title})
        elif unread:
            unread -= 1
            title = next((held.title for held in positions.signed(actor, PersonId(person)) if held.title), "")
            told = from_title(title, _("“%(title)s”, under a message of theirs.") % {"title": title}) if title else {}
        if town := next(filter(None, map(town_of, places.get(person, ()))), ""):
            told["place"] = SuggestedTrait(town, _("From their card."))
        found[person] = {
            dimension: one for dimension, one in told.items() if one.value not in declined[dimension].get(person, ())
        }
    return found


def confirm(actor: Actor, told: Mapping[int, Mapping[Dimension, str]]) -> Before:
    """Keep values as the user's word; '' says that what was suggested is not so. What was suggested and is not what they
    wrote comes up no more. Returns what was said before. Raises FirsthandError, and then keeps none.
    """
    said = {person: {name: _value(value, name) for name, value in values.items()} for person, values in told.items()}
    people = set(queries.by_ids(actor.scope, said))
    proposed = suggested(actor, people)
    before: Before = {}
    with write(actor.scope):
        for dimension in DIMENSIONS:
            asked = {person: said[person][dimension] for person in people if dimension in said[person]}
            known = network_words.traits(actor.scope, dimension, asked)
            fresh: dict[int, Words] = {}
            for person, value in asked.items():
                words = {old: False for old in known.get(person, {}) if old != value}
                if one := proposed[person].get(dimension):
                    words[one.value] = False
                fresh[person] = {**words, value: True} if value else words
            before[dimension] = {person: known.get(person, {}) for person in asked}
            network_words.keep_traits(actor.scope, dimension, fresh)
    return before


def put_back(actor: Actor, before: Before) -> None:
    """Take a word on some people back: let what was said before stand. Those who are gone are left out."""
    with write(actor.scope):
        for dimension in DIMENSIONS:
            told = before.get(dimension, {})
            there = queries.by_ids(actor.scope, told)
            network_words.keep_traits(actor.scope, dimension, {person: told[person] for person in there})


def known_values(actor: Actor) -> dict[Dimension, tuple[str, ...]]:
    """What may be offered while somebody writes: the user's own values first, then those that titles give."""
    usual: dict[Dimension, tuple[str, ...]] = {"function": FUNCTIONS, "level": LEVELS, "place": ()}
    return {
        dimension: tuple(dict.fromkeys((*network_words.values(actor.scope, dimension), *usual[dimension])))
        for dimension in DIMENSIONS
    }


def _value(value: str, dimension: str) -> str:
    said = " ".join(value.replace("\x00", "").split())
    if len(said) > VALUE_CHARS_MAX:
        raise FirsthandError(
            quoted(f"{said[:VALUE_CHARS_MAX]}…"),
            _("a group has at most %(most)s characters") % {"most": VALUE_CHARS_MAX},
            _("Say it in fewer words."),
        )
    return trait_meant(said, dimension)
