"""What a connector reads out of an address book or of another program's contacts, before anybody knows who is who."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Literal, NamedTuple

CardSort = Literal["person", "organisation", "group", "other"]


class Labelled(NamedTuple):
    """A value and what the address book calls it: 'work', 'home', the user's own word; '' without a label."""

    label: str
    value: str


class Position(NamedTuple):
    """What somebody was or is, and where. Days are since 1970-01-01, None where unknown.

    as_of_day: the day on which the source said so ("connected on", the day of the export), for what has no dates.
    """

    organisation: str
    unit: str
    title: str
    from_day: int | None
    until_day: int | None
    as_of_day: int | None


class PersonalDate(NamedTuple):
    """A day of the year that means something: 'birthday', 'anniversary', or the user's word. year: None where not given."""

    label: str
    year: int | None
    month: int
    day: int


class Card(NamedTuple):
    """One card; a plain tuple, so that batches cross a process boundary cheaply.

    key: 16 bytes; equal for the same card when it is read again: a digest of the uid, or where there is none, of name,
        addresses, links and phones.
    digest: 16 bytes of everything the card says; equal while nothing in it changed.
    item: what the server calls the thing it came in (an href); '' in files.
    name: as shown; '' only for cards that have an address, a link or a phone instead.
    family, given, additional, prefix, suffix: parts of the name, '' each where unknown.
    addresses: mail addresses, lower-cased, the preferred one first.
    phones, links: as written, the preferred one first; links hold web pages, profiles and handles ('linkedin.com/in/…'
        stands lower-cased, without scheme, 'www.' or query).
    places: postal addresses, each in one line.
    related: names or addresses of other people, with what they are ('assistant', 'spouse').
    groups: categories, labels or group cards that name it.
    members: of a group card: uids or addresses.
    original: the card as it was read, so that unknown lines are kept (photos and other binary values too, up to
        `ORIGINAL_CHARS_MAX`); '' for formats of one row a card.
    where: how a person finds it again: "contacts.vcf, card 17".
    """

    key: bytes
    digest: bytes
    item: str
    sort: CardSort
    uid: str
    name: str
    family: str
    given: str
    additional: str
    prefix: str
    suffix: str
    nicknames: tuple[str, ...]
    addresses: tuple[Labelled, ...]
    phones: tuple[Labelled, ...]
    links: tuple[Labelled, ...]
    places: tuple[Labelled, ...]
    positions: tuple[Position, ...]
    dates: tuple[PersonalDate, ...]
    groups: tuple[str, ...]
    members: tuple[str, ...]
    related: tuple[Labelled, ...]
    notes: tuple[str, ...]
    revised_at: int
    original: str
    where: str


ORIGINAL_CHARS_MAX = 1_000_000
"""A longer card is kept without its photos and other binary values, and listed as such."""


def card_key(uid: str, name: str = "", reached: Iterable[str] = ()) -> bytes:
    """What a card keeps however often, and from whatever, it is read; see `Card.key`.

    reached: addresses, links and phones, which tell cards without a uid apart; their order does not matter.
    """
    parts = ("uid", uid.lower()) if uid else ("name", name, *sorted(set(reached)))
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).digest()


class Remark(NamedTuple):
    """A note about one person, out of another program. card: the key of the person's card; written_at: seconds or None."""

    key: bytes
    card: bytes
    text: str
    written_at: int | None
    where: str


class Favour(NamedTuple):
    """Something given or received, out of another program (a gift, a debt): becomes an exchange.

    by_me: whether I gave. state: as an exchange's state. value: a kind of value ('resource', 'knowledge', …).
    """

    key: bytes
    card: bytes
    by_me: bool
    what: str
    value: str
    state: Literal["promised", "given", "asked"]
    on_day: int | None
    where: str
