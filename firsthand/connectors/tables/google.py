"""Google Contacts as CSV: the layout of 2024, and the one before it."""

import re
from collections import defaultdict
from typing import NamedTuple

from firsthand.connectors.base import Record
from firsthand.connectors.card_draft import CardDraft
from firsthand.connectors.tables.dates import day_in, year_of
from firsthand.connectors.tables.meanings import LEFT_OUT, NOTE, in_words
from firsthand.connectors.tables.names_nobody import names_nobody
from firsthand.connectors.tables.table_format import Reader, TableFormat, cell_under
from firsthand.domain.cards import Labelled, PersonalDate
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _

_NUMBERED = re.compile(
    r"(e mail|phone|address|organization|website|relation|event|custom field|im) (\d{1,3}) (.+)"
)  # fmt: skip
_LABELS = {"label", "type"}
_SEPARATOR = ":::"
_GROUPS = ("labels", "group membership")
_NAMES = {
    "name": ("name",),
    "given": ("first name", "given name"),
    "additional": ("middle name", "additional name"),
    "family": ("last name", "family name"),
    "prefix": ("name prefix",),
    "suffix": ("name suffix",),
}
_READ = {
    *(one for many in _NAMES.values() for one in many), *_GROUPS, "nickname", "short name", "birthday", "notes",
    "organization name", "organization title", "organization department",
}  # fmt: skip
_NOT_KEPT = {"photo", "priority", "sensitivity", "initials", "file as", "language", "directory server"}
"""A picture's address, and what says nothing of a person."""
_PLAIN = {
    **{heading: part for part, many in _NAMES.items() for heading in many},
    **dict.fromkeys(_GROUPS, "group"),
    "nickname": "nickname", "short name": "nickname", "birthday": "date:birthday", "notes": "note",
    "organization name": "organisation", "organization title": "title", "organization department": "unit",
}  # fmt: skip
_SORTS = {
    "e mail": "address", "phone": "phone", "address": "place", "organization": "organisation", "website": "link",
    "relation": "related", "event": "date", "im": "link",
}  # fmt: skip


class _Group(NamedTuple):
    """The columns of 'Phone 2', say: where the label stands, and each of the others by its name."""

    sort: str
    label: int | None
    others: dict[str, int]

    def labelled(self, cells: list[str]) -> str:
        return _label(cells[self.label]) if self.label is not None else ""


class GoogleContacts(TableFormat):
    """Several values may share a cell, divided by ' ::: '; a star before a label says that it is one of Google's own."""

    kind = "google-contacts"

    def fits(self, headings: tuple[str, ...]) -> bool:
        """By the labels that Google keeps, or the numbered columns that only it writes, beside a name."""
        known = set(headings)
        has_names = bool(known & {"given name", "first name"}) and bool(known & {"family name", "last name"})
        has_numbered = any(heading.endswith(" value") and _NUMBERED.fullmatch(heading) for heading in headings)
        return has_names and ("group membership" in known or {"labels", "file as"} <= known or has_numbered)

    def reader(self, headings: tuple[str, ...]) -> Reader:
        """One card a row."""
        names = {part: cell_under(headings, *wanted) for part, wanted in _NAMES.items()}
        groups = cell_under(headings, *_GROUPS)
        birthday, notes = cell_under(headings, "birthday"), cell_under(headings, "notes")
        nicknames = [cell_under(headings, one) for one in ("nickname", "short name")]
        employer = [cell_under(headings, f"organization {part}") for part in ("name", "department", "title")]
        numbered = _groups(headings)
        others = [
            (place, heading)
            for place, heading in enumerate(headings)
            if heading and heading not in _READ and heading not in _NOT_KEPT and not _NUMBERED.fullmatch(heading)
        ]

        def read(cells: list[str], where: str, now: int) -> Record | Rejected:
            draft = CardDraft()
            for part, cell in names.items():
                setattr(draft, part, cell(cells))
            draft.nicknames += [name for cell in nicknames for name in _several(cell(cells))]
            draft.groups += [_label(one) for one in _several(groups(cells)) if _label(one)]
            draft.add_position(*(cell(cells) for cell in employer))
            _add_date(draft, "birthday", birthday(cells), year_of(now))
            for group in numbered:
                _ADDERS[group.sort](draft, group, cells, year_of(now))
            draft.add_note("", notes(cells))
            for place, heading in others:
                draft.add_note(heading.capitalize(), cells[place])
            return draft.card(where) if draft.names_somebody() else names_nobody(where)

        return read

    def meanings(self, headings: tuple[str, ...]) -> tuple[str, ...]:
        """Numbered columns belong together: a value and what kind of one it is."""
        return tuple(_meaning(heading) for heading in headings)


