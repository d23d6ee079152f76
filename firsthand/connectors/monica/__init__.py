"""Another program of the same kind, left for this one: Monica's export of a whole account."""

from firsthand.connectors.monica.format import MonicaFormat

__all__ = ["MonicaFormat"]
