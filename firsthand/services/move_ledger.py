"""What Today's moves rest on in the ledger: a few lines by index, never all of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from firsthand.domain.exchanges import Exchange
from firsthand.domain.inventory import Need, Offer, Source
from firsthand.domain.moves import Entry, NeedOf, OfferOf, Person, Standing
from firsthand.domain.moves.feedback import NONE_ASKED_DAYS
from firsthand.domain.moves.guards import HOURS_OF, WEEKS
from firsthand.domain.moves.promise import (
    DUE_WITHIN_DAYS,
    LAPSES_DAYS_LATE,
    UNDATED_DUE_DAYS,
    UNDATED_LAPSES_DAYS_LATE,
)
from firsthand.domain.moves.score import importance
from firsthand.domain.moves.standing import MINUTES_OF, SURE_MIN
from firsthand.services import targets
from firsthand.services.actor import Actor, AsOf
from firsthand.services.ledger_rows import EPOCH, exchange_of
from firsthand.services.ties import Ties
from firsthand.storage import connection, giving, goals, ledger
from firsthand.storage.connection import rows
from firsthand.storage.ledger import COLUMNS, Row
from firsthand.storage.queries import people

EACH_MAX = 60
"""So many promises, offers, things received and given are looked at; a day shows five moves."""

PAST_GIFTS_MAX = 150
NEEDS_MAX = 100
LOOKED_BACK_DAYS = 220
LOOKING_BACK_MAX = 2_000
PROPOSED_FROM_MAX = 20_000
OFFERS_OPEN_DAYS = 32
NEEDS_OPEN_DAYS = 90
GIFTS_DAYS = 3 * 365
WEEK = 7


@dataclass(frozen=True)
class Ledgered:
    """Exchanges of one day that moves may rest on, each with how the person on its other side stands.

    promised: mine that wait. offered: to me, that wait. received, given: confirmed, of the last weeks.
    last_asked: the day I last asked for feedback; not looked up where nothing was given.
    hours: of confirmed giving by week, the newest last.
    """

    promised: tuple[Entry, ...]
    offered: tuple[Entry, ...]
    received: tuple[Entry, ...]
    given: tuple[Entry, ...]
    last_asked: date | None
    hours: tuple[float, ...]


def ledgered(actor: Actor, as_of: AsOf, ties: Ties, pins: Collection[str], pinned_people: Collection[int]) -> Ledgered:
    """What the ledger holds for the moves of a day."""
    promised, offered, settled = _live(actor, as_of, pins) if as_of.live else _looking_back(actor, as_of)
    received = [one for one in settled if one.flow == "in"]
    given = [one for one in settled if one.flow == "out"]
    every = [*promised, *offered, *received, *given]
    stands = standings(actor, {one.person for one in every}, ties, pinned_people)

    def entries(found: Iterable[Exchange]) -> tuple[Entry, ...]:
        return tuple(Entry(one, stands[one.person], one.key in pins) for one in found if one.person in stands)

    return Ledgered(
        entries(promised), entries(offered), entries(received), entries(given),
        _last_asked_for_feedback(actor, as_of) if given else None, _hours_by_week(actor, given, as_of),
    )  # fmt: skip


def standings(
    actor: Actor, ids: Collection[int], ties: Ties, pinned_people: Collection[int] = ()
) -> dict[int, Standing]:
    """How people stand on the day of `ties`; without lists, robots, and who is set aside or never to be suggested."""
    listed = sorted(ids)
    if not listed:
        return {}
    known = people.by_ids(actor.scope, listed)
    addresses = people.addresses(actor.scope, listed)
    behind = goals.behind_open(actor.scope, ties.as_of.until_day)
    days = ties.contact_days(ties.rows(np.array(listed, dtype=np.int64)))
    fed = targets.fed(actor, listed, ties.as_of)
    return {
        id: Standing(
            Person(id, known[id].name, addresses.get(id, ())),
            contact_days,
            importance(star=known[id].star, behind_a_goal=id in behind),
            below_target=fed.get(id, ""),
            pinned=id in pinned_people,
        )
        for id, contact_days in zip(listed, days, strict=True)
        if id in known and known[id].kind == "person" and not known[id].never_suggest and not known[id].set_aside
    }


def open_needs(actor: Actor, as_of: AsOf) -> list[tuple[Need, Exchange | None]]:
    """Other people's needs that wait: those entered, and what I was asked for and am not seen to have given."""
    entered: list[tuple[Need, Exchange | None]] = [
        (need, None) for need in giving.needs(actor.scope, giving.OTHERS, NEEDS_MAX)
    ]
    asked = [
        (
            Need(
                int(exchange.key, 16),
                exchange.person,
                exchange.what,
                _source(exchange),
                exchange.value,
                status=exchange.status,
                probability=exchange.confidence,
            ),
            exchange,
        )
        for exchange in asked_of_me(actor, as_of)
    ]
    return [*entered, *asked]


