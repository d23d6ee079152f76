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

ANSWER_WITHIN_DAYS = 7
QUOTED_CHARS_MAX = 140

THANKING: frozenset[Kind] = frozenset({"thank", "promise", "answer", "reconnect", "give"})
"""Drafts that ask for nothing: a usual "Thanks" above the name may stay."""

_FOR: Mapping[str, str] = {"them": "you", "us": "all of us here", "me": "me"}


@dataclass(frozen=True, slots=True)
class Stated:
    """What the user said of a move: whom it is for ('them', 'us', 'me', any of them), and why in their own words."""

    whom: tuple[str, ...] = ()
    words: str = ""

    def sentence(self) -> str:
        """The intent, openly; a blank where the user has not said."""
        if not self.whom and not self.words:
            return "I ask because [whom it is for and why: you, all of us, me]."
        named = [_FOR[one] for one in ("them", "us", "me") if one in self.whom]
        told = f"It is for {_listed(named)}" if named else ""
        words = one_line(self.words, 300).rstrip(".")
        return (f"{told}: {words}." if told and words else f"{told}." if told else f"Why I ask: {words}.").strip()


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
    return (addressed(f"To {person.first_name}", (person,), subject, body, answered),)


def not_now_draft(move: Move, as_of: date, voice: Voice = PLAIN, reply: Reply | None = None) -> Draft | None:
    """A kind "not now" for what somebody waits for, where too much is given already; None for other moves."""
    if move.kind not in ("answer", "promise", "give") or not move.people:
        return None
    person = move.people[0]
    day = f"[day, such as {by_day(as_of + timedelta(days=2 * ANSWER_WITHIN_DAYS), as_of)}]"
    about = _about(move)
    lines = {
        "promise": f"What I said I would do{about} will not be ready on the day I gave. It will be with you by {day}.",
        "answer": f"Your question{about} is with me, and I can’t do it justice now. I will come back to it by {day}.",
        "give": f"I can’t take on more{about} before {day}.",
    }
    body = letter(
        voice,
        person.first_name,
        [lines[move.kind], "If it can’t wait for that, please go ahead without me. [Somebody who may help sooner]"],
        thanks=False,
    )
    return addressed(f"Not now, to {person.first_name}", (person,), _subject(reply, move), body, reply)


