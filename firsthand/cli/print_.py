"""`firsthand print`: the twelve questions, the review, a brief and the practice card, as PDF."""

import os
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, day_from, load_pages, open_record
from firsthand.cli.output import print_json, write_bytes
from firsthand.language import gettext as _

if TYPE_CHECKING:
    from firsthand.services.actor import Actor

What = Literal["worksheet", "review", "brief", "card"]


@app.command("print", help=_("Make a PDF to work through on paper: nothing is sent to a printer."))
def print_command(
    what: Annotated[What, typer.Argument(help=_("worksheet, review, brief or card."), show_default=False)],
    person: Annotated[
        str | None, typer.Argument(help=_("For a brief: a name, an address or a number."), show_default=False)
    ] = None,
    blank: Annotated[bool, typer.Option("--blank", help=_("The worksheet without your answers."))] = False,
    week: Annotated[
        str | None,
        typer.Option("--week", help=_("For the review: a day of its week (YYYY-MM-DD)."), show_default=False),
    ] = None,
    paper: Annotated[Literal["a4", "letter"], typer.Option("--paper", help=_("a4 or letter."))] = "a4",
    output: Annotated[Path | None, typer.Option("-o", "--output", help=_("Where to."), show_default=_("here"))] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    if (what == "brief") != (person is not None):
        raise typer.BadParameter(_("A brief is about somebody; nothing else is."), param_hint="PERSON")
    day = day_from(week)
    load_pages()
    actor = open_record()
    # The pages are asked by name, as by the server: doors do not know one another.
    documents = import_module("firsthand.web.printing.documents")
    printed = _printed(documents, actor, what, person, blank=blank, day=day)
    file = output or Path(f"{printed.file}.pdf")
    pdf = documents.pdf_of(printed, paper)
    write_bytes([pdf], file)
    if as_json:
        print_json({"file": os.fspath(file), "bytes": len(pdf), "paper": paper})
    else:
        typer.echo(_("Written to %(file)s.") % {"file": file})


def _printed(documents: Any, actor: "Actor", what: What, person: str | None, *, blank: bool, day: date | None) -> Any:
    if what == "worksheet":
        return documents.worksheet(actor, blank=blank)
    if what == "review":
        return documents.review(actor, day)
    if what == "card":
        return documents.card(actor)
    from firsthand.services import people

    return documents.brief(actor, people.find(actor, person or ""))
