"""A short way to read cards in tests."""

from firsthand.connectors.vcard import cards
from firsthand.domain.cards import Card, Labelled
from firsthand.domain.messages import Rejected

NOW = 1_700_000_000
"""Tuesday 14 November 2023."""


def text_of(*lines: str, version: str = "3.0") -> str:
    """A card with these lines."""
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def read(source: str | bytes, item: str = "") -> tuple[list[Card], list[Rejected]]:
    """The cards, and what was set aside."""
    found = list(cards(source, item, NOW))
    return [one for one in found if isinstance(one, Card)], [one for one in found if isinstance(one, Rejected)]


def one(*lines: str, version: str = "3.0", name: str = "Ada Moss") -> Card:
    """The one card that these lines and a name make, read without trouble."""
    return whole(text_of(f"FN:{name}", *lines, version=version))


def whole(source: str | bytes) -> Card:
    """The one card of a source, read without trouble."""
    found, rejected = read(source)
    assert rejected == []
    assert len(found) == 1
    return found[0]


def pairs(many: tuple[Labelled, ...]) -> list[tuple[str, str]]:
    """Labels and values as plain tuples."""
    return [tuple(labelled) for labelled in many]
