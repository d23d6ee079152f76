"""What later mail shows to be done, so that nobody has to tick it off."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from firsthand.domain.moves.memory import Memory, Remembered
from firsthand.domain.moves.shape import Kind

DONE_WITHIN_DAYS = 14
"""Writing to somebody within so many days after a move was shown is taken as the move done (d)."""

DONE_BY_WRITING: frozenset[Kind] = frozenset({"reconnect", "give", "feedback", "ask"})
"""Kinds that a message to the person does. Promises, offers and thanks are done when the ledger's entry moves on,
questions when they are answered, introductions when the user says so."""


def observed_done(
    memory: Memory, wrote_on: Mapping[int, Sequence[date]], settled: Collection[str], as_of: date
) -> tuple[Remembered, ...]:
    """Moves shown before `as_of`, not yet settled by the user, that the record shows to be done.

    wrote_on: the days on which the owner wrote to each person. settled: keys of moves whose ledger's entry moved on.
    """
    touched = {one.key for one in memory.entries if one.outcome in ("done", "not-this") and one.on <= as_of}
    found: dict[str, Remembered] = {}
    for one in sorted(memory.entries, key=lambda entry: entry.on):
        if one.outcome != "shown" or one.key in touched or one.key in found or one.on >= as_of:
            continue
        if one.key in settled:
            on: date | None = min(one.on + timedelta(days=1), as_of)
        elif one.kind in DONE_BY_WRITING:
            on = _wrote_after(one, wrote_on, as_of)
        else:
            on = None
        if on is not None:
            found[one.key] = Remembered(one.key, one.kind, one.person_ids, on, "done")
    return tuple(found.values())


def _wrote_after(one: Remembered, wrote_on: Mapping[int, Sequence[date]], as_of: date) -> date | None:
    until = min(one.on + timedelta(days=DONE_WITHIN_DAYS), as_of - timedelta(days=1))
    days = [day for person in one.person_ids for day in wrote_on.get(person, ()) if one.on <= day <= until]
    return min(days, default=None)
