"""`firsthand keep-in-touch`: how often you want to be in touch with somebody, or with all who have a tag."""

from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import print_json
from firsthand.domain.wording import figure
from firsthand.language import gettext as _


@app.command("keep-in-touch", help=_("Say how often you want to be in touch; without numbers, tell what you said."))
def keep_in_touch(
    person: Annotated[str, typer.Argument(help=_("Their name, address or number."), show_default=False)] = "",
    ideal: Annotated[int | None, typer.Option(min=1, help=_("Days between two contacts, as it should be."))] = None,
    most: Annotated[int | None, typer.Option("--max", min=1, help=_("Days between two contacts, at most."))] = None,
    tag: Annotated[
        str, typer.Option(help=_("All who have this tag now, instead of one person."), show_default=False)
    ] = "",
    off: Annotated[bool, typer.Option("--off", help=_("Forget what you said before."))] = False,
    as_json: Json = False,
    home: Home = None,
) -> None:
    if bool(person) == bool(tag):
        raise typer.BadParameter(_("Name a person, or a tag with --tag."), param_hint="PERSON")
    given = ideal is not None or most is not None
    if off and given:
        raise typer.BadParameter(_("Use either --off or days."), param_hint="--off")
    if tag and not given and not off:
        raise typer.BadParameter(_("Say how many days, with --ideal and --max, or --off."), param_hint="--tag")
    actor = open_record()
    from firsthand.services import keeping_in_touch, people
    from firsthand.services.actor import now

    if tag:
        count = keeping_in_touch.keep_for_tag(actor, tag, ideal, most)
        if as_json:
            print_json({"tag": tag, "people": count, "ideal_days": ideal, "max_days": most})
        else:
            typer.echo(_("Kept for %(count)s people with “%(tag)s”.") % {"count": figure(count), "tag": tag})
        return
    one = people.find(actor, person)
    if given or off:
        keeping_in_touch.keep(actor, [one], ideal, most)
    (row,) = people.rows_of(actor, [one], now(actor))
    if as_json:
        wanted = row.wanted
        print_json(
            {
                "id": row.id,
                "name": row.name,
                "ideal_days": wanted.ideal_days if wanted else None,
                "max_days": wanted.max_days if wanted else None,
                "days_now": row.silent_days if wanted else None,
                "past": wanted.is_past(row.silent_days) if wanted else False,
            }
        )
    elif row.wanted:
        typer.echo(f"{row.name}: {row.wanted.words(row.silent_days)}")
    else:
        typer.echo(_("%(name)s: you set nothing; only the tie’s own rhythm counts.") % {"name": row.name})
