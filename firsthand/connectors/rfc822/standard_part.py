"""MIME trees by the standard library's parser (compat32), for what the compiled one refuses or finds nothing in."""

from email import message_from_bytes
from email.message import Message

from firsthand.connectors.rfc822.encoded_words import header_text


def read_part(raw: bytes) -> "StandardPart":
    """The tree of a message."""
    return StandardPart(message_from_bytes(raw))


class StandardPart:
    """A part read by the standard library, in the shape of the compiled parser's."""

    def __init__(self, message: "Message[str, str]") -> None:
        self._message = message
        self.content_type = message.get_content_type()
        self.is_message = self.content_type == "message/rfc822"
        self.disposition = message.get_content_disposition()

    @property
    def headers(self) -> dict[str, list[str]]:
        return {name: [str(value)] for name, value in self._message.items()}

    @property
    def filename(self) -> str:
        return header_text(str(self._message.get_filename("")))

    @property
    def children(self) -> list["StandardPart"]:
        payload = self._message.get_payload()
        if isinstance(payload, list):
            return [StandardPart(child) for child in payload if isinstance(child, Message)]
        return []

    @property
    def content(self) -> bytes | None:
        content = self._message.get_payload(decode=True)
        return content if isinstance(content, bytes) else None
