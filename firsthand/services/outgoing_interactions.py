"""Everything that passed between people, as a table for other programs."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from firsthand.services.actor import Actor, start_of
from firsthand.services.tables import Row
from firsthand.storage.queries import interactions
from firsthand.storage.queries.outgoing import TookPart, happened, took_part

COLUMNS = ("when", "kind", "direction", "from", "people", "addresses", "subject", "text")
"""Of the table (docs/taking-it-with-you.md); the text is left out where it is not asked for."""

_DIRECTIONS = {1: "sent", -1: "received", 2: "met", 0: "seen"}


def columns(*, with_texts: bool = False) -> tuple[str, ...]:
    """The headings of the table."""
    return COLUMNS if with_texts else COLUMNS[:-1]


def table(
    actor: Actor, *, from_: date | None = None, until: date | None = None, with_texts: bool = False
) -> Iterator[Row]:
    """One row for each message and meeting, the oldest first; however many there are, a part is held at a time.

    from_, until: the first and the last day; with one of them, what has no date is left out.
    """
    begin, end = seconds(actor, from_, until)
    for part in happened(actor.scope, begin, end):
        people = took_part(actor.scope, [one.id for one in part])
        texts = interactions.texts(actor.scope, [one.id for one in part]) if with_texts else {}
        for one in part:
            others = [each for each in people.get(one.id, ()) if each.kind != "me"]
            row: dict[str, object] = {
                "when": "" if one.sent_at is None else _when(actor, one.sent_at),
                "kind": one.sort or "message",
                "direction": one.status if one.status == "cancelled" else _DIRECTIONS[one.direction],
                "from": next((called(each) for each in people.get(one.id, ()) if each.role in "fo"), ""),
                "people": _once([called(each) for each in others]),
                "addresses": _once([each.address for each in others if "@" in each.address]),
                "subject": one.subject,
            }
            yield row | ({"text": texts.get(one.id, "")} if with_texts else {})


def seconds(actor: Actor, from_: date | None, until: date | None) -> tuple[int | None, int | None]:
    """Days in the user's zone as seconds; the last day counts whole."""
    begin = None if from_ is None else start_of(from_, actor).before
    end = None if until is None else start_of(date.fromordinal(until.toordinal() + 1), actor).before
    return begin, end


def called(one: TookPart) -> str:
    """The name the record has for somebody, else the one that stood there, else the address."""
    return one.person or one.name or one.address


def _when(actor: Actor, seconds: int) -> str:
    return datetime.fromtimestamp(seconds, actor.zone).isoformat(timespec="seconds")


def _once(values: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(values))
