"""Readings of the network in sentences. Nothing unseen is asserted: what mail shows is said, and what it hides is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.moves.shape import given_name
from firsthand.domain.moves.words import in_words
from firsthand.domain.network_readings import Cluster, Named, Reading, Step
from firsthand.domain.people import PersonId

NAMES_MAX = 3


@dataclass(frozen=True, slots=True)
class Beside:
    """Of the people of a group, those who appear only beside one person. inside: whether that one is of the group."""

    group: Cluster
    person: Named
    people: tuple[PersonId, ...]
    inside: bool

    @property
    def size(self) -> int:
        """How many the group has, the one person left out."""
        return len(self.group.people) - self.inside


def single_point(beside: Beside) -> Reading:
    """Nearly everybody of a group is met only beside one person."""
    count, size, first = len(beside.people), beside.size, given_name(beside.person.name) or beside.person.name
    every = in_words(size, unit="")
    told = f"All {every}" if count == size else f"All but {in_words(size - count, unit='')} of {every}"
    return Reading(
        key=f"single_point:{beside.group.region}",
        kind="single_point",
        title=f"You reach {in_the_middle(beside.group)} through one person",
        words=f"{told} people there appear in your mail only beside {first}. If {first} is away, so is your way in.",
        people=(beside.person,),
        lit=(beside.person.id, *beside.people),
        step=Step("second_way", "Who could be a second way in?", beside.person.id, region=beside.group.region),
    )


def bridge(beside: Beside) -> Reading:
    """Some of a group are met only beside one person."""
    first = given_name(beside.person.name) or beside.person.name
    count = in_words(len(beside.people), unit="")
    return Reading(
        key=f"bridge:{beside.group.region}:{beside.person.id}",
        kind="bridge",
        title=(
            f"You reach {count} people only beside {beside.person.name}"
            if beside.inside
            else f"{beside.person.name} is the bridge to {in_the_middle(beside.group)}"
        ),
        words=(
            f"In your mail, {count} people there appear only beside {first}, who may not know how much you lean on it."
            if not beside.inside
            else f"They appear in your mail only where {first} is too. {first} may not know how much you lean on it."
        ),
        people=(beside.person,),
        lit=(beside.person.id, *beside.people),
        step=Step("person", f"Open {first}", beside.person.id),
    )


def cooling(people: Sequence[Named], total: int) -> Reading:
    """Ties that mattered and are quieter than usual; people: the strongest of them."""
    one = total == 1
    return Reading(
        key="cooling",
        kind="cooling",
        title="One tie is cooling" if one else f"{in_words(total, unit='').capitalize()} ties are cooling",
        words="" if total <= len(people) else "Those you were most in touch with:",
        people=tuple(people),
        lit=tuple(person.id for person in people),
        step=Step("person", f"Open {given_name(people[0].name) or people[0].name}", people[0].id),
    )


def between(one: Cluster, other: Cluster, pairs: int, lit: Sequence[PersonId], who: tuple[Named, Named]) -> Reading:
    """Two groups whose people are seen together only in what the owner wrote. who: the two most often so."""
    counted = "one pair meets" if pairs == 1 else f"{in_words(pairs, unit='')} pairs meet"
    return Reading(
        key=f"between:{min(one.region, other.region)}:{max(one.region, other.region)}",
        kind="between",
        title=f"You join {in_the_middle(one)} to {in_the_middle(other)}",
        words=f"In your mail, {counted} only in what you wrote yourself, {who[0].name} and {who[1].name} first.",
        unseen="Do they talk without you? If not, an introduction would free you.",
        people=who,
        lit=tuple(lit),
        step=Step("introduce", "Introduce them", who[0].id, who[1].id),
    )


def talk(a: Named, b: Named, left: int) -> Reading:
    """A pair whose talking would change what the map says most. left: pairs to ask about, this one included."""
    more = "" if left == 1 else f" {in_words(left, unit='').capitalize()} such pairs would tell most."
    return Reading(
        key=f"talk:{min(a.id, b.id)}:{max(a.id, b.id)}",
        kind="talk",
        title=f"Do {a.name} and {b.name} talk without you?",
        words=f"In your mail they are never seen together, and your mail cannot know.{more}",
        people=(a, b),
        lit=(a.id, b.id),
        step=Step("pair", "Say what you know", a.id, b.id),
    )


def dormant(people: Sequence[Named], total: int) -> Reading:
    """Ties that were strong and are long quiet; notes say when the last good moment was."""
    first = given_name(people[0].name) or people[0].name
    count = "One strong tie sleeps" if total == 1 else f"{in_words(total, unit='').capitalize()} strong ties sleep"
    return Reading(
        key="dormant",
        kind="dormant",
        title=count,
        words="Ties that were close once are quick to wake, and bring what nobody near you knows.",
        people=tuple(people),
        lit=tuple(person.id for person in people),
        step=Step("person", f"Open {first}", people[0].id),
    )


def renewal(came: Sequence[Named], went: Sequence[Named], came_total: int, went_total: int, stayed: int) -> Reading:
    """Who came and who went between two half-years."""
    return Reading(
        key="renewal",
        kind="renewal",
        title=(
            f"{_people(came_total).capitalize()} came and {_people(went_total)} went in half a year"
            if came_total or went_total
            else "The same people as half a year ago"
        ),
        words=(
            f"{_people(stayed).capitalize()} stayed, of those you are in touch with on four days or more in half a year."
            " Neither more nor fewer is better."
        ),
        people=tuple(came) + tuple(went),
        lit=tuple(person.id for person in came),
        step=Step("people", "See everybody"),
    )


OPEN_OR_CLOSED = {
    "more open": (
        "Your network has become more open",
        (
            "Your contacts are less tied to one another than half a year ago. Openness brings news and ideas from unlike"
            " corners; it takes more of your time, and trust has fewer witnesses."
        ),
    ),
    "more closed": (
        "Your network has become more closed",
        (
            "Your contacts are more tied to one another than half a year ago. Closure brings trust and speed, as everybody"
            " knows everybody; what is new reaches you later."
        ),
    ),
    "steady": (
        "Your network is as open as half a year ago",
        (
            "How far your contacts are tied to one another has not changed more than chance would. Openness brings news from"
            " unlike corners, closure brings trust; both have their use."
        ),
    ),
}


def openness(band: str) -> Reading:
    """The owner's own trend of constraint: 'more open', 'steady' or 'more closed'."""
    title, words = OPEN_OR_CLOSED[band]
    return Reading("openness", "openness", title, words, step=Step("traits", "See how far it reaches"))


