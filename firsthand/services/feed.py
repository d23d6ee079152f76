"""The private calendar: today's moves, what was put off, due promises and days of the year, for a calendar program.

Whoever holds its address can read it, without anything else. So it is off until the user asks for it, the address holds 256
random bits of which a keyed hash alone is kept, and it can be ended or replaced by another at any time.
"""

import hmac
import json
import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils.crypto import salted_hmac

from firsthand.domain.feed_entries import FeedEntry, Named, Words, of_day, of_move, of_promise
from firsthand.domain.moves.shape import KINDS, FirstStep
from firsthand.errors import NotFoundError
from firsthand.language import gettext as _
from firsthand.services import dates, exchanges, moves, workspaces
from firsthand.services.actor import Actor, AsOf, now
from firsthand.services.outgoing_calendar import BEGIN, END, NOTHING
from firsthand.storage import feeds
from firsthand.storage.connection import rows, write
from firsthand.storage.feeds import EntryRow

TOKEN_BYTES = 32
PROMISES_MAX = 200
PROMISES_BACK_DAYS = 14
DAYS_AHEAD = 60
ENTRIES_KEPT_DAYS = 400
HOURS_BETWEEN = 4
"""How often a calendar program is asked to look again."""

EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Feed:
    """A calendar that is given out. words: how people are named in it; since: the day its address was made."""

    words: Words
    since: date


@dataclass(frozen=True)
class Calendar:
    """The calendar as it stands. digest: equal while it says the same; changed_at: seconds since 1970."""

    text: str
    digest: str
    changed_at: int


def standing(actor: Actor) -> Feed | None:
    """The calendar that is given out now; None while it is off."""
    found = feeds.feed(actor.scope)
    if found is None:
        return None
    return Feed(_words(found.words), datetime.fromtimestamp(found.created_at, actor.zone).date())


