"""Calendars in iCalendar form: files, subscriptions, and the objects that CalDAV servers hold."""

from firsthand.connectors.ics.format import IcsFormat, meetings

__all__ = ["IcsFormat", "meetings"]
