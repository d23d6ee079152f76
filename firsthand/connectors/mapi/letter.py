"""A message of Outlook as mail: its own internet headers where they were kept, else what its properties say."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from firsthand.connectors.mapi.item import (
    ADDRESS,
    ADDRESS_TYPE,
    CLASS,
    DELIVERED,
    DISPLAY_NAME,
    HEADERS,
    HTML,
    HTML_CODE_PAGE,
    RECIPIENT_KIND,
    RTF,
    SMTP_ADDRESS,
    SUBJECT,
    SUBMITTED,
    TEXT,
    Item,
)
from firsthand.connectors.mapi.rtf import rtf_text
from firsthand.connectors.mapi.values import codec
from firsthand.connectors.rfc822.composed import Fields, composed, mailbox

_AUTHOR = (0x42, 0x64, 0x65, 0x5D02)
_SENDER = (0xC1A, 0xC1E, 0xC1F, 0x5D01)
"""Display name, kind of address, address, and the address of mail where the third is one of Exchange."""
_CREATOR, _CREATOR_ADDRESS = 0x4038, 0x5D0A
_SHOWN = {"To": 0xE04, "Cc": 0xE03, "Bcc": 0xE02}
_KINDS = {"To": 1, "Cc": 2, "Bcc": 3}
_MESSAGE_ID, _ANSWERED, _REFERENCES, _CONVERSATION = 0x1035, 0x1042, 0x1039, 0x71
PLAIN = frozenset(
    {
        *_AUTHOR,
        *_SENDER,
        *_SHOWN.values(),
        _MESSAGE_ID,
        _ANSWERED,
        _REFERENCES,
        _CONVERSATION,
        _CREATOR,
        _CREATOR_ADDRESS,
    }
)
_CONVERSATION_ROOT = slice(6, 22)
_KIND_MASK = 0xF


class Kept(NamedTuple):
    """A message as the bytes of a mail. is_text_lost: whether it has a text that could not be read."""

    raw: bytes
    is_text_lost: bool


def letter(item: Item) -> Kept:
    """The message as the bytes of a mail."""
    kind = item.text(CLASS).lower()
    html = item.properties.get(HTML, b"")
    charset = codec(item.number(HTML_CODE_PAGE) or 0)
    if isinstance(html, str):
        html, charset = html.encode("utf-8", "replace"), "utf-8"
    text = item.text(TEXT)
    is_text_lost = False
    if not text.strip() and not html:
        rich = rtf_text(item.raw(RTF))
        is_text_lost = rich is None
        text = rich or ""
    report_type = _report_type(kind)
    if report_type and not html:
        text = text or subject(item)
    raw = composed(
        Fields(
            headers=item.text(HEADERS),
            fields=list(_fields(item, kind)),
            text=text,
            html=html if isinstance(html, bytes) else b"",
            html_charset=charset,
            attachments=item.attachments,
            calendar_method=_calendar_method(kind),
            calendar_title=subject(item),
            report_type=report_type,
        )
    )
    return Kept(raw, is_text_lost)


def subject(item: Item) -> str:
    """The subject; data files put two signs before it that say how long 'Re: ' is."""
    text = item.text(SUBJECT)
    return text[2:] if text.startswith("\x01") else text


def person(item: Item, who: tuple[int, int, int, int]) -> tuple[str, str]:
    """Name and address of the author or sender; an address of Exchange stands as it is where no other is known."""
    name, kind, address, smtp = map(item.text, who)
    if kind.upper() == "SMTP" or "@" in address:
        return name, address
    if not smtp and name and item.text(_CREATOR) == name:
        smtp = item.text(_CREATOR_ADDRESS)  # among sent mail, the only address of mail of whoever wrote it
    return name, smtp or address


def recipient(item: Item) -> tuple[str, str]:
    """Name and address of one recipient, given as an item of its own."""
    address = item.text(ADDRESS)
    if item.text(ADDRESS_TYPE).upper() != "SMTP" and "@" not in address:
        address = item.text(SMTP_ADDRESS) or address
    return item.text(DISPLAY_NAME).strip("'"), address.strip("'")


def author(item: Item) -> tuple[str, str]:
    """Name and address of whoever it is from; of a meeting: of its organiser."""
    name, address = person(item, _AUTHOR)
    return (name, address) if name or address else person(item, _SENDER)


def _fields(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    name, address = author(item)
    yield "From", mailbox(name, address)
    sender = person(item, _SENDER)
    if sender[1] and sender[1].lower() != address.lower() and not item.text(HEADERS):
        yield "Sender", mailbox(*sender)
    yield from _recipients(item)
    sent_at = item.number(SUBMITTED)
    if sent_at is None:
        sent_at = item.number(DELIVERED)
    if sent_at is not None:
        yield (
            "Date",
            (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=sent_at)).strftime("%d %b %Y %H:%M:%S +0000"),
        )
    yield "Subject", subject(item)
    yield "Message-ID", item.text(_MESSAGE_ID)
    yield "In-Reply-To", item.text(_ANSWERED)
    references = item.text(_REFERENCES)
    conversation = item.raw(_CONVERSATION)[_CONVERSATION_ROOT]
    if not references and not item.text(_ANSWERED) and not item.text(HEADERS) and len(conversation) == 16:
        # All messages of a conversation have this in common, and nothing else tells an Exchange server's own mail apart.
        references = f"<{conversation.hex()}@conversation-index>"
    yield "References", references
    if ".ooftemplate" in kind:
        yield "Auto-Submitted", "auto-replied"


def _recipients(item: Item) -> Iterator[tuple[str, str]]:
    people = [Item(one, (), ()) for one in item.recipients]
    for field, kind in _KINDS.items():
        found = [mailbox(*recipient(one)) for one in people if (one.number(RECIPIENT_KIND) or 0) & _KIND_MASK == kind]
        if not people:
            found = [mailbox(name.strip(), "") for name in item.text(_SHOWN[field]).split(";") if name.strip()]
        yield field, ", ".join(found)


def _calendar_method(kind: str) -> str:
    if not kind.startswith("ipm.schedule.meeting"):
        return ""
    if ".resp" in kind:
        return "REPLY"
    return "CANCEL" if ".canceled" in kind else "REQUEST"


def _report_type(kind: str) -> str:
    if not kind.startswith("report."):
        return ""
    return "disposition-notification" if kind.endswith(("ipnrn", "ipnnrn", ".dr")) else "delivery-status"
