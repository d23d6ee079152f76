"""Reading a calendar that is given out as one file: asked for only when it changed, told only where it changed."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from hashlib import blake2b
from tempfile import SpooledTemporaryFile
from typing import Final
from urllib.parse import unquote, urlsplit, urlunsplit

from firsthand.connectors.base import Finished, Outcome
from firsthand.connectors.following import Collection, Fetched, Following, Listing, Missing, Parse, Unreadable, Vanished
from firsthand.connectors.subscription.entries import CutShortError, Entries, NoCalendarError
from firsthand.connectors.web import Answer, Web, WebTrouble
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _

_IN_MEMORY_BYTES: Final = 4 * 1024 * 1024
_MARKS: Final = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}


class SubscriptionReader:
    """Reads one calendar file at a web address. meetings: makes meetings of a calendar's text."""

    kind = "ics-url"

    def __init__(self, meetings: Parse) -> None:
        self._meetings = meetings

    def events(
        self, account: Mapping[str, object], secret: str, states: Mapping[str, str], now: int
    ) -> Iterator[Outcome]:
        """What is new since the state given; ends with Finished.

        account: url, title, user, auth, timeout_seconds, ca_file, answer_bytes_max, empty_is_meant.
        """
        with Web(account, secret) as web, ExitStack() as open_files:
            source = shown(web.typed)
            following = Following(
                self.kind, source, _title(account, web.typed), states.get(source, ""), self._meetings, now,
                empty_is_meant=account.get("empty_is_meant") is True,
            )  # fmt: skip
            entries: list[Entries] = []

            def listing() -> Listing | Vanished:
                asked = {} if following.is_unfinished else _conditions(following.state.stamp)
                try:
                    with web.answer("GET", web.typed, headers=asked, accepted=frozenset({304})) as answer:
                        if answer.status == 304:
                            return Listing({}, (), is_full=False, stamp=following.state.stamp)
                        found = _entries(answer, open_files)
                        stamp = {name: answer.header(name) for name in _MARKS if answer.header(name)}
                except WebTrouble as trouble:
                    if trouble.status in {404, 410} and following.state.known:
                        return Vanished(Rejected(trouble.where, trouble.reason, trouble.remedy))
                    raise
                entries.append(found)
                following.title = str(account.get("title") or "") or found.title or following.title
                return Listing(found.versions, (), is_full=True, stamp=stamp)

            def fetch(names: Sequence[str]) -> Iterator[Fetched | Missing | Unreadable]:
                for name in names:
                    yield Fetched(name, entries[0].versions[name], entries[0].content(name))

            yield from following.events(listing, fetch)
        yield Finished(complete=True)

    def check(self, account: Mapping[str, object], secret: str) -> tuple[Collection, ...]:
        """The calendar at the address, for the page on which a person connects it. Raises AccountTrouble."""
        with Web(account, secret) as web, ExitStack() as open_files:
            with web.answer("GET", web.typed) as answer:
                found = _entries(answer, open_files)
            title = str(account.get("title") or "") or found.title or _title(account, web.typed)
            return (Collection(shown(web.typed), title, len(found.versions), chosen=True),)


def shown(url: str) -> str:
    """An address as the name of a source: what stands after '?' is often a password in all but name."""
    parts = urlsplit(url)
    if not parts.query:
        return url
    digest = blake2b(parts.query.encode(), digest_size=4).hexdigest()
    return urlunsplit((*parts[:3], f"…{digest}", ""))


def _entries(answer: Answer, open_files: ExitStack) -> Entries:
    file = SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES)  # noqa: SIM115 - closed with what else is open
    open_files.enter_context(file)
    for piece in iter(answer.read, b""):
        file.write(piece)
    host = urlsplit(answer.url).hostname
    try:
        return Entries(file)
    except NoCalendarError:
        reason = _("%(host)s gives no calendar at this address.")
        if answer.is_web_page():
            reason = _("%(host)s gives no calendar at this address but a web page.")
        raise WebTrouble(
            shown(answer.url),
            reason % {"host": host},
            _("Give the address for subscribing, which often ends in .ics; the calendar's settings name it."),
            lasting=True,
        ) from None
    except CutShortError:
        raise WebTrouble(
            shown(answer.url),
            _("The calendar that %(host)s gives ends in the middle. Nothing was taken out of your record.")
            % {"host": host},
            _("Nothing needs to be done now; if it happens each time, report it to whoever runs the server."),
        ) from None


def _conditions(stamp: Mapping[str, str]) -> dict[str, str]:
    return {field: stamp[name] for name, field in _MARKS.items() if name in stamp}


def _title(account: Mapping[str, object], url: str) -> str:
    parts = urlsplit(url)
    return str(account.get("title") or "") or unquote(parts.path.rpartition("/")[2]) or str(parts.hostname)
