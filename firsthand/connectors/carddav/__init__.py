"""Address books on a server (CardDAV, RFC 6352): reading them, and changing one card where a person asked for it."""

from firsthand.connectors.carddav.reader import CarddavReader
from firsthand.connectors.carddav.write_back import Conflict, put_card

__all__ = ["CarddavReader", "Conflict", "put_card"]
