"""`firsthand demo`: an invented leader's two years, to try things on."""

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import print_json
from firsthand.domain.wording import figure
from firsthand.language import gettext as _


@app.command(help=_("Write and import the invented demo into a home folder of its own, beside your record."))
def demo(as_json: Json = False, home: Home = None) -> None:
    open_record()
    from firsthand.services import demo as services

    built = services.build()
    if as_json:
        print_json(
            {
                "home": str(built.home),
                "people": built.people,
                "messages": built.messages,
                "meetings": built.meetings,
                "cards": built.cards.cards,
            }
        )
    else:
        import typer

        typer.echo(
            _(
                "%(messages)s invented messages, %(meetings)s meetings and %(cards)s address cards of %(people)s "
                "invented people, kept in %(home)s.\nLook at them with: firsthand --home %(home)s today"
            )
            % {
                "messages": figure(built.messages),
                "meetings": figure(built.meetings),
                "cards": built.cards.cards,
                "people": figure(built.people),
                "home": built.home,
            }
        )
