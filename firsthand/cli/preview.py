"""`firsthand import --preview`: what would come in, before anything is written."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from firsthand.cli.options import open_record
from firsthand.cli.output import EXIT_TROUBLE, print_json
from firsthand.domain.wording import figure
from firsthand.language import gettext as _

if TYPE_CHECKING:
    from firsthand.domain.previews import Preview, SourcePreview

EXAMPLES_SHOWN = 5
ASIDE_SHOWN = 20


def look(paths: Sequence[Path], *, as_json: bool) -> None:
    """Print what importing these paths would bring; exit code 1 when something is set aside."""
    found = _look(paths, silent=as_json or not sys.stderr.isatty())
    if as_json:
        print_json(_document(found))
    else:
        _print(found)
    if not found.complete or found.problems or any(source.set_aside for source in found.sources):
        raise typer.Exit(EXIT_TROUBLE)


def _look(paths: Sequence[Path], *, silent: bool) -> "Preview":
    actor = open_record()
    from firsthand.services.previewing import preview

    if silent:
        return preview(actor, paths)
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("Looking"), total=None)
        return preview(actor, paths, lambda done, total: bar.update(task, completed=done, total=total or None))


def _document(found: "Preview") -> dict[str, Any]:
    from firsthand.cli.import_ import rejected

    return {
        "sources": [
            {
                "path": source.path,
                "kind": source.kind,
                "read": source.read,
                "new": source.new,
                "changed": source.changed,
                "same": source.same,
                "set_aside": [rejected(one) for one in source.set_aside],
                "columns": [list(pair) for pair in source.columns],
                "examples": [
                    {"what": one.what, "title": one.title, "detail": one.detail, "changes": list(one.changes)}
                    for one in source.examples
                ],
            }
            for source in found.sources
        ],
        "problems": [rejected(one) for one in found.problems],
        "complete": found.complete,
    }


def _print(found: "Preview") -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False, soft_wrap=True)
    for source in found.sources:
        _print_source(console, source)
    if found.problems:
        console.print("\n" + _("Could not be used:"))
        for one in found.problems:
            console.print(f"  {one.where}: {one.reason} {one.remedy}")
    if not found.complete:
        console.print("\n" + _("Reading broke off before the end."))
    console.print("\n" + _("Nothing was written. Leave out --preview to bring it in."))


def _print_source(console: Any, source: "SourcePreview") -> None:
    aside = source.read - source.new - source.changed - source.same
    console.print(
        _("%(path)s (%(kind)s): %(new)s new, %(changed)s changed, %(same)s the same, %(aside)s set aside")
        % {
            "path": source.path,
            "kind": source.kind,
            "new": figure(source.new),
            "changed": figure(source.changed),
            "same": figure(source.same),
            "aside": figure(aside),
        }
    )
    for heading, meaning in source.columns:
        console.print("   " + _("column “%(heading)s”: %(meaning)s") % {"heading": heading, "meaning": meaning})
    for example in source.examples[:EXAMPLES_SHOWN]:
        changes = (
            " " + _("(would change: %(changes)s)") % {"changes": ", ".join(example.changes)} if example.changes else ""
        )
        title = example.title or _("without a title")
        console.print(f"   {title} · {example.detail}{changes}")
    for one in source.set_aside[:ASIDE_SHOWN]:
        console.print(
            "   "
            + _("set aside: %(where)s: %(reason)s %(remedy)s")
            % {"where": one.where, "reason": one.reason, "remedy": one.remedy}
        )
    if aside > ASIDE_SHOWN:
        console.print("   " + _("… and %(count)s more set aside") % {"count": figure(aside - ASIDE_SHOWN)})
