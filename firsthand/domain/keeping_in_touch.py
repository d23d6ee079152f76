"""How often the user wants to be in touch with somebody, beside how often they are."""

from dataclasses import dataclass

from firsthand.language import gettext as _
from firsthand.language import ngettext

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
            wanted = self.max_days
            words = ngettext(
                "You wanted at most %(count)s day; %(now)s now.",
                "You wanted at most %(count)s days; %(now)s now.",
                wanted,
            )
        else:
            wanted = self.ideal_days or 0
            words = ngettext(
                "You wanted about %(count)s day; %(now)s now.", "You wanted about %(count)s days; %(now)s now.", wanted
            )
        return words % {"count": wanted, "now": silent_days}


def fault(ideal_days: int | None, max_days: int | None) -> str:
    """What is wrong with these two, in words; '' for nothing."""
    for days in (ideal_days, max_days):
        if days is not None and not 1 <= days <= DAYS_MAX:
            return _("%(count)s days is no gap between two contacts") % {"count": days}
    if ideal_days is not None and max_days is not None and ideal_days > max_days:
        return _("the usual gap of %(usual)s days is longer than the longest one of %(longest)s") % {
            "usual": ideal_days,
            "longest": max_days,
        }
    return ""
