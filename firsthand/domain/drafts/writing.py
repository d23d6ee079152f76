"""What a draft says, kind by kind.

No flattery. Thanks name the act and its effect and stand alone. Asks state purpose, size, by when, and that a no is fine.
What only the user knows stands in square brackets.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.drafts.shape import Draft, Recipient, Reply, message_ids, one_line, plain_text
from firsthand.domain.drafts.voice import PLAIN, Voice
from firsthand.domain.moves.shape import Evidence, Kind, Move, Person
from firsthand.domain.moves.words import day_in_words, day_of, in_words
from firsthand.domain.threads import PREFIX
from firsthand.domain.wording import listed, weekday_and_date
from firsthand.language import gettext as _
from firsthand.language import pgettext

ANSWER_WITHIN_DAYS = 7
QUOTED_CHARS_MAX = 140

THANKING: frozenset[Kind] = frozenset({"thank", "promise", "answer", "reconnect", "give"})
"""Drafts that ask for nothing: a usual "Thanks" above the name may stay."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the user said of a move: whom it is for ('them', 'us', 'me', any of them), and why in their own words."""

    whom: tuple[str, ...] = ()
    words: str = ""

    def sentence(self) -> str:
        """The intent, openly; a blank where the user has not said."""
        if not self.whom and not self.words:
            return _("I ask because [whom it is for and why: you, all of us, me].")
        whom = {
            "them": pgettext("It is for …", "you"),
            "us": pgettext("It is for …", "all of us here"),
            "me": pgettext("It is for …", "me"),
        }
        named = [words for one, words in whom.items() if one in self.whom]
        words = one_line(self.words, 300).rstrip(".")
        if not named:
            return _("Why I ask: %(why)s.") % {"why": words}
        told = _("It is for %(whom)s: %(why)s.") if words else _("It is for %(whom)s.")
        return told % {"whom": listed(named), "why": words}


NOTHING_STATED = Stated()


def drafts_for(
    move: Move,
    as_of: date,
    voices: Mapping[int, Voice] | None = None,
    stated: Stated = NOTHING_STATED,
    reply: Reply | None = None,
    plain: Voice = PLAIN,
) -> tuple[Draft, ...]:
    """The drafts of a move: one; for an introduction one to each side first; none for the week's question.

    voices: how the user writes to each person, by their id; `plain` for others. reply: the message that is answered.
    """
    if not move.people:
        return ()
    known = voices or {}
    if move.kind == "introduce":
        return _introduction(move, known, plain, stated, as_of)
    person = move.people[0]
    lines, fresh_subject = _WRITTEN[move.kind](move, as_of, stated)
    body = letter(known.get(person.id, plain), person.first_name, lines, thanks=move.kind in THANKING)
    answered = reply if reply and not fresh_subject else None
    subject = fresh_subject or _subject(answered, move)
    return (addressed(_("To %(name)s") % {"name": person.first_name}, (person,), subject, body, answered),)


def not_now_draft(move: Move, as_of: date, voice: Voice = PLAIN, reply: Reply | None = None) -> Draft | None:
    """A kind "not now" for what somebody waits for, where too much is given already; None for other moves."""
    if move.kind not in ("answer", "promise", "give") or not move.people:
        return None
    person = move.people[0]
    matter = move.matter.what or move.matter.need
    told = {
        "promise": (
            _(
                "What I said I would do on “%(matter)s” will not be ready on the day I gave. It will be with you by [day, such"
                " as %(day)s]."
            )
            if matter
            else _(
                "What I said I would do will not be ready on the day I gave. It will be with you by [day, such as %(day)s]."
            )
        ),
        "answer": (
            _(
                "Your question on “%(matter)s” is with me, and I can’t do it justice now. I will come back to it by [day, such"
                " as %(day)s]."
            )
            if matter
            else _(
                "Your question is with me, and I can’t do it justice now. I will come back to it by [day, such as %(day)s]."
            )
        ),
        "give": (
            _("I can’t take on more on “%(matter)s” before [day, such as %(day)s].")
            if matter
            else _("I can’t take on more before [day, such as %(day)s].")
        ),
    }[move.kind]
    day = by_day(as_of + timedelta(days=2 * ANSWER_WITHIN_DAYS))
    body = letter(
        voice,
        person.first_name,
        [
            told % {"matter": matter, "day": day},
            _("If it can’t wait for that, please go ahead without me. [Somebody who may help sooner]"),
        ],
        thanks=False,
    )
    title = _("Not now, to %(name)s") % {"name": person.first_name}
    return addressed(title, (person,), _subject(reply, move), body, reply)