def asked_of_me(actor: Actor, as_of: AsOf) -> list[Exchange]:
    """Asks that wait for me, of the last three months, sure or confirmed, the newest first."""
    found = _select(
        actor,
        "loop = 'i_was_asked' AND opened_day >= %s AND opened_day < %s AND (status = 'confirmed' OR (status = 'suggested'"
        " AND confidence >= %s)) ORDER BY opened_day DESC, key LIMIT %s"
        if as_of.live
        else "flow = 'out' AND opened_day >= %s AND opened_day < %s AND (status = 'confirmed' OR (status = 'suggested' AND"
        " confidence >= %s)) ORDER BY opened_day DESC, key LIMIT %s",
        [as_of.until_day - NEEDS_OPEN_DAYS, as_of.until_day, SURE_MIN, NEEDS_MAX if as_of.live else LOOKING_BACK_MAX],
    )
    stood = _as_they_stood(actor, found, as_of)
    return [one for one in stood if one.state == "asked" and one.closed is None][:NEEDS_MAX]


def given_by_me(actor: Actor, as_of: AsOf) -> list[Exchange]:
    """What I gave in the last years, the newest first: from this an inventory is proposed."""
    found = _select(
        actor,
        "flow = 'out' AND opened_day >= %s AND opened_day < %s AND status <> 'dismissed' AND state IN ('given','thanked',"
        "'accepted') ORDER BY opened_day DESC, key LIMIT %s",
        [as_of.until_day - GIFTS_DAYS, as_of.until_day, PROPOSED_FROM_MAX],
    )
    return _as_they_stood(actor, found, as_of)


def offers_of_others(actor: Actor, as_of: AsOf, ties: Ties, *, said: bool = False) -> list[OfferOf]:
    """What others can bring: offers of theirs that were entered, and what they gave me before.

    said: also what they offered me in so many words and have not given yet; a move to accept speaks of that already.
    """
    states = ("given", "thanked", "offered", "promised", "accepted") if said else ("given", "thanked")
    entered = giving.offers(actor.scope, giving.OTHERS, PAST_GIFTS_MAX)
    found = _select(
        actor,
        f"flow = 'in' AND opened_day >= %s AND opened_day < %s AND state IN ({connection.in_list(len(states))}) AND (status ="
        " 'confirmed' OR (status = 'suggested' AND confidence >= %s)) ORDER BY opened_day DESC, key LIMIT %s",
        [as_of.until_day - GIFTS_DAYS, as_of.until_day, *states, SURE_MIN, PAST_GIFTS_MAX],
    )
    gifts = [one for one in _as_they_stood(actor, found, as_of) if one.state in states]
    stands = standings(
        actor, {one.person for one in gifts} | {offer.person for offer in entered if offer.person is not None}, ties
    )
    listed = [
        OfferOf(offer, stands[offer.person]) for offer in entered if offer.person is not None and offer.person in stands
    ]
    for one in gifts:
        if one.person in stands:
            step = one.steps[-1]
            offer = Offer(
                int(one.key, 16), one.person, one.value, one.what, MINUTES_OF[one.effort], _source(one),
                status=one.status, probability=one.confidence,
            )  # fmt: skip
            given = one.state in ("given", "thanked")
            listed.append(OfferOf(offer, stands[one.person], step.message_id, step.subject, step.at, past=given))
    return listed


