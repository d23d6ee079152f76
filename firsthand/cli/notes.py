"""`firsthand note` and `firsthand add`: what mail cannot see, by hand."""

from dataclasses import asdict
from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import print_json


@app.command()
def note(
    text: Annotated[str, typer.Argument(help="What happened, in Markdown.")],
    person: Annotated[str | None, typer.Option("--person", help="Whom it is about.", show_default=False)] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Keep a note, about a person or about nobody in particular."""
    actor = open_record()
    from firsthand.services import notes
    from firsthand.services import people as services

    kept = notes.write_note(actor, text, services.find(actor, person) if person else None)
    if as_json:
        print_json(asdict(kept))
    else:
        typer.echo("Kept.")


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="Their name.")],
    address: Annotated[str, typer.Option(help="A mail address.", show_default=False)] = "",
    organisation: Annotated[str, typer.Option(help="Where they work.", show_default=False)] = "",
    role: Annotated[str, typer.Option(help="What they do.", show_default=False)] = "",
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Put somebody in by hand."""
    actor = open_record()
    from firsthand.services import describing

    person = describing.add(actor, name, address=address, organisation=organisation, role_title=role)
    if as_json:
        print_json({"id": person})
    else:
        typer.echo(f"Kept, as number {person}.")
