"""`firsthand digest`: the daily mail to yourself."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli.connect import FromStdin, Secret, ask_secret
from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import print_json
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

if TYPE_CHECKING:
    from firsthand.domain.digest import DigestPlan

SAID = {
    "": gettext_noop("nothing was sent yet"),
    "sending": gettext_noop("is being sent"),
    "sent": gettext_noop("sent"),
    "quiet": gettext_noop("nothing to say, so nothing was sent"),
    "failed": gettext_noop("not sent, and tried again"),
    "refused": gettext_noop("not sent"),
    "uncertain": gettext_noop("perhaps sent"),
}


@app.command(
    help=_("Show how the daily mail is doing, or set it up with --host and --from. It is off until then.")
    + "\n\n"
    + _(
        "It goes to yourself, through your own mail server, with today's moves; on days without moves "
        'nothing is sent. With --json: {"wanted", "host", "port", "security", "user", "from", "to", '
        '"hour", "last_day", "state", "reason", "remedy"}.'
    )
)
def digest(
    host: Annotated[str, typer.Option("--host", help=_("Your server for outgoing mail."), show_default=False)] = "",
    sender: Annotated[str, typer.Option("--from", help=_("Your address."), show_default=False)] = "",
    recipient: Annotated[str, typer.Option("--to", help=_("Where to."), show_default=_("the same"))] = "",
    port: Annotated[int | None, typer.Option("--port", help=_("Its port."), show_default=_("by the security"))] = None,
    security: Annotated[str, typer.Option("--security", help=_("tls, starttls or none."))] = "starttls",
    user: Annotated[str, typer.Option("--user", help=_("The name you sign in with."), show_default=False)] = "",
    hour: Annotated[int, typer.Option("--hour", help=_("The hour of your day, 0 to 23."))] = 7,
    test: Annotated[bool, typer.Option("--test", help=_("Send a test at once."))] = False,
    off: Annotated[bool, typer.Option("--off", help=_("Send it no more."))] = False,
    secret_stdin: FromStdin = False,
    secret: Secret = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    actor = open_record()
    from firsthand.services import digest as services

    if off:
        services.turn_off(actor)
    elif host:
        password = ask_secret(_("Password of %(user)s") % {"user": user}, from_stdin=secret_stdin) if user else ""
        services.set_up(
            actor, host=host, sender=sender, recipient=recipient, port=port, security=security, user=user,
            password=password, hour=hour,
        )  # fmt: skip
    if test:
        services.test(actor)
    plan = services.plan(actor)
    if as_json:
        print_json(_document(plan))
        return
    if test and plan is not None:
        typer.echo(_("A test was sent to %(recipient)s.") % {"recipient": plan.recipient})
    if plan is None or not plan.wanted:
        typer.echo(_("The daily mail is off. `firsthand digest --host HOST --from ADDRESS --user NAME` sets it up."))
        return
    typer.echo(
        _("The daily mail goes to %(recipient)s through %(host)s at %(hour)s:00, %(zone)s time.")
        % {"recipient": plan.recipient, "host": plan.host, "hour": plan.hour, "zone": actor.zone.key}
    )
    if plan.state:
        typer.echo(f"{plan.last_day.isoformat()}: {_(SAID[plan.state])}.")
    if plan.reason:
        typer.echo(f"   {plan.reason}. {plan.remedy}")


def _document(plan: "DigestPlan | None") -> dict[str, Any]:
    if plan is None:
        return {"wanted": False}
    return {
        "wanted": plan.wanted,
        "host": plan.host,
        "port": plan.port,
        "security": plan.security,
        "user": plan.user,
        "from": plan.sender,
        "to": plan.recipient,
        "hour": plan.hour,
        "last_day": plan.last_day.isoformat() if plan.state else None,
        "state": plan.state,
        "reason": plan.reason,
        "remedy": plan.remedy,
    }
