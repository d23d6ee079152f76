"""`firsthand connect`: have an account read from now on."""

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import print_json
from firsthand.language import gettext as _

if TYPE_CHECKING:
    from firsthand.domain.accounts import AccountKind

connect = typer.Typer(help=_("Have mail, a calendar or an address book read by itself."), rich_markup_mode=None)
app.add_typer(connect, name="connect")

SECRET_CHARS_MAX = 10_000


def refuse(given: str | None) -> None:
    """A password on the command line can be read by every program of this machine, and stays in the shell's history."""
    if given is not None:
        raise typer.BadParameter(
            _(
                "a password does not belong on the command line: others can read it there. Leave it out and type "
                "it when asked, or pass it with --secret-stdin."
            ),
            param_hint="--secret",
        )


User = Annotated[str, typer.Option("--user", help=_("The name you sign in with."), show_default=False)]
Url = Annotated[str, typer.Option("--url", help=_("Its address: https://…"), show_default=False)]
Title = Annotated[str, typer.Option("--title", help=_("What to call it."), show_default=False)]
Every = Annotated[
    int | None, typer.Option("--every", help=_("Minutes between readings; 0: only when asked."), show_default=False)
]
FromStdin = Annotated[bool, typer.Option("--secret-stdin", help=_("Read the password from standard input."))]
Secret = Annotated[str | None, typer.Option("--secret", hidden=True, callback=refuse)]
CaFile = Annotated[
    str, typer.Option("--ca-file", help=_("A certificate to trust for this server."), show_default=False)
]


@connect.command(
    "imap",
    help=_("Connect a mail account. Nothing on the server is ever changed.")
    + "\n\n"
    + _("With --json: the account, in the shape of `firsthand accounts --json`."),
)
def imap(
    host: Annotated[str, typer.Option("--host", help=_("The mail server."), show_default=False)],
    user: User,
    port: Annotated[int | None, typer.Option("--port", help=_("Its port."), show_default="993")] = None,
    security: Annotated[str, typer.Option("--security", help=_("tls, starttls or none."))] = "tls",
    folder: Annotated[
        list[str] | None,
        typer.Option("--folder", help=_("Only this folder; give it again for each."), show_default=False),
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option("--without", help=_("Not this folder; give it again."), show_default=False)
    ] = None,
    idle: Annotated[
        bool, typer.Option("--idle", help=_("Wait at the server, and read new mail within seconds."))
    ] = False,
    ca_file: CaFile = "",
    title: Title = "",
    every: Every = None,
    secret_stdin: FromStdin = False,
    secret: Secret = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    settings: dict[str, object] = {
        "host": host,
        "port": port,
        "security": security,
        "user": user,
        "folders": folder or [],
        "folders_excluded": without or [],
        "idle": idle,
        "ca_file": ca_file,
    }
    _connect(
        "imap",
        settings,
        _("Password of %(user)s") % {"user": user},
        title,
        every,
        from_stdin=secret_stdin,
        as_json=as_json,
    )


@connect.command("caldav", help=_("Connect calendars. Nothing on the server is ever changed."))
def caldav(
    url: Url,
    user: User,
    ca_file: CaFile = "",
    title: Title = "",
    every: Every = None,
    secret_stdin: FromStdin = False,
    secret: Secret = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    settings: dict[str, object] = {"url": url, "user": user, "ca_file": ca_file}
    _connect(
        "caldav",
        settings,
        _("Password of %(user)s") % {"user": user},
        title,
        every,
        from_stdin=secret_stdin,
        as_json=as_json,
    )


@connect.command(
    "carddav",
    help=_("Connect address books. Nothing there is changed, unless you let your own changes be written back."),
)
def carddav(
    url: Url,
    user: User,
    ca_file: CaFile = "",
    title: Title = "",
    every: Every = None,
    secret_stdin: FromStdin = False,
    secret: Secret = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    settings: dict[str, object] = {"url": url, "user": user, "ca_file": ca_file}
    _connect(
        "carddav",
        settings,
        _("Password of %(user)s") % {"user": user},
        title,
        every,
        from_stdin=secret_stdin,
        as_json=as_json,
    )


@connect.command(
    "ics-url",
    help=_("Connect a calendar that is given out at a web address.")
    + "\n\n"
    + _("The address is asked for as a password would be: whoever knows it can read the calendar."),
)
def ics_url(
    ca_file: CaFile = "",
    title: Title = "",
    every: Every = None,
    secret_stdin: FromStdin = False,
    secret: Secret = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    _connect("ics-url", {"ca_file": ca_file}, _("Address"), title, every, from_stdin=secret_stdin, as_json=as_json)


def _connect(
    kind: "AccountKind",
    settings: dict[str, object],
    prompt: str,
    title: str,
    every: int | None,
    *,
    from_stdin: bool,
    as_json: bool,
) -> None:
    actor = open_record()
    from firsthand.cli.accounts import document
    from firsthand.domain.accounts import settings_of
    from firsthand.services import accounts, secrets

    if kind != "ics-url":
        settings_of(kind, settings)  # What is wrong is said before the password is asked for.
    secret = ask_secret(prompt, from_stdin=from_stdin)
    kept = {"url" if kind == "ics-url" else "password": secret}
    account = accounts.add(actor, kind, settings, kept, title=title, every_minutes=every)
    if as_json:
        print_json(document(actor, account))
        return
    typer.echo(
        _("%(title)s is connected, as number %(id)s. The password is in %(store_name)s.")
        % {"title": account.title, "id": account.id, "store_name": secrets.store_name(actor)}
    )
    typer.echo(
        _("Read it now with: firsthand sync %(id)s. While the pages are served it is read by itself.")
        % {"id": account.id}
    )


def ask_secret(prompt: str, *, from_stdin: bool) -> str:
    """A password typed without echo, or the first line of standard input; never from the command line."""
    if from_stdin:
        return sys.stdin.readline(SECRET_CHARS_MAX).rstrip("\r\n")
    if not sys.stdin.isatty():
        raise typer.BadParameter(_("there is no terminal to type the password on; pass it with --secret-stdin."))
    return getpass.getpass(f"{prompt}: ")
