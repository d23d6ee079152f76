"""The layer of contacts who give support, feedback and resources, and who get the same back."""

from collections.abc import Collection
from dataclasses import dataclass

from firsthand.domain.exchanges import FAMILY_OF, Flow, Value
from firsthand.domain.layer import (
    EFFORT_WEIGHT,
    KINDS_OF,
    Passed,
    Provided,
    often_in_words,
    provided,
    sentence,
    waiting_words,
)
from firsthand.domain.network_readings import Named, Reading, Step
from firsthand.domain.people import FAMILIES, Family, PersonId
from firsthand.domain.value_words import value_in_words
from firsthand.domain.wording import quoted
from firsthand.errors import NotFoundError
from firsthand.language import gettext as _
from firsthand.services import describing
from firsthand.services.actor import Actor, AsOf, now
from firsthand.services.ledger_rows import EPOCH, day_of
from firsthand.storage import network_words
from firsthand.storage.connection import write
from firsthand.storage.queries import passed as queries
from firsthand.storage.queries import people as people_queries

NAMED_MAX = 6
FLOWS: tuple[Flow, ...] = ("in", "out")


@dataclass(frozen=True)
class Provider:
    """One person in one family of the layer, by name."""

    name: str
    provided: Provided

    @property
    def words(self) -> str:
        """How often, when and how deep, in words: "five times, last three months ago, about an hour each"."""
        one = self.provided
        if not one.times:
            return _("by your own word")
        words = _("%(often)s, last %(recency)s, %(depth)s") if one.times > 1 else _("%(often)s, %(recency)s, %(depth)s")
        return words % {"often": often_in_words(one.times), "recency": one.recency, "depth": one.depth}


@dataclass(frozen=True)
class FamilyLayer:
    """Who provides one family, or is provided with it. chosen: set by the user, who most often and lately first; suggested:
    what confirmed exchanges speak of and the user has not said yet, which is in no count.
    """

    flow: Flow
    family: Family
    chosen: tuple[Provider, ...]
    suggested: tuple[Provider, ...]
    sentence: str


@dataclass(frozen=True)
class Layer:
    """Six parts: each family, in ('they give me') and out ('I give them')."""

    parts: tuple[FamilyLayer, ...]
    coverage: str

    def part(self, flow: Flow, family: Family) -> FamilyLayer:
        return next(one for one in self.parts if (one.flow, one.family) == (flow, family))


def layer(actor: Actor, as_of: AsOf) -> Layer:
    """The whole layer as the user set it, beside what exchanges confirmed before the moment suggest."""
    everything = _provided(actor, None, as_of)
    listed = people_queries.names_of(actor.scope, {one.person for one in everything})
    parts = []
    for flow in FLOWS:
        for family in FAMILIES:
            found = [
                Provider(listed[one.person], one)
                for one in everything
                if (one.flow, one.family) == (flow, family) and one.person in listed
            ]
            found.sort(key=lambda one: (-one.provided.times, -(one.provided.last or EPOCH).toordinal(), one.name))
            chosen = tuple(one for one in found if one.provided.is_set)
            suggested = tuple(one for one in found if not one.provided.is_set)
            words = sentence(flow, family, [one.name for one in chosen], len(suggested))
            parts.append(FamilyLayer(flow, family, chosen, suggested, words))
    coverage = _("By your own word and the exchanges you confirmed; what was said aloud is not seen.")
    return Layer(tuple(parts), coverage)


def provides(actor: Actor, people: Collection[int], as_of: AsOf | None = None) -> dict[int, tuple[Provided, ...]]:
    """What these people provide and are provided with, set and suggested; as of now, or of a moment."""
    found: dict[int, list[Provided]] = {}
    for one in _provided(actor, people, as_of or now(actor)):
        found.setdefault(one.person, []).append(one)
    return {person: tuple(listed) for person, listed in found.items()}


def say(
    actor: Actor, person: PersonId, families: Collection[tuple[Flow, Family]], kinds: Collection[tuple[Flow, Value]]
) -> None:
    """Keep what passes between the user and one person: families, and the kinds beneath them.

    A kind brings its family with it; a family that was set and is not named any more takes its kinds with it.
    """
    with write(actor.scope):
        before = set(people_queries.layers(actor.scope, [person]).get(person, ()))
        dropped = before - set(families)
        kept = {(flow, value) for flow, value in kinds if (flow, FAMILY_OF[value]) not in dropped}
        wanted = {*families, *((flow, FAMILY_OF[value]) for flow, value in kept)}
        describing.set_layer(
            actor,
            person,
            {family for flow, family in wanted if flow == "in"},
            {family for flow, family in wanted if flow == "out"},
        )
        network_words.keep_layer_kinds(actor.scope, person, kept)