def head(
    clusters: Sequence[Cluster], contact: Sequence[float], readings: Sequence[Reading], people: int
) -> tuple[str, str]:
    """The page's sentence, and the part of it that matters most today, '' for none. contact: of each cluster."""
    if not people:
        return "Nobody was in touch with you in this half-year, as far as your record shows.", ""
    if people == 1:
        return "One person was in touch with you in this half-year.", ""
    strongest = [one for _, one in sorted(zip(contact, clusters, strict=True), key=lambda pair: -pair[0])][:2]
    if not strongest:
        return f"{people:,} people were in touch with you; your mail shows no groups among them.", _emphasis(readings)
    if len(strongest) == 1:
        return f"You are held by {in_the_middle(strongest[0])}.", _emphasis(readings)
    return f"You are well held by {in_the_middle(strongest[0])} and {in_the_middle(strongest[1])}.", _emphasis(readings)


def in_the_middle(cluster: Cluster) -> str:
    """A cluster's name inside a sentence: "the people around Rosa Marin"."""
    return f"the people {cluster.name[0].lower()}{cluster.name[1:]}" if cluster.named_by == "person" else cluster.name


def _emphasis(readings: Sequence[Reading]) -> str:
    for one in readings:
        if one.kind == "single_point":
            return one.title.replace("You reach ", "Your way into ").replace(" through one person", " is one person.")
        if one.kind in ("cooling", "bridge"):
            return f"{one.title}."
    return ""


def _people(count: int) -> str:
    return "nobody" if not count else "one person" if count == 1 else f"{in_words(count, unit='')} people"
