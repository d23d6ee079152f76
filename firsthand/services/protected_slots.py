"""Half hours for people: proposed where the calendar is free, taken as a file, or declined for good."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from firsthand.domain.free_slots import (
    DAYS_AHEAD,
    SLOT_SECONDS,
    USUAL_WEEKS,
    Stretch,
    calendar_file,
    is_slot,
    propose,
    uid_of,
)
from firsthand.domain.working_days import local_seconds
from firsthand.errors import FirsthandError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor, AsOf, now, start_of
from firsthand.storage.connection import execute, rows
from firsthand.storage.queries import meetings as queries


@dataclass(frozen=True)
class Slot:
    """A half hour on the user's wall clock."""

    starts_at: datetime
    ends_at: datetime


def proposed(actor: Actor, as_of: AsOf) -> tuple[Slot, ...]:
    """At most two half hours of the next seven days; none where no calendar was read: then nobody knows what is free."""
    if not queries.any_read(actor.scope):
        return ()
    first = start_of(as_of.day + timedelta(days=1), actor).before
    last = start_of(as_of.day + timedelta(days=DAYS_AHEAD + 1), actor).before
    ahead = queries.taken(actor.scope, first, last)
    earlier = queries.taken(
        actor.scope,
        start_of(as_of.day - timedelta(weeks=USUAL_WEEKS), actor).before,
        start_of(as_of.day, actor).before,
    )
    starts = propose(
        as_of.day,
        _stretches(actor, [entry for entry in ahead if not is_slot(entry.uid)]),
        _stretches(actor, earlier),
        [one.start for one in _stretches(actor, [entry for entry in ahead if is_slot(entry.uid)])],
        {one.start for one in _local(actor, [(at, at) for at in _declined(actor)])},
    )
    return tuple(_slot(actor, start) for start in starts)


def decline(actor: Actor, starts_at: int) -> None:
    """Never propose this half hour again."""
    execute(
        actor.scope,
        "INSERT INTO declined_slot (workspace_id, starts_at, on_day) VALUES (%s,%s,%s) ON CONFLICT DO NOTHING",
        [actor.scope.workspace, starts_at, now(actor).day_number],
    )


def as_calendar_file(actor: Actor, starts_at: int) -> tuple[str, str]:
    """A name and the text of a calendar file with this half hour alone. Raises FirsthandError for a moment long past."""
    moment = datetime.fromtimestamp(starts_at, UTC)
    today = now(actor)
    if starts_at + SLOT_SECONDS < today.before:
        raise FirsthandError(_("This half hour"), _("it is over"), _("Open Meetings again for one that lies ahead."))
    return f"{uid_of(moment).partition('@')[0]}.ics", calendar_file(moment, datetime.fromtimestamp(today.before, UTC))


def _declined(actor: Actor) -> list[int]:
    return [
        row[0]
        for row in rows(
            actor.scope, "SELECT starts_at FROM declined_slot WHERE workspace_id = %s", [actor.scope.workspace]
        )
    ]


def _stretches(actor: Actor, entries: list[queries.Entry]) -> list[Stretch]:
    return _local(actor, [(entry.starts_at, entry.ends_at) for entry in entries])


def _local(actor: Actor, pairs: list[tuple[int, int]]) -> list[Stretch]:
    return [Stretch(*pair) for pair in local_seconds(pairs, actor.zone).tolist()]


def _slot(actor: Actor, start: int) -> Slot:
    wall = datetime(1970, 1, 1) + timedelta(seconds=start)  # noqa: DTZ001 - a wall clock; its zone comes next
    starts_at = wall.replace(tzinfo=actor.zone)
    return Slot(starts_at, starts_at + timedelta(seconds=SLOT_SECONDS))
