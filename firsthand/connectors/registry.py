"""The one list of what can be read, in the order in which formats are tried."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final, cast

from firsthand.connectors.archive import TarFormat, ZipFormat
from firsthand.connectors.base import AccountReader, ArchiveFormat, LetterFormat, RecordFormat
from firsthand.connectors.eml import EmlFormat, EmlxFormat
from firsthand.connectors.ics import IcsFormat
from firsthand.connectors.mbox import MboxFormat
from firsthand.connectors.monica import MonicaFormat
from firsthand.connectors.msg import MsgFormat
from firsthand.connectors.olm import OlmFormat
from firsthand.connectors.pst import PstFormat
from firsthand.connectors.tables import (
    GoogleContacts,
    LinkedInConnections,
    LinkedInInvitations,
    LinkedInMessages,
    OtherContacts,
    OutlookContacts,
)
from firsthand.connectors.vcard import VcardFormat

SINGLE_LETTER: LetterFormat = EmlFormat()
LETTER_FORMATS: tuple[LetterFormat, ...] = (MboxFormat(), EmlxFormat(), SINGLE_LETTER)
RECORD_FORMATS: tuple[RecordFormat, ...] = (
    MsgFormat(),
    PstFormat(),
    OlmFormat(),
    VcardFormat(),
    IcsFormat(),
    MonicaFormat(),
    LinkedInConnections(),
    LinkedInMessages(),
    LinkedInInvitations(),
    GoogleContacts(),
    OutlookContacts(),
    OtherContacts(),  # last of the tables: it takes what no service claims
)
ARCHIVE_FORMATS: tuple[ArchiveFormat, ...] = (ZipFormat(), TarFormat())
ACCOUNT_READERS: Final[Mapping[str, str]] = {
    "caldav": "firsthand.connectors.readers_on_the_web:caldav",
    "carddav": "firsthand.connectors.readers_on_the_web:carddav",
    "ics-url": "firsthand.connectors.readers_on_the_web:subscription",
    "imap": "firsthand.connectors.imap.reader:ImapReader",
}
"""Kind of account → "module:what makes its reader"; imported when such an account is read, since most of them need a slow
library."""


def letter_format(head: bytes) -> LetterFormat | None:
    """The message format of a file that begins with `head`, by its content alone; None when it is none known here."""
    return next((letters for letters in LETTER_FORMATS if letters.recognises(head)), None)


def record_format(head: bytes) -> RecordFormat | None:
    """The format of meetings, cards or rows of a file that begins with `head`; None when it is none known here."""
    return next((records for records in RECORD_FORMATS if records.recognises(head)), None)


def archive_format(head: bytes) -> ArchiveFormat | None:
    """The archive format of a file that begins with `head`, by its content alone; None when it is none known here."""
    return next((archive for archive in ARCHIVE_FORMATS if archive.recognises(head)), None)


def account_reader(kind: str) -> AccountReader | None:
    """The reader of accounts of a kind; None when it is none known here."""
    module, _, name = ACCOUNT_READERS.get(kind, "").partition(":")
    return cast("AccountReader", getattr(import_module(module), name)()) if module else None
