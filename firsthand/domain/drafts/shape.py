"""The shape of a draft."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

SUBJECT_CHARS_MAX = 150
BODY_CHARS_MAX = 20_000
REFERENCES_MAX = 20

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_CONTROL_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
_MESSAGE_ID = re.compile(r"[^\s<>\x00-\x20\x7f]{1,900}")
_BLANK = re.compile(r"\[[^\[\]\n]{3,120}\]")


@dataclass(frozen=True, slots=True)
class Recipient:
    """address: '' where none is known."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Reply:
    """The message that a draft answers, so that mail programs keep them together; ids without angle brackets."""

    subject: str = ""
    message_id: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One message, ready but for its blanks.

    title: what it is, for a list of drafts ("To Rosa first"). blanks: what stands in square brackets for the user to fill.
    in_reply_to, references: message ids without angle brackets.
    """

    title: str
    to: tuple[Recipient, ...]
    subject: str
    body: str
    in_reply_to: str = ""
    references: tuple[str, ...] = ()

    @property
    def blanks(self) -> tuple[str, ...]:
        """What the user has still to write, as it stands in the body."""
        return tuple(dict.fromkeys(_BLANK.findall(self.body)))


def one_line(text: str, chars_max: int = SUBJECT_CHARS_MAX) -> str:
    """`text` as it may stand in a header: one line, no control characters, nothing that cannot be encoded."""
    flat = " ".join(_CONTROL.sub(" ", encodable(text)).split())
    return flat if len(flat) <= chars_max else flat[: chars_max - 1].rstrip() + "…"


def plain_text(text: str) -> str:
    """`text` as it may stand in a body: line breaks as \\n."""
    whole = encodable(text).replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL_IN_TEXT.sub("", whole)[:BODY_CHARS_MAX]


def encodable(text: str) -> str:
    """`text` without halves of characters, which no encoding can write."""
    return text.encode("utf-8", "replace").decode("utf-8")


def message_ids(found: Iterable[str]) -> tuple[str, ...]:
    """The ids that can stand in a header, without angle brackets, each once, the newest `REFERENCES_MAX`."""
    ids = []
    for one in found:
        bare = one.strip().strip("<>")
        if _MESSAGE_ID.fullmatch(bare) and bare.isascii():
            ids.append(bare)
    return tuple(dict.fromkeys(ids))[-REFERENCES_MAX:]
