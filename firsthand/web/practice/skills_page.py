"""The ten skills, to choose one to practise."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from firsthand.domain.practice import library
from firsthand.domain.reflection.skills import BY_KEY
from firsthand.services.actor import Actor
from firsthand.services.practice import skills
from firsthand.web.practice.card import courage_words
from firsthand.web.practice.page import state_words


@dataclass(frozen=True)
class SkillChoice:
    """One of the ten skills. about: what the user said of it, '' for nothing. experiments: those that train it."""

    key: str
    title: str
    line: str
    state: str
    about: str
    experiments: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SkillsPage:
    skills: tuple[SkillChoice, ...]


def skills_page(actor: Actor) -> SkillsPage:
    """All skills, with what the user said of each and what there is to try."""
    known = {one.skill: one for one in skills.practised(actor)}
    return SkillsPage(
        tuple(
            SkillChoice(
                skill.key,
                _(skill.title),
                _(skill.line),
                known[skill.key].state if skill.key in known else "",
                state_words(known[skill.key].state, known[skill.key].since) if skill.key in known else "",
                tuple((_(one.what), courage_words(one)) for one in library.of_skill(skill.key)),
            )
            for skill in BY_KEY.values()
        )
    )
