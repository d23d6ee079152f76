"""Where somebody works and as what: which of several sayings holds, and how a position is worded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Origin = Literal["hand", "card", "mail"]
Status = Literal["suggested", "confirmed", "dismissed"]


@dataclass(frozen=True)
class Held:
    """A position of somebody, as somebody says it. Days are ISO dates, None where unknown.

    id: of the user's own word on it, None where there is none. as_of: the day on which the source said so; seen_from: for
    what mail says, the first day it stood under a message. messages: how many say it, 0 for other origins.
    said_by: where it is known from, in words. interaction_id, quote: the newest message that says it, and the lines.
    """

    id: int | None
    organisation: str
    title: str
    from_day: date | None
    until_day: date | None
    status: Status
    origin: Origin
    said_by: str
    as_of: date | None = None
    seen_from: date | None = None
    messages: int = 0
    interaction_id: int | None = None
    quote: str = ""

    def is_current_on(self, day: date) -> bool:
        return (self.from_day is None or self.from_day <= day) and (self.until_day is None or self.until_day >= day)

    @property
    def told_on(self) -> date:
        """The day by which one position is newer than another."""
        return max((one for one in (self.from_day, self.as_of) if one), default=date.min)


def shown(held: Iterable[Held], day: date) -> Held | None:
    """The position by which a person is known on a day: of those confirmed the newest, else of those on cards; or none."""
    current = [one for one in held if one.is_current_on(day)]
    for wanted in (
        [one for one in current if one.status == "confirmed"],
        [one for one in current if one.status == "suggested" and one.origin == "card"],
    ):
        if wanted:
            return max(wanted, key=lambda one: (one.told_on, bool(one.title), one.id or 0, one.organisation, one.title))
    return None


def newest_first(held: Iterable[Held], day: date) -> tuple[Held, ...]:
    """In the order of a history: what holds now, then what held before, the latest first."""
    return tuple(
        sorted(
            held,
            key=lambda one: (
                not one.is_current_on(day), -one.told_on.toordinal(), -(one.until_day or date.max).toordinal(),
                one.organisation, one.title,
            ),
        )
    )  # fmt: skip
