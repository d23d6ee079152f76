"""The one list of what can be read, in the order in which formats are tried."""

from firsthand.connectors.archive import TarFormat, ZipFormat
from firsthand.connectors.base import ArchiveFormat, LetterFormat, RecordFormat
from firsthand.connectors.eml import EmlFormat, EmlxFormat
from firsthand.connectors.mbox import MboxFormat
from firsthand.connectors.msg import MsgFormat
from firsthand.connectors.olm import OlmFormat
from firsthand.connectors.pst import PstFormat

SINGLE_LETTER: LetterFormat = EmlFormat()
LETTER_FORMATS: tuple[LetterFormat, ...] = (MboxFormat(), EmlxFormat(), SINGLE_LETTER)
RECORD_FORMATS: tuple[RecordFormat, ...] = (MsgFormat(), PstFormat(), OlmFormat())
ARCHIVE_FORMATS: tuple[ArchiveFormat, ...] = (ZipFormat(), TarFormat())


def letter_format(head: bytes) -> LetterFormat | None:
    """The message format of a file that begins with `head`, by its content alone; None when it is none known here."""
    return next((letters for letters in LETTER_FORMATS if letters.recognises(head)), None)


def record_format(head: bytes) -> RecordFormat | None:
    """The format of meetings, cards or rows of a file that begins with `head`; None when it is none known here."""
    return next((records for records in RECORD_FORMATS if records.recognises(head)), None)


def archive_format(head: bytes) -> ArchiveFormat | None:
    """The archive format of a file that begins with `head`, by its content alone; None when it is none known here."""
    return next((archive for archive in ARCHIVE_FORMATS if archive.recognises(head)), None)
