"""A contact of Outlook as a card."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from firsthand.connectors.mapi.item import CHANGED, DISPLAY_NAME, TEXT, Item, Key
from firsthand.connectors.mapi.letter import subject
from firsthand.connectors.mapi.names import Name
from firsthand.domain.cards import Card, Labelled, PersonalDate, Position

GIVEN, FAMILY, ADDITIONAL, PREFIX, SUFFIX, NICKNAME = 0x3A06, 0x3A11, 0x3A44, 0x3A45, 0x3A05, 0x3A4F
ORGANISATION, UNIT, JOB, BIRTHDAY, WEDDING = 0x3A16, 0x3A18, 0x3A17, 0x3A42, 0x3A41
PHONES = {
    0x3A1C: "mobile", 0x3A08: "work", 0x3A1B: "work", 0x3A02: "company", 0x3A09: "home", 0x3A2F: "home", 0x3A1F: "other",
    0x3A1A: "main", 0x3A1E: "car", 0x3A24: "work fax", 0x3A25: "home fax", 0x3A23: "fax",
}  # fmt: skip
LINKS: dict[Key, str] = {0x3A51: "work", 0x3A50: "home", ("address", 0x802B): "", ("address", 0x8062): "chat"}
RELATED = {0x3A48: "spouse", 0x3A30: "assistant", 0x3A4E: "manager"}
CHILDREN = 0x3A58
PLACES: dict[Key, str] = {("address", 0x801B): "work", ("address", 0x801A): "home", ("address", 0x801C): "other"}
ADDRESSES: tuple[tuple[Name, Name, Name], ...] = tuple(
    (("address", first + 3), ("address", first + 2), ("address", first + 4)) for first in (0x8080, 0x8090, 0x80A0)
)
"""Address, what kind it is of, and the address of mail where the first is one of Exchange; up to three."""
GROUPS: Name = ("public", "Keywords")
NAMED: frozenset[Name] = frozenset(
    {GROUPS, *(name for three in ADDRESSES for name in three)}
    | {key for key in (*LINKS, *PLACES) if isinstance(key, tuple)}
)
PLAIN = frozenset(
    {GIVEN, FAMILY, ADDITIONAL, PREFIX, SUFFIX, NICKNAME, ORGANISATION, UNIT, JOB, BIRTHDAY, WEDDING, CHILDREN}
    | {*PHONES, *RELATED, 0x3A51, 0x3A50}
)
_PROFILE = re.compile(r"(?:https?://)?(?:www\.)?(linkedin\.com/[^?#]+?)/?(?:[?#].*)?$")


def card(item: Item) -> Card:
    """The card; its name is made up of what there is."""
    name = " ".join((item.text(DISPLAY_NAME) or _made_up(item) or subject(item) or item.text(ORGANISATION)).split())
    addresses = tuple(_addresses(item))
    links = tuple([Labelled(label, _bare(item.text(key))) for key, label in LINKS.items() if item.text(key)])
    phones = tuple([Labelled(label, item.text(key)) for key, label in PHONES.items() if item.text(key)])
    position = Position(item.text(ORGANISATION), item.text(UNIT), item.text(JOB), None, None, None)
    text = item.text(TEXT).replace("\r\n", "\n").strip()
    is_organisation = not (item.text(GIVEN) or item.text(FAMILY)) and name == position.organisation
    related = [Labelled(label, item.text(key)) for key, label in RELATED.items() if item.text(key)]
    empty = Card(
        key=_digest(name, addresses, links, phones),
        digest=b"",
        item="",
        sort="organisation" if is_organisation and name else "person",
        uid="",
        name=name,
        family=item.text(FAMILY),
        given=item.text(GIVEN),
        additional=item.text(ADDITIONAL),
        prefix=item.text(PREFIX),
        suffix=item.text(SUFFIX),
        nicknames=(item.text(NICKNAME),) if item.text(NICKNAME) else (),
        addresses=addresses,
        phones=phones,
        links=links,
        places=tuple([Labelled(label, _line(item.text(key))) for key, label in PLACES.items() if item.text(key)]),
        positions=(position,) if any(position[:3]) else (),
        dates=tuple(_dates(item)),
        groups=item.words(GROUPS),
        members=(),
        related=(*related, *(Labelled("child", child) for child in item.words(CHILDREN))),
        notes=(text,) if text else (),
        revised_at=item.number(CHANGED) or 0,
        original="",
        where="",
    )
    return empty._replace(digest=_digest(*empty[3:-3]))


def _made_up(item: Item) -> str:
    return " ".join(part for part in map(item.text, (PREFIX, GIVEN, ADDITIONAL, FAMILY, SUFFIX)) if part)


def _addresses(item: Item) -> Iterator[Labelled]:
    seen = set()
    for place, kind, shown in ADDRESSES:
        address = item.text(place)
        if item.text(kind).upper() != "SMTP" and "@" not in address and "@" in item.text(shown):
            address = item.text(shown)
        address = address.strip().lower()
        if address and address not in seen:
            seen.add(address)
            yield Labelled("", address)


def _dates(item: Item) -> Iterator[PersonalDate]:
    for key, label in ((BIRTHDAY, "birthday"), (WEDDING, "anniversary")):
        at = item.number(key)
        if at is not None:
            # Midnight where it was written down, told in UTC: the nearest midnight is of the day that was meant.
            day = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=at, hours=12)
            yield PersonalDate(label, day.year, day.month, day.day)


def _bare(link: str) -> str:
    """A profile without scheme and query, as cards hold it; anything else as it is."""
    bare = link.strip()
    found = _PROFILE.match(bare.lower())
    return found[1] if found else bare


def _line(place: str) -> str:
    return ", ".join(line.strip() for line in place.splitlines() if line.strip())


def _digest(*parts: object) -> bytes:
    return blake2b(repr(parts).encode("utf-8", "replace"), digest_size=16).digest()
