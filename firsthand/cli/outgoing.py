"""`firsthand calendar` and `firsthand interactions`: meetings, moves and all that passed, for other programs."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, open_record
from firsthand.cli.output import write_out
from firsthand.language import gettext as _

Out = Annotated[Path | None, typer.Option("--out", help=_("The file to write."), show_default=_("the terminal"))]
From = Annotated[str | None, typer.Option("--from", help=_("The first day (YYYY-MM-DD)."), show_default=False)]
Until = Annotated[str | None, typer.Option("--until", help=_("The last day (YYYY-MM-DD)."), show_default=False)]


@app.command(help=_("Write meetings as a calendar file (.ics)."))
def calendar(
    moves: Annotated[
        bool, typer.Option("--moves", help=_("Today’s moves, promises and birthdays instead of the meetings."))
    ] = False,
    from_: From = None,
    until: Until = None,
    out: Out = None,
    home: Home = None,
) -> None:
    if moves and (from_ or until):
        raise typer.BadParameter(_("Moves are those of today; no days can be named."), param_hint="--moves")
    first, last = _day(from_, "--from"), _day(until, "--until")
    actor = open_record()
    if moves:
        from firsthand.services import feed

        write_out([feed.calendar(actor).text], out)
        return
    from firsthand.services import outgoing_calendar

    write_out(outgoing_calendar.calendar(actor, from_=first, until=last), out)


@app.command(help=_("Write all messages and meetings as a table: date, direction, people, subject."))
def interactions(
    as_format: Annotated[str, typer.Option("--format", help=_("csv or jsonl."))] = "csv",
    texts: Annotated[bool, typer.Option("--texts", help=_("With the full texts."))] = False,
    excel: Annotated[bool, typer.Option("--excel", help=_("With csv: marked as UTF-8, as Excel wants it."))] = False,
    from_: From = None,
    until: Until = None,
    out: Out = None,
    home: Home = None,
) -> None:
    if as_format not in ("csv", "jsonl"):
        raise typer.BadParameter(
            _("“%(format)s” is no format. Use csv or jsonl.") % {"format": as_format}, param_hint="--format"
        )
    first, last = _day(from_, "--from"), _day(until, "--until")
    actor = open_record()
    from firsthand.services import outgoing_interactions, tables

    table = outgoing_interactions.table(actor, from_=first, until=last, with_texts=texts)
    columns = outgoing_interactions.columns(with_texts=texts)
    write_out(
        tables.json_lines(table) if as_format == "jsonl" else tables.csv_lines(columns, table, for_excel=excel), out
    )


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            _("“%(text)s” is not a day. Write it as 2026-03-31.") % {"text": text}, param_hint=option
        ) from None
