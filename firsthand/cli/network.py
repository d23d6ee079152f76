"""`firsthand network`: what the network gives, where it is thin, and the picture of it as a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import print_json
from firsthand.language import gettext as _
from firsthand.language import ngettext

if TYPE_CHECKING:
    from firsthand.services.network.readings import Readings

CLUSTERS_SHOWN = 8
PEOPLE_SHOWN = 4


@app.command(
    help=_("Show who holds you, who bridges, what cools, who came and went, and which goals have nobody behind them.")
)
def network(
    as_of: AsOfDay = None,
    export: Annotated[
        Path | None,
        typer.Option("--export", help=_("Write the picture to a file: .graphml, .csv or .svg."), show_default=False),
    ] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    day = day_from(as_of)
    actor = open_record()
    from firsthand.services.actor import as_of as point
    from firsthand.services.network.readings import readings_of

    moment = point(actor, day)
    found = readings_of(actor, moment)
    if as_json:
        from firsthand.cli import documents

        print_json(documents.network(found))
    else:
        _show(found)


def _show(found: "Readings") -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    console.print(" ".join(filter(None, (found.sentence, found.emphasis))))
    console.print(found.coverage, style="dim")
    for reading in found.readings:
        console.print(f"\n{reading.title}", style="bold")
        for words in filter(None, (reading.words, reading.unseen)):
            console.print(f"   {words}")
        for person in reading.people:
            if person.note:
                console.print(f"   {person.name}: {person.note}")
    if found.clusters:
        console.print("\n" + _("Who is in contact with one another:"), style="bold")
    for cluster in found.clusters[:CLUSTERS_SHOWN]:
        console.print(
            "   "
            + ngettext("%(name)s: %(count)s people", "%(name)s: %(count)s people", len(cluster.people))
            % {"name": cluster.name, "count": len(cluster.people)}
        )
    told = [one for one in found.measures if one.enough and one.band is not None]
    if told:
        console.print("\n" + _("Measures:"), style="bold")
    for one in told:
        console.print(f"   {one.label}: {one.words}")
