"""From the address a person typed to their calendars or address books (RFC 6764, without looking up SRV records)."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from firsthand.connectors.base import AccountTrouble
from firsthand.connectors.dav.client import Dav
from firsthand.connectors.dav.multistatus import Found
from firsthand.connectors.dav.sort import DAV, Sort
from firsthand.connectors.web import WebTrouble
from firsthand.connectors.web.addresses import joined, may_have_password, origin
from firsthand.connectors.web.trouble import elsewhere, refused
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

CTAG: Final = "{http://calendarserver.org/ns/}getctag"
SYNC_TOKEN: Final = f"{DAV}sync-token"
PRINCIPAL: Final = f"{DAV}current-user-principal"
REPORTS: Final = f"{DAV}supported-report-set"
TITLE: Final = f"{DAV}displayname"
TYPE: Final = f"{DAV}resourcetype"
_SCHEDULING: Final = frozenset(
    {"{urn:ietf:params:xml:ns:caldav}schedule-inbox", "{urn:ietf:params:xml:ns:caldav}schedule-outbox"}
)
_ELSEWHERE: Final = frozenset({200, 207, 310, 400, 403, 404, 405, 410, 501})
"""Answers that say no more than that this is not the place."""


class Sentences(NamedTuple):
    """What is said where an account holds none of a sort, and where a collection is none, with what to do about it."""

    none_there: str
    another_sort: str
    choose_anew: str


SENTENCES: Final = {
    "calendar": Sentences(
        gettext_noop("There is no calendar here."),
        gettext_noop("It is no calendar."),
        gettext_noop("Choose the calendar anew in the settings of this account."),
    ),
    "address book": Sentences(
        gettext_noop("There is no address book here."),
        gettext_noop("It is no address book."),
        gettext_noop("Choose the address book anew in the settings of this account."),
    ),
}
"""By what a person calls a collection of the sort: whole sentences, since another language turns its words by the noun."""


class Place(NamedTuple):
    """One collection as it stands on the server. token, ctag: equal while nothing in it changed; '' where not told."""

    url: str
    title: str
    token: str
    ctag: str
    can_sync: bool
    fits: bool
    """Whether it may hold what is read from it: a list of tasks is a calendar, too."""


def places(dav: Dav, sort: Sort, chosen: Sequence[str]) -> Iterator[Place | WebTrouble]:
    """The collections chosen, or all there are; for one that cannot be asked, why.

    Trouble with the account as a whole is raised.
    """
    if chosen:
        for href in chosen:
            yield _chosen(dav, sort, joined(dav.web.typed, href))
    else:
        yield from all_places(dav, sort)


def _chosen(dav: Dav, sort: Sort, url: str) -> Place | WebTrouble:
    try:
        found = dav.one(url, _asked(sort))
    except WebTrouble as trouble:
        if trouble.status not in {403, 404, 405, 410}:
            raise
        return WebTrouble(url, trouble.reason, trouble.remedy, lasting=trouble.lasting, status=trouble.status)
    if found.status >= 400:
        return refused(url, found.status, "", had_password=True)
    if sort.collection not in found.types():
        return WebTrouble(
            url, _(SENTENCES[sort.one].another_sort), _(SENTENCES[sort.one].choose_anew), lasting=True, status=404
        )
    return _place(found, sort)


def all_places(dav: Dav, sort: Sort) -> list[Place]:
    """All collections of the account; none where it holds none. Raises WebTrouble where it cannot be asked."""
    typed = dav.web.typed
    well_known = urljoin(typed, sort.well_known)
    at_host = urlsplit(typed).path == "/"
    troubles: dict[str, WebTrouble] = {}
    is_dav = False
    for url in dict.fromkeys([well_known, typed] if at_host else [typed, well_known, urljoin(typed, "/")]):
        try:
            found = dav.one(url, (PRINCIPAL, sort.home, *_asked(sort)))
            if sort.collection in found.types():
                return [_place(found, sort)]
            homes = _homes(dav, sort, found)
            listed = _in_homes(dav, sort, homes or (found.url,))
        except WebTrouble as trouble:
            if trouble.status not in _ELSEWHERE:
                raise
            troubles[url] = trouble
            continue
        if listed or homes:
            return listed
        is_dav = True
    if is_dav:
        return []
    raise troubles[typed]


def _homes(dav: Dav, sort: Sort, found: Found) -> tuple[str, ...]:
    """Where a person's collections lie, as told by what was found or by the person's own entry."""
    if homes := found.urls(sort.home):
        return homes
    principal = found.properties.get(PRINCIPAL)
    if principal is not None and principal.find(f"{DAV}unauthenticated") is not None:
        raise WebTrouble(
            found.url,
            _("The server does not know who asks."),
            _("Give user name and password."),
            lasting=True,
            status=401,
        )
    homes = ()
    for url in found.urls(PRINCIPAL):
        homes += _known_host(dav, dav.one(url, (sort.home,))).urls(sort.home)
    return homes


def _known_host(dav: Dav, found: Found) -> Found:
    if not may_have_password(found.url, dav.web.typed):
        raise elsewhere(dav.web.typed, origin(found.url))
    return found


def _in_homes(dav: Dav, sort: Sort, homes: Sequence[str]) -> list[Place]:
    listed: dict[str, Place] = {}
    for home in homes:
        if not may_have_password(home, dav.web.typed):
            raise elsewhere(dav.web.typed, origin(home))
        for found in dav.propfind(home, 1, _asked(sort)):
            if sort.collection in found.types() and not _SCHEDULING & found.types():
                listed.setdefault(found.url, _place(found, sort))
    return list(listed.values())


def _asked(sort: Sort) -> tuple[str, ...]:
    return tuple(name for name in (TYPE, TITLE, CTAG, SYNC_TOKEN, REPORTS, sort.components) if name)


def _place(found: Found, sort: Sort) -> Place:
    reports = found.properties.get(REPORTS)
    held = found.properties.get(sort.components) if sort.components else None
    names = {inner.get("name", "").upper() for inner in held} if held is not None else set()
    path = urlsplit(found.url).path
    return Place(
        url=found.url,
        title=" ".join(found.text(TITLE).split()) or path.rstrip("/").rpartition("/")[2] or found.url,
        token=found.text(SYNC_TOKEN).strip(),
        ctag=found.text(CTAG).strip(),
        can_sync=reports is not None and reports.find(f".//{DAV}sync-collection") is not None,
        fits=not names or sort.component in names,
    )


def none_there(where: str, sort: Sort) -> AccountTrouble:
    """The account is in order, but holds nothing of this sort."""
    return AccountTrouble(
        where,
        _(SENTENCES[sort.one].none_there),
        _("Check the address and the user name; if both are right, make one in the program you use, then try again."),
        lasting=True,
    )
