"""What to say about files that hold no mail that can be read here."""

from typing import NamedTuple

from firsthand.language import gettext as _
from firsthand.language import gettext_noop


class Reason(NamedTuple):
    """Why a file is set aside, and what the user can do."""

    reason: str
    remedy: str


_BEGINNINGS: tuple[tuple[bytes, Reason], ...] = (
    (
        b"!BDN",
        Reason(
            gettext_noop(
                "It begins like an Outlook data file, but is damaged, or an old address book (.pab), which is not read."
            ),
            gettext_noop(
                "Copy it again while Outlook is closed; an address book can be opened in Outlook and exported "
                "from there."
            ),
        ),
    ),
    (
        b"\xd0\xcf\x11\xe0",
        Reason(gettext_noop("It is an old Office document, not mail."), gettext_noop("Nothing needs to be done.")),
    ),
    (
        b"PK\x03\x04",
        Reason(
            gettext_noop("It is a document or a program packed as a zip, not mail."),
            gettext_noop("Nothing needs to be done."),
        ),
    ),
    (
        b"7z\xbc\xaf\x27\x1c",
        Reason(gettext_noop("A 7z archive is not opened here."), gettext_noop("Unpack it, then import the folder.")),
    ),
    (
        b"Rar!\x1a\x07",
        Reason(gettext_noop("A RAR archive is not opened here."), gettext_noop("Unpack it, then import the folder.")),
    ),
    (
        b"\x28\xb5\x2f\xfd",
        Reason(
            gettext_noop("A file packed by zstd is not opened here."), gettext_noop("Unpack it, then import the file.")
        ),
    ),
    (
        b"\xff\xfe",
        Reason(
            gettext_noop("The text is in UTF-16, which mail never is."),
            gettext_noop("Save it as UTF-8, then import it again."),
        ),
    ),
    (
        b"\xfe\xff",
        Reason(
            gettext_noop("The text is in UTF-16, which mail never is."),
            gettext_noop("Save it as UTF-8, then import it again."),
        ),
    ),
    (b"\x89PNG", Reason(gettext_noop("It is a picture, not mail."), gettext_noop("Nothing needs to be done."))),
    (b"\xff\xd8\xff", Reason(gettext_noop("It is a picture, not mail."), gettext_noop("Nothing needs to be done."))),
    (b"GIF8", Reason(gettext_noop("It is a picture, not mail."), gettext_noop("Nothing needs to be done."))),
    (b"%PDF", Reason(gettext_noop("It is a PDF document, not mail."), gettext_noop("Nothing needs to be done."))),
    (
        b"SQLite format 3",
        Reason(gettext_noop("It is a database, not mail."), gettext_noop("Nothing needs to be done.")),
    ),
)
_OTHERWISE = Reason(
    gettext_noop(
        "It does not begin like anything that is read here: mail, a calendar, an address book or an archive of these."
    ),
    gettext_noop(
        "If there is mail in it, export it again as .mbox or .eml, calendars as .ics, contacts as .vcf; "
        "else nothing needs doing."
    ),
)
_TABLE = Reason(
    gettext_noop("It is a table (CSV) without headings that say which column holds names or mail addresses."),
    gettext_noop(
        "Export the contacts from LinkedIn, Google or Outlook as they are, or give the table a first row with headings such "
        "as 'Name' and 'E-mail', then import it again."
    ),
)
_JSON = Reason(
    gettext_noop("It is a JSON file of a program whose exports are not known here."),
    gettext_noop(
        "Export the contacts as vCard (.vcf) or CSV there, then import those; Monica's own JSON export "
        "is read as it is."
    ),
)
_BOOKKEEPING_BEGINNINGS = (b"\x00\x05\x16\x07", b"\x00\x00\x00\x01Bud1", b"// <!-- <mdb:mork")
"""AppleDouble attributes, Finder views, Thunderbird indexes: made beside mail by programs, never mail themselves."""
_BOOKKEEPING_NAMES = (
    "dovecot",
    "maildirfolder",
    "maildirsize",
    "courierimap",
    "courierpop3",
    "subscriptions",
    ".mh_sequences",
    "thumbs.db",
    "desktop.ini",
    ".ds_store",
    "archive_browser.html",
    ".nov",
)


def reason(head: bytes) -> Reason:
    """Why a file that begins with `head` holds nothing to read, in the language spoken."""
    return Reason(*map(_, _reason(head)))


def _reason(head: bytes) -> Reason:
    for beginning, found in _BEGINNINGS:
        if head.startswith(beginning):
            return found
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[{")):
        return _JSON
    return _TABLE if _is_table(head) else _OTHERWISE


def _is_table(head: bytes) -> bool:
    """Whether the first lines are divided into as many columns each, three at least."""
    first, second, *_ = [*head.splitlines()[:2], b"", b""]
    counts = [(first.count(delimiter), second.count(delimiter)) for delimiter in (b",", b";", b"\t")]
    return b"\0" not in head and any(above >= 2 and above == below for above, below in counts)


def is_bookkeeping(name: str, head: bytes) -> bool:
    """Whether a mail program, an archiver or a desktop left this file beside the mail for its own use."""
    return head.startswith(_BOOKKEEPING_BEGINNINGS) or name.lower().startswith(_BOOKKEEPING_NAMES)
