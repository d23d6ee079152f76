"""Mail that a program keeps as fields of its own, put together again as bytes, so that it is judged as any other mail."""

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import quote

_FIELD_NAME = re.compile(r"([!-9;-~]+)[ \t]*:")
_OF_THE_BODY = re.compile(r"mime-version$|content-(?!class$)", re.IGNORECASE)
_REPORT = re.compile(r"multipart/report(?:.*?;\s*report-type\s*=\s*\"?([\w-]+))?", re.IGNORECASE | re.DOTALL)
_HTML = re.compile(r"\s*text/html\b", re.IGNORECASE)


class Fields(NamedTuple):
    """A message as fields.

    headers: the internet headers as they came, '' where none were kept.
    fields: (name, value) of what is added where the headers do not say it; values are Unicode, in one line.
    text, html: the body, '' and b'' where there is none. html_charset: what the bytes of html are in.
    attachments: names alone. calendar_method: of a meeting request or an answer to one: 'REQUEST', 'REPLY', 'CANCEL';
    calendar_title: what the meeting is called.
    report_type: of a report by a machine: 'delivery-status', 'disposition-notification'.
    """

    headers: str
    fields: Sequence[tuple[str, str]]
    text: str
    html: bytes
    html_charset: str
    attachments: Sequence[str]
    calendar_method: str = ""
    calendar_title: str = ""
    report_type: str = ""


def composed(kept: Fields) -> bytes:
    """The message as a mail server would have kept it, without the content of its attachments; b'' if it says nothing."""
    head, present, content_type = _head(kept.headers)
    head += [
        f"{name}: {' '.join(value.split())}" for name, value in kept.fields if value and name.lower() not in present
    ]
    if not (head or kept.text.strip() or kept.html or kept.attachments or kept.calendar_method or kept.report_type):
        return b""
    parts = _parts(kept, is_html=bool(_HTML.match(content_type)))
    report = _REPORT.match(content_type.strip())
    report_type = kept.report_type or (report[1] or "delivery-status" if report else "")
    if len(parts) == 1 and not report_type:
        body = parts[0]
    else:
        # Nobody can know this line before the message is whole, so none of its parts holds it.
        edge = b"=_" + blake2b(b"\0".join(parts), digest_size=16).hexdigest().encode()
        kind = f"multipart/report; report-type={report_type}" if report_type else "multipart/mixed"
        body = b'Content-Type: %s; boundary="%s"\n\n' % (kind.encode("ascii", "replace"), edge)
        body += b"".join(b"--%s\n%s\n" % (edge, part) for part in parts) + b"--%s--\n" % edge
    return "\n".join(head).encode("utf-8", "replace") + b"\nMIME-Version: 1.0\n" + body


def mailbox(name: str, address: str) -> str:
    """One entry of an address field."""
    name = " ".join(name.split())
    shown = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"' if name else ""
    return f"{shown} <{address}>".strip() if address else shown


def _head(headers: str) -> tuple[list[str], set[str], str]:
    """The lines of a head without what describes the body, the field names in it, and its Content-Type."""
    lines: list[str] = []
    present: set[str] = set()
    content_type = ""
    name = ""
    for line in headers.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip("\n").split("\n"):
        if not line.strip():
            break  # what follows are the heads of parts
        field = _FIELD_NAME.match(line)
        if line[0] in " \t" and name:
            pass
        elif field:
            name = field[1].lower()
        else:
            continue  # 'Microsoft Mail Internet Headers Version 2.0'
        if name == "content-type":
            content_type += line.partition(":")[2] if field and line[0] not in " \t" else line
        if not _OF_THE_BODY.match(name):
            lines.append(line)
            present.add(name)
    return lines, present, content_type


def _parts(kept: Fields, *, is_html: bool) -> list[bytes]:
    """The parts, each with a head of its own; the text comes first."""
    text = b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    if kept.html and (is_html or not kept.text.strip()):
        # Where the mail itself had no plain text, what the mail program made of it is not its text.
        charset = kept.html_charset.encode("ascii", "replace")
        parts = [b"Content-Type: text/html; charset=%s\nContent-Transfer-Encoding: 8bit\n\n%s" % (charset, kept.html)]
    else:
        parts = [text + kept.text.encode("utf-8", "replace")]
    if kept.calendar_method:
        title = " ".join(kept.calendar_title.split())
        calendar = f"BEGIN:VCALENDAR\nMETHOD:{kept.calendar_method}\nSUMMARY:{title}\nEND:VCALENDAR\n"
        head = f"Content-Type: text/calendar; charset=utf-8; method={kept.calendar_method}\n\n"
        parts.append((head + calendar).encode("utf-8", "replace"))
    parts += [
        b"Content-Type: application/octet-stream\nContent-Disposition: attachment; filename*=utf-8''%s\n\n"
        % quote(name, safe="").encode()
        for name in kept.attachments
    ]
    return parts