def _meaning(heading: str) -> str:
    if heading in _NOT_KEPT:
        return _(LEFT_OUT)
    if numbered := _NUMBERED.fullmatch(heading):
        sort = in_words(_SORTS[numbered[1]]) if numbered[1] in _SORTS else _(NOTE)
        return _("%(field)s: what kind") % {"field": sort} if numbered[3] in _LABELS else sort
    return in_words(_PLAIN[heading]) if heading in _PLAIN else _(NOTE)


def _groups(headings: tuple[str, ...]) -> list[_Group]:
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for place, heading in enumerate(headings):
        if matched := _NUMBERED.fullmatch(heading):
            found[matched[1], matched[2]].setdefault(matched[3], place)
    return [
        _Group(
            sort,
            next((place for part, place in parts.items() if part in _LABELS), None),
            {part: place for part, place in parts.items() if part not in _LABELS},
        )
        for (sort, _number), parts in found.items()
    ]


def _several(cell: str) -> list[str]:
    return [one for one in (piece.strip() for piece in cell.split(_SEPARATOR)) if one]


def _label(text: str) -> str:
    return text.removeprefix("*").strip()


def _add_addresses(draft: CardDraft, group: _Group, cells: list[str], year_now: int) -> None:
    for value in _values(group, cells):
        draft.add_address(group.labelled(cells), value)


def _add_phones(draft: CardDraft, group: _Group, cells: list[str], year_now: int) -> None:
    draft.phones += [Labelled(group.labelled(cells), value) for value in _values(group, cells)]


def _add_links(draft: CardDraft, group: _Group, cells: list[str], year_now: int) -> None:
    for value in _values(group, cells):
        draft.add_link(group.labelled(cells), value)


def _add_handles(draft: CardDraft, group: _Group, cells: list[str], year_now: int) -> None:
    service = cells[group.others["service"]] if "service" in group.others else ""
    for value in _values(group, cells):
        draft.add_link(service or group.labelled(cells), value)


def _add_place(draft: CardDraft, group: _Group, cells: list[str], year_now: int) -> None:
    whole = cells[group.others["formatted"]] if "formatted" in group.others else ""
    parts = [cells[place] for part, place in group.others.items() if part != "formatted" and cells[place]]
    for value in _several(whole) or [", ".join(parts)]:
        if value:
            draft.places.append(Labelled(group.labelled(cells), ", ".join(value.splitlines())))


def _add_organisations(draft: CardDraft, group: _Group, cells: list[str], year_now: int) -> None:
    columns = [
        _several(cells[group.others[part]]) if part in group.others else [] for part in ("name", "department", "title")
    ]
    for number in range(max(map(len, columns))):
        draft.add_position(*(column[number] if number < len(column) else "" for column in columns))
    for part, place in group.others.items():
        if part not in {"name", "department", "title"} and cells[place]:
            draft.add_note(f"Organization {part}", cells[place])


def _add_related(draft: CardDraft, group: _Group, cells: list[str], year_now: int) -> None:
    draft.related += [Labelled(group.labelled(cells).lower(), value) for value in _values(group, cells)]


def _add_events(draft: CardDraft, group: _Group, cells: list[str], year_now: int) -> None:
    for value in _values(group, cells):
        _add_date(draft, group.labelled(cells).lower() or "event", value, year_now)


def _add_fields(draft: CardDraft, group: _Group, cells: list[str], year_now: int) -> None:
    for value in _values(group, cells):
        draft.add_note(group.labelled(cells), value)


def _add_date(draft: CardDraft, label: str, value: str, year_now: int) -> None:
    day = day_in(value, month_first=True, year_now=year_now)
    if day is not None:
        draft.dates.append(PersonalDate(label, day.year, day.month, day.day))
    else:
        draft.add_note(label.capitalize(), value)


def _values(group: _Group, cells: list[str]) -> list[str]:
    place = group.others.get("value")
    return _several(cells[place]) if place is not None else []


_ADDERS = {
    "e mail": _add_addresses,
    "phone": _add_phones,
    "address": _add_place,
    "organization": _add_organisations,
    "website": _add_links,
    "relation": _add_related,
    "event": _add_events,
    "custom field": _add_fields,
    "im": _add_handles,
}
