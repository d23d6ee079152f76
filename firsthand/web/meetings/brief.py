"""A brief in words: for a meeting, with everybody there, or for one person."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from firsthand.domain.meetings_ahead import clock_said, day_said
from firsthand.domain.people import PersonId, TimelineEntry
from firsthand.domain.wording import sentence_case
from firsthand.services import briefs
from firsthand.services.actor import Actor, AsOf
from firsthand.services.briefs import Asking, Brief, MeetingBrief
from firsthand.services.exchanges import Entry
from firsthand.web.elements.marked import Clip
from firsthand.web.elements.words import days_words, long_day, number
from firsthand.web.ledger.line import exchange_line
from firsthand.web.meetings.page import back_words
from firsthand.web.notes.page import NoteLine, note_lines

COVERAGE = lazy("From mail and calendar; calls and corridors are not seen. What is suggested waits for your word.")


@dataclass(frozen=True)
class Line:
    """One thing with its evidence. flow: 'give', 'take' or ''; what: links to where it stands; source: to the words."""

    flow: str
    headline: str
    what: str
    href: str
    note: str
    source: str = ""
    source_href: str = ""


@dataclass(frozen=True)
class PersonBrief:
    """tie: rhythm and meetings in words. can_tell: whether the record holds anything between the two."""

    id: int
    name: str
    about: str
    state: str
    tie: str
    declined: bool
    can_tell: bool
    waits: tuple[Line, ...]
    bring: tuple[Line, ...]
    ask: tuple[Line, ...]
    said: tuple[Clip, ...]
    passed: tuple[Line, ...]
    notes: tuple[NoteLine, ...]


@dataclass(frozen=True)
class BriefPage:
    """above: address and name of the page this one belongs to. alone: whether it is about one person."""

    title: str
    above: tuple[str, str]
    when: str
    place: str
    status: str
    people: tuple[PersonBrief, ...]
    alone: bool
    left_out: str
    strangers: str
    coverage: str
    back: str
    looking_back: bool


def meeting_page(actor: Actor, meeting_id: int, as_of: AsOf) -> BriefPage:
    """Raises NotFoundError."""
    found = briefs.of_meeting(actor, meeting_id, as_of)
    meeting = found.meeting
    when = _("%(day)s, %(from)s to %(to)s") % {
        "day": long_day(meeting.day, as_of.day), "from": clock_said(meeting.starts_at), "to": clock_said(meeting.ends_at),
    }  # fmt: skip
    status = {"cancelled": _("Cancelled"), "tentative": _("Not settled yet")}.get(meeting.status, "")
    return BriefPage(
        title=meeting.title or _("A meeting without a title"),
        above=(reverse("meetings:meetings") + back_words(as_of), _("Meetings")),
        when=when,
        place=meeting.place,
        status=status,
        people=tuple(_person(one, as_of) for one in found.briefs),
        alone=len(found.briefs) == 1,
        left_out=_left_out(found),
        strangers=_strangers(found),
        coverage=str(COVERAGE),
        back=back_words(as_of),
        looking_back=not as_of.live,
    )


def person_page(actor: Actor, person: PersonId, as_of: AsOf) -> BriefPage:
    """Raises NotFoundError."""
    found = _person(briefs.of_person(actor, person, as_of), as_of)
    return BriefPage(
        title=_("Before you see %(name)s") % {"name": found.name},
        above=(reverse("person:person", args=[person]) + back_words(as_of), found.name),
        when=long_day(as_of.day, as_of.day),
        place="",
        status="",
        people=(found,),
        alone=True,
        left_out="",
        strangers="",
        coverage=str(COVERAGE),
        back=back_words(as_of),
        looking_back=not as_of.live,
    )


def _left_out(found: MeetingBrief) -> str:
    others = found.left_out + found.meeting.others
    words = ngettext("%(count)s more is named in the calendar.", "%(count)s more are named in the calendar.", others)
    return sentence_case(words % {"count": number(others)}) if others else ""


def _strangers(found: MeetingBrief) -> str:
    """Who is not seen together: it says nothing of whether they know one another."""
    if not found.strangers:
        return ""
    pairs = [f"{one.name} – {other.name}" for one, other in found.strangers]
    return _("Not seen together in your record before: %(pairs)s.") % {"pairs": "; ".join(pairs)}


def _person(one: Brief, as_of: AsOf) -> PersonBrief:
    row, today = one.person, as_of.day
    return PersonBrief(
        id=row.id,
        name=row.name,
        about=", ".join(part for part in (row.role_title, row.organisation) if part),
        state=row.quiet.state,
        tie=_tie(one, today),
        declined=one.declined,
        can_tell=one.knows_something or bool(one.they_said or one.i_said),
        waits=(*_questions(one, today), *(_line(loop.entry, today) for loop in one.loops)),
        bring=tuple(
            Line("give", "", it.offer, reverse("giving:giving"), _("They look for “%(need)s”.") % {"need": it.need})
            for it in one.can_bring
        ),
        ask=tuple(_ask(it) for it in one.can_ask),
        said=tuple(_clip(entry, row.name, today) for entry in (one.they_said, one.i_said) if entry),
        passed=tuple(_line(entry, today) for entry in one.exchanges),
        notes=note_lines(one.notes, today),
    )


def _tie(one: Brief, today: date) -> str:
    """How often they are in touch, when they last were, and how often they met."""
    row, said = one.person, []
    if row.quiet.usual_gap_days is not None:
        said.append(_("In touch %(often)s as a rule.") % {"often": days_words(row.quiet.usual_gap_days)})
    if row.last_contact:
        said.append(_("Last %(day)s.") % {"day": day_said(date.fromisoformat(row.last_contact[:10]), today)})
    if one.last_met:
        times = ngettext("You met once, %(day)s.", "You met %(count)s times, last %(day)s.", one.times_met)
        said.append(times % {"count": number(one.times_met), "day": day_said(one.last_met.date(), today)})
    return " ".join(said) or _("No personal message or meeting with them is in your record yet.")


def _questions(one: Brief, today: date) -> tuple[Line, ...]:
    return tuple(
        Line(
            "give",
            _("Asked of you"),
            _marked(question.said.quote, question.said.marked),
            reverse("messages:message", args=[question.mail.interaction_id]),
            _("No answer seen"),
            _source(one.person.name, by_me=False, day=question.mail.sent_at.date(), today=today),
            reverse("messages:message", args=[question.mail.interaction_id]),
        )
        for question in one.questions
    )


def _marked(quote: str, marked: tuple[int, int]) -> str:
    """The deciding words alone; the whole quotation where none are marked."""
    start, end = marked
    return quote[start:end].strip() or quote


def _line(entry: Entry, today: date) -> Line:
    line = exchange_line(entry, today)
    notes = [line.standing, _("Suggested") if line.suggested else _("Confirmed by you") if line.confirmed else ""]
    proof = line.proof
    return Line(
        line.flow,
        line.headline,
        line.what,
        reverse("ledger:exchange", args=[line.key]),
        " · ".join(note for note in notes if note),
        proof.source if proof else _("Entered by you, %(day)s") % {"day": line.day},
        proof.href if proof else "",
    )


def _ask(one: Asking) -> Line:
    note = _("For what you look for: “%(need)s”.") % {"need": one.need}
    headline = _("Gave before") if one.past else _("Can bring")
    return Line("take", headline, one.offer.words, reverse("asking:asking") + f"?need={one.need_id}", note)


def _clip(entry: TimelineEntry, name: str, today: date) -> Clip:
    return Clip(
        text=entry.snippet or entry.subject or _("No subject"),
        marks=(),
        source=_source(name, by_me=entry.direction == "out", day=date.fromisoformat(entry.date[:10]), today=today),
        href=reverse("messages:message", args=[entry.interaction_id]),
    )


def _source(name: str, *, by_me: bool, day: date, today: date) -> str:
    pattern = _("You to %(name)s, %(day)s") if by_me else _("%(name)s to you, %(day)s")
    first = name if "@" in name else (name.split() or [name])[0]
    return pattern % {"name": first, "day": long_day(day, today)}