def _promise(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    said = (
        _("On %(day)s I said I would see to this: “%(what)s”.")
        if move.matter.what
        else _("On %(day)s I said I would see to this.")
    )
    return [
        said % {"day": _day(move, as_of), "what": move.matter.what},
        _("Here it is: [what I promised, or the day it will be there]"),
    ], ""


def _answer(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    asked = _marked(move)
    begin = _("You asked on %(day)s: “%(question)s”") if asked else _("You asked on %(day)s.")
    return [
        begin % {"day": _day(move, as_of), "question": asked},
        _("[My answer, in two or three lines]"),
    ], ""


def _accept(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    offered = (
        _("You offered on %(day)s to help (“%(what)s”). Yes, I take you up on it.")
        if move.matter.what
        else _("You offered on %(day)s to help. Yes, I take you up on it.")
    )
    return [
        offered % {"day": _day(move, as_of), "what": move.matter.what},
        _("What would serve me most: [one thing, how much of it, and by when]."),
        _("If it has become a bad time, say so; that is quite all right."),
    ], ""


def _thank(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    given = (
        _("On %(day)s you gave me this: “%(what)s”. Because of it I could [what it changed or made possible].")
        if move.matter.what
        else _("On %(day)s you gave me this: [what it was]. Because of it I could [what it changed or made possible].")
    )
    return [given % {"day": _day(move, as_of), "what": move.matter.what}, _("Thank you for that.")], ""


def _give(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    matter = move.matter
    theirs = _is_theirs(move)
    heard = (
        _("You wrote on %(day)s of this: “%(need)s”.") if theirs else _("I hear that you look for this: “%(need)s”.")
    )
    return [
        heard % {"day": _day(move, as_of), "need": matter.need},
        _("I can offer “%(offer)s”, about %(time)s of it: [what I send, or one day and time].")
        % {"offer": matter.offer, "time": in_words(move.minutes)},
        _("If it is of no use, leave it; no answer is needed."),
    ], "" if theirs else about_subject(_("Something for %(matter)s"), _("Something for"), matter.need)


def _reconnect(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    proof = move.evidence[0] if move.evidence else None
    if proof is None:
        return [_("[Three lines: what has happened here since, and one thing that may be of use to you]")], _(
            "Some news"
        )
    if proof.direction == "from-me":
        wrote = (
            _("On %(day)s I wrote to you about “%(what)s”.") if move.matter.what else _("On %(day)s I wrote to you.")
        )
    else:
        wrote = (
            _("On %(day)s you wrote to me about “%(what)s”.") if move.matter.what else _("On %(day)s you wrote to me.")
        )
    return [
        wrote % {"day": day_in_words(day_of(proof.sent_at), as_of=as_of), "what": move.matter.what},
        _("[What came of it since, in two lines, and one thing that may be of use to you]"),
        _("No answer is needed."),
    ], ""


def _feedback(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    had = (
        _("On %(day)s you had this from me: “%(what)s”. I should like to do the next one better.")
        if move.matter.what
        else _("On %(day)s you had this from me: what I gave you. I should like to do the next one better.")
    )
    return [
        had % {"day": _day(move, as_of), "what": move.matter.what},
        _("What is the one thing you would have me do otherwise? A line is enough, by %(day)s.")
        % {"day": by_day(as_of + timedelta(days=ANSWER_WITHIN_DAYS))},
        stated.sentence(),
        _("If this is a bad week, leave it; that is quite all right."),
    ], ""


def _ask(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    by = move.matter.due if move.matter.due and move.matter.due > as_of else as_of + timedelta(days=ANSWER_WITHIN_DAYS)
    purpose = one_line(move.matter.purpose).rstrip(".")
    looking = (
        _("I am looking for this: “%(need)s”. It is for this: %(purpose)s.")
        if purpose
        else _("I am looking for this: “%(need)s”. It is for [the purpose, in a line].")
    )
    return [
        looking % {"need": move.matter.need, "purpose": purpose},
        _("Could you help me with [what exactly]? It would take about [how long], and by %(day)s would serve.")
        % {"day": by_day(by)},
        stated.sentence(),
        _("If it does not suit, a no is quite all right, and needs no reason."),
    ], about_subject(_("A question on %(matter)s"), _("A question on"), move.matter.need)


_WRITTEN: Mapping[Kind, Callable[[Move, date, Stated], tuple[list[str], str]]] = {
    "promise": _promise, "answer": _answer, "accept": _accept, "thank": _thank, "give": _give, "reconnect": _reconnect,
    "feedback": _feedback, "ask": _ask,
}  # fmt: skip


def _introduction(
    move: Move, voices: Mapping[int, Voice], plain: Voice, stated: Stated, as_of: date
) -> tuple[Draft, ...]:
    """One to each side first, neither naming the other; once both said yes, one to both."""
    a, b = move.people
    need, offer, stage = move.matter.need, move.matter.offer, move.matter.stage
    by = by_day(as_of + timedelta(days=ANSWER_WITHIN_DAYS))
    subject = about_subject(_("An introduction on %(matter)s"), _("An introduction on"), need)
    found = []
    if stage in ("", "ask both", "ask a"):
        lines = [
            _("You look for this: “%(need)s”. I know somebody who may bring it: “%(offer)s”.")
            % {"need": need, "offer": offer},
            _("Would an introduction help you? One line by %(day)s is enough; I name nobody before both say yes.")
            % {"day": by},
            stated.sentence(),
            _("If not, a no is quite all right."),
        ]
        body = letter(voices.get(a.id, plain), a.first_name, lines, thanks=False)
        found.append(addressed(_("To %(name)s first") % {"name": a.first_name}, (a,), subject, body, None))
    if stage in ("", "ask both", "ask b"):
        lines = [
            _("Somebody I know looks for this: “%(need)s”. You came to my mind because of this: “%(offer)s”.")
            % {"need": need, "offer": offer},
            _(
                "Would you be willing to hear from them, for [how much of your time]? One line by %(day)s is enough; I name"
                " nobody before both say yes."
            )
            % {"day": by},
            stated.sentence(),
            _("If not, a no is quite all right."),
        ]
        body = letter(voices.get(b.id, plain), b.first_name, lines, thanks=False)
        found.append(addressed(_("To %(name)s first") % {"name": b.first_name}, (b,), subject, body, None))
    if stage == "introduce":
        lines = [
            _("You both said yes to this."),
            _("%(name)s, this is %(other)s: “%(offer)s”.") % {"name": a.first_name, "other": b.called, "offer": offer},
            _("%(name)s, this is %(other)s, who looks for this: “%(need)s”.")
            % {"name": b.first_name, "other": a.called, "need": need},
            _("%(name)s, would you write first, with one or two times? I step out here.") % {"name": a.first_name},
        ]
        names = {"name": a.first_name, "other": b.first_name}
        body = letter(plain, listed(list(names.values())), lines, thanks=False)
        found.append(addressed(_("To both"), (a, b), _("%(name)s, meet %(other)s") % names, body, None))
    return tuple(found)


def letter(voice: Voice, name: str, lines: Sequence[str], *, thanks: bool) -> str:
    parts = [voice.hail(name), *lines]
    if ending := voice.ending(thanks=thanks):
        parts.append(ending)
    return plain_text("\n\n".join(part for part in parts if part)) + "\n"


def addressed(title: str, people: Sequence[Person], subject: str, body: str, reply: Reply | None) -> Draft:
    to = tuple(
        Recipient(one_line(one.name, 200), next((at for at in one.addresses if "@" in at), "")) for one in people
    )
    answered = message_ids([reply.message_id]) if reply else ()
    chain = message_ids([*reply.references, reply.message_id]) if reply and answered else ()
    return Draft(one_line(title), to, one_line(subject), body, answered[0] if answered else "", chain)


def _subject(reply: Reply | None, move: Move) -> str:
    subject = reply.subject if reply else (move.evidence[0].subject if move.evidence else "")
    bare = one_line(PREFIX.sub("", subject))
    return f"Re: {bare}" if bare else one_line(move.matter.what or move.matter.need) or _("A few lines")


def about_subject(about: str, bare: str, matter: str) -> str:
    """A subject with what it is about in the place of `%(matter)s`; `bare` where nothing says it."""
    return one_line(about % {"matter": matter} if matter else bare, 80)


def _is_theirs(move: Move) -> bool:
    return bool(move.evidence) and move.evidence[0].direction == "from-them"


def _day(move: Move, as_of: date) -> str:
    proof: Evidence | None = move.evidence[0] if move.evidence else None
    return day_in_words(day_of(proof.sent_at if proof else move.since), as_of=as_of)


def by_day(day: date) -> str:
    """A working day, with its date: "Friday 17 November"."""
    while day.weekday() > 4:
        day += timedelta(days=1)
    return weekday_and_date(day)


def _marked(move: Move) -> str:
    """The asked words themselves, one line, whole or not at all."""
    if not move.evidence:
        return ""
    proof = move.evidence[0]
    start, end = proof.marked
    words = one_line(proof.quote[start:end] or proof.quote, QUOTED_CHARS_MAX)
    return words.strip(' ”“"')
