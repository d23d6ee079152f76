"""What Outlook for Mac exports as .olm: a zip of XML files, one for each message, one for each address book."""

from firsthand.connectors.olm.format import OlmFormat

__all__ = ["OlmFormat"]
