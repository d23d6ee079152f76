"""Writing one changed card back, never over what somebody else wrote in the meantime."""

from collections.abc import Mapping
from typing import Final

from firsthand.connectors.base import AccountTrouble
from firsthand.connectors.dav import Dav
from firsthand.connectors.dav.client import ETAG, Present
from firsthand.connectors.dav.reader import OBJECT_BYTES_MAX, objects_in
from firsthand.connectors.web import Web, WebTrouble
from firsthand.connectors.web.addresses import joined, may_have_password, origin
from firsthand.connectors.web.trouble import elsewhere
from firsthand.language import gettext as _

_CARD: Final = "text/vcard; charset=utf-8"


class Conflict(Exception):
    """The card on the server is no longer the one that was read. present: its text now, '' where it was deleted."""

    def __init__(self, present: str) -> None:
        super().__init__(_("The card on the server has changed since it was read."))
        self.present = present


def put_card(account: Mapping[str, object], secret: str, href: str, original: str, changed: str) -> str:
    """Put `changed` in place of `original`; gives the new ETag.

    href: the card's `item`. original: the whole card as it was read; where that was shortened, the server's differs.
    Raises Conflict when the server holds another text by now, AccountTrouble for all else; then nothing was written.
    """
    with Web(account, secret) as web:
        dav = Dav(web)
        url = joined(web.typed, href)
        if not may_have_password(url, web.typed):
            raise elsewhere(url, origin(url))
        try:
            present = dav.get(url, OBJECT_BYTES_MAX)
        except WebTrouble as trouble:
            if trouble.status not in {404, 410}:
                raise
            raise _deleted(dav, url) from None
        if not _is_same(present.content.decode("utf-8", "replace"), original):
            raise _conflict(present)
        if not present.version or present.version.startswith("W/"):
            raise AccountTrouble(
                url,
                _(
                    "The server does not say exactly which version of a card it holds, so that somebody else's change could "
                    "be overwritten."
                ),
                _("Change the card in the program you keep your address book in."),
                lasting=True,
            )
        try:
            written = dav.put(url, "\r\n".join([*changed.splitlines(), ""]), present.version, _CARD)
        except WebTrouble as trouble:
            if trouble.status not in {404, 409, 412}:
                raise
            raise _overtaken(dav, url) from None
        # Without an ETag the server may have stored something else than it was given: then it is read anew next time.
        return written or dav.one(url, (ETAG,)).text(ETAG)


def _conflict(present: Present) -> Conflict:
    return Conflict(present.content.decode("utf-8", "replace"))


def _is_same(one: str, other: str) -> bool:
    """Whether two texts say the same, however their lines end: XML turns every line end into one sign."""
    return [line.rstrip() for line in one.strip().splitlines()] == [
        line.rstrip() for line in other.strip().splitlines()
    ]


def _overtaken(dav: Dav, url: str) -> Exception:
    try:
        present = dav.get(url, OBJECT_BYTES_MAX)
    except WebTrouble as trouble:
        if trouble.status not in {404, 410}:
            return trouble
        return _deleted(dav, url)
    return _conflict(present)


def _deleted(dav: Dav, url: str) -> Exception:
    """Why a card is not there: it alone was deleted, or the whole address book is gone."""
    book = url.rpartition("/")[0] + "/"
    try:
        is_empty = not any(objects_in(dav, book))
    except WebTrouble as trouble:
        if trouble.status not in {404, 410}:
            return trouble
        is_empty = True
    if not is_empty:
        return Conflict("")
    return AccountTrouble(
        book,
        _("The address book on the server is suddenly empty, or no longer there. Nothing was written."),
        _("Look into the program you keep it in; if you emptied it on purpose, read the account anew first."),
    )
