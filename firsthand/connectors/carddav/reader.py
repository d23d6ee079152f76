"""Address books on a server, in the words of CardDAV."""

from typing import Final

from firsthand.connectors.dav import DavReader, Sort
from firsthand.connectors.following import Parse
from firsthand.language import gettext_noop

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
    none_there=gettext_noop("There is no address book here."),
    another_sort=gettext_noop("It is no address book."),
    choose_anew=gettext_noop("Choose the address book anew in the settings of this account."),
)


class CarddavReader(DavReader):
    """Reads the address books of an account. cards: makes cards of one object's text."""

    def __init__(self, cards: Parse) -> None:
        super().__init__(ADDRESS_BOOKS, cards)
