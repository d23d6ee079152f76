"""Reading an account's calendars or address books: what is there, and what is new in each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from firsthand.connectors.base import Finished, Outcome
from firsthand.connectors.dav.client import ETAG, Dav, element, text_element
from firsthand.connectors.dav.discovery import TYPE, Place, all_places, none_there, places
from firsthand.connectors.dav.multistatus import TOO_MANY, Found, SyncToken
from firsthand.connectors.dav.sort import DAV, Sort
from firsthand.connectors.following import Collection, Fetched, Following, Listing, Missing, Parse, Unreadable, Vanished
from firsthand.connectors.web import Web, WebTrouble
from firsthand.connectors.web.trouble import refused
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _

OBJECT_BYTES_MAX: Final = 20 * 1024 * 1024
_MULTIGET_BYTES_MAX: Final = 64 * 1024 * 1024
_COUNTED_MAX: Final = 2_000
_PAGES_MAX: Final = 10_000
_OF_THE_ACCOUNT: Final = frozenset({0, 401, 407, 429, 502, 503, 504})
"""Trouble that the next request would meet as well."""


class DavReader:
    """Reads what one sort of collection holds. parse: makes records of one object."""

    def __init__(self, sort: Sort, parse: Parse) -> None:
        self.kind = sort.kind
        self._sort = sort
        self._parse = parse

    def events(
        self, account: Mapping[str, object], secret: str, states: Mapping[str, str], now: int
    ) -> Iterator[Outcome]:
        """What is new since the states given, by collection; ends with Finished.

        account: url or host, user, auth, collections (addresses; none: all), timeout_seconds, ca_file, empty_is_meant.
        """
        chosen = _chosen(account)
        with Web(account, secret) as web:
            dav = Dav(web)
            missing = dict(states)
            is_empty = not states
            for place in places(dav, self._sort, chosen):
                is_empty = False
                if isinstance(place, Place):
                    if chosen or place.fits or place.url in states:
                        missing.pop(place.url, None)
                        yield from self._collection(dav, place, account, states, now)
                else:
                    state = missing.pop(place.where, "")
                    yield from self._lost(place.where, state, _lost_as(place), account, now)
            if is_empty:
                raise none_there(web.typed, self._sort)
            for source, state in missing.items() if not chosen else ():
                yield from self._lost(source, state, Vanished(_no_longer_listed(source)), account, now)
        yield Finished(complete=True)

    def check(self, account: Mapping[str, object], secret: str) -> tuple[Collection, ...]:
        """What the account holds, for the page on which a person chooses. Raises AccountTrouble.

        account: as for `events`; collections that are chosen in it make no difference.
        """
        with Web(account, secret) as web:
            dav = Dav(web)
            found = all_places(dav, self._sort)
            if not found:
                raise none_there(web.typed, self._sort)
            return tuple(Collection(one.url, one.title, _count(dav, one.url), one.fits) for one in found)

    def _following(self, source: str, title: str, state: str, account: Mapping[str, object], now: int) -> Following:
        meant = account.get("empty_is_meant") is True
        return Following(self.kind, source, title, state, self._parse, now, empty_is_meant=meant)

    def _lost(
        self, source: str, state: str, why: Vanished | Rejected, account: Mapping[str, object], now: int
    ) -> Iterator[Outcome]:
        return self._following(source, source, state, account, now).events(lambda: why, lambda _: iter(()))

    def _collection(
        self, dav: Dav, place: Place, account: Mapping[str, object], states: Mapping[str, str], now: int
    ) -> Iterator[Outcome]:
        following = self._following(place.url, place.title, states.get(place.url, ""), account, now)

        def listing() -> Listing | Vanished | Rejected:
            try:
                return _listing(dav, place, following)
            except WebTrouble as trouble:
                if trouble.status in _OF_THE_ACCOUNT:
                    raise
                return _lost_as(trouble)

        def fetch(names: Sequence[str]) -> Iterator[Fetched | Missing | Unreadable]:
            return _fetch(dav, self._sort, following, names)

        return following.events(listing, fetch)


def _chosen(account: Mapping[str, object]) -> list[str]:
    chosen = account.get("collections")
    return [str(one) for one in chosen] if isinstance(chosen, list | tuple) else []


def _lost_as(trouble: WebTrouble) -> Vanished | Rejected:
    why = Rejected(trouble.where, trouble.reason, trouble.remedy)
    return Vanished(why) if trouble.status in {404, 410} else why


def _no_longer_listed(source: str) -> Rejected:
    return Rejected(source, _("It is no longer there."), _("If it was moved, connect it anew at its new place."))


# Listing


def _listing(dav: Dav, place: Place, following: Following) -> Listing:
    stamp = following.state.stamp
    if place.token == stamp["token"] if "token" in stamp else place.ctag and place.ctag == stamp.get("ctag"):
        return Listing({}, (), is_full=False, stamp=stamp)
    ctag = {"ctag": place.ctag} if place.ctag else {}
    if place.can_sync:
        for token in dict.fromkeys((stamp.get("token", ""), "")):
            try:
                return _synced(dav, following, token, ctag)
            except WebTrouble as trouble:
                # A token the server no longer knows is refused with 403, 409 or 412: then all is listed and compared.
                if trouble.status in _OF_THE_ACCOUNT or trouble.status == 404:
                    raise
    versions = {}
    for found in dav.propfind(place.url, 1, (ETAG, TYPE)):
        if found.url.rstrip("/") == place.url.rstrip("/") and found.status >= 400:
            raise refused(place.url, found.status, "", had_password=True)  # not there, or told in part only
        if found.status != 404 and _is_object(found, place.url):
            versions[following.name(found.url)] = found.text(ETAG)
    return Listing(versions, (), is_full=True, stamp=ctag)


def _synced(dav: Dav, following: Following, token: str, ctag: Mapping[str, str]) -> Listing:
    """What changed since a token, or with '' all there is (RFC 6578)."""
    versions: dict[str, str] = {}
    removed: set[str] = set()
    start = token
    for _attempt in range(_PAGES_MAX):
        inside = (
            text_element(f"{DAV}sync-token", token)
            + text_element(f"{DAV}sync-level", "1")
            + element(f"{DAV}prop", element(ETAG) + element(TYPE))
        )
        next_token, is_cut = "", False
        for one in dav.report(following.source, f"{DAV}sync-collection", inside, depth=0):
            if isinstance(one, SyncToken):
                next_token = one.token
            elif one.status == TOO_MANY:
                is_cut = True
            elif one.status in {404, 410}:
                removed.add(following.name(one.url))
                versions.pop(following.name(one.url), None)
            elif _is_object(one, following.source):
                versions[following.name(one.url)] = one.text(ETAG)
                removed.discard(following.name(one.url))
        if not is_cut or not next_token or next_token == token:
            break
        token = next_token
    if is_cut or not next_token:
        raise WebTrouble(following.source, _("The list of changes has no end."), _("Try again later."), status=507)
    stamp = {"token": next_token, **ctag}
    return Listing(versions, removed if start else (), is_full=not start, stamp=stamp)


def _is_object(found: Found, collection: str) -> bool:
    """Whether this is an object of a collection; not the collection itself, a folder in it or something outside."""
    within = collection.rstrip("/") + "/"
    return found.url.startswith(within) and found.url != within and f"{DAV}collection" not in found.types()


def _count(dav: Dav, url: str) -> int | None:
    """How many objects there are, unless counting takes long."""
    try:
        counted = sum(1 for _ in islice(objects_in(dav, url), _COUNTED_MAX + 1))
    except WebTrouble:
        return None
    return counted if counted <= _COUNTED_MAX else None


def objects_in(dav: Dav, url: str) -> Iterator[str]:
    """The addresses of the objects of a collection."""
    return (found.url for found in dav.propfind(url, 1, (TYPE,)) if found.status == 200 and _is_object(found, url))


# Fetching


def _fetch(
    dav: Dav, sort: Sort, following: Following, names: Sequence[str]
) -> Iterator[Fetched | Missing | Unreadable]:
    waiting = {following.item(name): name for name in names}
    try:
        for found in _multiget(dav, sort, following.source, waiting):
            if found.status in {404, 410} and found.url in waiting:
                yield Missing(waiting.pop(found.url))
            elif found.url in waiting and sort.content in found.properties:
                yield Fetched(waiting.pop(found.url), found.text(ETAG), found.text(sort.content))
    except WebTrouble as trouble:
        if trouble.status in _OF_THE_ACCOUNT:
            raise
    # One object can spoil the common answer (a character XML does not allow, a fault of the server): ask one by one.
    for item, name in waiting.items():
        try:
            present = dav.get(item, OBJECT_BYTES_MAX)
        except WebTrouble as trouble:
            if trouble.status in _OF_THE_ACCOUNT:
                raise
            if trouble.status in {404, 410}:
                yield Missing(name)
            else:
                yield Unreadable(name, trouble.reason, trouble.remedy)
        else:
            yield Fetched(name, present.version, present.content)


def _multiget(dav: Dav, sort: Sort, collection: str, items: Iterable[str]) -> Iterator[Found]:
    inside = element(f"{DAV}prop", element(ETAG) + element(sort.content))
    inside += "".join(text_element(f"{DAV}href", urlsplit(item).path) for item in items)
    for one in dav.report(collection, sort.multiget, inside, depth=0, limit_bytes=_MULTIGET_BYTES_MAX):
        if isinstance(one, Found):
            yield one
