"""Address books on a server, in the words of CardDAV."""

from typing import Final

from firsthand.connectors.dav import DavReader, Sort
from firsthand.connectors.following import Parse

_CARDDAV: Final = "{urn:ietf:params:xml:ns:carddav}"
ADDRESS_BOOKS: Final = Sort(
    kind="carddav",
    well_known="/.well-known/carddav",
    collection=f"{_CARDDAV}addressbook",
    home=f"{_CARDDAV}addressbook-home-set",
    multiget=f"{_CARDDAV}addressbook-multiget",
    content=f"{_CARDDAV}address-data",
    components="",
    component="",
    one="address book",
)


class CarddavReader(DavReader):
    """Reads the address books of an account. cards: makes cards of one object's text."""

    def __init__(self, cards: Parse) -> None:
        super().__init__(ADDRESS_BOOKS, cards)
