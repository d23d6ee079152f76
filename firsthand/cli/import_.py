"""`firsthand import`: bring mail in."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli import ahead
from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import EXIT_TROUBLE, print_json
from firsthand.domain.messages import Rejected
from firsthand.domain.sources import RunReport
from firsthand.domain.wording import decimal, figure
from firsthand.language import gettext as _

if TYPE_CHECKING:
    from firsthand.connectors.reading_process import ReadingProcess

LISTED_MAX = 20


@app.command(
    "import",
    help=_("Read mail into the record. The files are never changed; importing again adds nothing twice.")
    + "\n\n"
    + _(
        'With --preview --json: {"sources": [{"path", "kind", "read", "new", "changed", "same", '
        '"set_aside": [{"where", "reason", "remedy"}], "columns": [[heading, meaning]], "examples": '
        '[{"what", "title", "detail", "changes"}]}], "problems", "complete"}.'
    ),
)
def import_mail(
    paths: Annotated[
        list[Path], typer.Argument(help=_("Files or folders: mail, calendars, contacts, archives of these."))
    ],
    me: Annotated[
        list[str] | None,
        typer.Option("--me", help=_("An address of yours; give it again for each one."), show_default=False),
    ] = None,
    acts: Annotated[
        bool, typer.Option("--acts/--no-acts", help=_("Then read what was asked, promised and given, for the ledger."))
    ] = True,
    preview: Annotated[
        bool, typer.Option("--preview", help=_("Look first: say what would come in, and write nothing."))
    ] = False,
    as_json: Json = False,
    home: Home = None,
) -> None:
    if preview:
        from firsthand.cli.preview import look

        look(paths, as_json=as_json)
        return
    process = ahead.reading_process([str(path) for path in paths])
    try:
        report = _imported(paths, me or (), process, read_acts=acts, silent=as_json or not sys.stderr.isatty())
    finally:
        process.end()
    if as_json:
        print_json(document(report))
    else:
        _print(report)
    if not report.complete:
        raise typer.Exit(EXIT_TROUBLE)


def _imported(
    paths: Sequence[Path], me: Sequence[str], process: "ReadingProcess", *, read_acts: bool, silent: bool
) -> RunReport:
    actor = open_record()
    from firsthand.services import imports

    if silent:
        return imports.start(actor, paths, me=me, process=process, read_acts=read_acts)
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[read]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("Reading"), total=None, read="")

        def show(report: RunReport) -> None:
            bar.update(
                task,
                total=report.bytes_total or None,
                completed=report.bytes_done,
                read=_("%(count)s messages") % {"count": figure(report.messages_done)},
            )

        def show_acts(done: int, total: int) -> None:
            bar.update(
                task,
                description=_("Reading what was asked and given"),
                total=total,
                completed=done,
                read=_("%(done)s of %(total)s") % {"done": figure(done), "total": figure(total)},
            )

        return imports.start(
            actor, paths, me=me, on_progress=show, process=process, read_acts=read_acts, on_acts=show_acts
        )


def document(report: RunReport) -> dict[str, object]:
    """A run in the promised shape."""
    return {
        "run": report.run,
        "state": report.state,
        "sources": [
            {
                "path": source.path,
                "kind": source.kind,
                "read": source.read,
                "imported": source.imported,
                "duplicates": source.duplicates,
                "set_aside": [rejected(one) for one in source.set_aside],
            }
            for source in report.sources
        ],
        "problems": [rejected(one) for one in report.problems],
        "people": report.people,
        "interactions": report.interactions,
        "seconds": report.seconds,
    }


def rejected(one: Rejected) -> dict[str, str]:
    """Something set aside, in the promised shape."""
    return {"where": one.where, "reason": one.reason, "remedy": one.remedy}


def _print(report: RunReport) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    aside = [one for source in report.sources for one in source.set_aside]
    if report.sources:
        table = Table(box=None, pad_edge=False)
        for heading in (_("Source"), _("Kind")):
            table.add_column(heading, overflow="fold")
        for heading in (_("Read"), _("New"), _("Copies"), _("Set aside")):
            table.add_column(heading, justify="right")
        for source in report.sources:
            table.add_row(
                source.path,
                source.kind,
                figure(source.read),
                figure(source.imported),
                figure(source.duplicates),
                figure(source.set_aside_count),
            )
        console.print(table)
    for heading, listed in ((_("Set aside"), aside), (_("Could not be used"), list(report.problems))):
        if listed:
            console.print(f"\n{heading}:")
            for one in listed[:LISTED_MAX]:
                console.print(f"  {one.where}: {one.reason} {one.remedy}", markup=False, highlight=False)
            if len(listed) > LISTED_MAX:
                console.print(
                    "  "
                    + _("… and %(count)s more; `firsthand sources` lists them all.")
                    % {"count": figure(len(listed) - LISTED_MAX)}
                )
    if report.failure:
        console.print(f"\n{report.failure}", markup=False)
    console.print(
        "\n"
        + _("%(interactions)s messages and %(people)s people in the record. %(seconds)s seconds. Next: firsthand today")
        % {
            "interactions": figure(report.interactions),
            "people": figure(report.people),
            "seconds": decimal(report.seconds),
        },
        highlight=False,
    )
