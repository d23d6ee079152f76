"""From the body of a message to the acts of its sentences."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from firsthand.domain.acts.doer import doer_of
from firsthand.domain.acts.due import due_on
from firsthand.domain.acts.features import Marks, marks_of
from firsthand.domain.acts.language import is_english
from firsthand.domain.acts.shape import FOUND_MIN, KINDS, Act, Kind
from firsthand.domain.acts.signs import SIGNS, plain
from firsthand.domain.acts.weights import Floats, Seen, in_order, probabilities, weights
from firsthand.domain.mail_text import Sentence, above_quotes, own_text, sentences
from firsthand.domain.questions import Reader, Span
from firsthand.domain.questions.addressing import asked_of_reader, read_scopes
from firsthand.domain.questions.circulars import is_absence_note, is_circular

SENTENCE_CHARS_MAX = 700
"""A longer sentence is a table or a list that lost its line ends; only its beginning is read."""

SENTENCES_MAX = 200
"""Nobody writes more in one message; pasted documents do."""

_COLUMN = {kind: column for column, kind in enumerate(KINDS)}
_AUTOMATIC_SUBJECT = re.compile(
    r"(?:re: ?)?(?:out of (?:the )?office|automatic reply|auto-?reply|abwesen|absence)", re.I
)
_AUTOMATIC = re.compile(
    r"\b(?:automatic (?:reply|response)|auto-?(?:reply|response)|out of (?:the )?office (?:reply|message|auto)|"
    r"in my absence|(?:am|be) (?:currently |presently )?out of (?:the )?office\b.{0,80}\b(?:until|from|through|returning|return)|"
    r"(?:when|upon|until|after) (?:i|my) (?:am back|get back|return)|limited access to (?:my )?e-?mail|"
    r"not be (?:checking|reading) (?:my )?e-?mail)\b",
    re.IGNORECASE | re.DOTALL,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")


class Incoming(NamedTuple):
    """One message to be read. automated: what its headers say. The rest as for `read_acts`."""

    body: str
    sent_on: date | None = None
    reader: Reader | None = None
    subject: str = ""
    automated: bool = False


class Letter(NamedTuple):
    """What was read of one message. automated: no person wrote it to one person, so that it does nothing."""

    automated: bool
    new_text: str
    acts: tuple[Act, ...]


class _Draft(NamedTuple):
    """A message on its way: its sentences, and those of them that are read."""

    automated: bool
    text: str
    said: tuple[Sentence, ...]
    seen: list[Seen]
    incoming: Incoming


def read_acts(
    body: str,
    *,
    sent_on: date | None = None,
    reader: Reader | None = None,
    subject: str = "",
    automated: bool = False,
) -> tuple[Act, ...]:
    """The acts of a whole message body, in order; only those found (probability from `FOUND_MIN`).

    None in automated mail, circulars, absence notes, and in languages that acts were not proved on.
    sent_on: the day it was sent, where its sender was; due days are counted from it.
    reader: the owner, where it is to the owner: what the message asks of others by name is left out.
    Many messages are read faster together, by `read_letters`.
    """
    return read_letters([Incoming(body, sent_on, reader, subject, automated)])[0].acts


def read_letters(incoming: Iterable[Incoming]) -> list[Letter]:
    """What each of some messages does, in order; a hundred at a time are read fastest."""
    return _finished([_of_body(one) for one in incoming])


def acts_of_new_text(
    text: str, *, sent_on: date | None = None, reader: Reader | None = None, subject: str = ""
) -> tuple[Act, ...]:
    """As `read_acts`, for text that has been through `mail_text.new_text` already."""
    return _finished([_of_text(text, Incoming(text, sent_on, reader, subject))])[0].acts


def sentence_probabilities(said: Sequence[str], *, subject: str = "") -> Floats:
    """For the sentences of one message, white space folded: a row each, a column for each of `KINDS`, 0 to 1."""
    return probabilities(in_order([marks_of(words[:SENTENCE_CHARS_MAX]) for words in said], subject))


def _of_body(incoming: Incoming) -> _Draft:
    above = above_quotes(incoming.body)
    text = own_text(incoming.body, above)
    if incoming.automated or is_circular(above) or _is_absence_note(text, incoming.subject):
        return _Draft(True, text, (), [], incoming)
    return _of_text(text, incoming)


def _is_absence_note(text: str, subject: str) -> bool:
    """Whether a program sent it. "I will be out on Friday, please call Jo" is written by a person."""
    return is_absence_note(text) and bool(_AUTOMATIC_SUBJECT.match(subject) or _AUTOMATIC.search(text))


def _of_text(text: str, incoming: Incoming) -> _Draft:
    if not text or not is_english(text):
        return _Draft(False, text, (), [], incoming)
    said = sentences(text)[:SENTENCES_MAX]
    seen = in_order([marks_of(one.words[:SENTENCE_CHARS_MAX]) for one in said], incoming.subject)
    return _Draft(False, text, said, seen, incoming)


def _finished(drafts: Sequence[_Draft]) -> list[Letter]:
    every = probabilities([one for draft in drafts for one in draft.seen])
    letters: list[Letter] = []
    begin = 0
    for draft in drafts:
        end = begin + len(draft.seen)
        letters.append(Letter(draft.automated, draft.text, tuple(_acts(draft, every[begin:end]))))
        begin = end
    return letters


def _acts(draft: _Draft, found: Floats) -> Iterable[Act]:
    reader = draft.incoming.reader
    scopes = read_scopes(draft.text, draft.said, reader) if reader else ()
    for place in np.flatnonzero((found >= FOUND_MIN).any(axis=1)).tolist():
        one, marks = draft.said[place], draft.seen[place].marks
        if not _LETTERS.search(marks.words) or not is_english(marks.words):
            continue
        others = reader is not None and asked_of_reader(one.words, scopes[place], reader) < FOUND_MIN
        due = due_on(marks.words, draft.incoming.sent_on)
        for column in np.flatnonzero(found[place] >= FOUND_MIN).tolist():
            kind = KINDS[column]
            if others and kind in ("ask", "invite"):
                continue
            yield Act(
                kind,
                round(float(found[place, column]), 4),
                one.start,
                one.end,
                one.words,
                deciding_words(kind, marks),
                due,
                doer_of(kind, marks.words),
            )


def deciding_words(kind: Kind, marks: Marks) -> Span:
    """The words that speak most for `kind`: those of its strongest sign, else those with the greatest weight."""
    signs = [(SIGNS[index].strength, span) for index, span in marks.signs if SIGNS[index].kind == kind]
    if signs:
        return max(signs)[1]
    learned = weights()
    column = _COLUMN[kind]
    lower = plain(marks.words)
    best: tuple[float, Span] = (0.0, (0, len(marks.words)))
    for pair in zip(marks.tokens, marks.tokens[1:], strict=False):
        place = learned.features.get(" ".join(pair))
        weight = float(learned.linear[place, column]) if place is not None else 0.0
        start = lower.find(" ".join(pair))
        if weight > best[0] and start >= 0:
            best = (weight, (start, start + len(" ".join(pair))))
    return best[1]
