"""The map as a list: the same people and the same facts, by group."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from firsthand.domain.network_readings import Cluster
from firsthand.domain.purposes import PURPOSES
from firsthand.domain.wording import figure, sentence_case
from firsthand.services.network.map import Map, Node
from firsthand.services.network.picture import NO_REGION
from firsthand.web.elements.kinds import PURPOSE_LABELS
from firsthand.web.elements.words import number
from firsthand.web.network.asked import Asked, Sort, address

STATE_ORDER = ("in_rhythm", "new", "quiet", "lapsed", "cant_tell")
COLUMNS: tuple[tuple[Sort, str | Promise], ...] = (
    ("name", lazy("Person")),
    ("contact", lazy("Days in touch")),
    ("rhythm", lazy("Rhythm")),
)
NAMED_BY: dict[str, str | Promise] = {
    "user": lazy("A name of your own."),
    "organisation": lazy("Named after the organisation most of them share."),
    "function": lazy("Named after the function most of them share."),
    "group": lazy("Named after a group of your address book that most of them share."),
    "person": lazy("Named after the one in the middle."),
}


@dataclass(frozen=True)
class Heading:
    """A column to sort by. sorted: 'ascending', 'descending', or '' where another is."""

    label: str | Promise
    href: str
    sorted: str


@dataclass(frozen=True)
class Line:
    """purposes: what the tie is for, as the user said. together: with whom they were seen most, each with the days."""

    href: str
    name: str
    organisation: str
    days: str
    state: str
    purposes: str
    together: tuple[tuple[str, str, str], ...]
    lit: bool


@dataclass(frozen=True)
class Group:
    """People of a region; rename: where its name is changed, '' where it can't be."""

    id: str
    name: str
    hue: int
    count: str
    named_by: str | Promise
    rename: str
    own_name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Listing:
    headings: tuple[Heading, ...]
    groups: tuple[Group, ...]


def listing(one: Map, asked: Asked, query: QueryDict) -> Listing:
    today = one.as_of.live and not asked.all_ties
    groups = [
        _group(ground.cluster, [node for node in one.nodes if node.region == ground.cluster.region], asked, today)
        for ground in one.grounds
    ]
    rest = [node for node in one.nodes if node.region == NO_REGION]
    if rest:
        groups.append(
            Group(
                "region-none", _("Seen in no group"), 0, _people(len(rest)),
                _("Seen with fewer than two others of a group."), "", "", _lines(rest, asked.sort),
            )
        )  # fmt: skip
    return Listing(
        tuple(
            Heading(label, address(query, sort=name, show="list"), _direction(name) if name == asked.sort else "")
            for name, label in COLUMNS
        ),
        tuple(group for group in groups if group.lines),
    )


def _group(cluster: Cluster, nodes: list[Node], asked: Asked, today: bool) -> Group:
    return Group(
        id=f"region-{cluster.region}",
        name=cluster.name,
        hue=cluster.hue,
        count=_people(len(nodes)),
        named_by=NAMED_BY[cluster.named_by],
        rename=reverse("network:rename", args=[cluster.region]) if today else "",
        own_name=cluster.name if cluster.named_by == "user" else "",
        lines=_lines(nodes, asked.sort),
    )


def _lines(nodes: list[Node], sort: Sort) -> tuple[Line, ...]:
    ordered = sorted(nodes, key=lambda node: (-node.contact_days, node.name.casefold()))
    if sort == "name":
        ordered.sort(key=lambda node: node.name.casefold())
    elif sort == "rhythm":
        ordered.sort(key=lambda node: STATE_ORDER.index(node.state))
    return tuple(
        Line(
            href=reverse("person:person", args=[node.id]),
            name=node.name,
            organisation=node.organisation,
            days=figure(node.contact_days),
            state=node.state,
            purposes=", ".join(str(PURPOSE_LABELS[purpose]) for purpose in PURPOSES if purpose in node.purposes),
            together=tuple(
                (reverse("person:person", args=[other.id]), other.name, _days(int(other.note)))
                for other in node.together
            ),
            lit=node.lit,
        )
        for node in ordered
    )


def _direction(sort: Sort) -> str:
    return "descending" if sort == "contact" else "ascending"


def _people(count: int) -> str:
    return sentence_case(ngettext("%(count)s person", "%(count)s people", count) % {"count": number(count)})


def _days(count: int) -> str:
    return ngettext("one day", "%(count)s days", count) % {"count": number(count)}
