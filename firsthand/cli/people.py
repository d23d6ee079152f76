"""`firsthand people` and `firsthand show`: who is in the record."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import EXIT_TROUBLE, print_json, write_out
from firsthand.domain.people import PeopleQuery, Sort
from firsthand.domain.wording import figure
from firsthand.language import gettext as _
from firsthand.language import gettext_noop, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.services.actor import Actor

ORDERS: dict[str, Sort] = {"warmth": "warmth", "recent": "recent", "name": "name"}
FORMATS = ("", "vcf", "csv", "jsonl")
STATES = {
    "in_rhythm": gettext_noop("in rhythm"),
    "quiet": gettext_noop("quieter than usual"),
    "lapsed": gettext_noop("long quiet"),
    "new": gettext_noop("new"),
    "cant_tell": gettext_noop("can’t tell yet"),
}


@app.command(help=_("List people, the warmest ties first; or write them for other programs."))
def people(
    query: Annotated[
        str, typer.Argument(help=_("Beginnings of names, addresses, organisations."), show_default=False)
    ] = "",
    as_of: AsOfDay = None,
    sort: Annotated[str, typer.Option(help=_("warmth, recent or name."))] = "warmth",
    limit: Annotated[int | None, typer.Option(min=1, help=_("At most so many."), show_default=_("everybody"))] = None,
    as_format: Annotated[
        str, typer.Option("--format", help=_("vcf, csv or jsonl: for other programs."), show_default=_("words for you"))
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", help=_("The file to write."), show_default=_("the terminal"))
    ] = None,
    with_notes: Annotated[
        bool, typer.Option("--notes", help=_("With --format: notes too, yours and the cards’."))
    ] = False,
    excel: Annotated[bool, typer.Option("--excel", help=_("With csv: marked as UTF-8, as Excel wants it."))] = False,
    as_json: Json = False,
    home: Home = None,
) -> None:
    order = ORDERS.get(sort)
    if order is None:
        raise typer.BadParameter(
            _("“%(sort)s” is no order. Use warmth, recent or name.") % {"sort": sort}, param_hint="--sort"
        )
    if as_format not in FORMATS:
        raise typer.BadParameter(
            _("“%(format)s” is no format. Use vcf, csv or jsonl.") % {"format": as_format}, param_hint="--format"
        )
    if not as_format and (out or with_notes or excel):
        raise typer.BadParameter(_("--out, --notes and --excel need it: vcf, csv or jsonl."), param_hint="--format")
    day = day_from(as_of)
    actor = open_record()
    from firsthand.cli import documents
    from firsthand.services import people as services
    from firsthand.services.actor import as_of as point

    found = services.listing(
        actor, PeopleQuery(words=query, sort=order, limit=limit), point(actor, day), facets=False, spark=False
    )
    if as_format:
        write_out(_for_others(actor, [row.id for row in found.people], as_format, with_notes, excel), out)
    elif as_json:
        print_json({"total": found.total, "people": [documents.person(row) for row in found.people]})
    else:
        from rich.console import Console
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        for heading in (_("Name"), _("Organisation"), _("Rhythm"), _("Last contact")):
            table.add_column(heading)
        table.add_column(_("Days"), justify="right")
        for row in found.people:
            table.add_row(
                row.name or (row.addresses[0] if row.addresses else "?"),
                row.organisation,
                _(STATES[row.quiet.state]),
                row.last_contact or "",
                str(row.contact_days),
            )
        console = Console()
        console.print(table)
        console.print(
            ngettext("%(total)s people", "%(total)s people", found.total) % {"total": figure(found.total)},
            highlight=False,
        )
    if query and not found.total:
        raise typer.Exit(EXIT_TROUBLE)


def _for_others(
    actor: "Actor", people: "Sequence[int]", as_format: str, with_notes: bool, excel: bool
) -> "Iterator[str]":
    from firsthand.services import outgoing_people, tables

    if as_format == "vcf":
        return outgoing_people.vcards(actor, people, with_notes=with_notes)
    table = outgoing_people.table(actor, people, with_notes=with_notes)
    if as_format == "jsonl":
        return tables.json_lines(table)
    return tables.csv_lines(outgoing_people.columns(with_notes=with_notes), table, for_excel=excel)
