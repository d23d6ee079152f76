"""What an answer may lead to, always by the user's own hand: own words, ratings, values, role models, what to learn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.reflection.questions import Question
from firsthand.domain.reflection.rating import SkillNow
from firsthand.domain.reflection.skills import SKILLS
from firsthand.domain.reflection.values import VALUES
from firsthand.services import oneself, private_notes
from firsthand.services.actor import Actor, now
from firsthand.web.elements.forms import Form
from firsthand.web.elements.intent import WHOM
from firsthand.web.elements.words import day_words
from firsthand.web.reflect.forms import RoleModelForm, ValuesForm, WordsForm
from firsthand.web.reflect.mirror_part import level_words

INTENTS_SHOWN = 3


@dataclass(frozen=True)
class SkillLine:
    """level: in words, '' where nothing was said; changed: how it moved, as the user's own, ''."""

    key: str
    title: str
    line: str
    level: str
    changed: str
    chosen: bool


@dataclass(frozen=True)
class RoleModelLine:
    id: int
    person_id: int | None
    name: str
    does: str


@dataclass(frozen=True)
class IntentLine:
    day: str
    whom: str
    words: str


@dataclass(frozen=True)
class Leads:
    """kind: as `Question.feeds`. practice: the address where what is learnt is practised, '' where there is none."""

    kind: str
    words: WordsForm | None = None
    skills: tuple[SkillLine, ...] = ()
    rated: str = ""
    values: ValuesForm | None = None
    value_names: tuple[str, ...] = ()
    intents: tuple[IntentLine, ...] = ()
    role_models: tuple[RoleModelLine, ...] = ()
    role_model: RoleModelForm | None = None
    practice: str = ""


def leads_of(actor: Actor, question: Question, refused: Mapping[str, Form]) -> Leads:
    """refused: a bound form by its name in `Leads`, shown with what is wrong."""
    parts: dict[str, object] = {}
    match question.feeds:
        case "words":
            parts["words"] = WordsForm(names=oneself.DEFINED, initial=oneself.words(actor))
        case "skills":
            parts["skills"], parts["rated"] = skill_lines(actor), _rated(actor)
        case "values":
            parts |= {
                "words": WordsForm(names=oneself.GOOD, initial=oneself.words(actor)),
                "values": ValuesForm(initial=values_initial(actor)),
                "value_names": tuple(_(name) for name in VALUES),
                "intents": _intents(actor),
            }
        case "role-models":
            parts |= {"role_models": role_model_lines(actor), "role_model": RoleModelForm()}
        case "learn":
            parts |= {"role_models": role_model_lines(actor), "skills": skill_lines(actor)}
        case "plan":
            parts |= {
                "skills": tuple(one for one in skill_lines(actor) if one.chosen),
                "practice": f"{reverse('practice:plans')}?origin=question:{question.number}",
            }
    fitting = {name: form for name, form in refused.items() if name in parts}
    return Leads(kind=question.feeds, **{**parts, **fitting})  # type: ignore[arg-type]


def skill_lines(actor: Actor) -> tuple[SkillLine, ...]:
    chosen = oneself.skills_to_learn(actor)
    today = now(actor).day
    levels = {one.skill: one for one in oneself.skill_levels(actor)}
    return tuple(
        SkillLine(
            skill.key,
            _(skill.title),
            _(skill.line),
            level_words(level) if (level := levels[skill.key].level) is not None else "",
            _changed(levels[skill.key], today),
            skill.key in chosen,
        )
        for skill in SKILLS
    )


def role_model_lines(actor: Actor) -> tuple[RoleModelLine, ...]:
    return tuple(RoleModelLine(one.id, one.person, one.name, one.does) for one in oneself.role_models(actor))


def values_initial(actor: Actor) -> dict[str, str]:
    return {
        f"{field}{rank}": said
        for rank, one in enumerate(oneself.values(actor), start=1)
        for field, said in (("name", _(one.name)), ("words", one.own_words))
    }


def address_of(name: str) -> str:
    """The address of a page by its name; '' where that page is not there."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _changed(one: SkillNow, today: date) -> str:
    """How the user's own word on a skill moved since an earlier day."""
    if one.before is None or one.before_on is None or not one.moved:
        return ""
    pattern = _("more than on %(day)s") if one.moved > 0 else _("less than on %(day)s")
    return pattern % {"day": day_words(one.before_on, today)}


def _rated(actor: Actor) -> str:
    said = sum(one.said for one in oneself.skill_levels(actor))
    if not said:
        return ""
    every = sum(one.items for one in oneself.skill_levels(actor))
    return ngettext(
        "%(said)s of %(all)s sentence rated.", "%(said)s of %(all)s sentences rated.", every
    ) % {"said": said, "all": every}  # fmt: skip


def _intents(actor: Actor) -> tuple[IntentLine, ...]:
    today = now(actor).day
    said = [one for one in private_notes.intents(actor) if one.whom or one.words][:INTENTS_SHOWN]
    return tuple(
        IntentLine(day_words(one.on, today), ", ".join(str(WHOM[whom]) for whom in one.whom if whom in WHOM), one.words)
        for one in said
    )
