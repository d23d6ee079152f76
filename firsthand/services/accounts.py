"""Accounts that are read again and again: added, changed, paused, taken away; and what a run needs to know of one."""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from firsthand.domain import accounts as rules
from firsthand.domain.accounts import Account, AccountKind, Sign, Trouble
from firsthand.domain.messages import Rejected
from firsthand.domain.wording import quoted
from firsthand.errors import AccountError, BusyError, ConfigError, FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.language import gettext_noop
from firsthand.services import locks, oauth, secrets
from firsthand.services.actor import Actor
from firsthand.storage import accounts as rows_of
from firsthand.storage.connection import write
from firsthand.storage.trouble import in_words

STOP_SECONDS_MAX = 30.0
"""A run that is asked to stop does so after the batch it is at."""

GIVE_AGAIN = gettext_noop("Give it again: with the button on Sources, or `firsthand connect` with the same words.")

CONNECTING = "connecting"
"""Under which name the secret of an account is kept that was tried, until the user has chosen."""

_WHAT: Mapping[Sign, str] = {"password": "password", "oauth": "refresh_token", "none": "url"}
"""What must be kept to read an account, by how one signs in."""


@dataclass(frozen=True)
class Opened:
    """What reading an account needs. settings: 'kind' and 'source' among them; states: by source."""

    account: Account
    settings: Mapping[str, object] = field(repr=False)
    secret: str = field(repr=False)
    states: Mapping[str, str] = field(repr=False)


def add(
    actor: Actor,
    kind: AccountKind,
    settings: Mapping[str, object],
    secret: Mapping[str, str],
    *,
    title: str = "",
    every_minutes: int | None = None,
) -> Account:
    """Keep an account, to be read from now on; one with the same server and user is taken up again instead.

    secret: 'password' (with 'user' in the settings), 'client_secret' (with 'oauth' in the settings; may be missing), and for
    an 'ics-url' its 'url'. Raises ConfigError for settings that cannot be used.
    """
    if actor.demo:
        raise FirsthandError(
            _("The demo"), _("everything in it is invented"), _("Connect accounts to your own record.")
        )
    settings = dict(settings)
    if kind == "ics-url":
        secret = {**secret, "url": rules.address(secret.get("url", ""))}
        settings["host"] = urlsplit(secret["url"]).hostname or ""
    wanted = rules.settings_of(kind, settings)
    sign = rules.sign_of(wanted)
    if sign == "password" and not secret.get("password"):
        raise ConfigError(_("The password"), _("it is empty"), _("Give it when you are asked for it."), at="password")
    every = rules.EVERY_MINUTES[kind] if every_minutes is None else rules.every_minutes_of(every_minutes)
    name = _title(title) or rules.title_of(kind, wanted)
    now = this_moment()
    fresh = Account(0, kind, name, wanted, sign, "active", every, now, 0, 0, None, now)
    with in_words(actor.scope), write(actor.scope):
        same = _same(actor, fresh, secret)
        if same is None:
            id = rows_of.add(actor.scope, fresh)
        else:
            id = same.id
            rows_of.change(
                actor.scope, replace(fresh, id=id, title=_title(title) or same.title, writes_back=same.writes_back)
            )
            rows_of.set_state(actor.scope, id, "active")
            rows_of.set_next(actor.scope, id, now)
    kept = {} if same is None else secrets.get(actor, oauth.secret_name(id)) or {}
    secrets.keep(actor, oauth.secret_name(id), {**kept, **{name: value for name, value in secret.items() if value}})
    return show(actor, id)


def change(
    actor: Actor,
    account_id: int,
    *,
    title: str | None = None,
    settings: Mapping[str, object] | None = None,
    secret: Mapping[str, str] | None = None,
    every_minutes: int | None = None,
    writes_back: bool | None = None,
) -> Account:
    """Change what is given; the account is tried again at once where it had failed. Raises NotFoundError, ConfigError."""
    with in_words(actor.scope), write(actor.scope):
        account = show(actor, account_id)
        wanted = account.settings if settings is None else rules.settings_of(account.kind, settings)
        if settings is not None and rules.source_of(account.kind, wanted) != rules.source_of(
            account.kind, account.settings
        ):
            raise ConfigError(
                account.title,
                _("another server or user is another account"),
                _("Connect that one, and disconnect this."),
            )
        changed = replace(
            account,
            title=account.title if title is None else _title(title) or account.title,
            settings=wanted,
            sign=rules.sign_of(wanted),
            every_minutes=account.every_minutes if every_minutes is None else rules.every_minutes_of(every_minutes),
            writes_back=account.writes_back if writes_back is None else writes_back,
        )
        rows_of.change(actor.scope, changed)
        if account.state == "failed":
            rows_of.set_state(actor.scope, account_id, "active")
            rows_of.set_next(actor.scope, account_id, this_moment())
    if secret:
        kept = secrets.get(actor, oauth.secret_name(account_id)) or {}
        secrets.keep(actor, oauth.secret_name(account_id), {**kept, **secret})
    return show(actor, account_id)


