"""One message read once: its acts, and what else exchanges need of its text."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from firsthand.domain.acts import Act, Incoming, Letter, read_letters
from firsthand.domain.acts.language import is_english
from firsthand.domain.mail_text import Sentence, fold_space, sentences
from firsthand.domain.questions import Reader
from firsthand.domain.questions.addressing import greeted

READING_VERSION = 4
"""Raised whenever messages are read otherwise, so that a store knows which readings to make anew."""

BRIEF_WORDS_MAX = 8

GREETING_WORDS_MAX = 4
OPENING_CHARS_MAX = 160
QUOTED_CHARS_MAX = 280
"""A longer sentence is kept up to here: it proves a claim, it is not a copy of the mail."""


class Reading(NamedTuple):
    """english: whether acts could be read at all. words: of new text; brief: the text itself, where it is a word or two.

    opening: the first sentence after a greeting, which shows an answer that has no act of its own. called: names that its
    greeting calls.
    """

    english: bool
    words: int
    brief: str
    opening: str
    called: tuple[str, ...]
    acts: tuple[Act, ...]


class Unread(NamedTuple):
    """A personal message to be read; reader: to whom it is said."""

    subject: str
    body: str
    sent_on: date | None
    reader: Reader


def read_messages(messages: Sequence[Unread]) -> list[Reading]:
    """What each of some personal messages does, in order; many at a time are read fastest."""
    letters = read_letters(
        Incoming(one.body, sent_on=one.sent_on, reader=one.reader, subject=one.subject) for one in messages
    )
    return [_reading(letter) for letter in letters]


def _reading(letter: Letter) -> Reading:
    said = sentences(letter.new_text[:400])
    words = 0 if letter.automated else len(letter.new_text.split())
    return Reading(
        english=is_english(letter.new_text),
        words=words,
        brief=fold_space(letter.new_text) if words <= BRIEF_WORDS_MAX else "",
        opening=_opening(said),
        called=tuple(sorted(greeted(said[0].words))) if said else (),
        acts=tuple(_cut(act) for act in letter.acts),
    )


def _opening(said: Sequence[Sentence]) -> str:
    """The first sentence that is no greeting, at most `OPENING_CHARS_MAX` characters."""
    first = next(
        (one.words for one in said if not greeted(one.words) or len(one.words.split()) > GREETING_WORDS_MAX), ""
    )
    return first if len(first) <= OPENING_CHARS_MAX else first[: OPENING_CHARS_MAX - 1] + "…"


def _cut(act: Act) -> Act:
    if len(act.sentence) <= QUOTED_CHARS_MAX:
        return act
    start, end = act.marked
    if end > QUOTED_CHARS_MAX - 1:
        start, end = 0, QUOTED_CHARS_MAX - 1
    return act._replace(sentence=act.sentence[: QUOTED_CHARS_MAX - 1] + "…", marked=(start, end))
