"""`firsthand meetings` and `firsthand brief`: whom one meets, and what is worth knowing before."""

from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import print_json

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from firsthand.services.briefs import Brief
    from firsthand.services.exchanges import Entry
    from firsthand.services.meetings import NextMeetings


@app.command()
def meetings(
    as_of: AsOfDay = None,
    days: Annotated[int, typer.Option(min=1, max=90, help="So many days ahead.")] = 7,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Show the meetings that lie ahead, the hours spent on people, and half hours that could be kept for them."""
    day = day_from(as_of)
    actor = open_record()
    from firsthand.cli import documents
    from firsthand.domain.meetings_ahead import clock_said
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
        console.print("\nNo calendar has been read. Give its file to: firsthand import calendar.ics")
        return
    print_meetings(console, found, moment.day)
    if slots:
        console.print("\nFree, to keep for people:")
        for slot in slots:
            console.print(
                f"   {slot.starts_at:%A} {slot.starts_at.day} {slot.starts_at:%B}, {clock_said(slot.starts_at)}"
            )


@app.command()
def brief(
    person: Annotated[str | None, typer.Argument(help="A name, an address or a number.")] = None,
    next_one: Annotated[bool, typer.Option("--next", help="Everybody at the next meeting.")] = False,
    as_of: AsOfDay = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Show what is worth knowing before you see somebody: a person, or everybody at the next meeting."""
    if (person is None) != next_one:
        raise typer.BadParameter("Name a person, or say --next for the next meeting.", param_hint="PERSON")
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
            "The next meeting", "none lies ahead in the next two weeks", "Import a newer calendar file."
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
        console.print(f"\nNot seen together in your record before: {pairs}.", style="dim")


def print_meetings(console: "Console", found: "NextMeetings", today: "date") -> None:
    """Each meeting with the sentence that is worth knowing before it."""
    from firsthand.domain.meetings_ahead import when_said

    if not found.meetings:
        console.print("\nNo meeting with people of your record lies ahead in these days.")
        return
    console.print("\nNext meetings:")
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
    state = STATES[row.quiet.state]
    met = f" You met {one.times_met} times." if one.times_met else ""
    console.print(f"   {state[0].upper()}{state[1:]}. Last contact {row.last_contact or 'unknown'}.{met}")
    for question in one.questions:
        console.print(f"   Asked of you on {question.mail.sent_at.date()}: “{question.said.quote}”")
    for loop in one.loops:
        due = f", due {loop.due}" if loop.due else ""
        console.print(f"   Waits: {_said(loop.entry)}{due}")
    for bringing in one.can_bring:
        console.print(f"   You can bring: {bringing.offer} (they look for “{bringing.need}”)")
    for asking in one.can_ask:
        console.print(f"   You can ask: {asking.offer.words} (for “{asking.need}”)")
    for entry in one.exchanges:
        console.print(f"   Passed: {_said(entry)}")
    for who, said in (("They wrote", one.they_said), ("You wrote", one.i_said)):
        if said:
            console.print(f"   {who} on {said.date[:10]}: “{said.snippet or said.subject}”")
    for note in one.notes:
        console.print(f"   Note of {note.written_on[:10]}: {note.markdown}")
    if not one.knows_something:
        console.print("   Can’t tell yet: nothing between you is in your record.")


def _said(entry: "Entry") -> str:
    """How far it has come and by whose act: "promised (you; suggested): Send the counts"."""
    exchange = entry.exchange
    by_who_receives = exchange.state in ("asked", "accepted", "thanked", "declined")
    by = "they" if (exchange.flow == "out") == by_who_receives else "you"
    return f"{exchange.state} ({by}; {exchange.status}): {exchange.what}"
