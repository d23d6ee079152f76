"""What became of the small experiments: one a week, tried or rested, and what it was like."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from firsthand.domain.practice.experiments import Experiment
from firsthand.domain.wording import number_in_words, sentence_case
from firsthand.language import gettext as _
from firsthand.language import gettext_noop, ngettext

AttemptState = Literal["chosen", "tried", "rest"]
SkillState = Literal["active", "resting", "second nature"]
SKILL_STATES: tuple[SkillState, ...] = get_args(SkillState)

SURE_MAX = 10
ENJOYMENT = (
    gettext_noop("A chore"), gettext_noop("Heavy"), gettext_noop("Neither"), gettext_noop("Light"), gettext_noop("A pleasure"),
)  # fmt: skip
"""What 1 to 5 mean for enjoyment: msgids."""
ENERGY = (
    gettext_noop("Drained"), gettext_noop("Tired"), gettext_noop("The same"), gettext_noop("Fresher"), gettext_noop("Full"),
)  # fmt: skip
"""The same for the energy afterwards."""

SMALLER_MAX = 1
WORDS_CHARS_MAX = 4000
WEEKS_SHOWN = 11
TRIES_FOR_TREND = 4
NOTABLE_STEP = 0.5
"""By how much the two halves of one's tries must differ, in steps of the scale, before it is said; our own choice."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One week's experiment. week: its Monday. experiment: its key. smaller: how often it was made smaller.

    sure_before, sure_after: 0 to 10; enjoyment, energy: 1 to 5; None where nothing was said.
    """

    id: int
    week: date
    experiment: str
    skill: str
    person: int | None
    move: str
    state: AttemptState
    smaller: int = 0
    sure_before: int | None = None
    sure_after: int | None = None
    enjoyment: int | None = None
    energy: int | None = None
    happened: str = ""
    learnt: str = ""
    tried: date | None = None


@dataclass(frozen=True, slots=True)
class Practised:
    """A skill the user chose, and since when it is in this state."""

    skill: str
    state: SkillState
    since: date
    why: str = ""


Tended = Literal["tried", "rest", "this week"]


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the row: its Monday, and what it was. A week of which nothing is known rested."""

    monday: date
    tended: Tended


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weeks_tended(attempts: Iterable[Attempt], today: date, count: int = WEEKS_SHOWN) -> tuple[Week, ...]:
    """The last weeks, the oldest first, never reaching back before the first attempt; this one is last.

    This week is "tried" once it was tried, else "this week", so that it never looks missed.
    """
    listed = list(attempts)
    tried = {one.week for one in listed if one.state == "tried"}
    this = monday_of(today)
    first = min((one.week for one in listed), default=this)
    weeks = [this - timedelta(weeks=back) for back in reversed(range(count))]
    return tuple(
        Week(monday, "tried" if monday in tried else "this week" if monday == this else "rest")
        for monday in weeks
        if monday >= first
    )


def weeks_sentence(weeks: Sequence[Week]) -> str:
    """Of the weeks before this one, how many were tended; a rest is never called a gap."""
    before = weeks[:-1]
    if not before:
        return _("This is the first week.")
    tried = sum(week.tended == "tried" for week in before)
    if tried == len(before):
        words = ngettext("The last week was tended.", "All of the last %(weeks)s weeks were tended.", len(before))
        return words % {"weeks": number_in_words(len(before))}
    if not tried:
        return _("You rested. Rest weeks are part of it.")
    words = ngettext(
        "One of the last %(weeks)s weeks. Rest weeks are part of it.",
        "%(tried)s of the last %(weeks)s weeks. Rest weeks are part of it.",
        tried,
    )
    return sentence_case(words % {"tried": number_in_words(tried), "weeks": number_in_words(len(before))})


def trend(levels: Sequence[int]) -> float | None:
    """How much higher the later half of one's tries lies than the earlier half, in steps of the scale; None below four tries.

    The middle one of an odd number belongs to neither half.
    """
    if len(levels) < TRIES_FOR_TREND:
        return None
    half = len(levels) // 2
    return sum(levels[-half:]) / half - sum(levels[:half]) / half


def enjoyment_sentence(levels: Sequence[int]) -> str:
    change = trend(levels)
    if change is None:
        return _("Can’t tell yet: it takes four tries.")
    if change >= NOTABLE_STEP:
        return _("Lighter of late than when you began.")
    if change <= -NOTABLE_STEP:
        return _("Heavier of late than when you began. A smaller version may help, or a rest.")
    return _("About the same as when you began.")


def confidence_sentence(levels: Sequence[int]) -> str:
    change = trend(levels)
    if change is None:
        return _("Can’t tell yet: it takes four tries.")
    if change >= 2 * NOTABLE_STEP:
        return _("You are surer afterwards than when you began.")
    if change <= -2 * NOTABLE_STEP:
        return _("You are less sure afterwards than when you began; the tries may have grown harder.")
    return _("About as sure afterwards as when you began.")


def next_experiment(
    candidates: Sequence[Experiment], attempts: Sequence[Attempt], kinds_today: Collection[str], refused: int = 0
) -> Experiment | None:
    """Which of these to try next; None for none.

    Never tried comes first, then what was tried longest ago; among them what fits a move with a real person, then what takes
    least courage. refused: how many of them the user passed over this week.
    """
    last = {one.experiment: one.week for one in sorted(attempts, key=lambda one: one.week) if one.state == "tried"}
    if not candidates:
        return None
    ordered = sorted(
        candidates,
        key=lambda one: (
            last.get(one.key, date.min), not set(one.goes_with) & set(kinds_today), one.courage, one.key,
        ),
    )  # fmt: skip
    return ordered[refused % len(ordered)]