def needs_of_others(actor: Actor, as_of: AsOf, ties: Ties) -> list[NeedOf]:
    """Needs that wait, with whose they are."""
    found = open_needs(actor, as_of)
    stands = standings(actor, {need.person for need, _ in found if need.person is not None}, ties)
    listed = []
    for need, exchange in found:
        if need.person not in stands:
            continue
        step = exchange.steps[0] if exchange else None
        listed.append(
            NeedOf(need, stands[need.person], step.message_id, step.subject, step.at)
            if step
            else NeedOf(need, stands[need.person])
        )
    return listed


def given_to(actor: Actor, ids: Collection[int], as_of: AsOf) -> set[int]:
    """Of these people those whom I gave something in the last year, as far as the ledger knows."""
    if not ids:
        return set()
    listed = sorted(ids)
    return {
        row[0]
        for row in rows(
            actor.scope,
            "SELECT DISTINCT person_id FROM exchange WHERE workspace_id = %s AND person_id IN"
            f" ({','.join(['%s'] * len(listed))}) AND flow = 'out' AND state IN ('given','thanked') AND status <> 'dismissed'"
            " AND opened_day < %s AND opened_day >= %s",
            [actor.scope.workspace, *listed, as_of.until_day, as_of.until_day - 365],
        )
    }


def moved_on(actor: Actor, moves: Collection[str], as_of: AsOf) -> set[str]:
    """Of moves that rest on an exchange the keys of those whose exchange has come further since, as the ledger sees."""
    waits_in = {"promise": "promised", "accept": "offered", "thank": "given"}
    by_move = {key: key.partition(":")[2] for key in moves if key.partition(":")[0] in waits_in}
    found = ledger.by_keys(actor.scope, set(by_move.values()))
    moved = set()
    for key, exchange_key in by_move.items():
        row = found.get(exchange_key)
        stood = exchange_of(row, actor.zone, _until(as_of)) if row else None
        waited = waits_in[key.partition(":")[0]]
        if stood is not None and stood.status != "dismissed" and stood.state not in (waited, "lapsed"):
            moved.add(key)
    return moved


def _live(actor: Actor, as_of: AsOf, pins: Collection[str]) -> tuple[list[Exchange], list[Exchange], list[Exchange]]:
    today, sure = as_of.day_number, "(status = 'confirmed' OR (status = 'suggested' AND confidence >= %s))"
    promised = _select(
        actor,
        f"loop = 'i_promised' AND due_day >= %s AND due_day <= %s AND {sure} ORDER BY due_day DESC, opened_day DESC, key"
        " LIMIT %s",
        [today - LAPSES_DAYS_LATE, today + DUE_WITHIN_DAYS, SURE_MIN, EACH_MAX],
    ) + _select(
        actor,
        f"loop = 'i_promised' AND due_day IS NULL AND opened_day >= %s AND opened_day <= %s AND {sure}"
        " ORDER BY opened_day DESC, key LIMIT %s",
        [
            today - UNDATED_DUE_DAYS - UNDATED_LAPSES_DAYS_LATE,
            today - UNDATED_DUE_DAYS + DUE_WITHIN_DAYS,
            SURE_MIN,
            EACH_MAX,
        ],
    )
    known = {row.key for row in promised}
    pinned = [
        row for row in ledger.by_keys(actor.scope, pins).values() if row.loop == "i_promised" and row.key not in known
    ]
    offered = _select(
        actor,
        f"opened_day >= %s AND opened_day < %s AND loop = 'i_was_offered' AND {sure} ORDER BY opened_day DESC, key LIMIT %s",
        [today - OFFERS_OPEN_DAYS, today, SURE_MIN, EACH_MAX],
    )
    settled = [
        row
        for flow in ("in", "out")
        for row in _select(
            actor,
            "status = 'confirmed' AND opened_day >= %s AND opened_day < %s AND flow = %s AND state IN ('given','thanked')"
            " AND last_day >= %s ORDER BY opened_day DESC, key LIMIT %s",
            [today - LOOKED_BACK_DAYS, as_of.until_day, flow, today - WEEKS * WEEK, 3 * EACH_MAX],
        )
    ]
    # Pinned promises are taken as kept: for them nothing lapses.
    open_ones = [one for row in [*promised, *pinned] if (one := exchange_of(row, actor.zone))]
    return open_ones, _as_they_stood(actor, offered, as_of), _as_they_stood(actor, settled, as_of)


