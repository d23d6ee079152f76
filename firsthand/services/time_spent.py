"""Time spent on relationships in the last weeks, from the calendar and from mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.time_spent import WEEKS, Sent, Together, Week, by_week, in_a_sentence, usual_minutes
from firsthand.language import gettext as _
from firsthand.services.actor import Actor, AsOf, start_of
from firsthand.storage.queries import meetings as queries


@dataclass(frozen=True)
class TimeSpent:
    """The last twelve whole weeks, the oldest first. usual: minutes; None while it can't be told."""

    sentence: str
    coverage: str
    weeks: tuple[Week, ...]
    usual: float | None


def time_spent(actor: Actor, as_of: AsOf, weeks: int = WEEKS) -> TimeSpent:
    """Weeks from Monday to Sunday in the user's zone, up to the last that was over before a day."""
    mondays, bounds = whole_weeks(actor, as_of, weeks)
    meetings, letters = met_and_written(actor, bounds[0], bounds[-1])
    return told(actor, mondays, bounds, meetings, letters)


def whole_weeks(actor: Actor, as_of: AsOf, weeks: int) -> tuple[list[date], list[int]]:
    """The Mondays of the last whole weeks, and the instants at which they begin, with the one at which the last ends."""
    this_monday = as_of.day - timedelta(days=as_of.day.weekday())
    mondays = [this_monday - timedelta(weeks=back) for back in range(weeks, 0, -1)]
    return mondays, [start_of(day, actor).before for day in (*mondays, this_monday)]


def met_and_written(actor: Actor, since: int, before: int) -> tuple[list[Together], list[Sent]]:
    """Small meetings of the owner, and personal messages the owner sent, between two instants."""
    met: dict[int, tuple[int, int, set[int]]] = {}
    for id, starts_at, ends_at, person in queries.together(actor.scope, since, before):
        met.setdefault(id, (starts_at, ends_at, set()))[2].add(person)
    written: dict[int, tuple[int, set[int]]] = {}
    for id, sent_at, person in queries.sent_to(actor.scope, since, before):
        written.setdefault(id, (sent_at, set()))[1].add(person)
    return (
        [Together(starts_at, ends_at, frozenset(people)) for starts_at, ends_at, people in met.values()],
        [Sent(sent_at, frozenset(people)) for sent_at, people in written.values()],
    )


def told(
    actor: Actor, mondays: Sequence[date], bounds: Sequence[int], meetings: Sequence[Together], letters: Sequence[Sent]
) -> TimeSpent:
    """What these meetings and letters make of these weeks."""
    found = by_week(mondays, bounds, meetings, letters)
    return TimeSpent(
        in_a_sentence(found), _coverage(calendar=queries.any_read(actor.scope)), found, usual_minutes(found)
    )


def _coverage(*, calendar: bool) -> str:
    if calendar:
        return _("From your calendar and mail; calls and corridors are not seen.")
    return _("From mail alone, as no calendar was read; meetings, calls and corridors are not seen.")
