"""What one says of oneself: sentences of our own wording, each on five points, at least three to a skill."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from firsthand.domain.reflection.skills import SKILLS
from firsthand.language import gettext_noop

LEVELS = (1, 2, 3, 4, 5)
LEVEL_WORDS: Mapping[int, str] = {
    1: gettext_noop("Not at all"),
    2: gettext_noop("Hardly"),
    3: gettext_noop("Partly"),
    4: gettext_noop("Mostly"),
    5: gettext_noop("Fully"),
}
"""How far a sentence holds, as msgids."""

STRENGTH_FROM = 4
"""From "mostly" on one counts something as a strength of one's own; "partly" is neither here nor there, and no claim."""

MOVED_FROM = 0.5
"""A skill moved when the mean of its sentences did by half a point: less is one sentence said differently on another day."""


@dataclass(frozen=True)
class Item:
    """One sentence of oneself. key: names it in rows, and never changes; skill: of `SKILLS`; text: a msgid.

    of_them: the same sentence of somebody else, where others may be asked; ''.
    """

    key: str
    skill: str
    text: str
    of_them: str = ""


ITEMS = (
    Item("sees-needs", "reading-people", gettext_noop("I notice what somebody needs before they say it.")),
    Item("hears-unsaid", "reading-people", gettext_noop("In a meeting I hear what is not being said.")),
    Item(
        "checks-reading", "reading-people", gettext_noop("I ask whether I understood somebody, rather than assume it.")
    ),
    Item("open-reasons", "influencing", gettext_noop("When I want to win somebody, I lay my reasons open.")),
    Item("knows-their-aims", "influencing", gettext_noop("I know what those I depend on have to deliver themselves.")),
    Item("moved-by-others", "influencing", gettext_noop("I let myself be won over, too, and say so.")),
    Item(
        "gives-first",
        "building",
        gettext_noop("I give people something before I ask them for anything."),
        gettext_noop("Gives people something before asking them for anything."),
    ),
    Item("meets-new", "building", gettext_noop("I get to know somebody new without needing them for anything.")),
    Item(
        "spends-time",
        "building",
        gettext_noop("I keep time every week for the people I work with."),
        gettext_noop("Keeps time for the people around."),
    ),
    Item(
        "answers-quickly",
        "maintaining",
        gettext_noop("I answer people quickly."),
        gettext_noop("Answers people quickly."),
    ),
    Item(
        "keeps-ties",
        "maintaining",
        gettext_noop("I stay in touch with people when nothing has to be done."),
        gettext_noop("Stays in touch when nothing has to be done."),
    ),
    Item("remembers", "maintaining", gettext_noop("I come back to what somebody told me the last time.")),
    Item(
        "makes-introductions",
        "using",
        gettext_noop("I bring people together who could use one another."),
        gettext_noop("Brings people together who could use one another."),
    ),
    Item("draws-on-people", "using", gettext_noop("For something hard, I think of whom I know before I begin alone.")),
    Item("takes-first-step", "using", gettext_noop("When I think of somebody, I do something about it the same day.")),
    Item(
        "beyond-specialty",
        "inside-outside",
        gettext_noop("Many of those I am in touch with work outside my own field."),
        gettext_noop("Is in touch with people well outside their own field."),
    ),
    Item(
        "beyond-house", "inside-outside", gettext_noop("I know people in other organisations who would take my call.")
    ),
    Item(
        "beyond-level",
        "inside-outside",
        gettext_noop("I talk as freely with those above and below me as with my peers."),
    ),
    Item(
        "follows-through",
        "sincerity",
        gettext_noop("What I say I will do, I do in time."),
        gettext_noop("Does in time what was said would be done."),
    ),
    Item("says-interest", "sincerity", gettext_noop("I say openly what is in it for me.")),
    Item("same-to-all", "sincerity", gettext_noop("I say the same of somebody whether they are in the room or not.")),
    Item(
        "asks-feedback",
        "asking",
        gettext_noop("I ask people what they think of my work."),
        gettext_noop("Asks people what they think of their work."),
    ),
    Item("asks-early", "asking", gettext_noop("I ask for help while there is still time for it.")),
    Item("easy-no", "asking", gettext_noop("When I ask, a no is easy to say.")),
    Item(
        "accepts-help",
        "accepting",
        gettext_noop("When somebody offers me help, I say yes."),
        gettext_noop("Says yes when help is offered."),
    ),
    Item("lets-in", "accepting", gettext_noop("I let people see where I am stuck.")),
    Item("no-quick-return", "accepting", gettext_noop("I can take something without paying it back at once.")),
    Item(
        "thanks",
        "thanking",
        gettext_noop("I thank people for what they do for me."),
        gettext_noop("Thanks people for what they do."),
    ),
    Item("names-effect", "thanking", gettext_noop("When I thank somebody, I say what came of it.")),
    Item("shares-credit", "thanking", gettext_noop("When something goes well, I name those who had a part in it.")),
)

BY_KEY = {item.key: item for item in ITEMS}
ASKED_OF_OTHERS = tuple(item for item in ITEMS if item.of_them)
"""The sentences of the short form for others: those the mirror speaks of."""


@dataclass(frozen=True)
class Rated:
    """What the user said of one item on one day. level: 1 to 5."""

    item: str
    on: date
    level: int


@dataclass(frozen=True)
class SkillNow:
    """A skill as the user rates themself. level: mean of its sentences' newest levels, 1 to 5; None where nothing was said.

    before: the same from the newest levels of earlier days; None where there are none. said, items: of how many sentences.
    """

    skill: str
    level: float | None
    before: float | None
    said: int
    items: int
    before_on: date | None

    @property
    def moved(self) -> int:
        """1 for up, -1 for down, 0 for neither or where it can't be told."""
        if self.level is None or self.before is None or abs(self.level - self.before) < MOVED_FROM:
            return 0
        return 1 if self.level > self.before else -1


def latest(rated: Iterable[Rated]) -> dict[str, Rated]:
    """The newest word on each item."""
    found: dict[str, Rated] = {}
    for one in rated:
        if one.item not in found or found[one.item].on < one.on:
            found[one.item] = one
    return found


def skills_now(rated: Iterable[Rated]) -> tuple[SkillNow, ...]:
    """Every skill, in its order, as rated last and as rated the time before.

    Now and before are compared over the same sentences: those said at both times.
    """
    every = [one for one in rated if one.item in BY_KEY]
    now = latest(every)
    before = latest(one for one in every if one.on < now[one.item].on)
    return tuple(_skill(skill.key, now, before) for skill in SKILLS)


def _skill(skill: str, now: Mapping[str, Rated], before: Mapping[str, Rated]) -> SkillNow:
    keys = [item.key for item in ITEMS if item.skill == skill]
    said = [now[key] for key in keys if key in now]
    earlier = [before[key] for key in keys if key in before]
    moved = fmean(now[one.item].level - one.level for one in earlier) if earlier else None
    level = fmean(one.level for one in said) if said else None
    return SkillNow(
        skill,
        level,
        None if moved is None or level is None else level - moved,
        len(said),
        len(keys),
        max((one.on for one in earlier), default=None),
    )
