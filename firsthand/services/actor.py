"""Who acts, on which workspace, on which day: all that a service knows of a request."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from firsthand.storage.scope import Scope

SECONDS_A_DAY = 86_400


@dataclass(frozen=True)
class Actor:
    """scope: database and workspace; zone: the user's time zone; demo: whether all of this is invented."""

    scope: Scope
    zone: ZoneInfo
    demo: bool = False


@dataclass(frozen=True)
class AsOf:
    """A point in time from which to look back; nothing of `day` or later is used unless `live`.

    day: the calendar day in the user's zone; before: the first second that is not used.
    """

    day: date
    before: int
    live: bool

    @property
    def day_number(self) -> int:
        """Days since 1970-01-01."""
        return (self.day - date(1970, 1, 1)).days

    @property
    def until_day(self) -> int:
        """The first day number that is not used: today counts when looking at now, never when looking back."""
        return self.day_number + 1 if self.live else self.day_number


def now(actor: Actor) -> AsOf:
    """This moment, today's messages included."""
    moment = datetime.now(actor.zone)
    return AsOf(moment.date(), int(moment.timestamp()) + 1, live=True)


def start_of(day: date, actor: Actor) -> AsOf:
    """The start of a day in the user's zone."""
    moment = datetime(day.year, day.month, day.day, tzinfo=actor.zone)
    return AsOf(day, int(moment.timestamp()), live=False)


def as_of(actor: Actor, day: date | None) -> AsOf:
    return now(actor) if day is None else start_of(day, actor)


def moment(as_of: AsOf) -> datetime:
    """The last second that is used."""
    return datetime.fromtimestamp(as_of.before, UTC) - timedelta(seconds=1)
