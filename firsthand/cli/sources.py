"""`firsthand sources`: what was read, and what was set aside; sources taken off the list."""

from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.import_ import document
from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import print_json
from firsthand.domain.wording import figure, quoted
from firsthand.language import gettext as _

if TYPE_CHECKING:
    from firsthand.domain.sources import SourceReport
    from firsthand.services.actor import Actor


@app.command(
    help=_("List sources and imports, with everything that was set aside and what to do about it.")
    + "\n\n"
    + _(
        'With --json: {"sources": [{"id", "path", "kind", "read", "imported", "changed", "duplicates", '
        '"set_aside"}], "runs"}; with --remove: {"removed_source", "removed", "kept"}.'
    )
)
def sources(
    remove: Annotated[
        str | None, typer.Option("--remove", metavar="SOURCE", help=_("Take one off the list: its id or its path."))
    ] = None,
    with_content: Annotated[
        bool, typer.Option("--with-content", help=_("With --remove: take out what only it brought as well."))
    ] = False,
    as_json: Json = False,
    home: Home = None,
) -> None:
    if with_content and remove is None:
        raise typer.BadParameter(
            _("it says what goes with a source: name one with --remove."), param_hint="--with-content"
        )
    actor = open_record()
    from firsthand.services import imports

    if remove is not None:
        _remove(actor, remove, with_content=with_content, as_json=as_json)
        return

    runs = imports.latest(actor)
    listed = imports.sources(actor)
    if as_json:
        print_json(
            {
                "sources": [
                    {
                        "id": source.id,
                        "path": source.path,
                        "kind": source.kind,
                        "read": source.read,
                        "imported": source.imported,
                        "changed": source.changed,
                        "duplicates": source.duplicates,
                        "set_aside": [one._asdict() for one in source.set_aside],
                    }
                    for source in listed
                ],
                "runs": [{**document(run), "started": run.started_on, "failure": run.failure} for run in runs],
            }
        )
        return
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    for source in listed:
        console.print(
            _(
                "%(id)s  %(path)s (%(kind)s): %(read)s read, %(imported)s new, %(duplicates)s copies, "
                "%(aside)s set aside"
            )
            % {
                "id": source.id,
                "path": source.path,
                "kind": source.kind,
                "read": figure(source.read),
                "imported": figure(source.imported),
                "duplicates": figure(source.duplicates),
                "aside": figure(source.set_aside_count),
            }
        )
        for one in source.set_aside:
            console.print(f"   {one.where}: {one.reason} {one.remedy}")
    for run in runs:
        read = sum(source.read for source in run.sources)
        console.print(
            _("%(began)s  %(state)s  %(read)s read  %(failure)s")
            % {
                "began": run.started_on[:16].replace("T", " "),
                "state": run.state,
                "read": figure(read),
                "failure": run.failure,
            },
            style="dim",
        )
    if not listed:
        console.print(_("Nothing was read yet. Start with: firsthand import PATH --me YOUR-ADDRESS"))


def _remove(actor: "Actor", words: str, *, with_content: bool, as_json: bool) -> None:
    from firsthand.services import taking_back

    source = _named(actor, words)
    went = taking_back.remove_source(actor, source.id, with_content=with_content)
    if as_json:
        print_json({"removed_source": source.path, "removed": went.removed, "kept": went.kept})
        return
    typer.echo(_("%(path)s is off the list.") % {"path": source.path})
    if with_content:
        typer.echo(
            _("%(removed)s that only it brought are taken out; %(kept)s stay for another source's sake.")
            % {"removed": figure(went.removed), "kept": figure(went.kept)}
        )
    else:
        typer.echo(_("What it brought stays in the record."))


def _named(actor: "Actor", words: str) -> "SourceReport":
    """The source of an id, or the one whose path is, or ends with, these words."""
    from firsthand.errors import AmbiguousError, NotFoundError
    from firsthand.services import imports

    listed = imports.sources(actor)
    fitting = [one for one in listed if str(one.id) == words or one.path == words]
    fitting = fitting or [one for one in listed if one.path.endswith(f"/{words}")]
    if not fitting:
        raise NotFoundError(
            quoted(words), _("no source is called so"), _("`firsthand sources` lists all with their numbers.")
        )
    if len(fitting) > 1:
        raise AmbiguousError(quoted(words), _("several sources are called so"), _("Name it by its number."))
    return fitting[0]
