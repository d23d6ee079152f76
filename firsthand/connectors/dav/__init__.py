"""What calendars and address books on a server have in common: WebDAV, finding collections, and following them.

caldav and carddav say only in which words they ask.
"""

from firsthand.connectors.dav.client import Dav
from firsthand.connectors.dav.reader import DavReader
from firsthand.connectors.dav.sort import Sort

__all__ = ["Dav", "DavReader", "Sort"]
