"""Goals by families of value: who stands behind each, and where nobody does yet. The Network page shows it too."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from firsthand.domain.goals import Backer
from firsthand.domain.moves.shape import given_name
from firsthand.domain.people import FAMILIES, Family, RhythmState
from firsthand.domain.wording import in_mid_sentence
from firsthand.services import goals, people
from firsthand.services.actor import Actor, AsOf
from firsthand.services.goals import Listed
from firsthand.web.elements.kinds import FAMILY_LABELS
from firsthand.web.elements.words import long_day


@dataclass(frozen=True)
class Standing:
    """Somebody behind a goal. called: what one calls them; note: that they are quiet lately, ''."""

    id: int
    name: str
    called: str
    note: str
    href: str


@dataclass(frozen=True)
class Cell:
    """A goal and a family of value. gap: where one finds who could, where nobody stands behind it; ''."""

    family: Family
    label: str | Promise
    people: tuple[Standing, ...]
    gap: str

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.people)


@dataclass(frozen=True)
class Row:
    """by: by when, in words; '' where no day presses."""

    title: str
    href: str
    by: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """families: the headings of the columns; rows: open goals, those due first. reading: where the gaps are, in a sentence."""

    families: tuple[str | Promise, ...]
    rows: tuple[Row, ...]
    reading: str


def goals_matrix(actor: Actor, as_of: AsOf, listed: tuple[Listed, ...] | None = None) -> Matrix:
    """The goals open on a day, with who stands behind them. listed: where the caller has them already."""
    found = goals.listing(actor, as_of) if listed is None else listed
    notes = quiet_lately(actor, as_of, found)
    rows = tuple(_row(one, notes, as_of) for one in found)
    return Matrix(tuple(FAMILY_LABELS[family] for family in FAMILIES), rows, _reading(rows))


def quiet_lately(actor: Actor, as_of: AsOf, found: tuple[Listed, ...]) -> dict[int, str]:
    """A note for each person behind these goals who is quieter than usual by their own past; nothing for the others."""
    standing = sorted({backer.id for one in found for backer in one.people if backer.part == "behind"})
    words: dict[RhythmState, str] = {"quiet": _("quiet lately"), "lapsed": _("long quiet")}
    return {
        row.id: words[row.quiet.state] for row in people.rows_of(actor, standing, as_of) if row.quiet.state in words
    }


def standing_line(backer: Backer, notes: dict[int, str], as_of: AsOf) -> Standing:
    called = given_name(backer.name) or backer.name
    return Standing(
        backer.id, backer.name, called, notes.get(backer.id, ""), reverse("person:person", args=[backer.id]) + at(as_of)
    )


def by_words(by: date | None, today: date) -> str:
    if by is None:
        return ""
    return (_("By %(day)s") if by >= today else _("It was for %(day)s")) % {"day": long_day(by, today)}


def at(as_of: AsOf) -> str:
    """What an address needs to look back from the same day."""
    return "" if as_of.live else f"?as_of={as_of.day.isoformat()}"


def _row(one: Listed, notes: dict[int, str], as_of: AsOf) -> Row:
    href = reverse("goals:goal", args=[one.goal.id]) + at(as_of)
    return Row(
        title=one.goal.title,
        href=href,
        by=by_words(one.goal.by, as_of.day),
        cells=tuple(
            Cell(
                family=family,
                label=FAMILY_LABELS[family],
                people=tuple(standing_line(backer, notes, as_of) for backer in standing),
                gap="" if standing else f"{href}#{family}",
            )
            for family, standing in one.behind.items()
        ),
    )


def _reading(rows: tuple[Row, ...]) -> str:
    if not rows:
        return ""
    emptiest = max(rows, key=lambda row: len([cell for cell in row.cells if cell.gap]))
    lacking = [in_mid_sentence(str(cell.label)) for cell in emptiest.cells if cell.gap]
    if not lacking:
        return _("Somebody stands behind every part of them.")
    if len(lacking) == len(emptiest.cells):
        return _("Nobody stands behind “%(goal)s” yet.") % {"goal": emptiest.title}
    return _("“%(goal)s” has nobody for %(families)s yet.") % {
        "goal": emptiest.title, "families": _(" or ").join(lacking),
    }  # fmt: skip
