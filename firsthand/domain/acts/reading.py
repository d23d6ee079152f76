"""From the body of a message to the acts of its sentences."""

from datetime import date
from typing import NamedTuple

from firsthand.domain.acts.doer import doer_of
from firsthand.domain.acts.due import due_on
from firsthand.domain.acts.language import is_english
from firsthand.domain.acts.shape import FOUND_MIN, KINDS, Act, Kind
from firsthand.domain.acts.signs import SIGNS, plain, signs_of
from firsthand.domain.mail_text import Sentence, above_quotes, own_text, sentences
from firsthand.domain.questions import Reader, Span
from firsthand.domain.questions.addressing import asked_of_reader, read_scopes
from firsthand.domain.questions.asking import asking
from firsthand.domain.questions.circulars import is_absence_note, is_circular

SENTENCE_CHARS_MAX = 700
"""A longer sentence is a table or a list that lost its line ends; only its beginning is read."""

SENTENCES_MAX = 200


class Judged(NamedTuple):
    """One act of one sentence: its kind, how probable it is, and the words that speak for it."""

    kind: Kind
    probability: float
    marked: Span


class Letter(NamedTuple):
    """What was read of one message. automated: no person wrote it to one person, so that it does nothing."""

    automated: bool
    new_text: str
    acts: tuple[Act, ...]


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
    """
    return read_letter(body, sent_on=sent_on, reader=reader, subject=subject, automated=automated).acts


def read_letter(
    body: str,
    *,
    sent_on: date | None = None,
    reader: Reader | None = None,
    subject: str = "",
    automated: bool = False,
) -> Letter:
    """As `read_acts`, with what was found on the way. automated: what the headers say."""
    above = above_quotes(body)
    text = own_text(body, above)
    if automated or is_circular(above) or is_absence_note(text):
        return Letter(True, text, ())
    return Letter(False, text, acts_of_new_text(text, sent_on=sent_on, reader=reader, subject=subject))


def acts_of_new_text(
    text: str, *, sent_on: date | None = None, reader: Reader | None = None, subject: str = ""
) -> tuple[Act, ...]:
    """As `read_acts`, for text that has been through `mail_text.new_text` already."""
    if not text or not is_english(text):
        return ()
    said = sentences(text)[:SENTENCES_MAX]
    scopes = read_scopes(text, said, reader) if reader else ()
    found: list[Act] = []
    for place, judged in enumerate(judge(said)):
        one = said[place]
        if not judged or not is_english(one.words):
            continue
        others = reader is not None and asked_of_reader(one.words, scopes[place], reader) < FOUND_MIN
        due = due_on(one.words[:SENTENCE_CHARS_MAX], sent_on)
        found.extend(
            Act(
                act.kind,
                act.probability,
                one.start,
                one.end,
                one.words,
                act.marked,
                due,
                doer_of(act.kind, one.words),
            )
            for act in judged
            if not (others and act.kind in ("ask", "invite"))
        )
    return tuple(found)


def judge(said: tuple[Sentence, ...], *, least: float = FOUND_MIN) -> list[list[Judged]]:
    """What each sentence of a message does, with probabilities from `least`."""
    return [
        _judge(one.words, said[place + 1].words if place + 1 < len(said) else "", least)
        for place, one in enumerate(said)
    ]


def _judge(words: str, following: str, least: float) -> list[Judged]:
    words = words[:SENTENCE_CHARS_MAX]
    strengths: dict[Kind, tuple[float, Span]] = {}
    names = set()
    for index, match in signs_of(plain(words)):
        sign = SIGNS[index]
        names.add(sign.name)
        if sign.kind and sign.strength > strengths.get(sign.kind, (0.0, (0, 0)))[0]:
            strengths[sign.kind] = (sign.strength, match.span())
    asked = asking(words, following)
    if asked is not None and asked.strength >= strengths.get("ask", (0.0, (0, 0)))[0]:
        strengths["ask"] = (asked.strength, (0, len(words)))
    elif asked is None and ("please note" in names or "know if questions" in names):
        strengths.pop("ask", None)
    if "will not" in names or "will" not in names:
        strengths.pop("promise", None) if "will not" in names else None
    if "thank in advance" in names or "would thank" in names or "thank third" in names:
        strengths.pop("thank", None)
    return [
        Judged(kind, strengths[kind][0], strengths[kind][1])
        for kind in KINDS
        if kind in strengths and strengths[kind][0] >= least
    ]
