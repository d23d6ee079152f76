"""What the columns of a table are taken for, in plain words."""

from collections.abc import Mapping

from firsthand.language import gettext as _
from firsthand.language import gettext_noop

NOTE = gettext_noop("kept as a note")
"""A column that no field is made for; what stands in it is kept all the same."""

LEFT_OUT = gettext_noop("left out")

_WORDS = {
    "name": gettext_noop("name"),
    "given": gettext_noop("given name"),
    "additional": gettext_noop("middle name"),
    "family": gettext_noop("family name"),
    "prefix": gettext_noop("title before the name"),
    "suffix": gettext_noop("what follows the name"),
    "nickname": gettext_noop("nickname"),
    "organisation": gettext_noop("organisation"),
    "unit": gettext_noop("department"),
    "title": gettext_noop("position"),
    "group": gettext_noop("groups"),
    "note": gettext_noop("notes"),
}
_SORTS = {
    "address": gettext_noop("mail address"),
    "phone": gettext_noop("phone number"),
    "place": gettext_noop("postal address"),
    "related": gettext_noop("somebody close"),
    "date": gettext_noop("date"),
    "link": gettext_noop("link"),
}


def in_words(field: str) -> str:
    """What a field of `contact_rows.contact_reader` is called: 'phone:work' is "phone number (work)"."""
    if field in _WORDS:
        return _(_WORDS[field])
    sort, _colon, rest = field.partition(":")
    if sort not in _SORTS:
        return _(LEFT_OUT)
    if sort == "date":
        return rest or _(_SORTS[sort])
    label = rest.partition(":")[0]
    return f"{_(_SORTS[sort])} ({label})" if label else _(_SORTS[sort])


def of_fields(headings: tuple[str, ...], fields: Mapping[str, str]) -> tuple[str, ...]:
    """What each folded heading is taken for by a reader of these fields."""
    return tuple(in_words(fields[heading]) if heading in fields else _(NOTE) for heading in headings)


def of_names(headings: tuple[str, ...], names: Mapping[str, tuple[str, ...]], other: str = LEFT_OUT) -> tuple[str, ...]:
    """What each folded heading is taken for, where each meaning has its list of headings."""
    known = {heading: words for words, many in names.items() for heading in many}
    return tuple(_(known.get(heading, other)) for heading in headings)
