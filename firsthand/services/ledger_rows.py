"""Between exchanges and their rows: what is kept of one, and how it stood on a day."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo

from firsthand.domain.exchanges import Exchange, Step, lapsed_by, lapses_on, loop_of
from firsthand.domain.exchanges.corrections import Correction, corrected, correction_from
from firsthand.domain.exchanges.standing import before_day
from firsthand.storage.ledger import Row

EPOCH = date(1970, 1, 1)


def row_of(exchange: Exchange, before: Row | None = None) -> Row:
    """The row of an exchange on which no day has worked yet; the user's words on the one before are kept."""
    if before is not None and before.kept:
        said = correction_from(json.loads(before.corrected or "{}"))
        exchange = replace(corrected(exchange, said), status=before.status)  # type: ignore[arg-type]
    last = exchange.steps[-1].at.date()
    lapse = lapses_on(exchange.state, exchange.due, last)
    opening = exchange.steps[0]
    return Row(
        key=exchange.key,
        person_id=exchange.person,
        third_id=exchange.third,
        flow=exchange.flow,
        value=exchange.value,
        effort=exchange.effort,
        state=exchange.state,
        status=exchange.status,
        what=exchange.what,
        due_day=number_of(exchange.due),
        opened_day=number_of(exchange.opened) or 0,
        closed_day=number_of(exchange.closed),
        lapse_day=number_of(lapse),
        last_day=number_of(last) or 0,
        loop=loop_of(exchange) or "",
        confidence=exchange.confidence,
        opening=opening.act or "",
        sureness=opening.probability,
        kept=before.kept if before else opening.act is None,
        corrected=before.corrected if before else "",
        decided_at=before.decided_at if before else None,
        steps=_written(exchange.steps),
    )


def exchange_of(row: Row, zone: tzinfo, as_of: date | None = None) -> Exchange | None:
    """The exchange as it stood at the start of the day `as_of`, None when it had not begun; without a day, as it is kept."""
    exchange = Exchange(
        row.key, row.person_id, row.flow, row.value, row.effort, row.state, row.status, row.what,  # type: ignore[arg-type]
        day_of(row.due_day), EPOCH + timedelta(days=row.opened_day), day_of(row.closed_day), row.confidence,
        steps_of(row.steps, zone), row.third_id,
    )  # fmt: skip
    if as_of is None:
        return exchange
    if (as_of - EPOCH).days > row.last_day and not row.corrected:
        # What was kept holds nothing later.
        return lapsed_by(exchange, as_of)
    stood = before_day(exchange, as_of)
    if stood is None:
        return None
    return lapsed_by(corrected(stood, correction_from(json.loads(row.corrected or "{}")), as_of), as_of)


def number_of(day: date | None) -> int | None:
    """Days since 1970-01-01."""
    return None if day is None else (day - EPOCH).days


def day_of(number: int | None) -> date | None:
    return None if number is None else EPOCH + timedelta(days=number)


def with_correction(row: Row, said: Correction, zone: tzinfo) -> Row:
    """The row with one more correction on top of those before."""
    before = correction_from(json.loads(row.corrected or "{}"))
    kept = json.dumps(before.joined(said).document(), ensure_ascii=False)
    exchange = exchange_of(row, zone)
    assert exchange is not None
    return row_of(exchange, row._replace(kept=True, corrected=kept))


def _written(steps: tuple[Step, ...]) -> str:
    return json.dumps(
        [
            [
                one.leads_to, one.act, int(one.at.timestamp()), one.by_me, one.interaction_id, one.message_id, one.subject,
                one.quote, *one.marked, round(one.probability, 3), number_of(one.due),
            ]
            for one in steps
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )  # fmt: skip


def steps_of(text: str, zone: tzinfo) -> tuple[Step, ...]:
    """Steps as a row keeps them."""
    return tuple(
        Step(
            leads_to,
            act,
            datetime.fromtimestamp(at, zone),
            bool(by_me),
            message,
            message_id,
            subject,
            quote,
            (a, b),
            p,
            day_of(due),
        )
        for leads_to, act, at, by_me, message, message_id, subject, quote, a, b, p, due in json.loads(text)
    )
