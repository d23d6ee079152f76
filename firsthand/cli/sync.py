"""`firsthand sync`: read what is new in accounts, here and now."""

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.accounts import document as account_document
from firsthand.cli.import_ import document
from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import EXIT_TROUBLE, print_json
from firsthand.domain.sources import RunReport
from firsthand.domain.wording import decimal, figure
from firsthand.errors import FirsthandError
from firsthand.language import gettext as _

if TYPE_CHECKING:
    from firsthand.domain.accounts import Account
    from firsthand.services.actor import Actor


@app.command(
    help=_(
        "Read what is new in one account, or in all that are not paused. Stopped, it goes on from there the next time."
    )
    + "\n\n"
    + _(
        'With --json: {"accounts": [{"account": as in `firsthand accounts --json`, "run": as `firsthand '
        'import --json` prints it, or null, "trouble": {"reason", "remedy"} or null}]}.'
    )
)
def sync(
    which: Annotated[
        str | None,
        typer.Argument(metavar="[ACCOUNT]", help=_("Its number, or words of its name."), show_default=_("all")),
    ] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    actor = open_record()
    from firsthand.services import accounts as services

    chosen = (services.find(actor, which),) if which else services.everyone(actor)
    chosen = tuple(one for one in chosen if which or one.state not in ("paused", "off"))
    if not chosen and not as_json:
        typer.echo(
            _("There is no account to read. `firsthand connect imap --host HOST --user ADDRESS` connects your mail.")
        )
    told = []
    complete = True
    for account in chosen:
        report, error = _read(actor, account, silent=as_json or not sys.stderr.isatty())
        complete = complete and error is None and report is not None and report.complete
        if as_json:
            told.append(
                {
                    "account": account_document(actor, services.show(actor, account.id)),
                    "run": document(report) if report else None,
                    "trouble": {"reason": error.reason, "remedy": error.remedy} if error else None,
                }
            )
        else:
            _print(actor, account, report, error)
    if as_json:
        print_json({"accounts": told})
    if not complete:
        raise typer.Exit(EXIT_TROUBLE)


def _read(actor: "Actor", account: "Account", *, silent: bool) -> tuple[RunReport | None, FirsthandError | None]:
    """Trouble with one account costs the others nothing."""
    from firsthand.services import syncing

    try:
        if silent:
            return syncing.sync(actor, account.id), None
        with _Bar(account.title) as show:
            return syncing.sync(actor, account.id, show), None
    except FirsthandError as error:
        return None, error


class _Bar:
    """How far a run is on a terminal: done, of how much, how fast, how long still."""

    def __init__(self, title: str) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[read]}"),
            TimeRemainingColumn(),
        )
        self.progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self.task = self.progress.add_task(title, total=None, read="")
        self.began = time.monotonic()

    def __enter__(self) -> Callable[[RunReport], None]:
        self.progress.start()
        return self.show

    def __exit__(self, *_: object) -> None:
        self.progress.stop()

    def show(self, report: RunReport) -> None:
        seconds = max(time.monotonic() - self.began, 0.001)
        self.progress.update(
            self.task,
            total=report.bytes_total or None,
            completed=report.bytes_done,
            read=_("%(count)s read, %(speed)s a second")
            % {"count": figure(report.messages_done), "speed": figure(round(report.messages_done / seconds))},
        )


def _print(actor: "Actor", account: "Account", report: RunReport | None, error: FirsthandError | None) -> None:
    from firsthand.services import accounts as services

    if report is not None:
        fresh = sum(source.imported for source in report.sources)
        typer.echo(
            _("%(title)s: %(fresh)s new, %(count)s read, %(seconds)s seconds.")
            % {
                "title": account.title,
                "fresh": figure(fresh),
                "count": figure(report.messages_done),
                "seconds": decimal(report.seconds),
            }
        )
        for source in report.sources:
            for one in source.set_aside:
                typer.echo(f"   {one.where}: {one.reason} {one.remedy}")
        if report.state != "done" and (trouble := services.show(actor, account.id).trouble):
            typer.echo(f"   {trouble.reason}. {trouble.remedy}", err=True)
    if error is not None:
        typer.echo(f"{error.thing}: {error.reason}. {error.remedy}", err=True)
