"""Outlook's contacts as CSV, from the desktop program and from outlook.com."""

from firsthand.connectors.tables.contact_rows import contact_reader
from firsthand.connectors.tables.meanings import of_fields
from firsthand.connectors.tables.outlook_headings import OUTLOOK
from firsthand.connectors.tables.table_format import Reader, TableFormat

_PARTS = ("place:", "phone:")
_ITS_OWN_MIN = 6


class OutlookContacts(TableFormat):
    """Exchange addresses ('/o=…', of type EX) stand as they are: other mail of the same people carries them too."""

    kind = "outlook-contacts"

    def fits(self, headings: tuple[str, ...]) -> bool:
        """By a name, an address, and more columns for phones and places than anybody writes by hand."""
        fields = [OUTLOOK.get(heading, "") for heading in headings]
        its_own = sum(1 for field in fields if field.startswith(_PARTS))
        return "address" in fields and bool({"given", "family"} & set(fields)) and its_own >= _ITS_OWN_MIN

    def reader(self, headings: tuple[str, ...]) -> Reader:
        """One card a row."""
        return contact_reader(headings, OUTLOOK, month_first="first name" in headings)

    def meanings(self, headings: tuple[str, ...]) -> tuple[str, ...]:
        """By the fields that they fill."""
        return of_fields(headings, OUTLOOK)