def this_moment() -> int:
    """Seconds since 1970."""
    return int(time.time())


def everyone(actor: Actor) -> tuple[Account, ...]:
    """All accounts, in the order in which they were added."""
    return rows_of.everyone(actor.scope)


def show(actor: Actor, account_id: int) -> Account:
    """Raises NotFoundError."""
    account = rows_of.by_id(actor.scope, account_id)
    if account is None:
        raise NotFoundError(
            _("Account %(account_id)s") % {"account_id": account_id},
            _("it is not there"),
            _("`firsthand accounts` lists those that are."),
        )
    return account


def find(actor: Actor, words: str) -> Account:
    """The account of a number, or the one whose name or source has these words in it. Raises NotFoundError."""
    if words.isascii() and words.isdigit():
        return show(actor, int(words))
    wanted = words.casefold().strip()
    fitting = [
        one
        for one in everyone(actor)
        if wanted and (wanted in one.title.casefold() or wanted in rules.source_of(one.kind, one.settings).casefold())
    ]
    if len(fitting) != 1:
        reason = _("several accounts are called so") if fitting else _("no account is called so")
        raise NotFoundError(quoted(words), reason, _("`firsthand accounts` lists all with their numbers."))
    return fitting[0]


def is_running(actor: Actor, account_id: int) -> bool:
    """Whether the account is being read at this moment, by whatever process."""
    return locks.is_held(actor, lock_name(account_id))


def sources_of(actor: Actor, account_id: int) -> tuple[str, ...]:
    """The sources that were read in it so far: folders, calendars, address books."""
    return tuple(rows_of.states(actor.scope, account_id))


def pause(actor: Actor, account_id: int) -> Account:
    """Read it no more until `resume`; a run under way ends after its batch."""
    show(actor, account_id)
    with in_words(actor.scope), write(actor.scope):
        rows_of.set_state(actor.scope, account_id, "paused")
    return show(actor, account_id)


def resume(actor: Actor, account_id: int) -> Account:
    """Read it again from where it was, within a minute."""
    show(actor, account_id)
    with in_words(actor.scope), write(actor.scope):
        rows_of.set_state(actor.scope, account_id, "active")
        rows_of.ask_to_stop(actor.scope, account_id, asked=False)
        rows_of.set_next(actor.scope, account_id, this_moment())
    return show(actor, account_id)


def cancel(actor: Actor, account_id: int) -> None:
    """End the run under way after its batch; the account is read again when it is due next."""
    show(actor, account_id)
    with in_words(actor.scope), write(actor.scope):
        rows_of.ask_to_stop(actor.scope, account_id, asked=True)


def sync_now(actor: Actor, account_id: int) -> Account:
    """Have it read in the background at once, if it failed before as well. Raises FirsthandError for a paused one."""
    account = show(actor, account_id)
    if account.state in ("paused", "off"):
        raise FirsthandError(account.title, _("it is paused"), _("Resume it first."))
    from firsthand.services import background  # noqa: PLC0415 - it knows this module

    with in_words(actor.scope), write(actor.scope):
        rows_of.set_state(actor.scope, account_id, "active")
        rows_of.set_next(actor.scope, account_id, min(account.next_at, this_moment()))
        background.read_on_commit(actor, account_id)
    return show(actor, account_id)


