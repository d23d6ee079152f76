"""Address books as vCards, version 2.1, 3.0 and 4.0: read, written, and changed in place."""

from firsthand.connectors.vcard.format import VcardFormat, cards

__all__ = ["VcardFormat", "cards"]
