"""The ledger: what was asked, offered, promised, given and thanked; confirmed, corrected and dismissed by the user."""

import json
import secrets
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from heapq import nsmallest
from typing import Literal

from firsthand.domain.acts import Kind
from firsthand.domain.exchanges import (
    LOOPS,
    OPENS_FROM,
    Effort,
    Exchange,
    Flow,
    Loop,
    State,
    Status,
    Step,
    Value,
    loop_of,
)
from firsthand.domain.exchanges.corrections import Correction, suggested_from
from firsthand.domain.exchanges.phrasing import WHAT_CHARS_MAX
from firsthand.domain.exchanges.said_days import day_said
from firsthand.domain.exchanges.valuing import effort_of, value_of
from firsthand.domain.people import PersonId
from firsthand.domain.wording import quoted
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import acts
from firsthand.services import people as people_service
from firsthand.services.actor import Actor, AsOf, now
from firsthand.services.ledger_rows import EPOCH, exchange_of, number_of, row_of, with_correction
from firsthand.storage import ids, ledger, readings
from firsthand.storage.connection import execute, one, rows, write
from firsthand.storage.ledger import MIXED, MOST_URGENT, NEWEST, Row, Wanted
from firsthand.storage.queries import people

PAGE = 50
Order = Literal["newest", "urgent", "mixed"]
ORDERS: dict[Order, str] = {"newest": NEWEST, "urgent": MOST_URGENT, "mixed": MIXED}
LOOPS_SHOWN = 20
UNDO_KEPT = 200
STATE_OF_ACT: dict[str, State] = {
    "give": "given", "thank": "thanked", "ask": "asked", "offer": "offered", "promise": "promised",
}  # fmt: skip


@dataclass(frozen=True)
class LedgerQuery:
    """Which exchanges; '' and None for any. Without a status, dismissed ones are left out. words: of what it is about.

    people: with any of these few.
    """

    status: Status | None = None
    state: State | None = None
    open: bool | None = None
    person: PersonId | None = None
    flow: Flow | None = None
    value: Value | None = None
    words: str = ""
    people: tuple[int, ...] = ()


@dataclass(frozen=True)
class Entry:
    """An exchange with the names of who takes part. person_name, third_name: '' where there is none."""

    exchange: Exchange
    person_name: str
    third_name: str = ""

    @property
    def closed_by(self) -> Step | None:
        """The message that closed it, where a message did: seen, not ticked off."""
        if self.exchange.closed is None or self.exchange.state == "lapsed":
            return None
        return next(
            (step for step in self.exchange.steps if step.at.date() == self.exchange.closed and step.interaction_id),
            None,
        )


@dataclass(frozen=True)
class Owner:
    """id: None while nobody is known to be the owner."""

    id: int | None
    name: str


@dataclass(frozen=True)
class Listing:
    """One page of the ledger, the newest first. total: of all pages."""

    entries: tuple[Entry, ...]
    total: int


@dataclass(frozen=True)
class OpenLoop:
    """An exchange that waits for somebody. age_days: since it was last spoken of; late_days: since it was due, 0 if not."""

    entry: Entry
    kind: Loop
    age_days: int
    late_days: int

    @property
    def due(self) -> date | None:
        return self.entry.exchange.due


@dataclass(frozen=True)
class OpenLoops:
    """The four kinds, each with what is due first and then the newest; totals: of each kind, shown or not."""

    i_promised: tuple[OpenLoop, ...] = ()
    i_was_asked: tuple[OpenLoop, ...] = ()
    i_asked: tuple[OpenLoop, ...] = ()
    i_was_offered: tuple[OpenLoop, ...] = ()
    totals: dict[Loop, int] = field(default_factory=dict)

    def of(self, kind: Loop) -> tuple[OpenLoop, ...]:
        found: tuple[OpenLoop, ...] = getattr(self, kind)
        return found


def listing(
    actor: Actor, query: LedgerQuery, as_of: AsOf, *, limit: int | None = PAGE, offset: int = 0, order: Order = "newest"
) -> Listing:
    """One page of the ledger, as it is now or as it was at the start of a day (then the newest first).

    order: mixed is as good as random and stays the same: who judges what was suggested, judges all kinds alike.
    """
    if as_of.live:
        which = wanted(actor, query, as_of)
        found = ledger.page(actor.scope, which, ORDERS[order], limit, offset)
        return Listing(_entries(actor, found, as_of), ledger.count(actor.scope, which))
    every = _as_they_stood(actor, query, as_of)
    page = every[offset:] if limit is None else every[offset : offset + limit]
    return Listing(_entries(actor, [one.row for one in page], as_of), len(every))


