"""Skills that are practised: one at a time is active; others rest, or have become second nature."""

from firsthand.domain.practice.attempts import SKILL_STATES, Practised, SkillState
from firsthand.domain.reflection.skills import BY_KEY
from firsthand.domain.wording import quoted
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor, now
from firsthand.storage import practice as stored
from firsthand.storage.connection import write


def practised(actor: Actor) -> tuple[Practised, ...]:
    """Those the user ever chose, the latest change first."""
    return tuple(one for one in stored.practised(actor.scope) if one.skill in BY_KEY)


def active(actor: Actor) -> Practised | None:
    return next((one for one in practised(actor) if one.state == "active"), None)


def set_state(actor: Actor, skill: str, state: SkillState) -> None:
    """Practise a skill, let it rest, or call it second nature. One that was active rests when another becomes so.

    Raises NotFoundError for no skill, FirsthandError for no state.
    """
    if skill not in BY_KEY:
        raise NotFoundError(quoted(skill[:40]), _("there is no such skill"), _("Choose one of those listed."))
    if state not in SKILL_STATES:
        raise FirsthandError(
            _("This skill"), _("that is no state of it"), _("It is active, resting or second nature.")
        )  # fmt: skip
    today = now(actor).day
    with write(actor.scope):
        for one in stored.practised(actor.scope):
            if state == "active" and one.state == "active" and one.skill != skill:
                stored.keep_practised(actor.scope, one.skill, "resting", today)
            if one.skill == skill and one.state == state:
                return
        stored.keep_practised(actor.scope, skill, state, today)
