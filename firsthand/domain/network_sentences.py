"""Readings of the network in sentences. Nothing unseen is asserted: what mail shows is said, and what it hides is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.moves.shape import given_name
from firsthand.domain.network_readings import Cluster, Named, Reading, Step
from firsthand.domain.people import Family, PersonId
from firsthand.domain.wording import figure, in_words, number_in_words, sentence_case
from firsthand.language import gettext as _
from firsthand.language import gettext_noop, ngettext


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
    told = {"size": number_in_words(size), "missing": number_in_words(size - count), "name": first}
    words = (
        _("All %(size)s people there appear in your mail only beside %(name)s. If %(name)s is away, so is your way in.")
        if count == size
        else ngettext(
            "All but one of %(size)s people there appear in your mail only beside %(name)s. If %(name)s is away, so is your"
            " way in.",
            "All but %(missing)s of %(size)s people there appear in your mail only beside %(name)s. If %(name)s is away, so is"
            " your way in.",
            size - count,
        )
    )
    return Reading(
        key=f"single_point:{beside.group.region}",
        kind="single_point",
        title=_("You reach %(group)s through one person") % {"group": in_the_middle(beside.group)},
        words=words % told,
        people=(beside.person,),
        lit=(beside.person.id, *beside.people),
        step=Step("second_way", _("Who could be a second way in?"), beside.person.id, region=beside.group.region),
    )


def bridge(beside: Beside) -> Reading:
    """Some of a group are met only beside one person."""
    count = len(beside.people)
    told = {
        "count": number_in_words(count),
        "name": beside.person.name,
        "first_name": given_name(beside.person.name) or beside.person.name,
        "group": in_the_middle(beside.group),
    }
    return Reading(
        key=f"bridge:{beside.group.region}:{beside.person.id}",
        kind="bridge",
        title=(
            ngettext(
                "You reach %(count)s person only beside %(name)s",
                "You reach %(count)s people only beside %(name)s",
                count,
            )
            if beside.inside
            else _("%(name)s is the bridge to %(group)s")
        )
        % told,
        words=(
            ngettext(
                "In your mail, %(count)s person there appears only beside %(first_name)s, who may not know how much you lean"
                " on it.",
                "In your mail, %(count)s people there appear only beside %(first_name)s, who may not know how much you lean on"
                " it.",
                count,
            )
            if not beside.inside
            else _(
                "They appear in your mail only where %(first_name)s is too. %(first_name)s may not know how much you lean on it."
            )
        )
        % told,
        people=(beside.person,),
        lit=(beside.person.id, *beside.people),
        step=_open(beside.person),
    )


def cooling(people: Sequence[Named], total: int) -> Reading:
    """Ties that mattered and are quieter than usual; people: the strongest of them."""
    title = ngettext("one tie is cooling", "%(count)s ties are cooling", total) % {"count": number_in_words(total)}
    return Reading(
        key="cooling",
        kind="cooling",
        title=sentence_case(title),
        words="" if total <= len(people) else _("Those you were most in touch with:"),
        people=tuple(people),
        lit=tuple(person.id for person in people),
        step=_open(people[0]),
    )


def between(one: Cluster, other: Cluster, pairs: int, lit: Sequence[PersonId], who: tuple[Named, Named]) -> Reading:
    """Two groups whose people are seen together only in what the owner wrote. who: the two most often so."""
    words = ngettext(
        "In your mail, one pair meets only in what you wrote yourself, %(name)s and %(other)s first.",
        "In your mail, %(count)s pairs meet only in what you wrote yourself, %(name)s and %(other)s first.",
        pairs,
    ) % {"count": number_in_words(pairs), "name": who[0].name, "other": who[1].name}
    return Reading(
        key=f"between:{min(one.region, other.region)}:{max(one.region, other.region)}",
        kind="between",
        title=_("You join %(group)s to %(other)s") % {"group": in_the_middle(one), "other": in_the_middle(other)},
        words=words,
        unseen=_("Do they talk without you? If not, an introduction would free you."),
        people=who,
        lit=tuple(lit),
        step=Step("introduce", _("Introduce them"), who[0].id, who[1].id),
    )


def talk(a: Named, b: Named, left: int) -> Reading:
    """A pair whose talking would change what the map says most. left: pairs to ask about, this one included."""
    words = _("In your mail they are never seen together, and your mail cannot know.")
    if left != 1:
        more = ngettext("one such pair would tell most.", "%(count)s such pairs would tell most.", left)
        words = f"{words} {sentence_case(more % {'count': number_in_words(left)})}"
    return Reading(
        key=f"talk:{min(a.id, b.id)}:{max(a.id, b.id)}",
        kind="talk",
        title=_("Do %(name)s and %(other)s talk without you?") % {"name": a.name, "other": b.name},
        words=words,
        people=(a, b),
        lit=(a.id, b.id),
        step=Step("pair", _("Say what you know"), a.id, b.id),
    )


def dormant(people: Sequence[Named], total: int) -> Reading:
    """Ties that were strong and are long quiet; notes say when the last good moment was."""
    title = ngettext("one strong tie sleeps", "%(count)s strong ties sleep", total) % {"count": number_in_words(total)}
    return Reading(
        key="dormant",
        kind="dormant",
        title=sentence_case(title),
        words=_("Ties that were close once are quick to wake, and bring what nobody near you knows."),
        people=tuple(people),
        lit=tuple(person.id for person in people),
        step=_open(people[0]),
    )


def renewal(came: Sequence[Named], went: Sequence[Named], came_total: int, went_total: int, stayed: int) -> Reading:
    """Who came and who went between two half-years."""
    told = {"came": _people(came_total), "went": _people(went_total), "stayed": _people(stayed)}
    return Reading(
        key="renewal",
        kind="renewal",
        title=(
            sentence_case(_("%(came)s came and %(went)s went in half a year") % told)
            if came_total or went_total
            else _("The same people as half a year ago")
        ),
        words=sentence_case(
            _(
                "%(stayed)s stayed, of those you are in touch with on four days or more in half a year. Neither more nor fewer"
                " is better."
            )
            % told
        ),
        people=tuple(came) + tuple(went),
        lit=tuple(person.id for person in came),
        step=Step("people", _("See everybody")),
    )


def goal_gaps(gaps: Sequence[tuple[int, str, Family]]) -> list[Reading]:
    """Goals that nobody stands behind in some way; gaps: goal, its title, the family, what was said to be needed first."""
    if not gaps:
        return []
    goal, title, family = gaps[0]
    pattern = {
        "support": _("Nobody supports “%(goal)s” yet"),
        "feedback": _("Nobody gives you feedback on “%(goal)s” yet"),
        "resources": _("Nobody brings resources to “%(goal)s” yet"),
    }[family]
    return [
        Reading(
            key=f"gap:{goal}:{family}",
            kind="gap",
            title=pattern % {"goal": title},
            words=ngettext(
                "It is the one gap among your goals.",
                "There are %(count)s gaps among your goals.",
                len(gaps),
            )
            % {"count": number_in_words(len(gaps))},
            step=Step("goal", _("Who could?"), goal=goal),
        )
    ]


OPEN_OR_CLOSED = {
    "more open": (
        gettext_noop("Your network has become more open"),
        gettext_noop(
            "Your contacts are less tied to one another than half a year ago. Openness brings news and ideas from unlike"
            " corners; it takes more of your time, and trust has fewer witnesses."
        ),
    ),
    "more closed": (
        gettext_noop("Your network has become more closed"),
        gettext_noop(
            "Your contacts are more tied to one another than half a year ago. Closure brings trust and speed, as everybody"
            " knows everybody; what is new reaches you later."
        ),
    ),
    "steady": (
        gettext_noop("Your network is as open as half a year ago"),
        gettext_noop(
            "How far your contacts are tied to one another has not changed more than chance would. Openness brings news from"
            " unlike corners, closure brings trust; both have their use."
        ),
    ),
}
"""A title and words for each trend; in English, to be translated where they are shown."""


def openness(band: str) -> Reading:
    """The owner's own trend of constraint: 'more open', 'steady' or 'more closed'."""
    title, words = OPEN_OR_CLOSED[band]
    return Reading("openness", "openness", _(title), _(words), step=Step("traits", _("See how far it reaches")))


