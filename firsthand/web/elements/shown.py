"""Which lines of a page a form speaks of: one of them, or all that were shown."""

from django.http import QueryDict

from firsthand.web.numbers import NUMBER_MAX

SHOWN_MAX = 200


def lines_meant(posted: QueryDict) -> list[int]:
    """The numbers of the lines meant: the one whose button was pressed, else all that were shown."""
    shown = [number for text in posted.getlist("shown")[:SHOWN_MAX] if (number := _number(text)) is not None]
    one = _number(posted.get("row", ""))
    return shown if one is None else [number for number in shown if number == one]


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= NUMBER_MAX else None
