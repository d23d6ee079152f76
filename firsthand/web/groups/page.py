"""The page of groups: lines to confirm, the user's own groups, and how broadly contact is spread."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from firsthand.domain.people import PersonRow
from firsthand.domain.trait_words import trait_in_words
from firsthand.domain.traits import DIMENSIONS, Dimension, SuggestedTrait
from firsthand.domain.wording import decimal
from firsthand.services import breadth, own_targets, people, regulars, traits
from firsthand.services.actor import Actor, AsOf
from firsthand.services.breadth import GroupShare, Spread
from firsthand.services.own_targets import FUNCTION_MIX
from firsthand.web.elements.bar import Bar, bar
from firsthand.web.elements.forms import Form
from firsthand.web.elements.pager import Pager, asked_page, pager
from firsthand.web.elements.words import number
from firsthand.web.groups.forms import FIELD_OF, FunctionTargetsForm, OwnForm
from firsthand.web.purposes.page import Show, asked_lines

LINES = 20
SHARES_SHOWN = 8
LABELS: dict[Dimension, str | Promise] = {
    "function": lazy("Function"),
    "level": lazy("Level"),
    "place": lazy("Place"),
}
LISTS: dict[Dimension, str] = {"function": "functions", "level": "levels", "place": "places"}


@dataclass(frozen=True)
class Field:
    """One field of one line. list: of the values to choose from."""

    name: str
    label: str | Promise
    value: str
    list: str


@dataclass(frozen=True)
class GroupLine:
    """reasons: where what stands in the fields comes from, once for each source; settled: the user had a word."""

    id: int
    name: str
    about: str
    fields: tuple[Field, ...]
    reasons: tuple[str, ...]
    settled: bool


@dataclass(frozen=True)
class ShareLine:
    name: str
    words: str
    bar: Bar


@dataclass(frozen=True)
class BreadthPart:
    """One measure: in words, with the interval where there is enough, and the greatest shares of its groups."""

    label: str
    words: str
    interval: str
    coverage: str
    shares: tuple[ShareLine, ...]


@dataclass(frozen=True)
class ValueList:
    """Values to choose from while writing."""

    id: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class GroupsPage:
    """targets: None while no function is known. came_from: the function the user came from against the rest; ''."""

    lines: tuple[GroupLine, ...]
    shows: tuple[Show, ...]
    pager: Pager
    here: str
    nobody: bool
    lists: tuple[ValueList, ...]
    breadth: tuple[BreadthPart, ...]
    came_from: str
    own: OwnForm
    targets: FunctionTargetsForm | None
    done: str = ""
    undo: str = ""


def groups_page(
    actor: Actor, query: QueryDict, as_of: AsOf, *, done: str = "", undo: str = "", **refused: Form
) -> GroupsPage:
    """Everything on the page. refused: a bound form, 'own' or 'targets', shown with what is wrong."""
    regular, settled = regulars.regulars(actor, as_of), traits.settled(actor)["function"]
    shows, fitting = asked_lines(query, regular, settled)
    page = asked_page(query)
    spreads = breadth.spreads(actor, as_of)
    forms: dict[str, Form | None] = {
        "own": OwnForm(
            initial={name: trait_in_words(value, name) for name, value in asdict(traits.own(actor)).items()}
        ),
        "targets": targets_form(actor),
    }
    return GroupsPage(
        lines=group_lines(actor, fitting[(page - 1) * LINES : page * LINES], as_of),
        shows=shows,
        pager=pager(query, page=page, size=LINES, total=len(fitting)),
        here=f"?{query.urlencode()}" if query else "",
        nobody=not regular and not settled,
        lists=tuple(
            ValueList(LISTS[name], tuple(trait_in_words(value, name) for value in values))
            for name, values in traits.known_values(actor).items()
        ),
        breadth=tuple(_breadth(one, own_targets.shares(actor, FUNCTION_MIX)) for one in spreads),
        came_from=breadth.came_from_in_words(actor, spreads[0]),
        done=done,
        undo=undo,
        **{**forms, **refused},  # type: ignore[arg-type]
    )


def targets_form(actor: Actor, posted: QueryDict | None = None) -> FunctionTargetsForm | None:
    """The form of the user's own target over the functions they have given anybody; None while there are none."""
    wanted = own_targets.shares(actor, FUNCTION_MIX)
    functions = tuple(dict.fromkeys((*wanted, *sorted(set(traits.held(actor, "function").values())))))
    if not functions:
        return None
    initial = {f"share-{place}": round(100 * wanted[name]) for place, name in enumerate(functions) if name in wanted}
    return FunctionTargetsForm(functions, posted, initial=initial)