def kinds_set(actor: Actor, person: int) -> frozenset[tuple[str, str]]:
    """Pairs of flow and kind of value that the user set for one person."""
    return network_words.layer_kinds(actor.scope, [person]).get(person, frozenset())


def judge(actor: Actor, person: PersonId, flow: Flow, family: Family, yes: bool) -> None:
    """Say that what exchanges suggest is so, with the kinds they show, or that it is not. Raises NotFoundError."""
    if not people_queries.exists(actor.scope, person):
        raise NotFoundError(quoted(person), _("nobody of that number is in the record"), _("Look them up in People."))
    with write(actor.scope):
        if not yes:
            network_words.decline_layer(actor.scope, person, flow, family)
            return
        found = _provided(actor, [person], now(actor))
        shown = next((one for one in found if (one.flow, one.family) == (flow, family)), None)
        families = {(one.flow, one.family) for one in found if one.is_set}
        kinds = {
            (kind_flow, value) for kind_flow, value in network_words.layer_kinds(actor.scope, [person]).get(person, ())
        }
        new = {(flow, kind.value) for kind in shown.kinds} if shown else set()
        say(actor, person, {*families, (flow, family)}, {*kinds, *new})  # type: ignore[arg-type]


def readings(actor: Actor, as_of: AsOf) -> tuple[Reading, ...]:
    """Families that nobody, or only one person, gives the user; each ends in a step."""
    found = layer(actor, as_of)
    if not any(part.chosen or part.suggested for part in found.parts):
        return ()
    listed = []
    for family in FAMILIES:
        part = found.part("in", family)
        if len(part.chosen) > 1:
            continue
        named = tuple(
            Named(PersonId(one.provided.person), one.name, one.words) for one in (*part.chosen, *part.suggested)
        )[:NAMED_MAX]
        told = {"family": value_in_words(family)}
        title = _("Only one person gives you %(family)s") if part.chosen else _("Nobody gives you %(family)s yet")
        unseen = _("Does somebody give you %(family)s where your record does not see it?")
        listed.append(
            Reading(
                f"layer:{family}", "layer",
                title % told, _gap_words(part), named, tuple(one.id for one in named), _step(part),
                "" if named else unseen % told,
            )
        )  # fmt: skip
    return tuple(listed)


def _gap_words(part: FamilyLayer) -> str:
    """What there is beneath a title that names the gap."""
    waiting = waiting_words(bool(part.chosen), len(part.suggested))
    if not part.chosen:
        said = _("As far as you have said.")
    else:
        first = part.chosen[0]
        said = _("It is %(name)s, as far as you have said: %(words)s.") % {"name": first.name, "words": first.words}
    return " ".join(filter(None, (said, waiting)))


def _step(part: FamilyLayer) -> Step:
    if part.suggested:
        first = part.suggested[0]
        words = _("Say whether %(name)s gives you %(family)s")
        told = {"name": first.name, "family": value_in_words(part.family)}
        return Step("layer", words % told, person=PersonId(first.provided.person))
    kinds = [value_in_words(value) for value in KINDS_OF[part.family][:2]]
    told = {"kind": kinds[0], "other": kinds[-1]}
    if part.chosen:
        words = (
            _("Ask a second person for %(kind)s")
            if len(kinds) == 1
            else _("Ask a second person for %(kind)s or %(other)s")
        )
    else:
        words = _("Ask somebody for %(kind)s") if len(kinds) == 1 else _("Ask somebody for %(kind)s or %(other)s")
    return Step("ask", words % told)


def _provided(actor: Actor, people: Collection[int] | None, as_of: AsOf) -> tuple[Provided, ...]:
    scope = actor.scope
    return provided(
        [(person, *pair) for person, pairs in people_queries.layers(scope, people).items() for pair in pairs],
        [(person, *pair) for person, pairs in network_words.layer_kinds(scope, people).items() for pair in pairs],
        [(person, *pair) for person, pairs in network_words.layers_declined(scope, people).items() for pair in pairs],
        _passed(queries.confirmed(scope, as_of.until_day, people)),
        as_of.day,
    )


def _passed(found: Collection[queries.Counted]) -> list[Passed]:
    merged: dict[tuple[int, str, str], tuple[int, int, int]] = {}
    for one in found:
        key = (one.person, one.flow, one.value)
        times, last, effort = merged.get(key, (0, 0, 0))
        weight = EFFORT_WEIGHT[one.effort] * one.times  # type: ignore[index]
        merged[key] = (times + one.times, max(last, one.last_day), effort + weight)
    return [
        Passed(person, flow, value, times, day_of(last) or EPOCH, effort)  # type: ignore[arg-type]
        for (person, flow, value), (times, last, effort) in merged.items()
    ]
