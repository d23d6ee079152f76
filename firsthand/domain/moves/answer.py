"""The move "answer": a question put to me alone or to few, personal, and still open."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b

import numpy as np

from firsthand.domain.moves.expiry import has_expired, is_light
from firsthand.domain.moves.first_steps import answering_step
from firsthand.domain.moves.score import (
    DEFAULT_WEIGHTS,
    NO_TARGET,
    Reason,
    Reasons,
    Weights,
    ease_of,
    importance_of,
    score_terms,
    total,
)
from firsthand.domain.moves.shape import Evidence, Matter, Move, Person, intents_for
from firsthand.domain.moves.words import day_in_words, day_of, topic
from firsthand.domain.questions import Reader, Said, find_questions
from firsthand.domain.threads import PREFIX
from firsthand.domain.wording import number_in_words, sentence_case, working_days_ago
from firsthand.language import gettext as _
from firsthand.language import ngettext

FEW_RECIPIENTS_MAX = 3
"""A question to more people than this (To and Cc) is put to nobody in particular."""

STRENGTH_MIN = 0.75
"""A move rests on a question at least this sure; a weaker one is only listed."""

AGE_WORKING_DAYS_MIN = 2
AGE_WORKING_DAYS_MAX = 21
SUGGESTED_WORKING_DAYS_MAX = 14
"""Listed to the most, and suggested so long (d): of older ones readers held half to be past."""

LIGHT_WORKING_DAYS_MAX = 7
"""A short question that comes alone and wants but a word is answered by time sooner (d)."""


_FORWARDED = re.compile(r"^\s*(?:(?:re|aw)\s*:\s*)?(?:fw|fwd|wg|tr|rv|i)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MailToMe:
    """One message to the owner, with what is known about its answer.

    sent_at: with a time zone, on the user's own wall clock (its date is the day that counts).
    text: the whole body as stored.
    to_count, cc_count: distinct recipients of each kind, the owner included.
    in_to: the owner stands in To (by any of their addresses); False for Cc, Bcc or a list.
    reader: how the owner and the other people of this message are called.
    impersonal: sent by a robot, a list or to a list.
    replied_at: the owner's (or their delegate's) first later message in the same thread that went to this person.
    wrote_alone_at: the owner's first later message to this person alone, in any thread.
    others_replied_at: somebody else's first later message in the same thread that went to this person.
    they_wrote_again_at: this person's next message to the owner in the same thread.
    contact_days: days of contact with this person before `as_of`.
    importance: 0, .5 or 1: the user's star or a link to a goal; never rank.
    said: what `read_questions` found in it before, kept by the store; then `text` is not looked at.
    """

    interaction_id: int
    message_id: str
    person: Person
    sent_at: datetime
    subject: str
    text: str
    to_count: int
    cc_count: int
    in_to: bool
    reader: Reader
    contact_days: int
    impersonal: bool = False
    replied_at: datetime | None = None
    wrote_alone_at: datetime | None = None
    others_replied_at: datetime | None = None
    they_wrote_again_at: datetime | None = None
    importance: float = 0.0
    said: tuple[Said, ...] | None = None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that waits for the owner.

    said: the strongest question of the message; count: how many it has.
    age_working_days: working days since it was sent.
    """

    mail: MailToMe
    said: Said
    count: int
    age_working_days: int

    @property
    def key(self) -> str:
        """The same for this question on every day and in every import."""
        identity = self.mail.message_id or f"{self.mail.person.called} {self.mail.sent_at.timestamp():.0f}"
        return "answer:" + blake2b(identity.encode("utf-8", "replace"), digest_size=8).hexdigest()

    @property
    def is_light(self) -> bool:
        """Whether it is one question alone that a word or two would answer."""
        start, end = self.said.marked
        return self.count == 1 and is_light(self.said.quote[start:end])

    @property
    def put_to_me_alone(self) -> bool:
        """Whether nobody else received it."""
        return self.mail.to_count + self.mail.cc_count <= 1

    def evidence(self) -> Evidence:
        """The question in its own words."""
        mail = self.mail
        return Evidence(
            mail.message_id,
            mail.interaction_id,
            mail.sent_at,
            mail.subject,
            self.said.quote,
            self.said.marked,
            "from-them",
            mail.person,
        )


def read_questions(subject: str, text: str, reader: Reader) -> tuple[Said, ...]:
    """The questions of one message; the same on every day, so that a store may keep them."""
    return find_questions(text, reader, forwarded=bool(_FORWARDED.match(subject)))


def open_questions(mails: Iterable[MailToMe], as_of: date) -> tuple[OpenQuestion, ...]:
    """The questions among `mails` that still wait on the day `as_of`, newest first, one a thread and person at most.

    Careful rather than complete: whatever may have been answered, by the owner, by somebody else or by time, is out.
    """
    found: dict[tuple[int, str], OpenQuestion] = {}
    for mail in sorted(mails, key=lambda mail: (mail.sent_at, mail.interaction_id)):
        question = _open_question(mail, as_of)
        if question:
            found[mail.person.id, PREFIX.sub("", mail.subject).casefold()] = question
    return tuple(sorted(found.values(), key=lambda one: (one.mail.sent_at, one.key), reverse=True))