def group_lines(actor: Actor, shown: Collection[int], as_of: AsOf) -> tuple[GroupLine, ...]:
    """Lines of some people, as suggested or as the user said."""
    suggested, settled = traits.suggested(actor, shown), traits.settled(actor)
    held = {dimension: traits.held(actor, dimension, shown) for dimension in DIMENSIONS}
    return tuple(
        _line(
            row,
            {dimension: held[dimension].get(row.id, "") for dimension in DIMENSIONS if row.id in settled[dimension]},
            suggested.get(row.id, {}),
        )
        for row in people.rows_of(actor, list(shown), as_of)
    )


def _line(row: PersonRow, said: Mapping[Dimension, str], suggested: Mapping[Dimension, SuggestedTrait]) -> GroupLine:
    shown = {**{dimension: one.value for dimension, one in suggested.items()}, **said}
    open_ones = {dimension: one for dimension, one in suggested.items() if dimension not in said}
    return GroupLine(
        id=row.id,
        name=row.name,
        about=", ".join(part for part in (row.role_title, row.organisation) if part),
        fields=tuple(
            Field(
                f"{FIELD_OF[dimension]}-{row.id}",
                LABELS[dimension],
                trait_in_words(shown.get(dimension, ""), dimension),
                LISTS[dimension],
            )
            for dimension in DIMENSIONS
        ),
        reasons=tuple(dict.fromkeys(one.reason for one in open_ones.values())),
        settled="function" in said,
    )


def _breadth(one: Spread, targets: Mapping[str, float]) -> BreadthPart:
    found = one.found
    interval = ""
    if one.enough and found.groups is not None and found.interval is not None:
        interval = _("%(groups)s of equal share; %(low)s to %(high)s with four chances in five.") % {
            "groups": decimal(found.groups),
            "low": decimal(found.interval.low),
            "high": decimal(found.interval.high),
        }
    words = " ".join(filter(None, (breadth.spread_in_words(one), breadth.inside_in_words(one) if one.enough else "")))
    wanted = targets if one.by == "function" else {}
    return BreadthPart(
        label=str(HEADINGS[one.by]),
        words=words,
        interval=interval,
        coverage=one.coverage,
        shares=tuple(
            _share(group, trait_in_words(group.name, one.by), wanted.get(group.name))
            for group in one.shares[:SHARES_SHOWN]
        )
        if one.enough
        else (),
    )


def _share(group: GroupShare, name: str, wanted: float | None) -> ShareLine:
    words = _("%(share)s percent, %(people)s") % {
        "share": round(100 * group.share),
        "people": ngettext("%(count)s person", "%(count)s people", group.ties) % {"count": number(group.ties)},
    }
    if group.mine:
        words += _("; your own")
    if wanted is not None:
        words += _("; you want %(share)s percent") % {"share": round(100 * wanted)}
    return ShareLine(name, words, bar(group.share, wanted))


HEADINGS: dict[str, str | Promise] = {
    "function": lazy("Functions"),
    "organisation": lazy("Organisations"),
    "level": lazy("Levels"),
    "place": lazy("Places"),
}
