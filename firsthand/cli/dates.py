"""`firsthand dates`: birthdays and other days that come round soon."""

from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import print_json
from firsthand.language import gettext as _
from firsthand.language import ngettext

DAYS = 14


@app.command(help=_("List birthdays and other days of the next fortnight; ● marks those you are reminded of."))
def dates(
    days: Annotated[int, typer.Option(min=0, max=366, help=_("How many days ahead."))] = DAYS,
    as_of: AsOfDay = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    day = day_from(as_of)
    actor = open_record()
    from firsthand.services import dates as services
    from firsthand.services.actor import as_of as point

    found = services.upcoming(actor, point(actor, day), days)
    if as_json:
        print_json(
            {
                "dates": [
                    {
                        "person": {"id": one.of.person, "name": one.of.name},
                        "label": one.of.label,
                        "on": one.on.isoformat(),
                        "days_left": one.days_left,
                        "turns": one.turns,
                        "remind": one.of.remind,
                        "days_before": one.of.days_before,
                        "from_card": one.of.from_card,
                    }
                    for one in found
                ]
            }
        )
        return
    for one in found:
        typer.echo(f"{'●' if one.of.remind else ' '} {one.sentence}")
    if not found:
        typer.echo(
            ngettext("Nothing in the next %(days)s days.", "Nothing in the next %(days)s days.", days) % {"days": days}
        )
