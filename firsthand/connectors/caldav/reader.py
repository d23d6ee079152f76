"""Calendars on a server, in the words of CalDAV."""

from typing import Final

from firsthand.connectors.dav import DavReader, Sort
from firsthand.connectors.following import Parse

_CALDAV: Final = "{urn:ietf:params:xml:ns:caldav}"
CALENDARS: Final = Sort(
    kind="caldav",
    well_known="/.well-known/caldav",
    collection=f"{_CALDAV}calendar",
    home=f"{_CALDAV}calendar-home-set",
    multiget=f"{_CALDAV}calendar-multiget",
    content=f"{_CALDAV}calendar-data",
    components=f"{_CALDAV}supported-calendar-component-set",
    component="VEVENT",
    one="calendar",
)


class CaldavReader(DavReader):
    """Reads the calendars of an account. meetings: makes meetings of one object's text."""

    def __init__(self, meetings: Parse) -> None:
        super().__init__(CALENDARS, meetings)
