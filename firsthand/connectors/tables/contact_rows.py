"""Cards out of tables with one column a field, as Outlook and most other programs write them."""

from collections import defaultdict
from collections.abc import Mapping

from firsthand.connectors.base import Record
from firsthand.connectors.card_draft import CardDraft
from firsthand.connectors.tables.dates import day_in, year_of
from firsthand.connectors.tables.names_nobody import names_nobody
from firsthand.connectors.tables.table_format import Reader
from firsthand.domain.cards import Labelled, PersonalDate
from firsthand.domain.messages import Rejected

_NAMES = ("name", "given", "additional", "family", "prefix", "suffix")
_PLACE_PARTS = ("box", "street", "street 2", "street 3", "city", "state", "code", "country")
_TRIVIAL = {"false", "falsch", "faux", "falso", "normal", "normale", "unspecified", "keine angabe"}
"""What Outlook writes into columns that nobody filled in."""


def contact_reader(headings: tuple[str, ...], fields: Mapping[str, str], *, month_first: bool) -> Reader:
    """What reads rows below these headings.

    fields: what each folded heading means: 'given', 'address', 'phone:work', 'place:home:city', 'related:spouse',
    'date:birthday', 'link', 'group', 'note', '' for what is left out. Other columns are kept as notes.
    """
    columns: dict[str, list[int]] = defaultdict(list)
    unknown: list[tuple[int, str]] = []
    for place, heading in enumerate(headings):
        field = fields.get(heading)
        if heading == "titre" and heading in headings[place + 1 :]:
            field = "prefix"  # French Outlook calls two columns so, and the first of them is Mr or Ms
        if field is None:
            unknown.append((place, heading))
        elif field:
            columns[field].append(place)
    labelled = [
        (sort, rest, places) for field, places in columns.items() for sort, _, rest in [field.partition(":")] if rest
    ]
    plain = {field: places for field, places in columns.items() if ":" not in field}

    def first(cells: list[str], field: str) -> str:
        return next((cells[place] for place in plain.get(field, ()) if cells[place]), "")

    def read(cells: list[str], where: str, now: int) -> Record | Rejected:
        draft = CardDraft()
        for part in _NAMES:
            setattr(draft, part, first(cells, part))
        for place in plain.get("nickname", ()):
            if cells[place]:
                draft.nicknames.append(cells[place])
        for place in plain.get("address", ()):
            draft.add_address("", cells[place])
        draft.add_position(first(cells, "organisation"), first(cells, "unit"), first(cells, "title"))
        for place in plain.get("link", ()):
            draft.add_link("", cells[place])
        for place in plain.get("group", ()):
            draft.groups += [one for one in (part.strip() for part in _divided(cells[place])) if one]
        parts: dict[str, dict[str, str]] = defaultdict(dict)
        for sort, rest, places in labelled:
            for value in (cells[place] for place in places if cells[place]):
                if sort == "phone":
                    draft.phones.append(Labelled(rest, value))
                elif sort == "address":
                    draft.add_address(rest, value)
                elif sort == "related":
                    draft.related.append(Labelled(rest, value))
                elif sort == "link":
                    draft.add_link(rest, value)
                elif sort == "date":
                    _add_date(draft, rest, value, now, month_first=month_first)
                else:
                    label, _, part = rest.partition(":")
                    parts[label].setdefault(part, value)
        for label, known in parts.items():
            whole = ", ".join(known[part] for part in _PLACE_PARTS if part in known)
            draft.places.append(Labelled(label, ", ".join(whole.splitlines())))
        for place in plain.get("note", ()):
            draft.add_note("", cells[place])
        for place, heading in unknown:
            if cells[place].lower() not in _TRIVIAL:
                draft.add_note(heading.capitalize(), cells[place])
        return draft.card(where) if draft.names_somebody() else names_nobody(where)

    return read


def _divided(cell: str) -> list[str]:
    return cell.split(";") if ";" in cell else cell.split(",")


def _add_date(draft: CardDraft, label: str, value: str, now: int, *, month_first: bool) -> None:
    day = day_in(value, month_first=month_first, year_now=year_of(now))
    if day is not None:
        draft.dates.append(PersonalDate(label, day.year, day.month, day.day))
    elif any(one in "123456789" for one in value):  # 0/0/00 is how Outlook writes nothing
        draft.add_note(label.capitalize(), value)
