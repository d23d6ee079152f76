"""Who could be a second way into a group: its people by contact, and who else is seen with them."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from firsthand.domain.network_sentences import in_the_middle
from firsthand.domain.people import PersonId
from firsthand.domain.wording import figure
from firsthand.errors import NotFoundError
from firsthand.services.actor import Actor, AsOf
from firsthand.services.network.map import MapFilters, Node, map_of


@dataclass(frozen=True)
class Way:
    """Somebody of the group. others: with whom they are seen, besides the one way there is."""

    href: str
    name: str
    organisation: str
    days: str
    state: str
    others: str


@dataclass(frozen=True)
class SecondWayPage:
    """beside: the one way there is now, '' where the address names none."""

    title: str
    words: str
    beside: str
    ways: tuple[Way, ...]
    coverage: str
    back: str


def second_way_page(actor: Actor, region: int, query: QueryDict, as_of: AsOf) -> SecondWayPage:
    """Raises NotFoundError where the map of that day has no group of that number."""
    one = map_of(actor, as_of, MapFilters())
    ground = one.ground(region)
    if ground is None:
        raise NotFoundError(_("Group %(number)s") % {"number": region}, _("no group of that number is on the map of that day"),
                            _("Open Network and go on from there."))  # fmt: skip
    given = query.get("beside", "")
    beside = PersonId(int(given)) if given.isascii() and given.isdigit() and len(given) < 19 else None
    nodes = [node for node in one.nodes if node.region == region]
    now = next((node.name for node in nodes if node.id == beside), "")
    day = "" if as_of.live else f"?as_of={as_of.day.isoformat()}"
    return SecondWayPage(
        title=_("Who could be a second way into %(group)s?") % {"group": in_the_middle(ground.cluster)},
        words=_(
            "These are its people, those you are most in touch with first. A tie of your own to one or two of them is a second"
            " way. Nothing here says who would want that: that shows when you write."
        ),
        beside=now,
        ways=tuple(
            _way(node, beside, day)
            for node in sorted(nodes, key=lambda node: (-node.contact_days, node.name.casefold()))
            if node.id != beside
        ),
        coverage=one.coverage,
        back=reverse("network:network") + day,
    )


def _way(node: Node, beside: PersonId | None, day: str) -> Way:
    others = [other.name for other in node.together if other.id != beside]
    return Way(
        href=reverse("person:person", args=[node.id]) + day,
        name=node.name,
        organisation=node.organisation,
        days=figure(node.contact_days),
        state=node.state,
        others=", ".join(others) or _("Nobody else"),
    )
