"""Trying an account before it is kept: whether it can be read, and what folders it has."""

from collections.abc import Mapping
from typing import NamedTuple

from firsthand.connectors.imap.folders import chosen, listing, with_numbers
from firsthand.connectors.imap.session import session
from firsthand.connectors.imap.settings import settings_of


class Folder(NamedTuple):
    """One folder as the page shows it. messages: None where the server does not say; is_chosen: unless the user says so."""

    name: str
    messages: int | None
    is_chosen: bool


def check(account: Mapping[str, object], secret: str) -> tuple[Folder, ...]:
    """The folders that can be read, those read first at the top. Raises AccountTrouble.

    account, secret: as for `ImapReader.events`; folders that are chosen or left out in them make no difference.
    """
    settings = settings_of({**account, "folders": [], "folders_excluded": []})
    with session(settings, secret) as found:
        readable = with_numbers(found, [one for one in listing(found) if one.is_readable])
        names = {one.name for one in chosen(readable, settings, is_gmail=found.can(b"X-GM-EXT-1"))}
    readable.sort(key=lambda one: (one.name not in names, one.rank, one.name.casefold()))
    return tuple(Folder(one.name, one.messages, one.name in names) for one in readable)
