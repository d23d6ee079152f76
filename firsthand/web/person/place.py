"""Where a person stands in the network, on their page."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.network_sentences import in_the_middle
from firsthand.domain.people import PersonId
from firsthand.domain.wording import sentence_case
from firsthand.services.actor import Actor, AsOf
from firsthand.services.network.place import place_of
from firsthand.web.elements.words import number
from firsthand.web.network.page import person_lit


@dataclass(frozen=True)
class PlacePart:
    """bridges: what is said of groups that one reaches through them. on_map: the map with them lit."""

    group: str
    together: tuple[tuple[str, str], ...]
    bridges: tuple[str, ...]
    on_map: str


def place_address(person: PersonId, as_of: AsOf) -> str:
    """Where the part is to be had: it rests on the whole network, which no page about one person waits for."""
    return reverse("person:place", args=[person]) + ("" if as_of.live else f"?as_of={as_of.day.isoformat()}")


def place_part(actor: Actor, person: PersonId, as_of: AsOf) -> PlacePart | None:
    """None for who was not in touch in the half-year before."""
    found = place_of(actor, as_of, person)
    if found is None:
        return None
    return PlacePart(
        group=found.group.name if found.group else _("In no group that you see together."),
        together=tuple((reverse("person:person", args=[other.id]), other.name) for other in found.together),
        bridges=tuple(
            sentence_case(
                ngettext(
                    "%(count)s person of %(group)s appears in your mail only beside them.",
                    "%(count)s people of %(group)s appear in your mail only beside them.",
                    len(one.people),
                )
                % {"count": number(len(one.people)), "group": in_the_middle(one.group)}
            )
            for one in found.bridges
        ),
        on_map=person_lit(person) + ("" if as_of.live else f"&as_of={as_of.day.isoformat()}"),
    )
