"""A card while it is put together from the fields of some address book."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from firsthand.connectors.profiles import linkedin_profile
from firsthand.connectors.rfc822.addresses import mailboxes
from firsthand.domain.cards import Card, CardSort, Labelled, PersonalDate, Position, card_key

_KEY_BYTES = 16
_SCHEMES = ("mailto:", "smtp:")


class CardDraft:
    """What is known so far; the fields are those of `Card`."""

    def __init__(
        self,
        *,
        uid: str = "",
        name: str = "",
        family: str = "",
        given: str = "",
        additional: str = "",
        prefix: str = "",
        suffix: str = "",
    ) -> None:
        self.uid = uid
        self.sort: CardSort = "person"
        self.name = name
        self.family = family
        self.given = given
        self.additional = additional
        self.prefix = prefix
        self.suffix = suffix
        self.nicknames: list[str] = []
        self.addresses: list[Labelled] = []
        self.phones: list[Labelled] = []
        self.links: list[Labelled] = []
        self.places: list[Labelled] = []
        self.positions: list[Position] = []
        self.dates: list[PersonalDate] = []
        self.groups: list[str] = []
        self.related: list[Labelled] = []
        self.notes: list[str] = []

    def add_address(self, label: str, value: str) -> None:
        """The mail addresses in `value`; what is none of them is kept as a note. A name beside them names the card."""
        for name, address in _mailboxes(value):
            if not address:
                self.add_note("E-mail", name)
                continue
            if not self.name and name:
                self.name = name
            if all(address != known.value for known in self.addresses):
                self.addresses.append(Labelled(label, address))

    def add_link(self, label: str, value: str) -> None:
        """A web page, profile or handle, in the one form that profiles have."""
        value = linkedin_profile(value) or value.strip()
        if value and all(value != known.value for known in self.links):
            self.links.append(Labelled(label, value))

    def add_note(self, label: str, value: str) -> None:
        """A text, after what it was called where that says something."""
        value = value.strip()
        if value:
            self.notes.append(f"{label}: {value}" if label else value)

    def add_position(self, organisation: str, unit: str, title: str) -> None:
        """A place of work without dates, unless all of it is empty."""
        if organisation or unit or title:
            self.positions.append(Position(organisation, unit, title, None, None, None))

    @property
    def is_reachable(self) -> bool:
        """Whether there is an address, a phone or a link."""
        return bool(self.addresses or self.phones or self.links)

    def names_somebody(self) -> bool:
        """Whether it can become a card. Gives it a name from its parts, or from its organisation, where it has none."""
        if not self.name:
            self.name = " ".join(part for part in (self.given, self.additional, self.family) if part)
        if any(self.name.lower() == known.value for known in self.addresses):  # some programs fill in the address
            self.name = self.given = self.family = ""
        if not self.name and self.nicknames:
            self.name = self.nicknames[0]
        if not self.name and self.positions and self.positions[0].organisation:
            self.name = self.positions[0].organisation
            self.sort = "organisation"
        return bool(self.name or self.is_reachable)

    def card(self, where: str, *, original: str = "") -> Card:
        """The card, with its key and digest; see `Card`."""
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in vars(self).items()
        }
        return Card(
            key=self.key(),
            digest=digest(*map(repr, values.values()), original),
            item="",
            members=(),
            revised_at=0,
            original=original,
            where=where,
            **values,
        )

    def key(self) -> bytes:
        """What the card keeps however often it is read; see `Card.key`."""
        reached = (one.value for many in (self.addresses, self.links, self.phones) for one in many)
        return card_key(self.uid, self.name, reached)


def digest(*parts: str) -> bytes:
    """16 bytes that are equal for equal parts alone."""
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=_KEY_BYTES).digest()


def _mailboxes(value: str) -> Iterable[tuple[str, str]]:
    value = value.strip()
    if not value:
        return ()
    lowered = value.lower()
    for scheme in _SCHEMES:
        if lowered.startswith(scheme):
            value = value[len(scheme) :]
    if value.startswith("/"):  # an Exchange address, which may hold commas and spaces
        return (("", value.lower()),)
    return mailboxes(value.replace(";", ","))
