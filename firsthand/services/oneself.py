"""What the user says of themself: own words, how far sentences hold, values, role models, what to learn."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.people import PersonId
from firsthand.domain.reflection import rating, skills
from firsthand.domain.reflection.rating import LEVELS, Rated, SkillNow
from firsthand.domain.reflection.values import VALUES_MAX
from firsthand.domain.wording import figure
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import people
from firsthand.services.actor import Actor, now
from firsthand.storage import reflection as stored
from firsthand.storage.giving import EPOCH

DEFINED = ("politics", "influence", "networking")
"""What the first two questions ask for, in the user's own words."""

GOOD = ("good-of-the-whole", "own-interest")
"""The organisation's good and one's own interest, held together."""

LEARN = "skills-to-learn"
OWN_WORDS = (*DEFINED, *GOOD)
WORDS_CHARS_MAX = 2000
NAME_CHARS_MAX = 120


@dataclass(frozen=True)
class Value:
    """One of the user's values; the first ranks first. own_words: what it means to them, ''."""

    name: str
    own_words: str = ""


@dataclass(frozen=True)
class RoleModel:
    """Somebody who thrives with the right motives. person: None where they are nobody of the record. does: what I don't."""

    id: int
    person: PersonId | None
    name: str
    does: str
    on: date


def words(actor: Actor) -> dict[str, str]:
    """The user's own words by name, those of `OWN_WORDS`; '' where nothing was said."""
    found = stored.own_words(actor.scope)
    return {name: found.get(name, "") for name in OWN_WORDS}


def definitions(actor: Actor) -> tuple[tuple[str, str], ...]:
    """What politics, influence and networking are to the user, as far as they said: name and words."""
    found = words(actor)
    return tuple((name, found[name]) for name in DEFINED if found[name])


def keep_words(actor: Actor, said: Mapping[str, str]) -> None:
    """Keep own words under their names; an empty text takes them away. Raises FirsthandError for one too long."""
    kept = {name: _line(text, WORDS_CHARS_MAX) for name, text in said.items() if name in OWN_WORDS}
    for name, text in kept.items():
        stored.keep_own_word(actor.scope, name, text, int(time.time()))


def rated(actor: Actor) -> tuple[Rated, ...]:
    """Everything the user said of how far sentences hold, the oldest first."""
    return tuple(Rated(item, EPOCH + timedelta(days=day), level) for item, day, level in stored.ratings(actor.scope))


def rate(actor: Actor, levels: Mapping[str, int]) -> None:
    """Keep how far sentences hold of the user today, 1 to 5 by item; earlier days stay. Raises FirsthandError."""
    for item, level in levels.items():
        if item not in rating.BY_KEY or level not in LEVELS:
            raise FirsthandError(
                _("This rating"),
                _("the sentence or its point is none of ours"),
                _("Reload the page, and choose again."),
            )
    stored.keep_ratings(actor.scope, now(actor).day_number, sorted(levels.items()))


def skill_levels(actor: Actor) -> tuple[SkillNow, ...]:
    """Every skill as the user rates themself, now and before."""
    return rating.skills_now(rated(actor))


def values(actor: Actor) -> tuple[Value, ...]:
    """In the user's order."""
    return tuple(Value(name, own_words) for name, own_words in stored.values(actor.scope))


def keep_values(actor: Actor, chosen: Sequence[Value]) -> None:
    """Keep these, in this order, in place of those before; empty names are left out. Raises FirsthandError."""
    found: dict[str, str] = {}
    for one in chosen:
        name = _line(one.name, NAME_CHARS_MAX)
        if name:
            found.setdefault(name, _line(one.own_words, WORDS_CHARS_MAX))
    if len(found) > VALUES_MAX:
        raise FirsthandError(
            _("Your values"),
            _("there are more than %(count)s") % {"count": VALUES_MAX},
            _("Choose those that come first."),
        )
    stored.keep_values(actor.scope, list(found.items()))


def role_models(actor: Actor, person: PersonId | None = None) -> tuple[RoleModel, ...]:
    """The newest first; person: what was said of this one alone."""
    found = stored.role_models(actor.scope, person)
    names = people.names(actor, {one[1] for one in found if one[1] is not None})
    return tuple(
        RoleModel(
            id, None if who is None else PersonId(who), names.get(who, name) if who is not None else name, does,
            EPOCH + timedelta(days=day),
        )
        for id, who, name, does, day in found
    )  # fmt: skip


def add_role_model(actor: Actor, name: str, does: str, person: PersonId | None = None) -> int:
    """Keep somebody as a role model, by their number or by a name alone. Raises FirsthandError."""
    called = _line(name, NAME_CHARS_MAX)
    if person is None and not called:
        raise FirsthandError(_("A role model"), _("there is no name"), _("Write whom you mean."))
    return stored.add_role_model(actor.scope, person, called, _line(does, WORDS_CHARS_MAX), now(actor).day_number)


def change_role_model(actor: Actor, id: int, does: str) -> None:
    """What they do that the user does not. Raises NotFoundError."""
    if not stored.change_role_model(actor.scope, id, _line(does, WORDS_CHARS_MAX)):
        raise _gone()


def remove_role_model(actor: Actor, id: int) -> None:
    """Raises NotFoundError."""
    if not stored.remove_role_model(actor.scope, id):
        raise _gone()


def skills_to_learn(actor: Actor) -> tuple[str, ...]:
    """Keys of the skills the user wants to learn, in the order of `skills.SKILLS`."""
    chosen = stored.own_words(actor.scope).get(LEARN, "").split()
    return tuple(skill.key for skill in skills.SKILLS if skill.key in chosen)


def choose_skills(actor: Actor, keys: Sequence[str]) -> None:
    """Keep which skills the user wants to learn, in place of those before; what is no skill is left out."""
    known = [key for key in keys if key in skills.BY_KEY]
    stored.keep_own_word(actor.scope, LEARN, " ".join(sorted(known)), int(time.time()))


def _line(text: str, chars_max: int) -> str:
    kept = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(kept) > chars_max:
        raise FirsthandError(
            _("What you wrote"),
            _("it has %(chars)s characters, and %(max)s is the most that is kept here")
            % {"chars": figure(len(kept)), "max": figure(chars_max)},
            _("Shorten it; nothing was changed."),
        )
    return kept


def _gone() -> NotFoundError:
    return NotFoundError(_("This role model"), _("it is not there"), _("It may have been removed; reload the page."))
