"""Accounts as the pages show them."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.accounts import Account, Trouble
from firsthand.domain.wording import figure
from firsthand.errors import NotFoundError
from firsthand.services import accounts, imports
from firsthand.services.actor import Actor, now
from firsthand.services.connecting import Place
from firsthand.web.sources.runs import RunView, run_view
from firsthand.web.sources.words import counted, every_words, icon_of, moment_words


@dataclass(frozen=True)
class AccountLine:
    """state: how it is doing, in words; last: what its last reading brought. needs_you: whether only the user can mend it.

    signs_in: whether one signs in at the provider, rather than with a password. live: whether it is read now, or about to be.
    """

    id: int
    title: str
    icon: str
    server: str
    state: str
    last: str
    every: str
    trouble: Trouble | None
    needs_you: bool
    running: bool
    paused: bool
    leaving: bool
    signs_in: bool
    live: bool


@dataclass(frozen=True)
class AccountPage:
    """run: its last reading, None before the first. has_places: whether one can choose what is read of it."""

    line: AccountLine
    run: RunView | None
    has_places: bool


@dataclass(frozen=True)
class PlaceChoice:
    """A folder, a calendar or an address book that can be ticked. count: how much is in it, '' where nobody knows."""

    value: str
    title: str
    icon: str
    count: str
    ticked: bool


def account_line(actor: Actor, account: Account) -> AccountLine:
    running = accounts.is_running(actor, account.id)
    return AccountLine(
        id=account.id,
        title=account.title,
        icon=icon_of(account.kind),
        server=str(account.settings.get("host", "")) or urlsplit(str(account.settings.get("url", ""))).hostname or "",
        state=_state(actor, account, running=running),
        last=_last(actor, account),
        every=every_words(account.every_minutes),
        trouble=account.trouble,
        needs_you=account.state == "failed",
        running=running,
        paused=account.state == "paused",
        leaving=account.state == "off",
        signs_in=account.sign == "oauth",
        live=running or account.is_due(accounts.this_moment()),
    )


def account_page(actor: Actor, account_id: int) -> AccountPage:
    """Raises NotFoundError."""
    account = accounts.show(actor, account_id)
    return AccountPage(
        line=account_line(actor, account),
        run=_last_run(actor, account),
        has_places=account.kind != "ics-url",
    )


def choices(places: tuple[Place, ...], ticked: set[str] | None = None) -> tuple[PlaceChoice, ...]:
    """ticked: what the user ticked; None: what is read anyway."""
    return tuple(
        PlaceChoice(
            value=place.name,
            title=place.title,
            icon=icon_of(place.kind),
            count="" if place.count is None else counted(place.kind, place.count),
            ticked=place.chosen if ticked is None else place.name in ticked,
        )
        for place in places
    )


def _state(actor: Actor, account: Account, *, running: bool) -> str:
    if account.state == "off":
        return _("Is being taken away")
    if running:
        return _("Is being read now") if _is_reading(actor, account) else _("What came in is being gone through")
    if account.state == "paused":
        return _("Paused")
    if account.state == "failed":
        return _("Waits for you")
    if account.every_minutes == 0:
        return _("Is read when you ask")
    when = moment_words(account.next_at, actor.zone, now(actor).day)
    if account.next_at <= accounts.this_moment():
        return _("Is due now")
    return (_("Tried again: %(when)s") if account.trouble else _("Next: %(when)s")) % {"when": when}


def _is_reading(actor: Actor, account: Account) -> bool:
    """Whether its reading still goes on, rather than the reading of what the messages do, which follows it."""
    run = _last_run(actor, account)
    return run is None or run.running


def _last_run(actor: Actor, account: Account) -> RunView | None:
    if not account.last_run:
        return None
    try:
        return run_view(actor, imports.progress(actor, account.last_run))
    except NotFoundError:
        return None


def _last(actor: Actor, account: Account) -> str:
    if not account.last_run:
        return _("Not read yet")
    try:
        report = imports.progress(actor, account.last_run)
    except NotFoundError:
        return ""
    fresh = sum(source.imported for source in report.sources)
    when = moment_words(report.started_at, actor.zone, now(actor).day)
    new = ngettext("%(count)s new", "%(count)s new", fresh) % {"count": figure(fresh)} if fresh else _("nothing new")
    return _("Last read: %(when)s, %(new)s") % {"when": when, "new": new}