def _promise(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    on = _day(move, as_of)
    what = f": “{move.matter.what}”" if move.matter.what else ""
    return [
        f"On {on} I said I would see to this{what}.",
        "Here it is: [what I promised, or the day it will be there]",
    ], ""


def _answer(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    asked = _marked(move)
    begin = f"You asked on {_day(move, as_of)}: “{asked}”" if asked else f"You asked on {_day(move, as_of)}."
    return [begin, "[My answer, in two or three lines]"], ""


def _accept(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    what = f" (“{move.matter.what}”)" if move.matter.what else ""
    return [
        f"You offered on {_day(move, as_of)} to help{what}. Yes, I take you up on it.",
        "What would serve me most: [one thing, how much of it, and by when].",
        "If it has become a bad time, say so; that is quite all right.",
    ], ""


def _thank(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    what = f"“{move.matter.what}”" if move.matter.what else "[what it was]"
    return [
        f"On {_day(move, as_of)} you gave me this: {what}. Because of it I could [what it changed or made possible].",
        "Thank you for that.",
    ], ""


def _give(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    matter = move.matter
    heard = f"You wrote on {_day(move, as_of)} of this: “{matter.need}”." if _is_theirs(move) else (
        f"I hear that you look for this: “{matter.need}”."
    )  # fmt: skip
    return [
        heard,
        f"I can offer “{matter.offer}”, about {in_words(move.minutes)} of it: [what I send, or one day and time].",
        "If it is of no use, leave it; no answer is needed.",
    ], "" if _is_theirs(move) else about_subject("Something for", matter.need)


def _reconnect(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    proof = move.evidence[0] if move.evidence else None
    if proof is None:
        return ["[Three lines: what has happened here since, and one thing that may be of use to you]"], "Some news"
    who = "I wrote to you" if proof.direction == "from-me" else "you wrote to me"
    named = f" about “{move.matter.what}”" if move.matter.what else ""
    return [
        f"On {day_in_words(day_of(proof.sent_at), as_of=as_of)} {who}{named}.",
        "[What came of it since, in two lines, and one thing that may be of use to you]",
        "No answer is needed.",
    ], ""


def _feedback(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    what = f"“{move.matter.what}”" if move.matter.what else "what I gave you"
    return [
        f"On {_day(move, as_of)} you had this from me: {what}. I should like to do the next one better.",
        (
            "What is the one thing you would have me do otherwise? A line is enough,"
            f" by {by_day(as_of + timedelta(days=ANSWER_WITHIN_DAYS), as_of)}."
        ),
        stated.sentence(),
        "If this is a bad week, leave it; that is quite all right.",
    ], ""


def _ask(move: Move, as_of: date, stated: Stated) -> tuple[list[str], str]:
    by = move.matter.due if move.matter.due and move.matter.due > as_of else as_of + timedelta(days=ANSWER_WITHIN_DAYS)
    purpose = one_line(move.matter.purpose).rstrip(".")
    told = f"this: {purpose}" if purpose else "[the purpose, in a line]"
    return [
        f"I am looking for this: “{move.matter.need}”. It is for {told}.",
        f"Could you help me with [what exactly]? It would take about [how long], and by {by_day(by, as_of)} would serve.",
        stated.sentence(),
        "If it does not suit, a no is quite all right, and needs no reason.",
    ], about_subject("A question on", move.matter.need)


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
    by = by_day(as_of + timedelta(days=ANSWER_WITHIN_DAYS), as_of)
    found = []
    if stage in ("", "ask both", "ask a"):
        lines = [
            f"You look for this: “{need}”. I know somebody who may bring it: “{offer}”.",
            f"Would an introduction help you? One line by {by} is enough; I name nobody before both say yes.",
            stated.sentence(),
            "If not, a no is quite all right.",
        ]
        body = letter(voices.get(a.id, plain), a.first_name, lines, thanks=False)
        found.append(addressed(f"To {a.first_name} first", (a,), about_subject("An introduction on", need), body, None))
    if stage in ("", "ask both", "ask b"):
        lines = [
            f"Somebody I know looks for this: “{need}”. You came to my mind because of this: “{offer}”.",
            (
                f"Would you be willing to hear from them, for [how much of your time]? One line by {by} is enough;"
                " I name nobody before both say yes."
            ),
            stated.sentence(),
            "If not, a no is quite all right.",
        ]
        body = letter(voices.get(b.id, plain), b.first_name, lines, thanks=False)
        found.append(addressed(f"To {b.first_name} first", (b,), about_subject("An introduction on", need), body, None))
    if stage == "introduce":
        lines = [
            "You both said yes to this.",
            f"{a.first_name}, this is {b.called}: “{offer}”.",
            f"{b.first_name}, this is {a.called}, who looks for this: “{need}”.",
            f"{a.first_name}, would you write first, with one or two times? I step out here.",
        ]
        body = letter(plain, f"{a.first_name} and {b.first_name}", lines, thanks=False)
        subject = f"{a.first_name}, meet {b.first_name}"
        found.append(addressed("To both", (a, b), subject, body, None))
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
    return f"Re: {bare}" if bare else one_line(move.matter.what or move.matter.need) or "A few lines"


def about_subject(begin: str, words: str) -> str:
    return one_line(f"{begin} {words}" if words else begin, 80)


def _about(move: Move) -> str:
    return f" on “{move.matter.what or move.matter.need}”" if move.matter.what or move.matter.need else ""


def _is_theirs(move: Move) -> bool:
    return bool(move.evidence) and move.evidence[0].direction == "from-them"


def _day(move: Move, as_of: date) -> str:
    proof: Evidence | None = move.evidence[0] if move.evidence else None
    return day_in_words(day_of(proof.sent_at if proof else move.since), as_of=as_of)


def by_day(day: date, as_of: date) -> str:
    """A working day, with its date: "Friday 17 November"."""
    while day.weekday() > 4:
        day += timedelta(days=1)
    return f"{day:%A} {day.day} {day:%B}"


def _marked(move: Move) -> str:
    """The asked words themselves, one line, whole or not at all."""
    if not move.evidence:
        return ""
    proof = move.evidence[0]
    start, end = proof.marked
    words = one_line(proof.quote[start:end] or proof.quote, QUOTED_CHARS_MAX)
    return words.strip(' ”“"')


def _listed(named: Sequence[str]) -> str:
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
