"""`firsthand accounts`: accounts that are read by themselves; paused, resumed, disconnected."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import print_json
from firsthand.domain.wording import date_in_words, figure
from firsthand.language import gettext as _

if TYPE_CHECKING:
    from firsthand.domain.accounts import Account
    from firsthand.services.actor import Actor

accounts = typer.Typer(help=_("Accounts that are read by themselves."), rich_markup_mode=None)
app.add_typer(accounts, name="accounts")

Which = Annotated[
    str, typer.Argument(metavar="ACCOUNT", help=_("Its number, or words of its name."), show_default=False)
]


@accounts.callback(invoke_without_command=True)
def list_accounts(context: typer.Context, as_json: Json = False, home: Home = None) -> None:
    """List accounts, how they are doing and when they are read next.

    With --json: {"accounts": [{"id", "kind", "title", "source", "state", "running", "every_minutes", "next", "failures",
    "trouble": {"reason", "remedy", "lasting"} or null, "last_run", "sources"}]}; "next" is null where it is not read by
    itself.
    """
    if context.invoked_subcommand is not None:
        return
    actor = open_record()
    from firsthand.services import accounts as services

    found = services.everyone(actor)
    if as_json:
        print_json({"accounts": [document(actor, one) for one in found]})
        return
    for one in found:
        typer.echo(f"{one.id}  {one.title}: {_doing(actor, one)}")
        if one.trouble is not None:
            typer.echo(f"   {one.trouble.reason}. {one.trouble.remedy}")
    if not found:
        typer.echo(_("No accounts yet. `firsthand connect imap --host HOST --user ADDRESS` connects your mail."))


@accounts.command("pause", help=_("Read an account no more until it is resumed."))
def pause(which: Which, as_json: Json = False, home: Home = None) -> None:
    actor = open_record()
    from firsthand.services import accounts as services

    _say(actor, services.pause(actor, services.find(actor, which).id), as_json=as_json)


@accounts.command("resume", help=_("Read an account again, from where it was left."))
def resume(which: Which, as_json: Json = False, home: Home = None) -> None:
    actor = open_record()
    from firsthand.services import accounts as services

    _say(actor, services.resume(actor, services.find(actor, which).id), as_json=as_json)


@accounts.command(
    "write-back",
    help=_(
        "Allow changes of yours to be written into an address book on a server, each shown and confirmed "
        "first; off by default."
    ),
)
def write_back(
    which: Which,
    on: Annotated[bool, typer.Option("--on/--off", help=_("Whether it may be written to."))],
    as_json: Json = False,
    home: Home = None,
) -> None:
    actor = open_record()
    from firsthand.services import accounts as services

    account = services.change(actor, services.find(actor, which).id, writes_back=on)
    _say(actor, account, as_json=as_json)


@app.command(
    help=_(
        "Read an account no more, and forget its password. What it brought stays in the record, unless "
        "you say otherwise."
    )
    + "\n\n"
    + _(
        'With --json: {"disconnected": the account\'s id, "kept": [the sources that stay]}; with '
        '--with-content also "removed": how many rows were taken out.'
    )
)
def disconnect(
    which: Which,
    with_content: Annotated[
        bool, typer.Option("--with-content", help=_("Take out what only it brought as well."))
    ] = False,
    as_json: Json = False,
    home: Home = None,
) -> None:
    actor = open_record()
    from firsthand.services import accounts as services

    account = services.find(actor, which)
    if with_content:
        from firsthand.services.disconnecting import disconnect as take_away

        went = take_away(actor, account.id, with_content=True)
        if as_json:
            print_json({"disconnected": account.id, "kept": [], "removed": went.removed})
        else:
            typer.echo(
                _("%(title)s is disconnected, its password forgotten, and %(removed)s taken out.")
                % {"title": account.title, "removed": figure(went.removed)}
            )
        return
    brought = services.remove(actor, account.id)
    if as_json:
        print_json({"disconnected": account.id, "kept": list(brought)})
    else:
        typer.echo(
            _("%(title)s is disconnected, and its password forgotten. What it brought stays in the record.")
            % {"title": account.title}
        )


def document(actor: "Actor", account: "Account") -> dict[str, Any]:
    """An account in the promised shape; no secret is in it."""
    from firsthand.domain.accounts import source_of
    from firsthand.services import accounts as services

    by_itself = account.state == "active" and account.every_minutes > 0
    return {
        "id": account.id,
        "kind": account.kind,
        "title": account.title,
        "source": source_of(account.kind, account.settings),
        "state": account.state,
        "running": services.is_running(actor, account.id),
        "every_minutes": account.every_minutes,
        "next": datetime.fromtimestamp(account.next_at, UTC).isoformat() if by_itself else None,
        "failures": account.failures,
        "trouble": None
        if account.trouble is None
        else {
            "reason": account.trouble.reason,
            "remedy": account.trouble.remedy,
            "lasting": account.trouble.lasting,
        },
        "last_run": account.last_run or None,
        "sources": list(services.sources_of(actor, account.id)),
    }


def _doing(actor: "Actor", account: "Account") -> str:
    from firsthand.services import accounts as services

    if services.is_running(actor, account.id):
        return _("is being read")
    if account.state == "paused":
        return _("paused")
    if account.state == "failed":
        return _("waits for you")
    if account.state == "off":
        return _("is being taken away")
    if account.every_minutes == 0:
        return _("is read when asked")
    at = datetime.fromtimestamp(account.next_at, actor.zone)
    return _("next at %(time)s on %(day)s") % {"time": f"{at:%H:%M}", "day": date_in_words(at)}


def _say(actor: "Actor", account: "Account", *, as_json: bool) -> None:
    if as_json:
        print_json(document(actor, account))
    else:
        typer.echo(_("%(title)s: %(doing)s.") % {"title": account.title, "doing": _doing(actor, account)})
