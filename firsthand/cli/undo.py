"""`firsthand undo`: take back everything that one import brought."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import EXIT_TROUBLE, confirmed, print_json
from firsthand.domain.wording import figure
from firsthand.language import gettext as _

if TYPE_CHECKING:
    from firsthand.domain.sources import RunReport


@app.command(
    help=_("Take back what an import brought; what it changed is again as it was. Your notes and your files stay.")
    + "\n\n"
    + _(
        'On a terminal it asks first. With --json: {"run", "removed", "put_back", "left", "kept", '
        '"paused"}: rows taken out, put back, left as a later import changed them, and kept for another '
        "source's sake; the account that is paused by it, or null."
    )
)
def undo(
    run: Annotated[
        int | None,
        typer.Argument(
            metavar="[RUN]", help=_("Number of an import (`firsthand sources --json`)."), show_default=_("the last")
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask."))] = False,
    as_json: Json = False,
    home: Home = None,
) -> None:
    actor = open_record()
    from firsthand.services import imports, taking_back

    report = imports.progress(actor, run) if run is not None else imports.last_to_undo(actor)
    if not yes and sys.stdin.isatty():
        typer.echo(
            _("%(report)s goes, unless another source holds it too. Your notes and your files stay.")
            % {"report": _said(report)},
            err=True,
        )
        if not confirmed(_("Undo it?")):
            raise typer.Exit(EXIT_TROUBLE)
    went = taking_back.undo(actor, report.run)
    if as_json:
        print_json(
            {
                "run": report.run,
                "removed": went.removed,
                "put_back": went.put_back,
                "left": went.left,
                "kept": went.kept,
                "paused": went.paused or None,
            }
        )
        return
    typer.echo(
        _("Import %(run)s is undone: %(removed)s taken out, %(put_back)s put back as they were.")
        % {"run": report.run, "removed": figure(went.removed), "put_back": figure(went.put_back)}
    )
    if went.kept:
        typer.echo(_("%(kept)s stay, since another source holds them too.") % {"kept": figure(went.kept)})
    if went.left:
        typer.echo(_("%(left)s stay as a later import changed them.") % {"left": figure(went.left)})
    if went.paused:
        typer.echo(
            _("%(paused)s is paused, or it would bring everything back. Resumed, it is read from its beginning.")
            % {"paused": went.paused}
        )


def _said(report: "RunReport") -> str:
    brought = sum(source.imported for source in report.sources)
    names = ", ".join(source.path for source in report.sources[:3])
    if len(report.sources) > 3:
        names = _("%(names)s and %(count)s more") % {"names": names, "count": figure(len(report.sources) - 3)}
    return _("What import %(run)s of %(began)s brought (%(count)s: %(names)s)") % {
        "run": report.run,
        "began": report.started_on[:16].replace("T", " "),
        "count": figure(brought),
        "names": names,
    }
