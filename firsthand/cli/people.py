"""`firsthand people` and `firsthand show`: who is in the record."""

from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import EXIT_TROUBLE, print_json
from firsthand.domain.people import PeopleQuery, Sort

ORDERS: dict[str, Sort] = {"warmth": "warmth", "recent": "recent", "name": "name"}
STATES = {
    "in_rhythm": "in rhythm",
    "quiet": "quieter than usual",
    "lapsed": "long quiet",
    "new": "new",
    "cant_tell": "can’t tell yet",
}


@app.command()
def people(
    query: Annotated[
        str, typer.Argument(help="Beginnings of names, addresses, organisations.", show_default=False)
    ] = "",
    as_of: AsOfDay = None,
    sort: Annotated[str, typer.Option(help="warmth, recent or name.")] = "warmth",
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.", show_default="everybody")] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """List people, the warmest ties first."""
    order = ORDERS.get(sort)
    if order is None:
        raise typer.BadParameter(f"“{sort}” is no order. Use warmth, recent or name.", param_hint="--sort")
    day = day_from(as_of)
    actor = open_record()
    from firsthand.cli import documents
    from firsthand.services import people as services
    from firsthand.services.actor import as_of as point

    found = services.listing(
        actor, PeopleQuery(words=query, sort=order, limit=limit), point(actor, day), facets=False, spark=False
    )
    if as_json:
        print_json({"total": found.total, "people": [documents.person(row) for row in found.people]})
    else:
        from rich.console import Console
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        for heading in ("Name", "Organisation", "Rhythm", "Last contact"):
            table.add_column(heading)
        table.add_column("Days", justify="right")
        for row in found.people:
            table.add_row(
                row.name or (row.addresses[0] if row.addresses else "?"),
                row.organisation,
                STATES[row.quiet.state],
                row.last_contact or "",
                str(row.contact_days),
            )
        console = Console()
        console.print(table)
        console.print(f"{found.total:,} people", highlight=False)
    if query and not found.total:
        raise typer.Exit(EXIT_TROUBLE)
