"""One file, many messages, each after a line that begins with 'From '."""

from firsthand.connectors.mbox.format import MboxFormat

__all__ = ["MboxFormat"]
