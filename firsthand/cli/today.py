"""`firsthand today`: the few moves of a day."""

from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import print_json
from firsthand.domain.wording import in_words, number_in_words, quoted, weekday_and_date
from firsthand.language import gettext as _
from firsthand.language import ngettext

if TYPE_CHECKING:
    from firsthand.services.moves import Today


@app.command(help=_("Show today's moves, each with the words that prove it."))
def today(
    as_of: AsOfDay = None,
    limit: Annotated[int, typer.Option(min=1, max=5, help=_("At most so many moves."))] = 5,
    as_json: Json = False,
    home: Home = None,
) -> None:
    day = day_from(as_of)
    actor = open_record()
    from firsthand.cli import documents
    from firsthand.services import moves
    from firsthand.services.actor import as_of as point

    page = moves.today(actor, point(actor, day), limit)
    if as_json:
        print_json(documents.today(page))
        return
    from rich.console import Console
    from rich.padding import Padding

    console = Console(highlight=False, markup=False)
    console.print(weekday_and_date(page.as_of, year=True), style="dim")
    console.print(page.reading)
    console.print(page.coverage, style="dim")
    for number, one in enumerate(page.moves, start=1):
        console.print(f"\n{number}. {one.deed}", style="bold")
        console.print(Padding(one.why, (0, 0, 0, 3)))
        for proof in one.evidence[:1]:
            who = _("You") if proof.direction == "from-me" else proof.person.called
            console.print(Padding(quoted(proof.quote), (0, 0, 0, 3)), style="italic")
            console.print(Padding(f"☞ {who}, {weekday_and_date(proof.sent_at, year=True)}", (0, 0, 0, 3)))
        console.print(Padding(one.first_step.words, (0, 0, 0, 3)))
        if one.note:
            console.print(Padding(one.note, (0, 0, 0, 3)), style="dim")
    further = [loop for loop in page.open_loops if not any(
        loop.interaction_id == proof.interaction_id for one in page.moves for proof in one.evidence
    )]  # fmt: skip
    if further:
        console.print("\n" + _("Still open:"))
        for loop in further[:8]:
            age = in_words(loop.age_working_days, unit="working day")
            about = loop.subject or _("no subject")
            console.print(f"   {loop.person_name}: {about} ({age})")
        if page.open_loops_total > 8:
            console.print("   " + _("%(count)s in all.") % {"count": page.open_loops_total})
    waiting = _waiting(page)
    if waiting:
        console.print("\n" + _("In the ledger: %(waiting)s.") % {"waiting": waiting})
    if page.meetings.calendar_read:
        from firsthand.cli.meetings import print_meetings

        print_meetings(console, page.meetings, page.as_of)
    if page.follow_up:
        console.print(f"\n{page.follow_up.question}")
    console.print(f"\n{page.ending}")


def _waiting(page: "Today") -> str:
    """How much of each other kind the ledger holds open, in words."""

    promised, asked, offered = (page.loops.totals.get(kind, 0) for kind in ("i_promised", "i_asked", "i_was_offered"))
    counted = (
        (ngettext("one promised by you", "%(count)s promised by you", promised), promised),
        (ngettext("one asked by you", "%(count)s asked by you", asked), asked),
        (ngettext("one offered to you", "%(count)s offered to you", offered), offered),
    )
    return ", ".join(words % {"count": number_in_words(count)} for words, count in counted if count)