def moved_between(actor: Actor, since: date, until: date, as_of: AsOf, limit: int = 200) -> tuple[Entry, ...]:
    """What the user confirmed of exchanges whose last step lies on these days, the newest first. until: not looked at."""
    which = wanted(actor, LedgerQuery(status="confirmed"), as_of)
    return _entries(
        actor, ledger.moved_between(actor.scope, which, number_of(since) or 0, number_of(until) or 0, limit), as_of
    )  # fmt: skip


def open_loops(actor: Actor, as_of: AsOf, limit: int = LOOPS_SHOWN, person: PersonId | None = None) -> OpenLoops:
    """What I promised, what I was asked, what I asked and what I was offered, as far as it waits."""
    loops: dict[Loop, list[Entry]] = {}
    totals: dict[Loop, int] = {}
    if as_of.live:
        which = wanted(actor, LedgerQuery(person=person), as_of, any_loop=True)
        totals = ledger.loop_totals(actor.scope, which)
        first = {kind: ledger.most_urgent(actor.scope, which, kind, limit) for kind in LOOPS}
        known = ledger.by_keys(actor.scope, [key for keys in first.values() for key in keys])
        entries = {one.exchange.key: one for one in _entries(actor, list(known.values()), as_of)}
        for kind in LOOPS:
            loops[kind] = [entries[key] for key in first[kind] if key in entries]
    else:
        every = _as_they_stood(actor, LedgerQuery(open=True, person=person), as_of)
        for kind in LOOPS:
            fitting = [one for one in every if one.loop == kind]
            totals[kind] = len(fitting)
            loops[kind] = list(_entries(actor, [one.row for one in nsmallest(limit, fitting, key=_urgency)], as_of))
    return OpenLoops(
        **{kind: tuple(_loop(entry, kind, as_of.day) for entry in loops[kind]) for kind in LOOPS}, totals=totals
    )


def loops_with(actor: Actor, people: Collection[int], as_of: AsOf, each: int = LOOPS_SHOWN) -> tuple[OpenLoop, ...]:
    """What waits between the owner and these few people: of each kind with each of them what is due first, then the newest,
    at most `each`.
    """
    if not people:
        return ()
    which = tuple(sorted(people))
    waiting: dict[tuple[int, str], list[tuple[bool, int, int, str]]] = {}
    if as_of.live:
        query = wanted(actor, LedgerQuery(people=which), as_of, any_loop=True)
        for loop, key, due, opened, person in ledger.loops(actor.scope, query):
            waiting.setdefault((person, loop), []).append((due is None, due or 0, -opened, key))
    else:
        for one in _as_they_stood(actor, LedgerQuery(open=True, people=which), as_of):
            waiting.setdefault((one.row.person_id, one.loop), []).append(_urgency(one))
    kinds = {key: loop for (_, loop), found in waiting.items() for *_, key in nsmallest(each, found)}
    entries = {
        one.exchange.key: one for one in _entries(actor, list(ledger.by_keys(actor.scope, kinds).values()), as_of)
    }
    return tuple(
        _loop(entries[key], kind, as_of.day)
        for kind in LOOPS
        for key, loop in kinds.items()
        if loop == kind and key in entries
    )


def show(actor: Actor, key: str, as_of: AsOf) -> Entry:
    """One exchange. Raises NotFoundError."""
    found = _entries(actor, [_row(actor, key)], as_of)
    if not found:
        raise _gone(key)
    return found[0]


def confirm(actor: Actor, keys: Collection[str]) -> None:
    """The user says that these happened so. Raises NotFoundError, and then changes none."""
    _judge(actor, keys, "confirmed")


def dismiss(actor: Actor, keys: Collection[str]) -> None:
    """The user says that these are no exchanges. Raises NotFoundError, and then changes none."""
    _judge(actor, keys, "dismissed")


def suggest_again(actor: Actor, keys: Collection[str]) -> None:
    """Take the user's yes or no back, whenever it was said."""
    _judge(actor, keys, "suggested")


def correct(actor: Actor, key: str, said: Correction) -> Entry:
    """Put the user's words over an exchange, which confirms it. Raises NotFoundError, and FirsthandError for an empty text."""
    if said.what is not None and not said.what.strip():
        raise FirsthandError(_("What it is about"), _("it is empty"), _("Say it in a few words."))
    for person in (said.person, said.third):
        if person is not None and not people.exists(actor.scope, person):
            raise NotFoundError(
                quoted(person), _("nobody of that number is in the record"), _("Look them up in People.")
            )
    if said.state is not None and said.state_on is None:
        said = replace(said, state_on=now(actor).day)
    with write(actor.scope):
        row = _row(actor, key)
        _remember(actor, "correct", [row])
        fresh = with_correction(row, said, actor.zone)
        ledger.keep(actor.scope, [fresh._replace(status="confirmed", decided_at=int(time.time()))])
    return show(actor, key, now(actor))