def start(actor: Actor, words: Words = "initials") -> str:
    """Give the calendar out at a new address; the secret part of it, never shown again. An earlier address ends."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with write(actor.scope):
        feeds.keep(actor.scope, _hash("token", token), words, int(time.time()))
    return token


def stop(actor: Actor) -> None:
    """Whoever has the address reads nothing any more."""
    feeds.remove(actor.scope)


def change_words(actor: Actor, words: Words) -> None:
    """Name people in full, or by initials. Raises NotFoundError while it is off."""
    if feeds.feed(actor.scope) is None:
        raise NotFoundError(_("The private calendar"), _("it is not given out"), _("Start it under Settings."))
    feeds.change_words(actor.scope, words)


def opens(actor: Actor, token: str) -> bool:
    """Whether this is the secret part of the address that holds now."""
    found = feeds.feed(actor.scope)
    # The hash is made and compared also where there is nothing to compare with: the time it takes tells nothing.
    return hmac.compare_digest(found.token if found else "", _hash("token", token)) and found is not None


def calendar(actor: Actor, as_of: AsOf | None = None) -> Calendar:
    """The calendar as it is now; looking at it marks no move as shown."""
    found = feeds.feed(actor.scope)
    words = _words(found.words if found else "initials")
    with workspaces.in_own_language(actor):
        said = sorted(_entries(actor, as_of or now(actor), words), key=lambda one: (one.on, one.key))
    listed = {_hash(f"{actor.scope.workspace}/uid", one.key)[:32]: one for one in said}
    known = feeds.entries(actor.scope, listed)
    at = int(time.time())
    rows_now = {uid: _row(one, known.get(uid), at) for uid, one in listed.items()}
    digest = _hash("calendar", repr([(uid, *row) for uid, row in rows_now.items()]))[:32]
    changed_at = found.changed_at if found else at
    if known != rows_now or (found and found.content != digest):
        with write(actor.scope):
            feeds.keep_entries(actor.scope, rows_now, at - ENTRIES_KEPT_DAYS * 86_400)
            if found and found.content != digest:
                changed_at = at
                feeds.note_content(actor.scope, digest, at)
    return Calendar("".join(_written(listed, rows_now)), digest, changed_at)


def _entries(actor: Actor, as_of: AsOf, words: Words) -> Iterator[FeedEntry]:
    shown: set[str] = set()
    page = moves.today(actor, as_of, remember=False)
    for move in page.moves:
        shown.add(move.key)
        said = page.said.get(move.key)
        step = (said.first_step if said else "") or move.first_step.words
        named = [Named(person.name, person.addresses) for person in move.people]
        yield of_move(move.key, move.kind, as_of.day, named, move.deed, step, words)
    for key, until, before in _put_off(actor, as_of):
        if key not in shown and before["kind"] in KINDS:
            shown.add(key)
            named = [Named(person["name"], tuple(person["addresses"])) for person in before["people"]]
            said = moves.said_of(actor, [key]).get(key)
            step = (said.first_step if said else "") or FirstStep(**before["first_step"]).words
            yield of_move(key, before["kind"], until, named, before["deed"], step, words, again=True)
    for loop in exchanges.open_loops(actor, as_of, PROMISES_MAX).i_promised:
        one = loop.entry.exchange
        if loop.due is None or f"promise:{one.key}" in shown or (as_of.day - loop.due).days > PROMISES_BACK_DAYS:
            continue
        person = Named(loop.entry.person_name)
        yield of_promise(one.key, loop.due, person, one.what, words, suggested=one.status == "suggested")
    yield from _days(actor, as_of, words)


def _put_off(actor: Actor, as_of: AsOf) -> Iterator[tuple[str, date, dict[str, Any]]]:
    """Moves that were put off until a day still to come, each as it was last shown."""
    last: dict[str, tuple[str, int | None]] = {}
    shown_as: dict[str, str] = {}
    for key, outcome, until, shown in rows(
        actor.scope,
        "SELECT key, outcome, until_day, shown_as FROM move_event WHERE workspace_id = %s AND key IN (SELECT key FROM"
        " move_event WHERE workspace_id = %s AND outcome = 'later' AND until_day > %s) ORDER BY on_day, id",
        [actor.scope.workspace, actor.scope.workspace, as_of.day_number],
    ):
        if outcome == "shown":
            shown_as[key] = shown
        else:
            last[key] = (outcome, until)
    for key, (outcome, until) in sorted(last.items()):
        if outcome == "later" and until is not None and until > as_of.day_number and shown_as.get(key):
            yield key, EPOCH + timedelta(days=until), json.loads(shown_as[key])


def _days(actor: Actor, as_of: AsOf, words: Words) -> Iterator[FeedEntry]:
    """Birthdays and other days of the next weeks."""
    for one in dates.upcoming(actor, as_of, DAYS_AHEAD):
        yield of_day(one.of.person, one.of.label, one.on, Named(one.of.name), words)


def _row(one: FeedEntry, known: EntryRow | None, at: int) -> EntryRow:
    """The entry's row now: one step further where it says something else than the last time."""
    content = _hash("entry", repr((one.on, one.title, one.text)))[:32]
    if known is None:
        return EntryRow(content, 0, at)
    return known if known.content == content else EntryRow(content, known.sequence + 1, at)


def _written(listed: Mapping[str, FeedEntry], rows_now: Mapping[str, EntryRow]) -> Iterator[str]:
    from icalendar import Event, vText  # noqa: PLC0415 - a tenth of a second; few requests write calendars

    yield BEGIN
    yield f"NAME:Firsthand\r\nX-WR-CALNAME:Firsthand\r\nREFRESH-INTERVAL;VALUE=DURATION:PT{HOURS_BETWEEN}H\r\n"
    yield f"X-PUBLISHED-TTL:PT{HOURS_BETWEEN}H\r\n"
    for uid, one in listed.items():
        row = rows_now[uid]
        changed_at = datetime.fromtimestamp(row.changed_at, UTC)
        entry = Event()
        entry.add("UID", f"{uid}@firsthand")
        entry.add("DTSTAMP", changed_at)
        entry.add("LAST-MODIFIED", changed_at)
        entry.add("SEQUENCE", row.sequence)
        entry.add("DTSTART", one.on)
        entry.add("DTEND", one.on + timedelta(days=1))
        entry.add("SUMMARY", one.title)
        if one.text:
            entry.add("DESCRIPTION", one.text)
        entry.add("TRANSP", vText("TRANSPARENT"))
        entry.add("CLASS", vText("PRIVATE"))
        yield entry.to_ical().decode()
    if not listed:
        yield NOTHING
    yield END


def _hash(about: str, text: str) -> str:
    """Keyed by the secret of this installation: whoever has the database alone learns nothing from it."""
    return salted_hmac(f"firsthand.feed.{about}", text, algorithm="sha256").hexdigest()


def _words(text: str) -> Words:
    return "full" if text == "full" else "initials"
