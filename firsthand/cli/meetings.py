"""`firsthand meetings` and `firsthand brief`: whom one meets, and what is worth knowing before."""

from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import print_json
from firsthand.language import gettext as _
from firsthand.language import ngettext

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from firsthand.services.briefs import Brief
    from firsthand.services.exchanges import Entry
    from firsthand.services.meetings import NextMeetings


@app.command(
    help=_("Show the meetings that lie ahead, the hours spent on people, and half hours that could be kept for them.")
)
def meetings(
    as_of: AsOfDay = None,
    days: Annotated[int, typer.Option(min=1, max=90, help=_("So many days ahead."))] = 7,
    as_json: Json = False,
    home: Home = None,
) -> None:
    day = day_from(as_of)
    actor = open_record()
    from firsthand.cli import documents
    from firsthand.domain.meetings_ahead import clock_said
    from firsthand.domain.wording import weekday_and_date
    from firsthand.services import meetings as services
    from firsthand.services import moves, protected_slots, time_spent
    from firsthand.services.actor import as_of as point

    moment = point(actor, day)
    found = services.next_meetings(actor, moment, moves.questions(actor, moment), days=days, limit=None)
    spent = time_spent.time_spent(actor, moment)
    slots = protected_slots.proposed(actor, moment)
    if as_json:
        print_json(documents.meetings(moment.day, found, spent, slots))
        return
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    console.print(spent.sentence)
    console.print(spent.coverage, style="dim")
    if not found.calendar_read:
        console.print("\n" + _("No calendar has been read. Give its file to: firsthand import calendar.ics"))
        return
    print_meetings(console, found, moment.day)
    if slots:
        console.print("\n" + _("Free, to keep for people:"))
        for slot in slots:
            console.print(f"   {weekday_and_date(slot.starts_at)}, {clock_said(slot.starts_at)}")


@app.command(help=_("Show what is worth knowing before you see somebody: a person, or everybody at the next meeting."))
def brief(
    person: Annotated[str | None, typer.Argument(help=_("A name, an address or a number."))] = None,
    next_one: Annotated[bool, typer.Option("--next", help=_("Everybody at the next meeting."))] = False,
    as_of: AsOfDay = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    if (person is None) != next_one:
        raise typer.BadParameter(_("Name a person, or say --next for the next meeting."), param_hint="PERSON")
    day = day_from(as_of)
    actor = open_record()
    from rich.console import Console

    from firsthand.cli import documents
    from firsthand.domain.meetings_ahead import when_said
    from firsthand.errors import NotFoundError
    from firsthand.services import briefs
    from firsthand.services import people as people_services
    from firsthand.services.actor import as_of as point

    moment = point(actor, day)
    console = Console(highlight=False, markup=False)
    if person is not None:
        one = briefs.of_person(actor, people_services.find(actor, person), moment)
        if as_json:
            print_json(documents.brief(one))
        else:
            _print_brief(console, one)
        return
    ahead = briefs.next_meeting(actor, moment)
    if ahead is None:
        raise NotFoundError(
            _("The next meeting"), _("none lies ahead in the next two weeks"), _("Import a newer calendar file.")
        )
    found = briefs.of_meeting(actor, ahead.id, moment)
    if as_json:
        print_json(documents.meeting_brief(found))
        return
    console.print(f"{ahead.title}, {when_said(ahead.starts_at, moment.day)}", style="bold")
    for one in found.briefs:
        console.print()
        _print_brief(console, one)
    if found.strangers:
        pairs = "; ".join(f"{first.name} – {second.name}" for first, second in found.strangers)
        console.print("\n" + _("Not seen together in your record before: %(pairs)s.") % {"pairs": pairs}, style="dim")


def print_meetings(console: "Console", found: "NextMeetings", today: "date") -> None:
    """Each meeting with the sentence that is worth knowing before it."""
    from firsthand.domain.meetings_ahead import when_said

    if not found.meetings:
        console.print("\n" + _("No meeting with people of your record lies ahead in these days."))
        return
    console.print("\n" + _("Next meetings:"))
    for one in found.meetings:
        when = when_said(one.meeting.starts_at, today)
        title = one.meeting.title or ", ".join(guest.name for guest in one.meeting.coming)
        console.print(f"   {when[0].upper()}{when[1:]}: {title}")
        if one.sentence:
            console.print(f"      {one.sentence}", style="dim")


def _print_brief(console: "Console", one: "Brief") -> None:
    from firsthand.cli.people import STATES

    row = one.person
    about = ", ".join(part for part in (row.role_title, row.organisation) if part)
    console.print(row.name + (f", {about}" if about else ""), style="bold")
    state = _(STATES[row.quiet.state])
    standing = _("%(state)s. Last contact %(day)s.") % {
        "state": f"{state[0].upper()}{state[1:]}",
        "day": row.last_contact or _("unknown"),
    }
    met = ngettext("You met %(count)s times.", "You met %(count)s times.", one.times_met) % {"count": one.times_met}
    console.print(f"   {standing} {met}" if one.times_met else f"   {standing}")
    for question in one.questions:
        console.print(
            "   "
            + _("Asked of you on %(date)s: “%(quote)s”")
            % {"date": question.mail.sent_at.date(), "quote": question.said.quote}
        )
    for loop in one.loops:
        due = _(", due %(day)s") % {"day": loop.due} if loop.due else ""
        console.print("   " + _("Waits: %(entry)s%(due)s") % {"entry": _said(loop.entry), "due": due})
    for bringing in one.can_bring:
        console.print(
            "   "
            + _("You can bring: %(offer)s (they look for “%(need)s”)")
            % {"offer": bringing.offer, "need": bringing.need}
        )
    for asking in one.can_ask:
        console.print(
            "   " + _("You can ask: %(words)s (for “%(need)s”)") % {"words": asking.offer.words, "need": asking.need}
        )
    for entry in one.exchanges:
        console.print("   " + _("Passed: %(entry)s") % {"entry": _said(entry)})
    for words, said in (
        (_("They wrote on %(date)s: “%(words)s”"), one.they_said),
        (_("You wrote on %(date)s: “%(words)s”"), one.i_said),
    ):
        if said:
            console.print("   " + words % {"date": said.date[:10], "words": said.snippet or said.subject})
    for note in one.notes:
        console.print("   " + _("Note of %(day)s: %(note)s") % {"day": note.written_on[:10], "note": note.markdown})
    if not one.knows_something:
        console.print("   " + _("Can’t tell yet: nothing between you is in your record."))


def _said(entry: "Entry") -> str:
    """How far it has come and by whose act: "promised (you; suggested): Send the counts"."""
    exchange = entry.exchange
    by_who_receives = exchange.state in ("asked", "accepted", "thanked", "declined")
    theirs = (exchange.flow == "out") == by_who_receives
    words = _("%(state)s (they; %(status)s): %(what)s") if theirs else _("%(state)s (you; %(status)s): %(what)s")
    return words % {"state": exchange.state, "status": exchange.status, "what": exchange.what}
