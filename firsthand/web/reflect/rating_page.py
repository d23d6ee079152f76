"""The sentences to rate oneself by, skill by skill."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from firsthand.domain.reflection import rating
from firsthand.domain.reflection.rating import ITEMS, LEVEL_WORDS
from firsthand.domain.reflection.skills import SKILLS
from firsthand.services import oneself
from firsthand.services.actor import Actor, now
from firsthand.web.elements.words import day_words
from firsthand.web.reflect.leads import SkillLine, skill_lines


@dataclass(frozen=True)
class Point:
    level: int
    words: str
    chosen: bool


@dataclass(frozen=True)
class ItemLine:
    """history: what was said on earlier days, the newest first, in words."""

    key: str
    text: str
    points: tuple[Point, ...]
    history: str


@dataclass(frozen=True)
class SkillPart:
    skill: SkillLine
    items: tuple[ItemLine, ...]


@dataclass(frozen=True)
class RatingPage:
    skills: tuple[SkillPart, ...]
    error: str


HISTORY_SHOWN = 3


def rating_page(actor: Actor, error: str = "") -> RatingPage:
    said = oneself.rated(actor)
    newest, today = rating.latest(said), now(actor).day
    lines = {one.key: one for one in skill_lines(actor)}

    def item_line(item: rating.Item) -> ItemLine:
        level = newest[item.key].level if item.key in newest else None
        earlier = sorted((one for one in said if one.item == item.key), key=lambda one: one.on, reverse=True)
        return ItemLine(
            item.key,
            _(item.text),
            tuple(Point(value, _(words), value == level) for value, words in LEVEL_WORDS.items()),
            _history(earlier[:HISTORY_SHOWN], today),
        )

    return RatingPage(
        tuple(
            SkillPart(lines[skill.key], tuple(item_line(item) for item in ITEMS if item.skill == skill.key))
            for skill in SKILLS
        ),
        error,
    )


def _history(said: list[rating.Rated], today: date) -> str:
    return " · ".join(
        _("%(day)s: %(level)s") % {"day": day_words(one.on, today), "level": _(LEVEL_WORDS[one.level])} for one in said
    )
