"""`firsthand note` and `firsthand add`: what mail cannot see, by hand."""

from dataclasses import asdict
from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import print_json
from firsthand.language import gettext as _


@app.command(help=_("Keep a note, about a person or about nobody in particular."))
def note(
    text: Annotated[str, typer.Argument(help=_("What happened, in Markdown."))],
    person: Annotated[str | None, typer.Option("--person", help=_("Whom it is about."), show_default=False)] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    actor = open_record()
    from firsthand.services import notes
    from firsthand.services import people as services

    kept = notes.write_note(actor, text, services.find(actor, person) if person else None)
    if as_json:
        print_json(asdict(kept))
    else:
        typer.echo(_("Kept."))


@app.command(help=_("Put somebody in by hand."))
def add(
    name: Annotated[str, typer.Argument(help=_("Their name."))],
    address: Annotated[str, typer.Option(help=_("A mail address."), show_default=False)] = "",
    organisation: Annotated[str, typer.Option(help=_("Where they work."), show_default=False)] = "",
    role: Annotated[str, typer.Option(help=_("What they do."), show_default=False)] = "",
    as_json: Json = False,
    home: Home = None,
) -> None:
    actor = open_record()
    from firsthand.services import describing

    person = describing.add(actor, name, address=address, organisation=organisation, role_title=role)
    if as_json:
        print_json({"id": person})
    else:
        typer.echo(_("Kept, as number %(person)s.") % {"person": person})
