"""What to say about files that hold no mail that can be read here."""

from typing import NamedTuple


class Reason(NamedTuple):
    """Why a file is set aside, and what the user can do."""

    reason: str
    remedy: str


_BEGINNINGS: tuple[tuple[bytes, Reason], ...] = (
    (
        b"!BDN",
        Reason(
            "An Outlook data file (.pst or .ost) is not read yet.",
            "Export it as .mbox or as .eml files (Thunderbird and readpst can do this), then import those.",
        ),
    ),
    (
        b"\xd0\xcf\x11\xe0",
        Reason(
            "An Outlook message (.msg) or old Office file is not read yet.",
            "Save messages as .eml, then import those; other files need nothing done.",
        ),
    ),
    (b"7z\xbc\xaf\x27\x1c", Reason("A 7z archive is not opened here.", "Unpack it, then import the folder.")),
    (b"Rar!\x1a\x07", Reason("A RAR archive is not opened here.", "Unpack it, then import the folder.")),
    (b"\x28\xb5\x2f\xfd", Reason("A file packed by zstd is not opened here.", "Unpack it, then import the file.")),
    (b"\xff\xfe", Reason("The text is in UTF-16, which mail never is.", "Save it as UTF-8, then import it again.")),
    (b"\xfe\xff", Reason("The text is in UTF-16, which mail never is.", "Save it as UTF-8, then import it again.")),
    (b"\x89PNG", Reason("It is a picture, not mail.", "Nothing needs to be done.")),
    (b"\xff\xd8\xff", Reason("It is a picture, not mail.", "Nothing needs to be done.")),
    (b"GIF8", Reason("It is a picture, not mail.", "Nothing needs to be done.")),
    (b"%PDF", Reason("It is a PDF document, not mail.", "Nothing needs to be done.")),
    (b"SQLite format 3", Reason("It is a database, not mail.", "Nothing needs to be done.")),
)
_OTHERWISE = Reason(
    "It does not begin like a message, a mailbox or an archive.",
    "If there is mail in it, export it again as .mbox or .eml; otherwise nothing needs to be done.",
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
    """Why a file that begins with `head` holds nothing to read."""
    for beginning, found in _BEGINNINGS:
        if head.startswith(beginning):
            return found
    return _OTHERWISE


def is_bookkeeping(name: str, head: bytes) -> bool:
    """Whether a mail program, an archiver or a desktop left this file beside the mail for its own use."""
    return head.startswith(_BOOKKEEPING_BEGINNINGS) or name.lower().startswith(_BOOKKEEPING_NAMES)
