"""What the columns of a table are taken for, in plain words."""

from collections.abc import Mapping

NOTE = "kept as a note"
"""A column that no field is made for; what stands in it is kept all the same."""

LEFT_OUT = "left out"

_WORDS = {
    "name": "name", "given": "given name", "additional": "middle name", "family": "family name",
    "prefix": "title before the name", "suffix": "what follows the name",
    "nickname": "nickname", "organisation": "organisation", "unit": "department",
    "title": "position", "group": "groups", "note": "notes",
}  # fmt: skip
_SORTS = {
    "address": "mail address",
    "phone": "phone number",
    "place": "postal address",
    "related": "somebody close",
    "date": "date",
    "link": "link",
}


def in_words(field: str) -> str:
    """What a field of `contact_rows.contact_reader` is called: 'phone:work' is "phone number (work)"."""
    if field in _WORDS:
        return _WORDS[field]
    sort, _, rest = field.partition(":")
    if sort not in _SORTS:
        return LEFT_OUT
    if sort == "date":
        return rest or _SORTS[sort]
    label = rest.partition(":")[0]
    return f"{_SORTS[sort]} ({label})" if label else _SORTS[sort]


def of_fields(headings: tuple[str, ...], fields: Mapping[str, str]) -> tuple[str, ...]:
    """What each folded heading is taken for by a reader of these fields."""
    return tuple(in_words(fields[heading]) if heading in fields else NOTE for heading in headings)


def of_names(headings: tuple[str, ...], names: Mapping[str, tuple[str, ...]], other: str = LEFT_OUT) -> tuple[str, ...]:
    """What each folded heading is taken for, where each meaning has its list of headings."""
    known = {heading: words for words, many in names.items() for heading in many}
    return tuple(known.get(heading, other) for heading in headings)