def answer_moves(
    questions: Iterable[OpenQuestion], as_of: date, weights: Weights = DEFAULT_WEIGHTS
) -> tuple[Move, ...]:
    """One move a person for questions open 2 to 14 working days, light ones to 7, and sure enough; others are named in it."""
    by_person: dict[int, list[OpenQuestion]] = {}
    for question in questions:
        oldest = LIGHT_WORKING_DAYS_MAX if question.is_light else SUGGESTED_WORKING_DAYS_MAX
        if AGE_WORKING_DAYS_MIN <= question.age_working_days <= oldest and question.said.strength >= STRENGTH_MIN:
            by_person.setdefault(question.mail.person.id, []).append(question)
    return tuple(_move(theirs, as_of, weights) for theirs in by_person.values())


def _open_question(mail: MailToMe, as_of: date) -> OpenQuestion | None:
    sent_on = day_of(mail.sent_at)
    if mail.impersonal or sent_on >= as_of:
        return None
    age = int(np.busday_count(sent_on, as_of))
    if age > AGE_WORKING_DAYS_MAX or not _is_put_to_me(mail) or _may_be_handled(mail):
        return None
    asked = mail.said if mail.said is not None else read_questions(mail.subject, mail.text, mail.reader)
    said = [one for one in asked if not has_expired(one, sent_on, as_of, mail.subject)]
    if not said:
        return None
    return OpenQuestion(mail, max(said, key=lambda one: (one.strength, -one.start)), len(said), age)


def _is_put_to_me(mail: MailToMe) -> bool:
    return mail.in_to and mail.to_count + mail.cc_count <= FEW_RECIPIENTS_MAX


def _may_be_handled(mail: MailToMe) -> bool:
    later = (mail.replied_at, mail.wrote_alone_at, mail.others_replied_at, mail.they_wrote_again_at)
    return any(moment is not None and moment >= mail.sent_at for moment in later)


def _move(theirs: list[OpenQuestion], as_of: date, weights: Weights) -> Move:
    questions = sorted(theirs, key=lambda one: (-one.said.strength, -one.mail.sent_at.timestamp(), one.key))
    first = questions[0]
    mail, person = first.mail, first.mail.person
    start, end = first.said.marked
    step, minutes = answering_step(first.said.quote[start:end], person.first_name, first.count)
    sent_on = day_of(mail.sent_at)
    others = mail.to_count + mail.cc_count - 1
    asked = {
        "name": person.first_name,
        "others": number_in_words(others),
        "day": day_in_words(sent_on, as_of=as_of),
        "ago": working_days_ago(first.age_working_days),
        "topic": topic(mail.subject),
    }
    reasons = Reasons(
        timeliness=Reason(
            2 ** (-max(0, first.age_working_days - AGE_WORKING_DAYS_MIN) / 7),
            _("Asked %(ago)s") % asked,
        ),
        importance=importance_of(mail.importance, mail.person.first_name),
        fit=Reason(first.said.strength * (1.0 if first.put_to_me_alone else 0.7), _put_to(first, others) % asked),
        breadth=NO_TARGET,
        ease=ease_of(minutes),
        contact_days=mail.contact_days,
    )
    terms = score_terms(reasons, weights)
    why = _asked_of(first, others) % asked
    if more := len(questions) - 1:
        told = ngettext(
            "one more question from %(name)s waits.", "%(count)s more questions from %(name)s wait.", more
        ) % {"name": person.first_name, "count": number_in_words(more)}
        why = f"{why} {sentence_case(told)}"
    return Move(
        key=first.key,
        kind="answer",
        people=(person,),
        deed=(_("Answer %(name)s on “%(topic)s”") if asked["topic"] else _("Answer %(name)s, who wrote on %(day)s"))
        % asked,
        why=why,
        evidence=tuple(one.evidence() for one in questions[:3]),
        first_step=step,
        minutes=minutes,
        score=total(terms),
        terms=terms,
        since=mail.sent_at,
        intents=intents_for((person,)),
        benefit_to_me=False,
        matter=Matter(what=topic(mail.subject)),
    )


def _put_to(question: OpenQuestion, others: int) -> str:
    if question.put_to_me_alone:
        return _("Put to you alone")
    return ngettext("Put to you and one other", "Put to you and %(others)s others", others)


def _asked_of(question: OpenQuestion, others: int) -> str:
    if question.put_to_me_alone:
        return _("Asked of you alone on %(day)s, %(ago)s. No answer seen in your mail.")
    return ngettext(
        "Asked of you and one other on %(day)s, %(ago)s. No answer seen in your mail.",
        "Asked of you and %(others)s others on %(day)s, %(ago)s. No answer seen in your mail.",
        others,
    )
