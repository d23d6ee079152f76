"""What somebody newly wrote in a message, without what their mail program put around it."""

import re

from firsthand.domain.mail_text.quoting import without_quotes
from firsthand.domain.mail_text.sentences import Sentence, fold_space, sentences
from firsthand.domain.mail_text.signing import below_closing, without_notices, without_signature

__all__ = [
    "NEW_TEXT_CHARS_MAX",
    "Sentence",
    "above_quotes",
    "fold_space",
    "new_text",
    "own_text",
    "sentences",
    "signature",
]

NEW_TEXT_CHARS_MAX = 20_000
"""Only this much of a body is looked at: what a person writes anew is never longer, what they paste may be."""


_OWN_SHARE = 0.9
_WIDE_SPACE = re.compile(r"[ \t]{9,}")


def above_quotes(text: str) -> str:
    """A message body without quoted and forwarded messages, with whatever else its sender's program added."""
    body = text[:NEW_TEXT_CHARS_MAX]
    if "\r" in body:
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    if "\xa0" in body:
        body = body.replace("\xa0", " ")
    # Tables and pictures turned into text leave runs of thousands of blanks, which no rule below needs.
    if "         " in body or "\t\t" in body:
        body = _WIDE_SPACE.sub("        ", body)
    return without_quotes(body)


def new_text(text: str) -> str:
    """The visible new text of a message body, line breaks kept; '' when all of it was quoted or added by a program.

    Takes off quoted and forwarded messages (with and without `>`), signatures, closing formulas, confidentiality
    notices, advertisements of mail services and attachment marks, as English, German, French and Spanish mail
    programs write them. A reply written between `>` lines is kept. Time: linear in the first `NEW_TEXT_CHARS_MAX`.
    """
    return own_text(text, above_quotes(text))


def own_text(text: str, above: str) -> str:
    """As `new_text`, for whoever has `above`, the `above_quotes` of `text`, already."""
    quoted = len(above) < _OWN_SHARE * min(len(text), NEW_TEXT_CHARS_MAX)
    return without_signature(without_notices(above), above_quote=quoted)


def signature(text: str) -> str:
    """The lines with which the sender of a message signed it: what `new_text` takes off below the message itself."""
    above = above_quotes(text)
    body = without_notices(above).strip()
    quoted = len(above) < _OWN_SHARE * min(len(text), NEW_TEXT_CHARS_MAX)
    own = without_signature(body, above_quote=quoted)
    taken_off = body[len(own) :].strip() if body.startswith(own) else ""
    # A title in small letters, as French and Spanish write it, does not look like a signature by itself.
    return max(taken_off, below_closing(body), key=len)
