from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from firsthand.domain.network_readings import Reading
from firsthand.domain.people import PersonId
from firsthand.domain.trait_words import trait_in_words
from firsthand.services.actor import Actor, AsOf
from firsthand.services.network.map import Map, map_of
from firsthand.services.network.readings import Readings, readings_of
from firsthand.web.elements.kinds import PURPOSE_LABELS, WARMTH_LABELS
from firsthand.web.goals.matrix import Matrix, goals_matrix
from firsthand.web.network.asked import PERSON, Asked, address, asked
from firsthand.web.network.drawing import Drawing, drawing
from firsthand.web.network.listing import Listing, listing
from firsthand.web.network.slider import Slider, slider
from firsthand.web.network.steps import StepLink, step_link

PAGES = (
    ("purposes:purposes", lazy("What your ties are for")),
    ("groups:groups", lazy("How far your network reaches")),
    ("time:time", lazy("Time given to people")),
    ("introductions:introductions", lazy("Introductions")),
)
READINGS_FIRST = 5
TALKS = (("yes", lazy("They do")), ("no", lazy("They don’t")), ("unsure", lazy("I don’t know")))


@dataclass(frozen=True)
class Option:
    value: str
    label: str | Promise
    chosen: bool


@dataclass(frozen=True)
class Pick:
    """Something to narrow the map by, one value of it at a time."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class NamedLine:
    """Somebody whom a reading names, with what it says of them."""

    href: str
    name: str
    note: str


@dataclass(frozen=True)
class PairForm:
    """Two people of whom only the user knows whether they talk."""

    a: PersonId
    b: PersonId
    question: str
    answers: tuple[tuple[str, str | Promise], ...]


@dataclass(frozen=True)
class ReadingLine:
    """id: of its link on the page. href: the page with it lit, '' where it lights nobody. current: it is lit now."""

    id: str
    title: str
    words: str
    href: str
    current: bool
    people: tuple[NamedLine, ...]
    step: StepLink | None
    pair: PairForm | None
    unseen: str


@dataclass(frozen=True)
class MeasureLine:
    label: str
    words: str


@dataclass(frozen=True)
class Controls:
    """What the form over the map holds. hidden: what the address says besides."""

    picks: tuple[Pick, ...]
    names: bool
    rhythm: bool
    hidden: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class NetworkPage:
    """nobody: there was nobody to be in touch with. further: readings after the first few, in view where one of them is lit.

    drawing, listing: one of them. lit: whom the map lights, where that is no reading. missing: what was asked to be lit is
    not there. here: this page's address, to come back to.
    """

    sentence: str
    emphasis: str
    nobody: bool
    readings: tuple[ReadingLine, ...]
    further: tuple[ReadingLine, ...]
    further_open: bool
    measures: tuple[MeasureLine, ...]
    drawing: Drawing | None
    listing: Listing | None
    controls: Controls
    slider: Slider
    coverage: str
    as_map: str
    as_list: str
    lit: str
    missing: bool
    downloads: tuple[tuple[str, str | Promise], ...]
    drawing_file: str
    pages: tuple[tuple[str, str | Promise], ...]
    goals: Matrix
    here: str


def network_page(actor: Actor, query: QueryDict, as_of: AsOf, today: date) -> NetworkPage:
    """The page that the address asks for. Raises BadRequest for what it does not know."""
    wanted = asked(query)
    read = readings_of(actor, as_of)
    lit, reading = lit_of(read, wanted)
    one = map_of(actor, as_of, wanted.filters(lit))
    lines = tuple(_line(found, found is reading, query) for found in read.readings)
    as_list = wanted.show == "list"
    files = _file_query(wanted)
    return NetworkPage(
        sentence=read.sentence,
        emphasis=read.emphasis,
        nobody=one.people == 0,
        readings=lines[:READINGS_FIRST],
        further=lines[READINGS_FIRST:],
        further_open=any(line.current for line in lines[READINGS_FIRST:]),
        measures=tuple(MeasureLine(measure.label, measure.words) for measure in read.measures if measure.band),
        drawing=None if as_list else drawing(one, wanted),
        listing=listing(one, wanted, query) if as_list else None,
        controls=_controls(one, wanted),
        slider=slider(actor, as_of, today, wanted.all_ties),
        coverage=one.coverage,
        as_map=address(query, show=""),
        as_list=address(query, show="list"),
        lit=next((node.name for node in one.nodes if wanted.person == node.id), ""),
        missing=bool(wanted.lit) and not any(node.lit for node in one.nodes),
        downloads=tuple((reverse(f"network:{name}") + files, label) for name, label in DOWNLOADS),
        drawing_file=reverse("network:svg") + _drawing_query(query),
        pages=tuple((reverse(name), label) for name, label in PAGES),
        goals=goals_matrix(actor, as_of),
        here=address(query),
    )


DOWNLOADS = (
    ("graphml", "GraphML"),
    ("people_csv", lazy("CSV, people")),
    ("ties_csv", lazy("CSV, ties")),
)


def lit_of(read: Readings, wanted: Asked) -> tuple[tuple[PersonId, ...], Reading | None]:
    """Whom the map lights, and the reading that names them: the one asked for, else the first that names anybody."""
    if wanted.person is not None:
        return (wanted.person,), None
    if wanted.lit:
        found = read.reading(wanted.lit)
    else:
        found = next((one for one in read.readings if one.lit), None)
    return (found.lit, found) if found else ((), None)


def _line(one: Reading, current: bool, query: QueryDict) -> ReadingLine:
    return ReadingLine(
        id="reading-" + one.key.replace(":", "-"),
        title=one.title,
        words=one.words,
        href=address(query, lit=one.key) if one.lit else "",
        current=current,
        people=tuple(
            NamedLine(reverse("person:person", args=[person.id]), person.name, person.note)
            for person in one.people
            if person.note
        ),
        step=step_link(one.step, query),
        pair=_pair(one),
        unseen=one.unseen,
    )


def _pair(one: Reading) -> PairForm | None:
    step = one.step
    if step is None or step.kind != "pair" or step.person is None or step.other is None:
        return None
    names = {person.id: person.name for person in one.people}
    question = _("Do %(a)s and %(b)s talk without you?") % {
        "a": names.get(step.person, ""),
        "b": names.get(step.other, ""),
    }
    return PairForm(step.person, step.other, question, TALKS)


def _controls(one: Map, wanted: Asked) -> Controls:
    bands = {band: label for band, label in WARMTH_LABELS.items() if band}
    return Controls(
        picks=(
            _whose(one, wanted),
            _pick("purpose", _("Purpose"), _("All purposes"), wanted.purpose, PURPOSE_LABELS),
            _pick("warmth", _("Warmth"), _("All warmth"), wanted.warmth, bands),
            Pick(
                "ties",
                _("Ties"),
                (
                    Option("half", _("In touch this half-year"), not wanted.all_ties),
                    Option("all", _("All of five years"), wanted.all_ties),
                ),
            ),
        ),
        names=wanted.names,
        rhythm=wanted.rhythm,
        hidden=tuple(
            (name, value)
            for name, value in (
                ("drawn", "1"), ("lit", wanted.lit), ("as_of", wanted.as_of),
                ("show", "list" if wanted.show == "list" else ""), ("sort", wanted.sort if wanted.show == "list" else ""),
            )
            if value
        ),
    )  # fmt: skip


def _whose(one: Map, wanted: Asked) -> Pick:
    """People by function, as far as the user confirmed any; until then by organisation."""
    if (one.functions or wanted.function) and not wanted.organisation:
        functions = {name: trait_in_words(name, "function") for name in one.functions}
        return _pick("function", _("Function"), _("All functions"), wanted.function, functions)
    known = {name: name for name in one.organisations}
    return _pick("organisation", _("Organisation"), _("All organisations"), wanted.organisation, known)


def _pick(name: str, label: str, everybody: str, wanted: str, known: Mapping[str, str | Promise]) -> Pick:
    """What is known of something, and what is wanted of it even where nobody has that."""
    every = {"": everybody, **known, **({wanted: wanted} if wanted not in known and wanted else {})}
    return Pick(name, label, tuple(Option(value, shown, value == wanted) for value, shown in every.items()))


def _file_query(wanted: Asked) -> str:
    query = QueryDict(mutable=True)
    if wanted.as_of:
        query["as_of"] = wanted.as_of
    if wanted.all_ties:
        query["ties"] = "all"
    return "?" + query.urlencode() if query else ""


def _drawing_query(query: QueryDict) -> str:
    return address(query, show="", sort="").removeprefix(reverse("network:network"))


def person_lit(person: PersonId) -> str:
    """The page with one person lit."""
    return f"{reverse('network:network')}?lit={PERSON}{person}"
