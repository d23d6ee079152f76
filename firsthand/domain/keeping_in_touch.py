"""How often the user wants to be in touch with somebody, beside how often they are."""

from dataclasses import dataclass

DAYS_MAX = 3650


@dataclass(frozen=True)
class Wanted:
    """Calendar days between two contacts: as it should be, and at most; one of the two may be None."""

    ideal_days: int | None
    max_days: int | None

    def is_past(self, silent_days: int) -> bool:
        """Whether the present silence is longer than the user wanted it to be."""
        return self.max_days is not None and silent_days > self.max_days

    def is_within(self, silent_days: int) -> bool:
        """Whether it is still as it should be, so that nothing needs to be suggested."""
        limit = self.ideal_days if self.ideal_days is not None else self.max_days
        return limit is not None and silent_days <= limit

    def words(self, silent_days: int) -> str:
        """What was wanted beside what is: "You wanted at most 60 days; 74 now."."""
        if self.max_days is not None:
            return f"You wanted at most {_days(self.max_days)}; {silent_days} now."
        return f"You wanted about {_days(self.ideal_days or 0)}; {silent_days} now."


def fault(ideal_days: int | None, max_days: int | None) -> str:
    """What is wrong with these two, in words; '' for nothing."""
    for days in (ideal_days, max_days):
        if days is not None and not 1 <= days <= DAYS_MAX:
            return f"{days} days is no gap between two contacts"
    if ideal_days is not None and max_days is not None and ideal_days > max_days:
        return f"the usual gap of {ideal_days} days is longer than the longest one of {max_days}"
    return ""


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
