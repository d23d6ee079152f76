"""What was learnt, and when it comes back."""

from dataclasses import replace

from firsthand.domain.practice.attempts import WORDS_CHARS_MAX
from firsthand.domain.practice.returning import Lesson, next_return
from firsthand.errors import NotFoundError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor, AsOf, now
from firsthand.storage import practice as stored


def keep(actor: Actor, attempt: int, words: str) -> None:
    """Keep what an experiment taught, over what was said of it before; without words it is forgotten."""
    said = words.replace("\x00", "").strip()[:WORDS_CHARS_MAX]
    before = next((one for one in stored.lessons(actor.scope) if one.experiment == attempt), None)
    if said and before is None:
        today = now(actor).day
        stored.keep_lesson(actor.scope, Lesson(0, attempt, said, 0, next_return(0, today), today))
    elif said and before is not None:
        stored.keep_lesson(actor.scope, replace(before, words=said))
    elif before is not None:
        stored.remove_lesson(actor.scope, before.id)


def returning(actor: Actor, as_of: AsOf, limit: int = 2) -> tuple[Lesson, ...]:
    """What comes back by a day, the longest awaited first; a few at a time, so that it never piles up."""
    found = [one for one in stored.lessons(actor.scope) if one.next is not None and one.next <= as_of.day]
    return tuple(sorted(found, key=lambda one: (one.next, one.id))[:limit])


def holds(actor: Actor, id: int, *, still: bool) -> None:
    """Whether it still holds: then it comes back after a longer gap, else not again. Raises NotFoundError."""
    found = next((one for one in stored.lessons(actor.scope) if one.id == id), None)
    if found is None:
        raise NotFoundError(_("What you learnt"), _("it is not there"), _("It may have been removed; reload the page."))
    step = found.step + 1
    stored.keep_lesson(
        actor.scope, replace(found, step=step, next=next_return(step, now(actor).day) if still else None)
    )  # fmt: skip
