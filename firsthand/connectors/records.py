"""Records as plain tuples, which is what marshal can carry, and back."""

from collections.abc import Iterable
from typing import Any, Final

from firsthand.connectors.base import Record, Row
from firsthand.domain.cards import Card, Favour, Labelled, PersonalDate, Position, Remark
from firsthand.domain.meetings import Attendee, Meeting
from firsthand.domain.messages import Message, Named

_TYPES: Final[dict[str, type[Record]]] = {
    "message": Message,
    "meeting": Meeting,
    "card": Card,
    "remark": Remark,
    "favour": Favour,
}
_TAGS: Final = {kind: tag for tag, kind in _TYPES.items()}

_INSIDE: Final[dict[str, dict[int, type[Any]]]] = {
    "message": {Message._fields.index("people"): Named},
    "meeting": {Meeting._fields.index("people"): Attendee},
    "card": {
        **{Card._fields.index(name): Labelled for name in ("addresses", "phones", "links", "places", "related")},
        Card._fields.index("positions"): Position,
        Card._fields.index("dates"): PersonalDate,
    },
}
"""Which fields hold tuples of a type of their own."""


def plain(record: Record) -> tuple[Any, ...]:
    """A record as (tag, field, …), with no tuple in it that is of a type of its own."""
    tag = _TAGS[type(record)]
    fields: list[Any] = [tag, *record]
    for place in _INSIDE.get(tag, ()):
        fields[place + 1] = tuple([tuple(one) for one in fields[place + 1]])
    return tuple(fields)


def meant(row: Iterable[Any]) -> Record:
    """What `plain` was given."""
    tag, *fields = row
    for place, kind in _INSIDE.get(tag, {}).items():
        fields[place] = tuple([kind(*one) for one in fields[place]])
    return _TYPES[tag](*fields)


def row_of(message: Message) -> Row:
    """A message as the plain tuple that a `RowBatch` holds."""
    people = tuple([(str(role), name, address) for role, name, address in message.people])
    return (*message[:6], people, *message[7:])
