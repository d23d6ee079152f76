"""`firsthand forget`: take somebody out wholly."""

from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import EXIT_TROUBLE, print_json


@app.command()
def forget(
    person: Annotated[str, typer.Argument(help="A name, an address or a number.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Forget a person wholly: rows, words, search; a later import does not bring them back. Cannot be undone."""
    actor = open_record()
    from firsthand.services import forgetting, people
    from firsthand.services.actor import now

    id = people.find(actor, person)
    found = people.show(actor, id, now(actor))
    if not yes and not as_json:
        typer.echo(f"{found.row.name}: {found.timeline_total:,} messages and meetings. This cannot be undone.")
        if not typer.confirm("Forget?"):
            raise typer.Exit(EXIT_TROUBLE)
    report = forgetting.forget(actor, id)
    if as_json:
        print_json(report)
    else:
        typer.echo(
            f"Forgotten: {report.messages_removed:,} messages and meetings and {report.notes_removed:,} notes are gone;"
            f" {report.messages_reduced:,} of others no longer hold their words or name."
        )
        if not report.swept:
            typer.echo("Another program holds the database; the next start cleans its file of what was removed.")
