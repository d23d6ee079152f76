"""One file, one message: .eml, and .emlx as Apple Mail writes it."""

from firsthand.connectors.eml.format import EmlFormat, EmlxFormat

__all__ = ["EmlFormat", "EmlxFormat"]
