"""`firsthand demo`: an invented leader's two years, to try things on."""

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import print_json


@app.command()
def demo(as_json: Json = False, home: Home = None) -> None:
    """Write and import the invented demo into a home folder of its own, beside your record."""
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
            f"{built.messages:,} invented messages, {built.meetings:,} meetings and {built.cards.cards} address cards of"
            f" {built.people:,} invented people, kept in {built.home}.\n"
            f"Look at them with: firsthand --home {built.home} today"
        )
