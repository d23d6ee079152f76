"""`firsthand doctor`: is everything as it should be, and what to do if not."""

from dataclasses import asdict

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import EXIT_TROUBLE, print_json
from firsthand.language import gettext as _


@app.command(help=_("Check the installation and the record, and say what to do."))
def doctor(as_json: Json = False, home: Home = None) -> None:
    actor = open_record()
    from firsthand.services import health

    checks = health.check(actor)
    if as_json:
        print_json({"checks": [asdict(one) for one in checks]})
    else:
        for one in checks:
            state = _("ok") if one.fine else _("LOOK")
            typer.echo(f"{state:<3}  {one.what}: {one.found}" + ("" if one.fine else f" {one.remedy}"))
    if not all(one.fine for one in checks):
        raise typer.Exit(EXIT_TROUBLE)
