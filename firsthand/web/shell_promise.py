"""What may truly be said of where things go: nothing leaves the machine, or only the user's own servers are contacted."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from firsthand.services import accounts, digest
from firsthand.services.actor import Actor


@dataclass(frozen=True)
class Assurance:
    """short: one sentence; more: what goes with it; servers: the hosts that are contacted, none as a rule."""

    short: str
    more: str
    servers: tuple[str, ...] = ()


def promise_of(actor: Actor) -> Assurance:
    """As the accounts and the daily mail are now; one that is paused is not contacted."""
    servers: dict[str, None] = {}
    mail = calendars = writes = False
    for account in () if actor.demo else accounts.everyone(actor):
        if account.state in ("paused", "off"):
            continue
        mail = mail or account.kind == "imap"
        calendars = calendars or account.kind != "imap"
        writes = writes or account.writes_back
        host = str(account.settings.get("host", "")) or urlsplit(str(account.settings.get("url", ""))).hostname or ""
        servers[host] = None
    plan = None if actor.demo else digest.plan(actor)
    if plan is not None and plan.wanted:
        mail = True
        servers[plan.host] = None
    if not servers:
        return Assurance(
            _("Nothing leaves this machine."),
            _("No account, no cloud, no reading by anyone but you. Pull the network cable and this page still works."),
        )
    if mail and calendars:
        short = _("Only your mail and calendar servers are contacted.")
    else:
        short = _("Only your mail server is contacted.") if mail else _("Only your calendar server is contacted.")
    if writes:
        more = _("Your address book there is changed only when you say so, one card at a time.")
    else:
        more = _("Nothing is changed there. No cloud, no reading by anyone but you.")
    return Assurance(short, more, tuple(servers))
