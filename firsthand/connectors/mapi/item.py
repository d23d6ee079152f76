"""One item of Outlook, whatever file it lay in: a message, an appointment, a contact."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from firsthand.connectors.mapi.names import Name
from firsthand.connectors.mapi.values import Value

Key = int | Name
Properties = Mapping[Key, Value]

CLASS, SUBJECT, SUBMITTED, DELIVERED, HEADERS, FLAGS = 0x1A, 0x37, 0x39, 0xE06, 0x7D, 0xE07
CODE_PAGES: Final = (0x3FFD, 0x3FDE)
TEXT, RTF, HTML, HTML_CODE_PAGE = 0x1000, 0x1009, 0x1013, 0x3FDE
DISPLAY_NAME, ADDRESS_TYPE, ADDRESS, SMTP_ADDRESS = 0x3001, 0x3002, 0x3003, 0x39FE
RECIPIENT_KIND, RECIPIENT_FLAGS, RECIPIENT_ANSWER = 0xC15, 0x5FFD, 0x5FFF
_ATTACHMENT_NAMES: Final = (0x3707, 0x3704, DISPLAY_NAME)
CHANGED = 0x3008
PLAIN: Final = frozenset(
    {CLASS, SUBJECT, SUBMITTED, DELIVERED, HEADERS, FLAGS, *CODE_PAGES, TEXT, RTF, HTML, DISPLAY_NAME, ADDRESS_TYPE}
    | {ADDRESS, SMTP_ADDRESS, RECIPIENT_KIND, RECIPIENT_FLAGS, RECIPIENT_ANSWER, CHANGED, *_ATTACHMENT_NAMES}
)
"""Those of these that are asked for; each module names its own, so that the others, often large, stay in the file."""


class Item(NamedTuple):
    """properties: those that are known here; text is without '\\0', which a store refuses. recipients: the properties of each.

    attachments: names alone.
    """

    properties: Properties
    recipients: Sequence[Properties]
    attachments: Sequence[str]

    def text(self, key: Key) -> str:
        """A text, '' where there is none."""
        found = self.properties.get(key, "")
        return found if isinstance(found, str) else ""

    def number(self, key: Key) -> int | None:
        """A number, a truth value or a time; None where there is none."""
        found = self.properties.get(key)
        return found if isinstance(found, int) else None

    def raw(self, key: Key) -> bytes:
        """Bytes, b'' where there are none."""
        found = self.properties.get(key, b"")
        return found if isinstance(found, bytes) else b""

    def words(self, key: Key) -> tuple[str, ...]:
        """Several texts, or one as the only one of them."""
        found = self.properties.get(key, ())
        if isinstance(found, str):
            return (found,) if found else ()
        return found if isinstance(found, tuple) else ()


def attachment_name(properties: Properties) -> str:
    """What an attachment is called: its whole name, else its short one, else how it is shown."""
    attached = Item(properties, (), ())
    return next((name for key in _ATTACHMENT_NAMES if (name := attached.text(key))), "attachment")
