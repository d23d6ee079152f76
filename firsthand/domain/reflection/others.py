"""What others see: a short form, the reply that comes back, and what may be shown of the replies.

At home the replies are named, and the form says so: whoever opens a reply can read it. They are shown together only.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from firsthand.domain.reflection.rating import ASKED_OF_OTHERS, LEVELS
from firsthand.errors import FirsthandError
from firsthand.language import gettext as _

REPLIES_MIN = 5
"""Below five replies nothing is shown, of a sentence as of the whole."""

REPLY_BYTES_MAX = 64_000
WORDS_CHARS_MAX = 4000
HEADING = "Firsthand reply"
"""The first words of a reply, the same in every language."""

_LINE = re.compile(r"^\s*([a-z][a-z-]{1,39})\s*[:=]\s*(.*?)\s*$")
_KEY = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Reply:
    """What came back. key: of the form it answers; levels: 1 to 5 by item, without those left out; words: as written."""

    key: str
    levels: Mapping[str, int]
    words: str


@dataclass(frozen=True)
class Together:
    """What all replies say of one item. level: the mean, 1 to 5; None below five replies that speak of it."""

    item: str
    level: float | None


def reply_in(text: str) -> Reply:
    """Read a reply as the form writes it, or as a mail program sends it: a line each, name and value parted by ':' or '='.

    Lines of anything else (a greeting, a signature, marks of quoting) are passed over. Raises FirsthandError for what is
    no reply, or says nothing.
    """
    found: dict[str, str] = {}
    words: list[str] | None = None
    for raw in text.replace("\ufeff", "").replace("\x00", "").splitlines():
        line = re.sub(r"^(?:\s*>)+ ?", "", raw)
        if words is not None:
            if line.strip() in ("end", "end="):
                break
            words.append(line)
        elif matched := _LINE.match(line):
            name, value = matched.groups()
            if name == "words":
                words = [value] if value else []
            else:
                found.setdefault(name, value)
    key = found.get("key", "").lower()
    if not _KEY.fullmatch(key):
        raise FirsthandError(
            _("This reply"),
            _("it is not one that a form of Firsthand wrote: the line “key” is missing or broken"),
            _("Ask for the file again, or paste all of its text, from “%(heading)s” to “end”.") % {"heading": HEADING},
        )
    levels: dict[str, int] = {}
    for item in ASKED_OF_OTHERS:
        value = found.get(item.key, "")
        if value in ("", "0", "-"):
            continue
        if not value.isascii() or not value.isdigit() or int(value[:3]) not in LEVELS or len(value) > 1:
            raise FirsthandError(
                _("This reply"),
                _("it says “%(value)s” of “%(item)s”, which is none of 1 to 5")
                % {"value": value[:20], "item": _(item.of_them)},
                _("It may have been changed on the way; ask for it again."),
            )
        levels[item.key] = int(value)
    said = "\n".join(words or []).strip()[:WORDS_CHARS_MAX]
    if not levels and not said:
        raise FirsthandError(
            _("This reply"), _("nothing is filled in"), _("Ask them to fill in at least one sentence.")
        )
    return Reply(key, levels, said)


def reply_text(reply: Reply) -> str:
    """A reply as the form writes it; `reply_in` reads it back."""
    lines = [f"{HEADING} 1", f"key: {reply.key}", *(f"{item}: {level}" for item, level in sorted(reply.levels.items()))]
    return "\n".join([*lines, "words:", reply.words, "end"]) + "\n"


def together(replies: Sequence[Mapping[str, int]]) -> tuple[Together, ...]:
    """What the replies say of each item that others are asked of, as far as five speak of it; () below five replies.

    Means are rounded to halves, so that one reply more does not show what that one said.
    """
    if len(replies) < REPLIES_MIN:
        return ()
    found = []
    for item in ASKED_OF_OTHERS:
        levels = [one[item.key] for one in replies if item.key in one]
        level = round(2 * fmean(levels)) / 2 if len(levels) >= REPLIES_MIN else None
        found.append(Together(item.key, level))
    return tuple(found)
