"""What was given and received in the last weeks, as far as the user confirmed it."""

from dataclasses import dataclass

from firsthand.domain.reflection.mirror import JUDGED_SHARE_MIN
from firsthand.services.actor import Actor, AsOf
from firsthand.services.exchanges import LedgerQuery, wanted
from firsthand.storage import ledger


@dataclass(frozen=True)
class Weeks:
    """What was given and received in each of the last weeks, the newest last, as far as the user confirmed it.

    waiting: suggestions of these weeks that wait for a word; tells: whether enough were judged for the counts to be shown.
    """

    given: tuple[int, ...]
    received: tuple[int, ...]
    waiting: int
    tells: bool


def lately(actor: Actor, as_of: AsOf, weeks: int = 12) -> Weeks:
    """The last weeks in counts of what the user confirmed; docs/measures/exchanges.md says when they are shown."""
    since = as_of.until_day - 7 * weeks
    which = wanted(actor, LedgerQuery(), as_of)
    counts: dict[str, list[int]] = {"out": [0] * weeks, "in": [0] * weeks}
    judged = waiting = 0
    for week, flow, status, number in ledger.closed_by_week(actor.scope, which, since, as_of.until_day):
        if status == "confirmed":
            counts[flow][week] += number
            judged += number
        else:
            waiting += number
    dismissed = LedgerQuery(status="dismissed")
    judged += sum(
        row[3] for row in ledger.closed_by_week(actor.scope, wanted(actor, dismissed, as_of), since, as_of.until_day)
    )
    tells = judged > 0 and judged >= JUDGED_SHARE_MIN * (judged + waiting)
    return Weeks(tuple(counts["out"]), tuple(counts["in"]), waiting, tells)
