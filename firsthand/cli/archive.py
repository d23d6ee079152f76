"""`firsthand export` and `firsthand restore`: everything out, and back in."""

from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import print_json
from firsthand.domain.wording import figure
from firsthand.language import gettext as _


@app.command(help=_("Write everything into one zip of open formats."))
def export(
    file: Annotated[Path, typer.Argument(help=_("The zip to write."))], as_json: Json = False, home: Home = None
) -> None:
    actor = open_record()
    from firsthand.services import archive

    report = archive.export(actor, file)
    if as_json:
        print_json(report)
    else:
        typer.echo(
            _("Everything is in %(file)s: %(people)s people, %(interactions)s messages and meetings, %(notes)s notes.")
            % {
                "file": file,
                "people": figure(report.people),
                "interactions": figure(report.interactions),
                "notes": figure(report.notes),
            }
        )


@app.command(help=_("Read an export back into an empty record."))
def restore(
    file: Annotated[Path, typer.Argument(help=_("An export."))], as_json: Json = False, home: Home = None
) -> None:
    actor = open_record()
    from firsthand.services import acts, archive

    report = archive.restore(actor, file)
    acts.read(actor)
    if as_json:
        print_json(report)
    else:
        typer.echo(
            _(
                "Everything of %(file)s is back: %(people)s people, %(interactions)s messages and meetings, "
                "%(notes)s notes."
            )
            % {
                "file": file,
                "people": figure(report.people),
                "interactions": figure(report.interactions),
                "notes": figure(report.notes),
            }
        )
