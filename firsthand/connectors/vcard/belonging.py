"""Cards held until their file ends, since a group card may stand after those it names."""

import marshal
from collections.abc import Iterator
from hashlib import blake2b
from typing import IO, Final

from firsthand.connectors import records
from firsthand.connectors.vcard.links import bare_uid
from firsthand.domain.cards import Card, card_key
from firsthand.domain.messages import Rejected

_MEMORY_BYTES: Final = 32 * 1024 * 1024
_LENGTH_BYTES: Final = 4


class Held:
    """The cards of one file; in memory while they are few, else in a temporary file that has no name."""

    def __init__(self) -> None:
        from tempfile import SpooledTemporaryFile  # noqa: PLC0415 - slow to import, and mail needs none

        self._file: IO[bytes] = SpooledTemporaryFile(max_size=_MEMORY_BYTES)  # noqa: SIM115 - goes with this object
        self._groups: dict[str, list[str]] = {}
        self._names: dict[str, str] = {}

    def add(self, one: Card | Rejected) -> None:
        """Keep a card, whose digest is so far that of the lines no field was read from."""
        if isinstance(one, Card):
            for member in one.members if one.sort == "group" and one.name else ():
                self._groups.setdefault(member.lower(), []).append(one.name)
            if one.uid and one.name:
                self._names[one.uid.lower()] = one.name
        row = marshal.dumps(records.plain(one) if isinstance(one, Card) else tuple(one))
        self._file.write(len(row).to_bytes(_LENGTH_BYTES, "little"))
        self._file.write(row)

    def resolved(self) -> Iterator[Card | Rejected]:
        """All of them in order, each with the groups that name it and the names of those it is related to."""
        self._file.seek(0)
        while size := self._file.read(_LENGTH_BYTES):
            row = marshal.loads(self._file.read(int.from_bytes(size, "little")))  # noqa: S302 - written above
            yield Rejected(*row) if len(row) == len(Rejected._fields) else self._whole(records.meant(row))  # type: ignore[arg-type]
        self._file.close()

    def _whole(self, card: Card) -> Card:
        # One step only: whoever is in a group that is in a group is in the inner one, and circles end by themselves.
        named = [*self._groups.get(card.uid.lower(), ())] if card.uid and self._groups else []
        if self._groups:
            for address in card.addresses:
                named.extend(self._groups.get(address.value, ()))
        groups = tuple(dict.fromkeys((*card.groups, *named))) if named else card.groups
        related = tuple([one._replace(value=self._name_of(one.value)) for one in card.related])
        return sealed(card._replace(groups=groups, related=related))

    def _name_of(self, value: str) -> str:
        return self._names.get(bare_uid(value).lower(), value)


def sealed(card: Card) -> Card:
    """The card with its key and its final digest, over all fields but those that say where it was found."""
    reached = (one.value for many in (card.addresses, card.links, card.phones) for one in many)
    said = repr((card.digest, *card[3:-2]))
    return card._replace(
        key=card_key(card.uid, card.name, reached),
        digest=blake2b(said.encode("utf-8", "replace"), digest_size=16).digest(),
    )
