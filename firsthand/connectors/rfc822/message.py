"""One mail message: raw bytes in, the fields of a `Message` out."""

import re

from firsthand.connectors.base import Row
from firsthand.connectors.rfc822.addresses import Mailbox, mailboxes
from firsthand.connectors.rfc822.automation import automation
from firsthand.connectors.rfc822.dates import sent
from firsthand.connectors.rfc822.encoded_words import header_text
from firsthand.connectors.rfc822.export_names import with_export_names
from firsthand.connectors.rfc822.folders import is_sent_folder, labels_say_sent
from firsthand.connectors.rfc822.header_block import Headers, split
from firsthand.connectors.rfc822.key import message_key
from firsthand.connectors.rfc822.parts import body
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _

_MESSAGE_ID = re.compile(r"<([^<>\s]{1,500})>")
_LIST_CHARS_MAX = 300
_REFERENCES_MAX = 100
_IDENTIFIER_CHARS_MAX = 500
_SUBJECT_CHARS_MAX = 2_000

_PEOPLE_FIELDS = ("from", "sender", "reply-to", "to", "cc", "bcc", "x-from", "x-to", "x-cc")
_PEOPLE_SEEN_MAX = 16_000
_PEOPLE_SEEN_EACH_MAX = 12

_people_seen: dict[tuple[str | None, ...], tuple[tuple[str, str, str], ...]] = {}


class NotAMessageError(ValueError):
    """The bytes hold no header field and no text."""


def read(raw: bytes, where: str, *, now: int, in_sent_folder: bool) -> Row:
    """The message in `raw`. now: seconds since 1970, to tell absurd dates; where: how a person finds it again.

    Raises NotAMessageError when there is nothing to read.
    """
    headers, body_start = split(raw)
    text, attachments, has_calendar = body(raw, body_start, headers)
    if not headers and not text.strip():
        raise NotAMessageError(where)
    get = headers.get
    date_text = get("date", "")
    sent_at, utc_offset_minutes, mark = sent(date_text, now=now)
    subject = get("subject", "")
    if subject:
        subject = header_text(subject)[:_SUBJECT_CHARS_MAX]
    people = _people(headers)
    sender = ""
    if people and people[0][0] in "fs":
        sender = people[0][2] or people[0][1].lower()
    identifier = get("message-id", "").strip()
    if identifier:
        identifier = identifier.strip("<> \t")[:_IDENTIFIER_CHARS_MAX]
    list_id = ""
    if "list-id" in headers or "list-post" in headers:
        list_id = _list_id(headers)
    if not in_sent_folder:
        if "x-folder" in headers:
            in_sent_folder = is_sent_folder(headers["x-folder"])
        elif "x-gmail-labels" in headers:
            in_sent_folder = labels_say_sent(headers["x-gmail-labels"])
    return (
        message_key(
            sender=sender,
            sent_at=sent_at,
            date_text=date_text,
            subject=subject,
            text=text,
            attachments=attachments,
        ),
        identifier,
        sent_at,
        utc_offset_minutes,
        mark,
        subject,
        people,
        text,
        _references(headers),
        automation(headers, sender, get("content-type", "").strip().lower(), has_calendar=has_calendar),
        list_id,
        attachments,
        in_sent_folder,
        where,
    )


def read_or_reject(raw: bytes, where: str, where_rejected: str, *, now: int, in_sent_folder: bool) -> Row | Rejected:
    """As `read`, with what cannot be read as an answer. where_rejected: names it to whoever looks for the reason."""
    try:
        return read(raw, where, now=now, in_sent_folder=in_sent_folder)
    except NotAMessageError:
        return Rejected(
            where_rejected,
            _("The message is empty: it has neither a head nor a text."),
            _("Nothing needs to be done; there is nothing in it to lose."),
        )
    except Exception as error:  # noqa: BLE001 - a fault of ours in one message must not cost the others
        return Rejected(
            where_rejected,
            _("The message is formed in a way that could not be read (%(error)s).") % {"error": type(error).__name__},
            _("Please report this; the message itself is untouched in its place."),
        )


def _people(headers: Headers) -> tuple[tuple[str, str, str], ...]:
    """Everybody in From, Sender, Reply-To, To, Cc and Bcc, as (role, name, address)."""
    # The same people write to one another again and again, and copies of one mail lie in several folders.
    fields = tuple(map(headers.get, _PEOPLE_FIELDS))
    try:
        return _people_seen[fields]
    except KeyError:
        pass
    found = _people_of(headers)
    if len(found) <= _PEOPLE_SEEN_EACH_MAX:
        if len(_people_seen) >= _PEOPLE_SEEN_MAX:
            _people_seen.clear()
        _people_seen[fields] = found
    return found


def _people_of(headers: Headers) -> tuple[tuple[str, str, str], ...]:
    get = headers.get
    value = get("from", "")
    export = get("x-from", "")
    found: list[tuple[str, str, str]] = [
        ("f", name, address) for name, address in (with_export_names(value, export) if export else mailboxes(value))
    ]
    if "sender" in headers or "reply-to" in headers:
        seen = {address or name for _, name, address in found}
        for role, field in (("s", "sender"), ("r", "reply-to")):
            if field in headers:
                _add(found, seen, role, mailboxes(headers[field]))
    seen = set()
    value = get("to", "")
    if value:
        export = get("x-to", "")
        _add(found, seen, "t", with_export_names(value, export) if export else mailboxes(value))
    value = get("cc", "")
    if value:
        export = get("x-cc", "")
        _add(found, seen, "c", with_export_names(value, export) if export else mailboxes(value))
    value = get("bcc", "")
    if value and value != get("cc"):  # one widely used export repeats Cc in Bcc
        _add(found, seen, "b", mailboxes(value))
    return tuple(found)


def _add(found: list[tuple[str, str, str]], seen: set[str], role: str, people: tuple[Mailbox, ...]) -> None:
    for name, address in people:
        who = address or name
        if who not in seen:
            seen.add(who)
            found.append((role, name, address))


def _references(headers: Headers) -> tuple[str, ...]:
    if "references" not in headers and "in-reply-to" not in headers:
        return ()
    found = dict.fromkeys(_MESSAGE_ID.findall(headers.get("references", ""))[-_REFERENCES_MAX:])
    answered = _MESSAGE_ID.search(headers.get("in-reply-to", ""))
    if answered:
        found.pop(answered[1], None)
        found[answered[1]] = None
    return tuple(found)


def _list_id(headers: Headers) -> str:
    value = headers.get("list-id", "").strip()
    if value:
        inner = _MESSAGE_ID.search(value)
        return (inner[1] if inner else header_text(value)).lower()[:_LIST_CHARS_MAX]
    post = _MESSAGE_ID.search(headers.get("list-post", ""))
    if post and post[1].lower().startswith("mailto:"):
        return post[1][7:].partition("?")[0].lower()[:_LIST_CHARS_MAX]
    return ""
