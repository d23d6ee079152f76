"""The move "reconnect": a tie that mattered and is quiet against its own rhythm."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import blake2b

from firsthand.domain.keeping_in_touch import Wanted
from firsthand.domain.moves.expiry import is_light
from firsthand.domain.moves.moments import Moment, Quoted, Talk, best_talk, last_words, speaks_against
from firsthand.domain.moves.score import (
    DEFAULT_WEIGHTS,
    Reason,
    Reasons,
    Weights,
    breadth_of,
    ease_of,
    importance_of,
    score_terms,
    total,
)
from firsthand.domain.moves.shape import Evidence, FirstStep, Matter, Move, Person, intents_for
from firsthand.domain.moves.words import age_in_words, day_in_words, day_of, gap_in_words, topic
from firsthand.domain.people import Quiet
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

CONTACT_DAYS_MIN = 8
DAYS_EACH_WAY_MIN = 3
GAP_DAYS_MIN = 21
"""A shorter silence is a holiday or a busy fortnight, whatever the rhythm was."""

GAP_DAYS_MAX = 3 * 365
WORK_CONTACT_DAYS_MIN = 15
WORK_GAP_DAYS_MAX = 180
"""With nothing warmer to go back to than work, there must have been more of it, and not too long ago."""

LAST_TIME_DAYS, LAST_TIME_GAPS = 30, 2
"""What is gone back to was said so long before the last contact at most, or so many usual gaps: all else has passed since (d)."""

MINUTES = 5


@dataclass(frozen=True, slots=True)
class TieFacts:
    """A tie as it stands on a day, with the last things said in it.

    quiet: survival, gaps and state, as `domain.ties` finds them.
    out_days, in_days: contact-days on which the owner wrote, and on which the person wrote.
    silent_days: calendar days since the last contact-day.
    moments: the last messages between the two (to few people, not automated), newest first; about ten are enough.
    bounced: the addresses known for the person no longer take mail.
    wanted: how often the user wants to be in touch, None where they said nothing.
    importance: 0, .5 or 1: the user's star or a link to a goal; never rank.
    pinned: the user wants to see it in any case.
    below_target: which purpose or group below the user's own target they feed, in words; '' for none.
    """

    person: Person
    quiet: Quiet
    contact_days: int
    out_days: int
    in_days: int
    silent_days: int
    moments: tuple[Moment, ...]
    bounced: bool = False
    importance: float = 0.0
    pinned: bool = False
    wanted: Wanted | None = None
    below_target: str = ""

    @property
    def past_wanted(self) -> bool:
        """Whether the silence is longer than the user said it should be at most."""
        return self.wanted is not None and self.wanted.is_past(self.silent_days)

    @property
    def within_wanted(self) -> bool:
        return self.wanted is not None and self.wanted.is_within(self.silent_days)


def reconnect_moves(ties: Iterable[TieFacts], as_of: date, weights: Weights = DEFAULT_WEIGHTS) -> tuple[Move, ...]:
    """A move for each tie that mattered, is quiet or lapsed, has nothing against it and a good moment to go back to.

    What the user wants comes first: a tie past their longest gap needs no rhythm of its own and no good moment, and one
    within their usual gap is left alone.
    """
    return tuple(move for tie in ties if (move := _move(tie, as_of, weights)))


def matters(tie: TieFacts) -> bool:
    """Whether there was a tie to go back to: enough days of contact, from both sides."""
    enough = tie.contact_days >= CONTACT_DAYS_MIN and min(tie.out_days, tie.in_days) >= DAYS_EACH_WAY_MIN
    return enough or (tie.importance > 0 and tie.contact_days > 0)


def _move(tie: TieFacts, as_of: date, weights: Weights) -> Move | None:
    quiet = tie.quiet
    if tie.bounced or tie.within_wanted or not (tie.past_wanted or _is_quiet(tie)):
        return None
    moments = tuple(moment for moment in tie.moments if day_of(moment.sent_at) < as_of)
    if not moments or speaks_against(moments):
        return None
    quoted = best_talk(_of_the_last_time(tie, moments))
    if quoted is not None and not _is_reason_enough(tie, quoted):
        quoted = None
    if quoted is None and tie.past_wanted:
        quoted = last_words(moments)
    if quoted is None:
        return None
    person, last = tie.person, moments[0]
    step = _first_step(person, quoted)
    fit, opening = _OPENING_LEFT[quoted.talk]
    reasons = Reasons(
        timeliness=Reason(_timeliness(tie, quiet), _rhythm_words(tie)),
        importance=importance_of(tie.importance, tie.person.first_name),
        fit=Reason(fit, _(opening)),
        breadth=breadth_of(tie.below_target),
        ease=ease_of(MINUTES),
        contact_days=None if tie.past_wanted else tie.contact_days,
    )
    terms = score_terms(reasons, weights)
    return Move(
        key=_key(person, last.sent_at),
        kind="reconnect",
        people=(person,),
        deed=_("Write to %(name)s again") % {"name": person.called},
        why=f"{_rhythm_words(tie)} {_last_words(tie, last, as_of)}".strip(),
        evidence=(_evidence(person, quoted),),
        first_step=step,
        minutes=MINUTES,
        score=total(terms),
        terms=terms,
        since=last.sent_at,
        intents=intents_for((person,)),
        benefit_to_me=True,
        lifted=tie.pinned,
        matter=Matter(what=topic(quoted.moment.subject)),
    )


def _of_the_last_time(tie: TieFacts, moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
    days = max(LAST_TIME_DAYS, LAST_TIME_GAPS * (tie.quiet.usual_gap_days or 0.0))
    since = day_of(moments[0].sent_at) - timedelta(days=days)
    return tuple(moment for moment in moments if day_of(moment.sent_at) >= since)


def _is_reason_enough(tie: TieFacts, quoted: Quoted) -> bool:
    """Work they handed over is none but to somebody who matters, and a light question of theirs has passed (d)."""
    if quoted.talk == "work-from-them":
        return (tie.importance > 0 or tie.pinned) and _worked_lately(tie)
    start, end = quoted.marked
    return quoted.talk != "question-from-them" or not is_light(quoted.quote[start:end])


def _worked_lately(tie: TieFacts) -> bool:
    return tie.contact_days >= WORK_CONTACT_DAYS_MIN and tie.silent_days <= WORK_GAP_DAYS_MAX


def _is_quiet(tie: TieFacts) -> bool:
    """Whether a tie that mattered is quiet against its own past."""
    quiet = tie.quiet
    return (
        quiet.state in ("quiet", "lapsed")
        and matters(tie)
        and GAP_DAYS_MIN <= tie.silent_days <= GAP_DAYS_MAX
        and quiet.usual_gap_days is not None
    )


def _timeliness(tie: TieFacts, quiet: Quiet) -> float:
    if tie.wanted and tie.wanted.max_days and tie.past_wanted:
        return min(1.0, 0.5 + 0.5 * (tie.silent_days - tie.wanted.max_days) / tie.wanted.max_days)
    return 0.0 if quiet.survival is None else max(0.0, 1 - quiet.survival / 0.10)


def _rhythm_words(tie: TieFacts) -> str:
    if tie.wanted and tie.past_wanted:
        return tie.wanted.words(tie.silent_days)
    usual = tie.quiet.usual_gap_days or 0.0
    return _("You were in contact about %(gap)s; %(age)s now.") % {
        "gap": gap_in_words(usual),
        "age": age_in_words(tie.silent_days),
    }


def _last_words(tie: TieFacts, last: Moment, as_of: date) -> str:
    """Who wrote last, and when; '' when the last contact was not one of the moments known."""
    sent_on = day_of(last.sent_at)
    if abs((as_of - sent_on).days - tie.silent_days) > 1:
        return ""
    wrote = _("On %(day)s you wrote last.") if last.direction == "from-me" else _("On %(day)s %(name)s wrote last.")
    return wrote % {"day": day_in_words(sent_on, as_of=as_of), "name": tie.person.first_name}


_OPENING_LEFT: dict[Talk, tuple[float, str]] = {
    "plan": (1.0, gettext_noop("You spoke of meeting")),
    "question-from-them": (0.9, gettext_noop("A question of theirs has no answer in your mail")),
    "offer-from-them": (0.9, gettext_noop("They offered something")),
    "thanks-from-them": (0.7, gettext_noop("They thanked you")),
    "thanks-from-me": (0.7, gettext_noop("You thanked them")),
    "good-news": (0.6, gettext_noop("There was good news to ask about")),
    "question-from-me": (0.6, gettext_noop("Your question has no answer in your mail")),
    "work-from-them": (0.3, gettext_noop("They gave you something to work with")),
    "last-words": (0.3, gettext_noop("You want to stay in touch")),
}


def _first_step(person: Person, quoted: Quoted) -> FirstStep:
    named = topic(quoted.moment.subject)
    told = {"name": person.first_name, "topic": named}
    return FirstStep(_("I have sent the last mail before lunch"), _action(quoted.talk, named) % told)


def _action(talk: Talk, named: str) -> str:
    """named: what it was about, '' where no subject says it."""
    match talk:
        case "plan":
            return _("I suggest two dates to %(name)s")
        case "question-from-them" if named:
            return _("I write %(name)s what came of the question on “%(topic)s”, in three lines")
        case "question-from-them":
            return _("I write %(name)s what came of the question, in three lines")
        case "offer-from-them" if named:
            return _("I tell %(name)s what became of the offer on “%(topic)s”, and ask what would help there now")
        case "offer-from-them":
            return _("I tell %(name)s what became of the offer, and ask what would help there now")
        case "thanks-from-them" if named:
            return _("I ask %(name)s in three lines how “%(topic)s” went on")
        case "thanks-from-them":
            return _("I ask %(name)s in three lines how it went on")
        case "thanks-from-me" if named:
            return _("I tell %(name)s in three lines what the help on “%(topic)s” led to")
        case "thanks-from-me":
            return _("I tell %(name)s in three lines what the help led to")
        case "good-news":
            return _("I ask %(name)s in two lines how it went on since")
        case "work-from-them" if named:
            return _("I tell %(name)s in three lines what became of “%(topic)s”")
        case "work-from-them":
            return _("I tell %(name)s in three lines what became of it")
        case "last-words":
            return _("I ask %(name)s in two lines how things are, and tell one thing of my own")
        case "question-from-me" if named:
            return _("I ask %(name)s how “%(topic)s” turned out, and add one thing that may be of use there")
        case "question-from-me":
            return _("I ask %(name)s how it turned out, and add one thing that may be of use there")


def _evidence(person: Person, quoted: Quoted) -> Evidence:
    moment = quoted.moment
    return Evidence(
        moment.message_id,
        moment.interaction_id,
        moment.sent_at,
        moment.subject,
        quoted.quote,
        quoted.marked,
        moment.direction,
        person,
    )


def _key(person: Person, last_contact: datetime) -> str:
    """Another silence, after new contact, is another move."""
    identity = f"{min(person.addresses, default=person.name)} {day_of(last_contact).isoformat()}"
    return "reconnect:" + blake2b(identity.encode("utf-8", "replace"), digest_size=8).hexdigest()
