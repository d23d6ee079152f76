"""The map as the template draws it: every number and every word ready."""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.wording import in_mid_sentence, sentence_case
from firsthand.network.labels import LINE, Label
from firsthand.network.spots import HEIGHT, WIDTH
from firsthand.services.network.map import PEOPLE_MAX, TIES_MAX, Ground, Map, Node
from firsthand.services.network.picture import NO_REGION
from firsthand.web.elements.kinds import RHYTHMS
from firsthand.web.elements.words import number
from firsthand.web.network.asked import Asked
from firsthand.web.network.slider import month_shown

LARGEST_NAMED = 3


@dataclass(frozen=True)
class Words:
    """A line of text on the map."""

    text: str
    x: str
    y: str
    anchor: str


@dataclass(frozen=True)
class Circle:
    """A person. css: 'on' for whom the reading is about, 'also' for others it names; band: '' where rhythm is not drawn."""

    href: str
    told: str
    x: str
    y: str
    r: str
    hue: int
    css: str
    band: str
    name: Words | None


@dataclass(frozen=True)
class Land:
    """lines: of its name, each begun at x, with how much lower than the one before; the first at y."""

    path: str
    hue: int
    x: str
    y: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class KeyLine:
    band: str
    label: str | Promise
    people: int


@dataclass(frozen=True)
class Drawing:
    """key: what the outlines mean, where rhythm is drawn. left_out: what is not on the map, in words."""

    box: str
    title: str
    description: str
    lands: tuple[Land, ...]
    circles: tuple[Circle, ...]
    within: str
    across: str
    lit: str
    key: tuple[KeyLine, ...]
    left_out: tuple[str, ...]
    nobody: str


def drawing(one: Map, asked: Asked) -> Drawing:
    when = {"as_of": one.as_of.day.isoformat()} if not one.as_of.live else {}
    names = {ground.cluster.region: ground.cluster.name for ground in one.grounds}
    return Drawing(
        box=f"0 0 {WIDTH:g} {HEIGHT:g}",
        title=ngettext(
            "Map of %(count)s person around you, %(month)s",
            "Map of %(count)s people around you, %(month)s",
            len(one.nodes) or 2,
        )
        % {"count": number(len(one.nodes)), "month": month_shown(one.as_of)},
        description=description(one),
        lands=tuple(_land(ground) for ground in one.grounds if ground.path),
        circles=tuple(_circle(node, names.get(node.region, ""), asked.rhythm, when) for node in one.nodes),
        within=one.within,
        across=one.across,
        lit=one.lit_ties,
        key=_key(one) if asked.rhythm else (),
        left_out=left_out(one),
        nobody=_nobody(one),
    )


def _land(ground: Ground) -> Land:
    x, y = (f"{ground.label.x:g}", f"{ground.label.y:g}") if ground.label else ("", "")
    lines = tuple((line, f"{LINE:g}em" if at else "0") for at, line in enumerate(ground.lines if ground.label else ()))
    return Land(ground.path, ground.cluster.hue, x, y, lines)


def description(one: Map) -> str:
    """What the map shows, for those who don't see it."""
    if not one.grounds:
        return _("No groups are seen. The same facts are in the list view.")
    groups = sentence_case(
        ngettext("%(count)s group.", "%(count)s groups.", len(one.grounds)) % {"count": number(len(one.grounds))}
    )
    largest = (
        _("%(name)s has %(count)s people.") % {"name": ground.cluster.name, "count": number(ground.people)}
        for ground in one.grounds[:LARGEST_NAMED]
    )
    return " ".join((groups, *largest, _("The same facts are in the list view.")))


def left_out(one: Map) -> tuple[str, ...]:
    """What is not drawn, and why; and who stands aside."""
    found = []
    if any(node.region == NO_REGION for node in one.nodes):
        found.append(_("Along the lower edge are people who were seen in no group."))
    if one.people > PEOPLE_MAX:
        found.append(
            _("Drawn are the %(most)s people you are most in touch with, of %(all)s.")
            % {"most": number(PEOPLE_MAX), "all": number(one.people)}
        )
    if one.ties > TIES_MAX:
        found.append(
            _("Of %(all)s ties between them the %(most)s strongest are drawn.")
            % {"most": number(TIES_MAX), "all": number(one.ties)}
        )
    if one.fitting < min(one.people, PEOPLE_MAX):
        found.append(
            sentence_case(
                ngettext(
                    "One of %(all)s fit what you chose.", "%(some)s of %(all)s fit what you chose.", one.fitting or 2
                )
                % {"some": number(one.fitting), "all": number(min(one.people, PEOPLE_MAX))}
            )
        )
    return tuple(found)


def _nobody(one: Map) -> str:
    if one.nodes:
        return ""
    if one.people:
        return _("Nobody on the map fits what you chose.")
    return _("Nobody was in touch with you in this time, as far as your record shows.")


def _circle(node: Node, group: str, rhythm: bool, when: dict[str, str]) -> Circle:
    href = reverse("person:person", args=[node.id]) + (f"?as_of={when['as_of']}" if when else "")
    return Circle(
        href=href,
        told=told(node, group),
        x=f"{node.x:g}",
        y=f"{node.y:g}",
        r=f"{node.r:g}",
        hue=node.hue,
        css="on" if node.about else "also" if node.lit else "",
        band=RHYTHMS[node.state].band if rhythm else "",
        name=_words(node.name, node.label) if node.label else None,
    )


def told(node: Node, group: str) -> str:
    """A person in a line, for the pointer and for screen readers."""
    days = ngettext("in touch on one day", "in touch on %(count)s days", node.contact_days) % {
        "count": number(node.contact_days)
    }
    return "; ".join(filter(None, (node.name, group, days, in_mid_sentence(str(RHYTHMS[node.state].label)))))


def _words(text: str, label: Label) -> Words:
    return Words(text, f"{label.x:g}", f"{label.y:g}", label.anchor)


def _key(one: Map) -> tuple[KeyLine, ...]:
    counts = Counter(node.state for node in one.nodes)
    return tuple(KeyLine(found.band, found.label, counts[state]) for state, found in RHYTHMS.items() if counts[state])  # type: ignore[index]
