"""Hours with people by purpose and by function, week by week, and deep work beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from firsthand.domain.deep_work import deep_minutes, usual_deep_minutes
from firsthand.domain.free_slots import Stretch
from firsthand.domain.purposes import PURPOSES
from firsthand.domain.shares import share_in_words
from firsthand.domain.time_spent import WEEKS, Sent, Together, by_week, hours_in_words
from firsthand.domain.wording import sentence_case
from firsthand.domain.working_days import local_seconds
from firsthand.language import gettext as _
from firsthand.language import ngettext
from firsthand.services import purposes, time_spent, traits
from firsthand.services.actor import Actor, AsOf
from firsthand.services.time_spent import TimeSpent
from firsthand.storage.queries import meetings as queries

GROUPS_MAX = 8
"""More functions than these are told together, as what is left."""

EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class GroupTime:
    """Time with the people of one group. minutes: of each week, the oldest first; the whole week's minutes where at least one of
    them was there. share: of all time with people in these weeks, 0 to 1; the shares of several groups may come to more than 1.
    """

    name: str
    people: int
    minutes: tuple[float, ...]
    share: float

    @property
    def words(self) -> str:
        weekly = sum(self.minutes) / max(1, len(self.minutes))
        told = {"time": hours_in_words(weekly), "share": share_in_words(self.share)}
        return _("%(time)s a week, %(share)s of your time with people") % told


@dataclass(frozen=True)
class TimeByGroup:
    """deep: minutes of each week, None where it can't be told; usual_deep: None while it can't. known: people met or written to
    in these weeks who have a purpose, and a function; everybody: all of those people.
    """

    spent: TimeSpent
    purposes: tuple[GroupTime, ...]
    functions: tuple[GroupTime, ...]
    deep: tuple[float | None, ...]
    usual_deep: float | None
    with_purpose: int
    with_function: int
    everybody: int

    @property
    def deep_sentence(self) -> str:
        """The last week's deep work beside the usual one."""
        last = self.deep[-1] if self.deep else None
        if last is None:
            return _("Deep work can’t be told: no calendar holds anything of last week.")
        told = {"time": hours_in_words(last)}
        if self.usual_deep is None:
            words = _(
                "%(time)s of last week’s working days lay in one piece of an hour and a half or more. What is usual can’t be"
                " told yet."
            )
            return sentence_case(words % told)
        words = _(
            "%(time)s of last week’s working days lay in one piece of an hour and a half or more; your usual is %(usual)s."
        )
        return sentence_case(words % {**told, "usual": hours_in_words(self.usual_deep)})

    @property
    def coverage(self) -> str:
        """Of how many people the purpose and the function are known."""
        words = ngettext(
            "Of the %(count)s people of these weeks %(with_purpose)s have a purpose and %(with_function)s a function by your"
            " own word.",
            "Of the %(count)s people of these weeks %(with_purpose)s have a purpose and %(with_function)s a function by your"
            " own word.",
            self.everybody,
        )
        return words % {
            "count": self.everybody,
            "with_purpose": self.with_purpose,
            "with_function": self.with_function,
        }


def time_by_group(actor: Actor, as_of: AsOf, weeks: int = WEEKS) -> TimeByGroup:
    """The last whole weeks, as `time_spent` tells them, shared out by what the user confirmed of people."""
    mondays, bounds = time_spent.whole_weeks(actor, as_of, weeks)
    meetings, letters = time_spent.met_and_written(actor, bounds[0], bounds[-1])
    spent = time_spent.told(actor, mondays, bounds, meetings, letters)
    people = frozenset(person for week in spent.weeks for person in week.by_person)
    tagged = purposes.said(actor, people)
    functions = traits.held(actor, "function", people)
    by_purpose: dict[str, frozenset[int]] = {
        name: frozenset(one for one in people if name in tagged.get(one, ())) for name in PURPOSES
    }
    by_function: dict[str, frozenset[int]] = {
        name: frozenset(one for one in people if functions.get(one) == name) for name in sorted(set(functions.values()))
    }

    def shared_out(groups: Mapping[str, frozenset[int]]) -> list[GroupTime]:
        whole = sum(week.minutes for week in spent.weeks)
        found = []
        for name, members in groups.items():
            of_group = by_week(
                mondays,
                bounds,
                [Together(one.starts_at, one.ends_at, one.people & members) for one in meetings],
                [Sent(one.sent_at, one.people & members) for one in letters],
            )
            minutes = tuple(week.minutes for week in of_group)
            found.append(GroupTime(name, len(members), minutes, sum(minutes) / whole if whole else 0.0))
        return found

    ranked = sorted(shared_out(by_function), key=lambda one: (-one.share, one.name))
    deep = _deep(actor, mondays, bounds)
    return TimeByGroup(
        spent, tuple(one for one in shared_out(by_purpose) if one.people), tuple(ranked[:GROUPS_MAX]), deep,
        usual_deep_minutes(deep), len(tagged), len(functions), len(people),
    )  # fmt: skip


def _deep(actor: Actor, mondays: list[date], bounds: list[int]) -> tuple[float | None, ...]:
    if not queries.any_read(actor.scope):
        return (None,) * len(mondays)
    taken = queries.taken(actor.scope, bounds[0], bounds[-1])
    local = local_seconds([(one.starts_at, one.ends_at) for one in taken], actor.zone).reshape(-1, 2).tolist()
    stretches = [Stretch(start, end) for start, end in local]
    days = [(monday - EPOCH).days for monday in mondays]
    return tuple(deep_minutes(day, day + 7, stretches) for day in days)
