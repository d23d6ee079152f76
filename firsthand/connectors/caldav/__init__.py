"""Calendars on a server (CalDAV, RFC 4791)."""

from firsthand.connectors.caldav.reader import CaldavReader

__all__ = ["CaldavReader"]
