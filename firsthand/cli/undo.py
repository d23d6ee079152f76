"""`firsthand undo`: take back everything that one import brought."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import EXIT_TROUBLE, print_json

if TYPE_CHECKING:
    from firsthand.domain.sources import RunReport


@app.command()
def undo(
    run: Annotated[
        int | None,
        typer.Argument(
            metavar="[RUN]", help="Number of an import (`firsthand sources --json`).", show_default="the last"
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Take back what an import brought; what it changed is again as it was. Your notes and your files stay.

    On a terminal it asks first. With --json: {"run", "removed", "put_back", "left", "kept", "paused"}: rows taken out, put
    back, left as a later import changed them, and kept for another source's sake; the account that is paused by it, or null.
    """
    actor = open_record()
    from firsthand.services import imports, taking_back

    report = imports.progress(actor, run) if run is not None else imports.last_to_undo(actor)
    if not yes and sys.stdin.isatty():
        typer.echo(
            f"{_said(report)} goes, unless another source holds it too. Your notes and your files stay.", err=True
        )
        if not typer.confirm("Undo it?", err=True):
            raise typer.Exit(EXIT_TROUBLE)
    went = taking_back.undo(actor, report.run)
    if as_json:
        print_json(
            {
                "run": report.run,
                "removed": went.removed,
                "put_back": went.put_back,
                "left": went.left,
                "kept": went.kept,
                "paused": went.paused or None,
            }
        )
        return
    typer.echo(f"Import {report.run} is undone: {went.removed:,} taken out, {went.put_back:,} put back as they were.")
    if went.kept:
        typer.echo(f"{went.kept:,} stay, since another source holds them too.")
    if went.left:
        typer.echo(f"{went.left:,} stay as a later import changed them.")
    if went.paused:
        typer.echo(
            f"{went.paused} is paused, or it would bring everything back. Resumed, it is read from its beginning."
        )


def _said(report: "RunReport") -> str:
    brought = sum(source.imported for source in report.sources)
    names = ", ".join(source.path for source in report.sources[:3])
    more = f" and {len(report.sources) - 3:,} more" if len(report.sources) > 3 else ""
    return (
        f"What import {report.run} of {report.started_on[:16].replace('T', ' ')} brought ({brought:,}: {names}{more})"
    )
