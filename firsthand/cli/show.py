"""`firsthand show`: one person."""

from dataclasses import asdict
from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import print_json
from firsthand.cli.people import STATES
from firsthand.domain.wording import quoted, sentence_case
from firsthand.language import gettext as _
from firsthand.language import ngettext


@app.command(help=_("Show one person: rhythm, what was last said, notes, addresses with the reason for each."))
def show(
    person: Annotated[str, typer.Argument(help=_("A name, an address or a number."))],
    as_of: AsOfDay = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
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
    rhythm = _(STATES[quiet.state])
    if quiet.usual_gap_days and quiet.gap_days is not None:
        rhythm = ngettext(
            "%(rhythm)s: about every %(usual)s days; %(gap)s now",
            "%(rhythm)s: about every %(usual)s days; %(gap)s now",
            round(quiet.usual_gap_days),
        ) % {"rhythm": rhythm, "usual": f"{quiet.usual_gap_days:.0f}", "gap": f"{quiet.gap_days:.0f}"}
    console.print(
        ngettext("%(rhythm)s. %(count)s contact days.", "%(rhythm)s. %(count)s contact days.", row.contact_days)
        % {"rhythm": f"{rhythm[0].upper()}{rhythm[1:]}", "count": row.contact_days}
    )
    if row.wanted:
        console.print(row.wanted.words(row.silent_days))
    for one in held:
        words = ", ".join(part for part in (one.title, one.organisation) if part)
        span = (
            _("%(first)s to %(last)s") % {"first": one.from_day, "last": one.until_day}
            if one.from_day and one.until_day
            else str(one.from_day or one.until_day or "")
        )
        said_so = _("%(status)s, from %(said_by)s") % {"status": one.status, "said_by": one.said_by}
        console.print(f"  {words} ({span}) – {said_so}" if span else f"  {words} – {said_so}", style="dim")
    for one_day in days:
        year = f" {one_day.year}" if one_day.year else ""
        console.print(f"  {sentence_case(one_day.called)}: {one_day.day}.{one_day.month}.{year}", style="dim")
    if found.last_said:
        said = found.last_said
        who = {"out": _("You"), "met": _("You and %(name)s") % {"name": row.name}}.get(said.direction, row.name)
        console.print("\n" + quoted(said.subject if said.direction == "met" else said.snippet), style="italic")
        console.print(f"☞ {who}, {said.date[:10]}")
    for note in found.notes:
        console.print("\n" + _("Note of %(day)s") % {"day": note.written_on[:10]} + f"\n{note.markdown}")
    console.print("\n" + _("Addresses"))
    for line in found.addresses:
        why = f" ({'; '.join(line.reasons)})" if line.reasons else ""
        address = line.address or _("(no address)")
        console.print(f"  {address}  {line.name}{why}")
    console.print(f"\n{found.coverage}", style="dim")