def head(
    clusters: Sequence[Cluster], contact: Sequence[float], readings: Sequence[Reading], people: int
) -> tuple[str, str]:
    """The page's sentence, and the part of it that matters most today, '' for none. contact: of each cluster."""
    if not people:
        return _("Nobody was in touch with you in this half-year, as far as your record shows."), ""
    if people == 1:
        return _("One person was in touch with you in this half-year."), ""
    emphasis = _emphasis(readings, clusters)
    strongest = [one for _, one in sorted(zip(contact, clusters, strict=True), key=lambda pair: -pair[0])][:2]
    if not strongest:
        words = ngettext(
            "%(count)s person was in touch with you; your mail shows no groups around them.",
            "%(count)s people were in touch with you; your mail shows no groups among them.",
            people,
        )
        return words % {"count": figure(people)}, emphasis
    held = [in_the_middle(one) for one in strongest]
    if len(held) == 1:
        return _("You are held by %(group)s.") % {"group": held[0]}, emphasis
    return _("You are well held by %(group)s and %(other)s.") % {"group": held[0], "other": held[1]}, emphasis


def in_the_middle(cluster: Cluster) -> str:
    """A cluster's name inside a sentence: "the people around Rosa Marin"."""
    if cluster.named_by != "person":
        return cluster.name
    return _("the people around %(name)s") % {"name": cluster.middle}


def _open(person: Named) -> Step:
    return Step("person", _("Open %(name)s") % {"name": given_name(person.name) or person.name}, person.id)


def _emphasis(readings: Sequence[Reading], clusters: Sequence[Cluster]) -> str:
    by_region = {one.region: one for one in clusters}
    for one in readings:
        if one.kind == "single_point" and one.step and one.step.region in by_region:
            return _("Your way into %(group)s is one person.") % {"group": in_the_middle(by_region[one.step.region])}
        if one.kind in ("cooling", "bridge"):
            return f"{one.title}."
    return ""


def _people(count: int) -> str:
    return in_words(count, unit="person") if count else _("nobody")