def add(
    actor: Actor, person: PersonId, act: str, what: str, *, on: str = "", due: str = "", flow: Flow | None = None,
    value: Value | None = None, effort: Effort | None = None, state: State | None = None,
) -> Entry:  # fmt: skip
    """Enter an exchange by hand; it is confirmed.

    act: give, thank, ask, offer or promise, each with its usual flow and state. on, due: days in words ("yesterday", "last
    Friday", "2026-03-31"). Raises FirsthandError for days that can't be read, NotFoundError for nobody.
    """
    today = now(actor).day
    opened = _day(on or "today", today, "past")
    due_on = _day(due, today, "future") if due else None
    words = " ".join(what.split())[: 3 * WHAT_CHARS_MAX]
    if not words:
        raise FirsthandError(_("What it is about"), _("it is empty"), _("Say it in a few words."))
    if not people.exists(actor.scope, person):
        raise NotFoundError(quoted(person), _("nobody of that number is in the record"), _("Look them up in People."))
    leads_to = state or STATE_OF_ACT[act]
    moment = datetime.combine(opened, clock_time(12), actor.zone)
    step = Step(leads_to, None, moment, True, None, "", "", "", (0, 0), 1.0, due_on)
    exchange = Exchange(
        key=secrets.token_hex(8), person=person, flow=flow or ("in" if act in ("ask", "thank") else "out"),
        value=value or value_of("ask", words), effort=effort or effort_of(words), state=leads_to, status="confirmed",
        what=words, due=due_on, opened=opened, closed=None if leads_to in ("asked", "offered", "promised") else opened,
        confidence=1.0, steps=(step,),
    )  # fmt: skip
    with write(actor.scope):
        ledger.keep(actor.scope, [row_of(exchange)._replace(decided_at=int(time.time()))])
        _log(actor, act, [[exchange.key, None]])
    return show(actor, exchange.key, now(actor))


def undo(actor: Actor) -> str:
    """Take back the last thing the user did in the ledger; what it was, in a word. Raises NotFoundError when there is none."""
    with write(actor.scope):
        last = one(
            actor.scope,
            "SELECT id, did, before FROM exchange_undo WHERE workspace_id = %s ORDER BY id DESC LIMIT 1",
            [actor.scope.workspace],
        )
        if last is None:
            raise NotFoundError(
                _("Undo"), _("nothing was done that could be taken back"), _("The ledger stays as it is.")
            )
        before = json.loads(last[2])
        was = [Row(*row) for _, row in before if row is not None]
        ledger.keep(actor.scope, was)
        ledger.remove(actor.scope, [key for key, row in before if row is None])
        execute(
            actor.scope,
            "DELETE FROM exchange_undo WHERE workspace_id = %s AND id = %s",
            [actor.scope.workspace, last[0]],
        )
        # Mail may have moved them on since.
        readings.mark(actor.scope, {row.person_id for row in was})
        acts.derive_due(actor)
    return str(last[1])


def thresholds(actor: Actor) -> dict[Kind, float]:
    """From which probability each act begins a suggestion, as the user's own words have moved it."""
    judged = ledger.judged(actor.scope)
    return {kind: suggested_from(kind, *judged.get(kind, (0, 0))) for kind in OPENS_FROM}


def _judge(actor: Actor, keys: Collection[str], status: Status) -> None:
    with write(actor.scope):
        found = ledger.by_keys(actor.scope, keys)
        for key in keys:
            if key not in found:
                raise _gone(key)
        _remember(actor, status, list(found.values()))
        moment = int(time.time())
        ledger.keep(
            actor.scope,
            [
                row._replace(
                    status=status,
                    kept=status != "suggested" or bool(row.corrected) or not row.opening,
                    decided_at=None if status == "suggested" else moment,
                )
                for row in found.values()
            ],
        )


def _remember(actor: Actor, did: str, before: Sequence[Row]) -> None:
    _log(actor, did, [[row.key, list(row)] for row in before])


def _log(actor: Actor, did: str, before: Sequence[object]) -> None:
    scope = actor.scope
    execute(
        scope,
        "INSERT INTO exchange_undo (workspace_id, id, did, happened_at, before) VALUES (%s,%s,%s,%s,%s)",
        [scope.workspace, ids.allocate(scope, 1), did, int(time.time()), json.dumps(before, ensure_ascii=False)],
    )
    oldest = rows(
        scope,
        "SELECT id FROM exchange_undo WHERE workspace_id = %s ORDER BY id DESC LIMIT 1 OFFSET %s",
        [scope.workspace, UNDO_KEPT],
    )
    if oldest:
        execute(
            scope, "DELETE FROM exchange_undo WHERE workspace_id = %s AND id <= %s", [scope.workspace, oldest[0][0]]
        )


