"""`firsthand export` and `firsthand restore`: everything out, and back in."""

from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import print_json


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The zip to write.")], as_json: Json = False, home: Home = None
) -> None:
    """Write everything into one zip of open formats."""
    actor = open_record()
    from firsthand.services import archive

    report = archive.export(actor, file)
    if as_json:
        print_json(report)
    else:
        typer.echo(
            f"Everything is in {file}: {report.people:,} people, {report.interactions:,} messages and meetings,"
            f" {report.notes:,} notes."
        )


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="An export.")], as_json: Json = False, home: Home = None) -> None:
    """Read an export back into an empty record."""
    actor = open_record()
    from firsthand.services import acts, archive

    report = archive.restore(actor, file)
    acts.read(actor)
    if as_json:
        print_json(report)
    else:
        typer.echo(
            f"Everything of {file} is back: {report.people:,} people, {report.interactions:,} messages and meetings,"
            f" {report.notes:,} notes."
        )
