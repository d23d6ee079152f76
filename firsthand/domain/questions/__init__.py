"""Questions and requests in a message that want an answer from its reader."""

import re
from collections.abc import Collection
from typing import Literal, NamedTuple

from firsthand.domain.mail_text import Sentence, above_quotes, new_text, sentences
from firsthand.domain.questions.addressing import Reader, asked_of_reader, read_scopes
from firsthand.domain.questions.asking import Form, asking
from firsthand.domain.questions.circulars import is_absence_note, is_circular
from firsthand.domain.questions.quoting import QUOTE_CHARS_MAX, Span, quote_around

__all__ = [
    "FOUND_MIN",
    "QUOTE_CHARS_MAX",
    "RULES_VERSION",
    "Reader",
    "Said",
    "Span",
    "find_questions",
    "find_questions_in_new_text",
]

RULES_VERSION = 1
"""Raised whenever the rules find something else, so that a store knows which readings to make anew."""

FOUND_MIN = 0.5
"""A sentence counts as a question from this strength."""

_OWN_CHARS_OF_A_FORWARD = 500
"""Programs that forward without a mark leave no end to the sender's own words; they come first and are short."""

Act = Literal["ask", "offer", "promise", "deliver", "thank", "introduce", "feedback", "decline", "invite"]


class Said(NamedTuple):
    """What one sentence does: the shape that every act takes; this module finds "ask" only.

    strength: 0 to 1, how sure it is that the sentence wants something of this reader; found from `FOUND_MIN`.
    start, end: the sentence's place in the new text of the message.
    quote: one to three sentences around it, white space folded, at most `QUOTE_CHARS_MAX` characters.
    marked: the sentence's place in `quote`.
    form: "question" (ends so or is built so) or "request".
    """

    act: Act
    strength: float
    start: int
    end: int
    quote: str
    marked: Span
    form: Form


_RELAYED = re.compile(r"(?:^|[.:] )(?:q|question|frage|pregunta)s? ?(?:no\.? ?)?\d{0,2} ?[:.)]$", re.IGNORECASE)
"""Above a question that is passed on with its answer."""


def find_questions(body: str, reader: Reader | None = None, *, forwarded: bool = False) -> tuple[Said, ...]:
    """Questions and requests of a whole message body, in order; none in a circular.

    forwarded: the message passes something on, so only its beginning is the sender's own.
    Proved on English mail; German, French and Spanish go by rules that were tried on invented sentences only.
    """
    if is_circular(above_quotes(body)):
        return ()
    text = new_text(body)
    if is_absence_note(text):
        return ()
    found = find_questions_in_new_text(text, reader)
    return tuple(one for one in found if one.start < _OWN_CHARS_OF_A_FORWARD) if forwarded else found


def find_questions_in_new_text(text: str, reader: Reader | None = None) -> tuple[Said, ...]:
    """As `find_questions`, for text that has been through `mail_text.new_text` already."""
    reader = reader or Reader()
    said = sentences(text)
    scopes = read_scopes(text, said, reader)
    found: list[Said] = []
    for index, sentence in enumerate(said):
        following = said[index + 1].words if index + 1 < len(said) else ""
        asked = asking(sentence.words, following)
        if asked is None or (index and _RELAYED.search(said[index - 1].words)):
            continue
        strength = asked.strength * asked_of_reader(sentence.words, scopes[index], reader)
        if strength >= FOUND_MIN:
            found.append(_said(said, index, round(strength, 2), asked.form))
    return tuple(_few(found, said))


def _said(said: Collection[Sentence], index: int, strength: float, form: Form) -> Said:
    every = tuple(said)
    quote, marked = quote_around(every, index)
    return Said("ask", strength, every[index].start, every[index].end, quote, marked, form)


def _few(found: list[Said], said: tuple[Sentence, ...]) -> list[Said]:
    """Nothing at all when a long text is full of questions: that is a document or a questionnaire, not a letter."""
    return [] if len(found) > 12 or (len(found) > 7 and len(said) > 60) else found
