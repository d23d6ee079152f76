"""`firsthand review`: the week that was, in a quarter of an hour."""

from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, day_from, open_record
from firsthand.cli.output import print_json
from firsthand.language import gettext as _


@app.command(
    help=_("Show the weekly review: what passed, one thing about your network, a question, and the week ahead.")
)
def review(
    week: Annotated[
        str | None,
        typer.Option("--week", help=_("A day of the week to look back on (YYYY-MM-DD)."), show_default=False),
    ] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    day = day_from(week)
    actor = open_record()
    from firsthand.cli import documents
    from firsthand.services import review as services
    from firsthand.services.actor import now
    from firsthand.services.review_words import as_markdown

    moment = now(actor)
    found = services.review_of(actor, services.week_asked(moment, day), moment)
    if as_json:
        print_json(documents.review(found))
    else:
        typer.echo(as_markdown(found), nl=False)
