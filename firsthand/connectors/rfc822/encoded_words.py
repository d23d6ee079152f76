"""Header text with RFC 2047 encoded words, also the broken ones that real programs send."""

import binascii
import re

from firsthand.connectors.rfc822.charsets import codec_name, decoded

_WORD = re.compile(r"=\?([^?\s]*)\?([bBqQ])\?([^?]*)\?=")
_ONLY_BASE64 = re.compile(rb"(?:[A-Za-z0-9+/=]*+[ \t]*+\r?\n)*+[A-Za-z0-9+/=]*+[ \t]*+").fullmatch
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?[^?\s]*\?[bBqQ]\?)")


def header_text(value: str) -> str:
    """`value` decoded, on one line, without repeated or outer white space.

    Words in one charset that follow one another are decoded together, because some senders cut a character in two.
    """
    if "=?" in value:
        value = _with_words_decoded(value)
    return " ".join(value.split())


def _with_words_decoded(value: str) -> str:
    value = _BETWEEN_WORDS.sub(r"\1", value)
    pieces: list[str] = []
    pending = b""
    pending_charset = ""
    end = 0
    for word in _WORD.finditer(value):
        charset = word[1].lower()
        if pending and (word.start() != end or charset != pending_charset):
            pieces.append(decoded(pending, pending_charset))
            pending = b""
        if word.start() != end:
            pieces.append(value[end : word.start()])
        pending += _word_bytes(word[2], charset, word[3])
        pending_charset = charset
        end = word.end()
    if pending:
        pieces.append(decoded(pending, pending_charset))
    pieces.append(value[end:])
    return "".join(pieces)


def _word_bytes(encoding: str, charset: str, content: str) -> bytes:
    if content.isascii():
        raw = content.encode("ascii")
    else:
        # Eight-bit characters have no place in an encoded word; they are put back into the word's own charset.
        raw = content.encode(codec_name(charset) or "utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(raw, header=True)
    return base64_bytes(raw)


def base64_bytes(raw: bytes) -> bytes:
    """What can be decoded of base64 text; a missing padding costs the last characters at most.

    What list servers append below it in plain words stays as it is.
    """
    padding = raw.find(b"=")
    if padding >= 0 and (tail := raw[padding:].lstrip(b"=\r\n \t")) and not _ONLY_BASE64(tail):
        return base64_bytes(raw[:padding]) + b"\n" + tail
    try:
        return binascii.a2b_base64(raw)
    except binascii.Error:
        pass
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    letters = letters[: len(letters) - (1 if len(letters) % 4 == 1 else 0)]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