def remove(actor: Actor, account_id: int, *, with_what_it_brought: bool = False) -> tuple[str, ...]:
    """Take an account and its secret away; the sources it brought.

    with_what_it_brought: the sources are to go too. The account then stays, 'off' and without its secret, until `drop` is
    called once they are gone, so that a process killed in between leaves something to go on from. Raises BusyError where a
    run does not end in time; by then it is 'off'.
    """
    account = show(actor, account_id)
    with in_words(actor.scope), write(actor.scope):
        rows_of.set_state(actor.scope, account_id, "off")
    with locks.held(actor, lock_name(account_id), account.title, wait_seconds=STOP_SECONDS_MAX):
        oauth.forget(actor, account_id)
        secrets.drop(actor, oauth.secret_name(account_id))
        brought = sources_of(actor, account_id)
        if not with_what_it_brought:
            drop(actor, account_id)
    return brought


def drop(actor: Actor, account_id: int) -> None:
    """Take away the last of an account that is 'off'."""
    with in_words(actor.scope), write(actor.scope):
        rows_of.remove(actor.scope, account_id)


def forget_secrets(actor: Actor) -> None:
    """Drop the secrets of all accounts, and of one that is being connected: before everything is deleted."""
    secrets.drop(actor, CONNECTING)
    for account in everyone(actor):
        oauth.forget(actor, account.id)
        secrets.drop(actor, oauth.secret_name(account.id))


def has_secret(actor: Actor, account: Account) -> bool:
    """Whether the password or token of an account is kept where it can be read. Raises StoreError for a broken store."""
    kept = secrets.get(actor, oauth.secret_name(account.id)) or {}
    return bool(kept.get(_WHAT[account.sign]))


# What a run needs


def lock_name(account_id: int) -> str:
    return f"account-{account_id}"


def opened(actor: Actor, account_id: int) -> Opened:
    """Settings, secret and states for one run; a token is renewed first. Raises AccountError. Call it in no transaction."""
    account = show(actor, account_id)
    settings = {
        **account.settings,
        "kind": account.kind,
        "source": rules.source_of(account.kind, account.settings),
        "auth": rules.auth_of(account.kind, account.sign),
    }
    if account.sign == "oauth":
        return Opened(account, settings, oauth.access_token(actor, account), rows_of.states(actor.scope, account_id))
    kept = secrets.get(actor, oauth.secret_name(account_id)) or {}
    if account.kind == "ics-url":
        settings["url"] = kept.get("url", "")
    if not kept.get(_WHAT[account.sign]):
        # A keyring may only be closed for now: before its owner has signed in to the desktop, say.
        raise AccountError(
            account.title,
            (
                _("its address is not to be found in %(store)s")
                if account.sign == "none"
                else _("its password is not to be found in %(store)s")
            )
            % {"store": secrets.store_name(actor)},
            _(GIVE_AGAIN),
            lasting=not secrets.in_keyring(),
        )
    return Opened(account, settings, kept.get("password", ""), rows_of.states(actor.scope, account_id))


def succeeded(actor: Actor, account_id: int) -> None:
    """A run came to its end: all is well, and the account is due again after its interval."""
    account = show(actor, account_id)
    with write(actor.scope):
        rows_of.succeeded(actor.scope, account_id, rules.next_after_success(this_moment(), account.every_minutes))


def failed(actor: Actor, account_id: int, rejected: Rejected, *, lasting: bool, retry_after_seconds: int = 0) -> None:
    """A run broke off, as `AccountFailed` says: tried again later, or not before the user did something."""
    account = show(actor, account_id)
    failures = account.failures + 1
    next_at = rules.next_after_failure(this_moment(), failures, random.random(), retry_after_seconds)
    trouble = Trouble(rejected.reason.rstrip("."), rejected.remedy, lasting)
    with write(actor.scope):
        rows_of.failed(actor.scope, account_id, trouble, failures, next_at)


def _same(actor: Actor, fresh: Account, secret: Mapping[str, str]) -> Account | None:
    """The account that is kept already: a secret address of a calendar is the same only if the address is."""
    source = rules.source_of(fresh.kind, fresh.settings)
    for account in everyone(actor):
        if account.kind != fresh.kind or rules.source_of(account.kind, account.settings) != source:
            continue
        if account.state == "off":
            raise BusyError(
                account.title, _("it is still being taken away"), _("Wait until that is done, then connect it.")
            )
        kept = secrets.get(actor, oauth.secret_name(account.id)) or {}
        if fresh.kind == "ics-url" and kept.get("url", secret["url"]) != secret["url"]:
            continue
        if fresh.kind in ("caldav", "carddav") and account.settings["url"] != fresh.settings["url"]:
            continue
        return account
    return None


def _title(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())[:100]
