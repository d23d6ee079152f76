"""Readers of accounts on the web, each with the reader of the objects it gets: the protocols know no formats."""

from firsthand.connectors.caldav import CaldavReader
from firsthand.connectors.carddav import CarddavReader
from firsthand.connectors.ics import meetings
from firsthand.connectors.subscription import SubscriptionReader
from firsthand.connectors.vcard import cards


def caldav() -> CaldavReader:
    """For calendars on a server."""
    return CaldavReader(meetings)


def carddav() -> CarddavReader:
    """For address books on a server."""
    return CarddavReader(cards)


def subscription() -> SubscriptionReader:
    """For calendars at a web address."""
    return SubscriptionReader(meetings)
