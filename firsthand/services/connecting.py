"""Connecting an account step by step: it is tried, what it holds is shown, and only then is it kept."""

import json
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from firsthand.connectors.base import AccountTrouble, SignInTrouble
from firsthand.connectors.registry import account_check
from firsthand.domain import accounts as rules
from firsthand.domain.accounts import Account, AccountKind
from firsthand.errors import AccountError, FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import accounts, secrets
from firsthand.services.actor import Actor

CHOOSE_SECONDS_MAX = 30 * 60
TIMEOUT_SECONDS = 20
"""Somebody waits before the page for the answer."""

_CHOICE: Mapping[AccountKind, str] = {
    "imap": "folders",
    "caldav": "collections",
    "carddav": "collections",
    "ics-url": "",
}
"""The setting that holds what was chosen."""


@dataclass(frozen=True)
class Place:
    """A folder, a calendar or an address book. name: for the reader; title: for people; count: None where unknown.

    chosen: whether it is read unless the user says otherwise.
    """

    kind: AccountKind
    name: str
    title: str
    count: int | None
    chosen: bool


class Wanted(NamedTuple):
    """One account to be tried. secret: as for `accounts.add`."""

    kind: AccountKind
    settings: Mapping[str, object]
    secret: Mapping[str, str]


@dataclass(frozen=True)
class Pending:
    """An account (or two of one server: calendars and address books) that answered and is not kept yet."""

    wanted: tuple[Wanted, ...] = field(repr=False)
    places: tuple[Place, ...]
    title: str
    every_minutes: int | None


class CheckError(AccountError):
    """An account that does not answer as it should. at: which answer of the user is to be given again."""

    def __init__(self, thing: str, reason: str, remedy: str, *, at: Literal["server", "password"]) -> None:
        super().__init__(thing, reason, remedy, lasting=True)
        self.at = at


def begin(
    actor: Actor, wanted: Sequence[Wanted], *, title: str = "", every_minutes: int | None = None
) -> tuple[Place, ...]:
    """Try accounts, and keep what they hold in mind until the user has chosen. What they hold.

    Several are of one server: what one of them does not have costs nothing, if another has something. Raises CheckError,
    and ConfigError for settings that cannot be used. The password is kept as that of an account is, for half an hour.
    """
    if actor.demo:
        raise FirsthandError(
            _("The demo"), _("everything in it is invented"), _("Connect accounts to your own record.")
        )
    fitting: list[Wanted] = []
    places: list[Place] = []
    trouble: CheckError | None = None
    for one in wanted:
        try:
            places += _check(one)
            fitting.append(one)
        except CheckError as error:
            trouble = trouble or error
            if error.at == "password":
                break
    if trouble and not fitting:
        raise trouble
    document = {
        "at": int(time.time()),
        "wanted": [[one.kind, dict(one.settings), dict(one.secret)] for one in fitting],
        "places": [asdict(place) for place in places],
        "title": title,
        "every_minutes": every_minutes,
    }
    secrets.keep(actor, accounts.CONNECTING, {"document": json.dumps(document)})
    return tuple(places)


def pending(actor: Actor) -> Pending:
    """What waits to be chosen from. Raises NotFoundError where nothing does, or where it is too old."""
    kept = secrets.get(actor, accounts.CONNECTING)
    found = json.loads(kept["document"]) if kept else None
    if found is not None and time.time() - found["at"] > CHOOSE_SECONDS_MAX:
        give_up(actor)
        found = None
    if found is None:
        raise NotFoundError(
            _("This account"), _("nothing of it is kept any more"), _("Connect it again, under Sources.")
        )
    return Pending(
        wanted=tuple(Wanted(*one) for one in found["wanted"]),
        places=tuple(Place(**place) for place in found["places"]),
        title=found["title"],
        every_minutes=found["every_minutes"],
    )


def keep(actor: Actor, chosen: Collection[str]) -> tuple[Account, ...]:
    """Keep the account with what was chosen of it, and have it read at once; two, where it is of two kinds."""
    found = pending(actor)
    kept = []
    for one in found.wanted:
        mine = [place for place in found.places if place.kind == one.kind]
        names = [place.name for place in mine if place.name in chosen]
        if not names:
            continue
        settings = {**one.settings, **_choice(one.kind, mine, chosen)}
        account = accounts.add(
            actor, one.kind, settings, one.secret, title=found.title, every_minutes=found.every_minutes
        )
        kept.append(accounts.sync_now(actor, account.id))
    give_up(actor)
    return tuple(kept)


def give_up(actor: Actor) -> None:
    """Forget what was tried, its password with it."""
    secrets.drop(actor, accounts.CONNECTING)


def places_of(actor: Actor, account_id: int) -> tuple[Place, ...]:
    """What an account holds now. Raises AccountError."""
    opened = accounts.opened(actor, account_id)
    return _checked(opened.account.kind, {**opened.settings, "timeout_seconds": TIMEOUT_SECONDS}, opened.secret)


def chosen_of(account: Account, places: Sequence[Place]) -> set[str]:
    """What is read of an account: what the user chose, or else the usual."""
    names = account.settings.get(_CHOICE[account.kind])
    return set(names) if isinstance(names, list) else {place.name for place in places if place.chosen}


def choose(actor: Actor, account_id: int, places: Sequence[Place], chosen: Collection[str]) -> Account:
    """Read these of an account's places from now on. Raises NotFoundError."""
    account = accounts.show(actor, account_id)
    others = {name: value for name, value in account.settings.items() if name not in ("folders", "collections")}
    return accounts.change(actor, account_id, settings={**others, **_choice(account.kind, places, chosen)})


def _choice(kind: AccountKind, places: Sequence[Place], chosen: Collection[str]) -> dict[str, object]:
    """The setting for what was chosen; none for the usual choice, so that folders made later are read too."""
    usual = {place.name for place in places if place.chosen}
    names = [place.name for place in places if place.name in chosen]
    return {} if set(names) == usual or not _CHOICE[kind] else {_CHOICE[kind]: names}


def _check(wanted: Wanted) -> tuple[Place, ...]:
    """What an account holds that is not kept. Raises CheckError and ConfigError."""
    kind, secret = wanted.kind, dict(wanted.secret)
    given = dict(wanted.settings)
    if kind == "ics-url":
        secret["url"] = rules.address(secret.get("url", ""))
        given["host"] = urlsplit(secret["url"]).hostname or ""
    settings = rules.settings_of(kind, given)
    sign = rules.sign_of(settings)
    asked: dict[str, object] = {
        **settings,
        "kind": kind,
        "source": rules.source_of(kind, settings),
        "auth": rules.auth_of(kind, sign),
        "timeout_seconds": TIMEOUT_SECONDS,
    }
    if kind == "ics-url":
        asked["url"] = secret["url"]
    return _checked(kind, asked, secret.get("password", ""))


def _checked(kind: AccountKind, settings: Mapping[str, object], secret: str) -> tuple[Place, ...]:
    try:
        found = account_check(kind)(settings, secret)
    except AccountTrouble as trouble:
        is_refused = isinstance(trouble, SignInTrouble) or getattr(trouble, "status", 0) == 401
        raise CheckError(
            trouble.where or str(settings["source"]),
            trouble.reason.rstrip("."),
            trouble.remedy,
            at="password" if is_refused and kind != "ics-url" else "server",
        ) from None
    # A folder is (name, messages, chosen); a collection is (href, title, objects, chosen).
    if kind == "imap":
        return tuple(Place(kind, name, name, count, chosen) for name, count, chosen in found)
    return tuple(Place(kind, href, title or href, count, chosen) for href, title, count, chosen in found)
