"""`firsthand draft`: what one of the day's moves may say; nothing is sent."""

from pathlib import Path
from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import print_json
from firsthand.language import gettext as _


@app.command(help=_("Draft what a move asks for, in your own way of greeting and signing. Nothing is sent."))
def draft(
    move: Annotated[str, typer.Argument(help=_("Its number on Today, or its key."), show_default=False)],
    eml: Annotated[
        Path | None,
        typer.Option("--eml", help=_("Save it as a message file that your mail program opens."), show_default=False),
    ] = None,
    mailto: Annotated[bool, typer.Option("--mailto", help=_("Print a link that opens your mail program."))] = False,
    not_now: Annotated[bool, typer.Option("--not-now", help=_("A kind way to put it off."))] = False,
    as_of: AsOfDay = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    day = day_from(as_of)
    actor = open_record()
    from firsthand.domain import drafts as domain
    from firsthand.services import drafts as services
    from firsthand.services.actor import as_of as point

    found = services.drafted(actor, move, point(actor, day), not_now=not_now)
    files = services.save(actor, found, eml) if eml else []
    if as_json:
        print_json(
            {
                "move": found.move.key,
                "drafts": [
                    {
                        "title": one.title,
                        "to": [{"name": to.name, "address": to.address} for to in one.to],
                        "subject": one.subject,
                        "body": one.body,
                        "in_reply_to": one.in_reply_to,
                        "references": list(one.references),
                        "blanks": list(one.blanks),
                        "mailto": domain.mailto(one).url,
                        "remedy": domain.mailto(one).remedy,
                    }
                    for one in found.drafts
                ],
                "files": [str(file) for file in files],
            }
        )
        return
    for file in files:
        typer.echo(_("Saved as %(file)s.") % {"file": file})
    if eml and not mailto:
        return
    for one in found.drafts:
        if mailto:
            link = domain.mailto(one)
            typer.echo(link.url)
            if link.remedy:
                typer.echo(link.remedy, err=True)
            continue
        to = ", ".join(f"{person.name} <{person.address}>" if person.name else person.address for person in one.to)
        typer.echo(one.title)
        typer.echo(_("To: %(people)s") % {"people": to})
        typer.echo(_("Subject: %(subject)s") % {"subject": one.subject})
        typer.echo(f"\n{one.body}")
    if not mailto and any(one.blanks for one in found.drafts):
        typer.echo(_("What stands in square brackets is yours to write. Nothing is sent."))
