"""The invented demo: two years of a leader who never was, written as real files: mail, a calendar, an address book."""

from firsthand.demo.addresses import WrittenCards, write_addresses
from firsthand.demo.calendar import WrittenCalendar, write_calendar
from firsthand.demo.writing import Planted, TruePerson, Written, write

__all__ = [
    "Planted",
    "TruePerson",
    "Written",
    "WrittenCalendar",
    "WrittenCards",
    "write",
    "write_addresses",
    "write_calendar",
]