def _row(actor: Actor, key: str) -> Row:
    row = ledger.by_keys(actor.scope, [key]).get(key)
    if row is None:
        raise _gone(key)
    return row


def wanted(actor: Actor, query: LedgerQuery, as_of: AsOf, *, any_loop: bool = False) -> Wanted:
    """The condition on rows that `query` asks for, suggestions from the user's own thresholds on."""
    return ledger.wanted(
        actor.scope,
        {str(kind): threshold for kind, threshold in thresholds(actor).items()},
        before_day=as_of.until_day,
        today=as_of.until_day if as_of.live else None,
        status=query.status or "",
        state=query.state or "",
        is_open=query.open,
        person=query.person,
        flow=query.flow or "",
        value=query.value or "",
        words=query.words,
        people=query.people,
        any_loop=any_loop,
    )


@dataclass(frozen=True)
class _Stood:
    """As much of how an exchange stood on a past day as choosing among them needs."""

    row: Row
    state: str
    is_open: bool
    loop: str
    due_day: int | None


def _as_they_stood(actor: Actor, query: LedgerQuery, as_of: AsOf) -> list[_Stood]:
    """Everything that fits on a past day, the newest first."""
    found: list[_Stood] = []
    for row in ledger.page(actor.scope, wanted(actor, query, as_of), NEWEST, None):
        one = _stood(actor, row, as_of.until_day)
        if one and query.state in (None, one.state) and query.open in (None, one.is_open):
            found.append(one)
    return found


def _stood(actor: Actor, row: Row, until_day: int) -> _Stood | None:
    if row.last_day < until_day and not row.corrected:
        # Nothing came after: what is kept is how it stood, and its steps need not be looked at.
        waits = row.lapse_day is not None and row.lapse_day > until_day
        state = "lapsed" if row.lapse_day is not None and not waits else row.state
        return _Stood(row, state, waits, row.loop if waits else "", row.due_day)
    exchange = exchange_of(row, actor.zone, EPOCH + timedelta(days=until_day))
    if exchange is None:
        return None
    return _Stood(row, exchange.state, exchange.closed is None, loop_of(exchange) or "", number_of(exchange.due))


def _entries(actor: Actor, found: Sequence[Row], as_of: AsOf) -> tuple[Entry, ...]:
    until = EPOCH + timedelta(days=as_of.until_day)
    stood = [one for row in found if (one := exchange_of(row, actor.zone, until))]
    known = people.by_ids(actor.scope, {id for one in stood for id in (one.person, one.third) if id is not None})
    names = {id: basics.name for id, basics in known.items()}
    return tuple(Entry(one, names.get(one.person, ""), names.get(one.third or 0, "")) for one in stood)


def _loop(entry: Entry, kind: Loop, today: date) -> OpenLoop:
    exchange = entry.exchange
    late = (today - exchange.due).days if exchange.due else 0
    return OpenLoop(entry, kind, max(0, (today - exchange.steps[-1].at.date()).days), max(0, late))


def _urgency(one: _Stood) -> tuple[bool, int, int, str]:
    return (one.due_day is None, one.due_day or 0, -one.row.opened_day, one.row.key)


def _day(words: str, today: date, toward: str) -> date:
    found = day_said(words, today, future=toward == "future")
    if found is None:
        raise FirsthandError(
            quoted(words),
            _("this is no day I can read"),
            _("Write it as 2026-03-31, or as yesterday, last Friday, in 2 weeks."),
        )
    return found


def _gone(key: str) -> NotFoundError:
    return NotFoundError(
        _("Exchange %(key)s") % {"key": key},
        _("it is not in the ledger"),
        _("`firsthand ledger` lists those there are."),
    )


def day_in_words(actor: Actor, words: str, *, future: bool) -> date:
    """The day meant, seen from today in the user's zone. Raises FirsthandError."""
    return _day(words, now(actor).day, "future" if future else "past")


def owner(actor: Actor) -> Owner:
    """The owner as a person of the record."""
    found = one(
        actor.scope,
        "SELECT p.id, p.name, w.owner_name FROM workspace w LEFT JOIN person p ON p.workspace_id = w.id AND p.kind = 'me'"
        " WHERE w.id = %s ORDER BY p.id LIMIT 1",
        [actor.scope.workspace],
    )
    id, name, owner_name = found or (None, "", "")
    return Owner(id, owner_name or name or "")


def find_person(actor: Actor, words: str) -> PersonId:
    """The person meant by a number, an address or a name. Raises NotFoundError and AmbiguousError."""
    return people_service.find(actor, words)
