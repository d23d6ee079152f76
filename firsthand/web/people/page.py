from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from firsthand.domain.people import Facet, PeopleList, PeopleQuery, PersonRow, Sort
from firsthand.domain.wording import figure, in_mid_sentence
from firsthand.services import joining, people
from firsthand.services.actor import Actor, AsOf
from firsthand.web.elements.kinds import FAMILY_LABELS
from firsthand.web.elements.pager import Pager, asked_page, pager
from firsthand.web.elements.words import day_words

PAGE_SIZE = 50
SORTS: tuple[tuple[Sort, str | Promise], ...] = (
    ("warmth", lazy("Warmest first")),
    ("recent", lazy("Most recent first")),
    ("name", lazy("By name")),
)


@dataclass(frozen=True)
class Row:
    """One person as the table shows them."""

    person: PersonRow
    about: str
    layer: str
    tags: str
    kept: str
    last: str
    select: str


@dataclass(frozen=True)
class Chosen:
    """A facet value in force; href: the list without it."""

    label: str
    href: str


@dataclass(frozen=True)
class Option:
    value: str
    label: str | Promise
    chosen: bool


@dataclass(frozen=True)
class PeoplePage:
    """count: of those who fit, in words; nobody: there is nobody at all yet, whatever was asked."""

    basis: str
    total: int
    count: str
    words: str
    as_of: str
    back: str
    aside: bool
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    chosen: tuple[Chosen, ...]
    sorts: tuple[Option, ...]
    pager: Pager
    nobody: bool
    duplicates: str
    error: str
    here: str


def asked(query: QueryDict) -> PeopleQuery:
    """What the address asks for; anything unknown is left out."""
    sort: Sort = next((value for value, _label in SORTS if value == query.get("sort")), "warmth")
    return PeopleQuery(
        words=query.get("q", "").strip()[:200],
        sort=sort,
        states=tuple(query.getlist("state")),
        organisations=tuple(query.getlist("organisation")),
        tags=tuple(query.getlist("tag")),
        groups=tuple(query.getlist("group")),
        kept=tuple(query.getlist("kept")),
        families=tuple(query.getlist("family")),
        set_aside="aside" in query,
        offset=(asked_page(query) - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
    )


def people_page(actor: Actor, query: QueryDict, as_of: AsOf, error: str = "") -> PeoplePage:
    """The page that the address `query` asks for."""
    wanted = asked(query)
    found = people.listing(actor, wanted, as_of)
    duplicates = joining.count_duplicates(actor)
    return PeoplePage(
        basis=_basis(found),
        total=found.total,
        count=ngettext("person", "people", found.total),
        words=wanted.words,
        as_of=query.get("as_of", ""),
        back="" if as_of.live else f"?as_of={as_of.day.isoformat()}",
        aside=wanted.set_aside,
        rows=tuple(row(person, as_of.day) for person in found.people),
        facets=tuple(facet for facet in found.facets if facet.values),
        chosen=_chosen(found, query),
        sorts=tuple(Option(value, label, value == wanted.sort) for value, label in SORTS),
        pager=pager(query, page=asked_page(query), size=PAGE_SIZE, total=found.total),
        nobody=found.everybody == 0,
        duplicates=_("Possible duplicates, %(count)s") % {"count": duplicates} if duplicates else "",
        error=error,
        here="?" + query.urlencode(),
    )


def row(person: PersonRow, today: date) -> Row:
    families = [str(FAMILY_LABELS[family]) for family in person.gives_me]
    return Row(
        person=person,
        about=", ".join(part for part in (person.role_title, person.organisation) if part)
        or next(iter(person.addresses), ""),
        layer=", ".join([*families[:1], *map(in_mid_sentence, families[1:])]),
        tags=", ".join(dict.fromkeys((*person.tags, *person.groups))),
        kept=person.wanted.words(person.silent_days)
        if person.wanted and person.wanted.is_past(person.silent_days)
        else "",
        last=day_words(person.last_contact, today),
        select=_("Select %(name)s") % {"name": person.name},
    )


def _basis(found: PeopleList) -> str:
    everybody = ngettext("%(count)s person in your record.", "%(count)s people in your record.", found.everybody)
    regular = ngettext(
        "%(count)s you were in touch with on three days or more.",
        "%(count)s you were in touch with on three days or more.",
        found.regular,
    )
    return " ".join((everybody % {"count": figure(found.everybody)}, regular % {"count": figure(found.regular)}))


def _chosen(found: PeopleList, query: QueryDict) -> tuple[Chosen, ...]:
    """Facet values in force, each with the address of the list without it."""
    chosen = []
    for facet in found.facets:
        for value in facet.values:
            if value.chosen:
                rest = query.copy()
                rest.setlist(facet.name, [one for one in query.getlist(facet.name) if one != value.value])
                rest.pop("page", None)
                chosen.append(Chosen(value.label, "?" + rest.urlencode()))
    return tuple(chosen)
