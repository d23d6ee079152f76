"""`firsthand forget`: take somebody out wholly."""

from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import EXIT_TROUBLE, confirmed, print_json
from firsthand.domain.wording import figure
from firsthand.language import gettext as _


@app.command(
    help=_("Forget a person wholly: rows, words, search; a later import does not bring them back. Cannot be undone.")
)
def forget(
    person: Annotated[str, typer.Argument(help=_("A name, an address or a number."))],
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask."))] = False,
    as_json: Json = False,
    home: Home = None,
) -> None:
    actor = open_record()
    from firsthand.services import forgetting, people
    from firsthand.services.actor import now

    id = people.find(actor, person)
    found = people.show(actor, id, now(actor))
    if not yes and not as_json:
        typer.echo(
            _("%(name)s: %(total)s messages and meetings. This cannot be undone.")
            % {"name": found.row.name, "total": figure(found.timeline_total)}
        )
        if not confirmed(_("Forget?")):
            raise typer.Exit(EXIT_TROUBLE)
    report = forgetting.forget(actor, id)
    if as_json:
        print_json(report)
    else:
        typer.echo(
            _(
                "Forgotten: %(messages)s messages and meetings and %(notes)s notes are gone; "
                "%(reduced)s of others no longer hold their words or name."
            )
            % {
                "messages": figure(report.messages_removed),
                "notes": figure(report.notes_removed),
                "reduced": figure(report.messages_reduced),
            }
        )
        if not report.swept:
            typer.echo(_("Another program holds the database; the next start cleans its file of what was removed."))
