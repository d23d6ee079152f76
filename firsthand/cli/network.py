"""`firsthand network`: what the network gives, where it is thin, and the picture of it as a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import print_json, write_out
from firsthand.language import gettext as _
from firsthand.language import ngettext

if TYPE_CHECKING:
    from firsthand.services.actor import Actor, AsOf
    from firsthand.services.network.readings import Readings

CLUSTERS_SHOWN = 8
FORMATS = (".graphml", ".csv", ".svg")


@app.command(
    help=_("Show who holds you, who bridges, what cools, who came and went, and which goals have nobody behind them.")
)
def network(
    as_of: AsOfDay = None,
    export: Annotated[
        Path | None,
        typer.Option(
            "--export", help=_("Write the picture to FILE: .graphml, .csv (two tables) or .svg."), show_default=False
        ),
    ] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    if export is not None and export.suffix.lower() not in FORMATS:
        raise typer.BadParameter(
            _("“%(name)s” is no format of a network. Use a name that ends in .graphml, .csv or .svg.")
            % {"name": export.name},
            param_hint="--export",
        )
    day = day_from(as_of)
    actor = open_record()
    from firsthand.services.actor import as_of as point
    from firsthand.services.network.readings import readings_of

    moment = point(actor, day)
    if export is not None:
        written = _write(actor, moment, export)
        if as_json:
            print_json({"files": [str(file) for file in written]})
        else:
            for file in written:
                typer.echo(_("Written to %(file)s.") % {"file": file})
        return
    found = readings_of(actor, moment)
    if as_json:
        from firsthand.cli import documents

        print_json(documents.network(found))
    else:
        _show(found)


def _write(actor: "Actor", moment: "AsOf", file: Path) -> list[Path]:
    """The picture in the format that the file's name asks for; which files were written."""
    from firsthand.services.network import exporting

    match file.suffix.lower():
        case ".graphml":
            texts = {file: exporting.graphml(actor, moment).decode()}
        case ".svg":
            texts = {file: exporting.svg(actor, moment)}
        case _:
            pairs = file.with_name(f"{file.stem}-ties{file.suffix}")
            texts = {file: exporting.nodes_csv(actor, moment), pairs: exporting.edges_csv(actor, moment)}
    for path, text in texts.items():
        write_out([text], path)
    return list(texts)


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
