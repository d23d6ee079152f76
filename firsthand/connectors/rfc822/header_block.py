"""The header block of a message, split into fields; values stay raw, since decoding them would hide their structure."""

import re
from typing import NamedTuple

from firsthand.connectors.rfc822.charsets import decoded

Headers = dict[str, str]
"""Lower-cased field name → raw value, unfolded. The first of repeated fields counts; recipients are gathered."""

_KEPT = frozenset(
    """
    from sender reply-to to cc bcc date subject message-id in-reply-to references return-path
    content-type content-transfer-encoding content-disposition content-class
    auto-submitted precedence feedback-id list-id list-post list-unsubscribe mailing-list
    x-mailing-list x-auto-response-suppress x-autoreply x-autorespond x-autoresponder x-failed-recipients x-cron-env
    x-mailer x-gmail-labels x-folder x-from x-to x-cc
    """.split()
)
"""The fields that somebody asks for; the many others are left where they are."""

_GATHERED = frozenset({"from", "to", "cc", "bcc", "resent-to"})
_HEADER_BYTES_MAX = 4_000_000
_BLANK_LINE = re.compile(rb"\n\r?\n")
_LONE_RETURN = re.compile(rb"\r(?!\n)")
_FOLD = re.compile("\n[ \t]")

_names: dict[str, str] = {}
"""Field names as written → as kept; '' for fields that are left out."""
_NAMES_MAX = 5_000


class Split(NamedTuple):
    """A message cut in two: its fields and where its body starts in the bytes."""

    headers: Headers
    body_start: int


def split(raw: bytes) -> Split:
    """The fields of a message and the offset of its body; no fields at all give an empty dict.

    A block that runs into the body without a blank line ends at the first line that cannot be a field.
    """
    start = 0
    while raw.startswith((b"\n", b"\r\n"), start):
        start += 1 if raw[start] == 10 else 2
    blank = _BLANK_LINE.search(raw, start, start + _HEADER_BYTES_MAX)
    if blank is not None:
        block, body_start = raw[start : blank.start()].removesuffix(b"\r"), blank.end()
    else:
        block, body_start = raw[start : start + _HEADER_BYTES_MAX], min(len(raw), start + _HEADER_BYTES_MAX)
    if b"\r" in block:
        block = _LONE_RETURN.sub(b" ", block).replace(b"\r", b"")
    headers: Headers = {}
    for line in _FOLD.sub(" ", _block_text(block)).split("\n"):
        written, colon, value = line.partition(":")
        try:
            name: str | None = _names[written]
        except KeyError:
            name = _kept_name(written)
        if not colon or name is None:
            return _split_odd(raw, start, body_start)
        if name:
            if name not in headers:
                headers[name] = value
            elif name in _GATHERED:
                headers[name] = f"{headers[name]}, {value}"
    return Split(headers, body_start)


def _kept_name(written: str) -> str | None:
    """The name under which a field is kept, '' for none; None where this is no field name."""
    name = written.lower()
    if not name or " " in name or "\t" in name:
        return None
    kept = name if name in _KEPT else ""
    if len(_names) < _NAMES_MAX:
        _names[written] = kept
    return kept


def _block_text(block: bytes) -> str:
    if block.isascii():
        text = block.decode("ascii")
    else:
        try:
            text = block.decode("utf-8")
        except UnicodeDecodeError:
            text = _eight_bit_text(block)
    return text.replace("\0", "") if "\0" in text else text


_FIELD = re.compile(rb"[!-9;-~]+:[ \t]")


def looks_like_fields(raw: bytes) -> bool:
    """Whether the first line could be a header field."""
    return bool(_FIELD.match(raw))


_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def _eight_bit_text(block: bytes) -> str:
    """Lines that are not all UTF-8: each by itself, those that are not read by the charset the body declares."""
    declared = _CHARSET.search(block)
    label = declared[1].decode("ascii", "replace") if declared else ""
    return "\n".join(decoded(line, "utf-8" if _is_utf8(line) else label) for line in block.split(b"\n"))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _split_odd(raw: bytes, start: int, body_start: int) -> Split:
    """The careful way, line by line, for blocks that hold something other than fields."""
    fields: dict[str, list[str]] = {}  # in pieces; those of fields that are left out are gathered under ''
    last: list[str] | None = None
    at = start
    while at < body_start:
        line_end = raw.find(b"\n", at, body_start)
        line_end = body_start if line_end < 0 else line_end + 1
        line = _block_text(raw[at:line_end].rstrip(b"\r\n"))
        if line[:1] in {" ", "\t"} and (last is not None or not fields):
            if last is not None:
                last += [" ", line]
        elif (name := _field_name(line)) is not None:
            is_repeated = name in fields and name not in _GATHERED
            last = fields.setdefault("" if is_repeated or name not in _KEPT else name, [])
            if last:
                last.append(", ")
            last.append(line.partition(":")[2])
        elif line.startswith(("From ", ">From ")) or not line.strip():
            last = None
        else:
            # Without an empty line before it, this is the body already; without a field before it, all is body.
            body_start = at if fields else start
            break
        at = line_end
    fields.pop("", None)
    return Split({name: "".join(pieces) for name, pieces in fields.items()}, body_start)


def _field_name(line: str) -> str | None:
    """The lower-cased name of the field on this line; None where it is no field."""
    name, colon, _ = line.partition(":")
    name = name.rstrip(" \t").lower()
    return name if colon and name and " " not in name and "\t" not in name else None
