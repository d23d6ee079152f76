"""`firsthand show`: one person."""

from dataclasses import asdict
from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import print_json
from firsthand.cli.people import STATES


@app.command()
def show(
    person: Annotated[str, typer.Argument(help="A name, an address or a number.")],
    as_of: AsOfDay = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Show one person: rhythm, what was last said, notes, addresses with the reason for each."""
    day = day_from(as_of)
    actor = open_record()
    from firsthand.cli import documents
    from firsthand.services import dates, positions
    from firsthand.services import people as services
    from firsthand.services.actor import as_of as point

    there = point(actor, day)
    found = services.show(actor, services.find(actor, person), there)
    held, days = positions.history(actor, found.row.id, there.day), dates.of_person(actor, found.row.id)
    if as_json:
        print_json(
            {
                **documents.person(found.row),
                "kind": found.kind,
                "positions": [asdict(one) for one in held],
                "dates": [asdict(one) for one in days],
                "star": found.star,
                "first_contact": found.first_contact,
                "address_lines": [asdict(line) for line in found.addresses],
                "timeline": [asdict(entry) for entry in found.timeline],
                "timeline_total": found.timeline_total,
                "notes": [asdict(note) for note in found.notes],
                "weeks": list(found.weeks),
                "median_answer_hours": {
                    "mine": found.median_answer_hours_mine,
                    "theirs": found.median_answer_hours_theirs,
                },
                "coverage": found.coverage,
            }
        )
        return
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    row = found.row
    console.print(row.name, style="bold")
    about = ", ".join(part for part in (row.role_title, row.organisation) if part)
    if about:
        console.print(about)
    quiet = row.quiet
    rhythm = STATES[quiet.state]
    if quiet.usual_gap_days and quiet.gap_days is not None:
        rhythm += f": about every {quiet.usual_gap_days:.0f} days; {quiet.gap_days:.0f} now"
    console.print(f"{rhythm[0].upper()}{rhythm[1:]}. {row.contact_days} contact days.")
    if row.wanted:
        console.print(row.wanted.words(row.silent_days))
    for one in held:
        words = ", ".join(part for part in (one.title, one.organisation) if part)
        span = " to ".join(str(one_day) for one_day in (one.from_day, one.until_day) if one_day)
        console.print(f"  {words}{f' ({span})' if span else ''} – {one.status}, from {one.said_by}", style="dim")
    for one_day in days:
        year = f" {one_day.year}" if one_day.year else ""
        console.print(f"  {one_day.label.capitalize()}: {one_day.day}.{one_day.month}.{year}", style="dim")
    if found.last_said:
        said = found.last_said
        who = {"out": "You", "met": f"You and {row.name}"}.get(said.direction, row.name)
        console.print(f"\n“{said.subject if said.direction == 'met' else said.snippet}”", style="italic")
        console.print(f"☞ {who}, {said.date[:10]}")
    for note in found.notes:
        console.print(f"\nNote of {note.written_on[:10]}\n{note.markdown}")
    console.print("\nAddresses")
    for line in found.addresses:
        why = f" ({'; '.join(line.reasons)})" if line.reasons else ""
        console.print(f"  {line.address or '(no address)'}  {line.name}{why}")
    console.print(f"\n{found.coverage}", style="dim")
