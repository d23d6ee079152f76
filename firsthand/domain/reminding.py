"""When the app reminds, and when it keeps quiet; and what a long absence means."""

from dataclasses import dataclass
from datetime import date, timedelta

AWAY_FOR = timedelta(days=28)
"""After so long an absence one is welcomed, and nothing is called late."""


@dataclass(frozen=True, slots=True)
class Reminding:
    """quiet_from, quiet_until: hours 0 to 23 of the user's own day; the same hour twice means that it is never quiet.

    snoozed_until: the first day on which it reminds again. last_here: the day the user last looked at Today. None for never.
    """

    wanted: bool = True
    quiet_from: int = 20
    quiet_until: int = 8
    snoozed_until: date | None = None
    last_here: date | None = None
    welcomed: date | None = None

    def speaks(self, day: date, hour: int) -> bool:
        """Whether the app may remind at this hour of the user's day."""
        return self.wanted and not self.is_snoozed(day) and not self.is_quiet(hour)

    def is_snoozed(self, day: date) -> bool:
        return self.snoozed_until is not None and day < self.snoozed_until

    def is_quiet(self, hour: int) -> bool:
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until

    def was_away(self, day: date) -> bool:
        """Whether the user comes back on this day after a long absence."""
        return self.last_here is not None and day - self.last_here >= AWAY_FOR
