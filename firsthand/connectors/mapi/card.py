"""A contact of Outlook as a card."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from firsthand.connectors.card_draft import CardDraft
from firsthand.connectors.mapi.item import CHANGED, DISPLAY_NAME, TEXT, Item, Key
from firsthand.connectors.mapi.names import Name
from firsthand.domain.cards import Card, Labelled, PersonalDate
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _

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


def card(item: Item) -> Card | Rejected:
    """The card; its name is made up of what there is."""
    draft = CardDraft(
        name=" ".join(item.text(DISPLAY_NAME).split()),
        family=item.text(FAMILY),
        given=item.text(GIVEN),
        additional=item.text(ADDITIONAL),
        prefix=item.text(PREFIX),
        suffix=item.text(SUFFIX),
    )
    draft.nicknames += [item.text(NICKNAME)] if item.text(NICKNAME) else []
    for address in _addresses(item):
        draft.add_address("", address)
    for key, label in LINKS.items():
        draft.add_link(label, item.text(key))
    draft.phones += [Labelled(label, item.text(key)) for key, label in PHONES.items() if item.text(key)]
    draft.places += [Labelled(label, _line(item.text(key))) for key, label in PLACES.items() if item.text(key)]
    draft.add_position(item.text(ORGANISATION), item.text(UNIT), item.text(JOB))
    draft.dates += _dates(item)
    draft.groups += item.words(GROUPS)
    draft.related += [Labelled(label, item.text(key)) for key, label in RELATED.items() if item.text(key)]
    draft.related += [Labelled("child", child) for child in item.words(CHILDREN)]
    draft.add_note("", item.text(TEXT).replace("\r\n", "\n"))
    if not draft.names_somebody():
        return Rejected(
            "", _("The contact has neither a name nor an address, a link or a phone."), _("Nothing needs to be done.")
        )
    return draft.card("")._replace(revised_at=item.number(CHANGED) or 0)


def _addresses(item: Item) -> Iterator[str]:
    for place, kind, shown in ADDRESSES:
        address = item.text(place)
        is_mail = item.text(kind).upper() == "SMTP" or "@" in address
        yield address if is_mail or "@" not in item.text(shown) else item.text(shown)


def _dates(item: Item) -> Iterator[PersonalDate]:
    for key, label in ((BIRTHDAY, "birthday"), (WEDDING, "anniversary")):
        at = item.number(key)
        if at is not None:
            # Midnight where it was written down, told in UTC: the nearest midnight is of the day that was meant.
            day = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=at, hours=12)
            yield PersonalDate(label, day.year, day.month, day.day)


def _line(place: str) -> str:
    return ", ".join(line.strip() for line in place.splitlines() if line.strip())