def _looking_back(actor: Actor, as_of: AsOf) -> tuple[list[Exchange], list[Exchange], list[Exchange]]:
    until = as_of.until_day
    suggested = "status = 'suggested' AND confidence >= %s AND opened_day >= %s AND opened_day < %s"
    found = [
        *_select(
            actor,
            "status = 'confirmed' AND opened_day >= %s AND opened_day < %s ORDER BY opened_day DESC, key LIMIT %s",
            [until - LOOKED_BACK_DAYS, until, LOOKING_BACK_MAX],
        ),
        # What may have been promised or offered then, whatever became of it since.
        *_select(
            actor,
            f"{suggested} AND flow = 'out' AND steps LIKE %s ORDER BY opened_day DESC, key LIMIT %s",
            [SURE_MIN, until - 2 * LAPSES_DAYS_LATE, until, '%"promised"%', LOOKING_BACK_MAX],
        ),
        *_select(
            actor,
            f"{suggested} AND flow = 'in' AND opening = 'offer' ORDER BY opened_day DESC, key LIMIT %s",
            [SURE_MIN, until - OFFERS_OPEN_DAYS, until, LOOKING_BACK_MAX],
        ),
    ]
    stood = _as_they_stood(actor, found, as_of)
    waiting = [one for one in stood if one.closed is None]
    return (
        [one for one in waiting if one.flow == "out" and one.state == "promised"],
        [one for one in waiting if one.flow == "in" and one.state == "offered"],
        [one for one in stood if one.status == "confirmed" and one.state in ("given", "thanked")],
    )


def _last_asked_for_feedback(actor: Actor, as_of: AsOf) -> date | None:
    found = connection.one(
        actor.scope,
        "SELECT MAX(opened_day) FROM exchange WHERE workspace_id = %s AND opened_day >= %s AND opened_day < %s AND flow = 'in'"
        " AND value = 'feedback' AND status <> 'dismissed' AND opening IN ('ask','')",
        [actor.scope.workspace, as_of.until_day - NONE_ASKED_DAYS, as_of.until_day],
    )
    return None if found is None or found[0] is None else EPOCH + timedelta(days=int(found[0]))


def _hours_by_week(actor: Actor, given: Sequence[Exchange], as_of: AsOf) -> tuple[float, ...]:
    """Hours of giving in each of the last weeks of the record, at most 12, the newest last."""
    first = connection.one(
        actor.scope,
        "SELECT MIN(opened_day) FROM exchange WHERE workspace_id = %s AND status = 'confirmed'",
        [actor.scope.workspace],
    )
    if first is None or first[0] is None:
        return ()
    weeks = min(WEEKS, (as_of.until_day - int(first[0])) // WEEK)
    hours = [0.0] * weeks
    for exchange in given:
        on = next((step.at.date() for step in reversed(exchange.steps) if step.leads_to == "given"), exchange.opened)
        back = (as_of.until_day - 1 - (on - EPOCH).days) // WEEK
        if 0 <= back < weeks:
            hours[weeks - 1 - back] += HOURS_OF[exchange.effort]
    return tuple(hours)


def _select(actor: Actor, condition: str, values: Sequence[object]) -> list[Row]:
    return [
        Row(*row)
        for row in rows(
            actor.scope,
            f"SELECT {COLUMNS} FROM exchange WHERE workspace_id = %s AND {condition}",
            [actor.scope.workspace, *values],
        )
    ]


def _as_they_stood(actor: Actor, found: Iterable[Row], as_of: AsOf) -> list[Exchange]:
    until = _until(as_of)
    return [one for row in found if (one := exchange_of(row, actor.zone, until))]


def _until(as_of: AsOf) -> date:
    return EPOCH + timedelta(days=as_of.until_day)


def _source(exchange: Exchange) -> Source:
    step = exchange.steps[0]
    return Source("mail" if step.interaction_id else "hand", step.at.date(), step.interaction_id, step.quote)
