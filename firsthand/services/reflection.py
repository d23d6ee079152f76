"""The twelve questions: answers as they are typed, kept and brought back; nothing that anybody typed is lost."""

import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from firsthand.domain.moves.reflect import question_of
from firsthand.domain.reflection.answers import ANSWER_CHARS_MAX, Said, brought_back, next_question
from firsthand.domain.reflection.questions import COUNT
from firsthand.domain.wording import figure
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import move_memory
from firsthand.services.actor import Actor, now
from firsthand.storage import reflection as stored
from firsthand.storage.connection import rows, write
from firsthand.storage.reflection import AnswerRow


@dataclass(frozen=True)
class Answers:
    """All answers to one question, the newest first in each part.

    current: what is being typed, None before the first letter. beside: the same, typed in other windows. earlier: kept.
    then: the kept answer of twelve weeks ago or more that is brought back, None for none.
    """

    question: int
    current: Said | None
    beside: tuple[Said, ...]
    earlier: tuple[Said, ...]
    then: Said | None


def answers(actor: Actor, question: int) -> Answers:
    """Raises NotFoundError for a number outside 1 to 12."""
    _check(question)
    every = [_said(actor, row) for row in stored.answers(actor.scope, question)]
    typed = [one for one in every if not one.kept]
    current = next((one for one in typed if one.beside is None), None) or next(iter(typed), None)
    return Answers(
        question=question,
        current=current,
        beside=tuple(one for one in typed if one is not current),
        earlier=tuple(one for one in every if one.kept),
        then=brought_back(every, now(actor).day),
    )


def answered(actor: Actor) -> dict[int, date]:
    """Question -> the last day an answer to it was kept."""
    return {question: _day(actor, at) for question, at in stored.last_kept(actor.scope).items()}


def current_question(actor: Actor) -> int:
    """This week's question: the one that Today shows, else the first that was never settled."""
    settled = answered(actor)
    for entry in move_memory.memory(actor, now(actor)).entries:
        if entry.kind == "reflect" and entry.outcome in ("done", "not-this"):
            number = question_of(entry.key)
            settled[number] = max(settled.get(number, entry.on), entry.on)
    return next_question(settled)


def type_answer(actor: Actor, question: int, text: str, *, id: int | None = None, version: int = 0) -> Said:
    """Keep what is typed, as it is typed.

    id, version: of the answer as this window last saw it, None for a window that saw an empty page. Where another window
    has written since, what this one typed is kept beside it as an answer of its own; neither is lost, and the window goes
    on with the answer that this returns. Raises FirsthandError for a text that is too long, and changes nothing then.
    """
    _check(question)
    text = checked(text)
    at = int(time.time())
    with write(actor.scope):
        seen = stored.answer(actor.scope, id) if id is not None else None
        if seen is not None and seen.question != question:
            seen = None
        if seen is not None and seen.text == text:
            return _said(actor, seen)
        if seen is not None and stored.change_answer(actor.scope, seen.id, version, text, at):
            return _said(actor, seen._replace(text=text, version=version + 1, changed_at=at))
        others = [row for row in stored.answers(actor.scope, question) if not row.kept]
        same = next((row for row in others if row.text == text), None)
        if same is not None:
            return _said(actor, same)
        if not text.strip():
            # Nothing was typed that could be lost, and an empty answer beside another would only be in the way.
            return _said(actor, AnswerRow(0, question, text, 0, None, False, at, at))
        first = next((row.id for row in others if row.beside_id is None), None)
        return _said(actor, stored.add_answer(actor.scope, question, text, first, at))


def keep_answer(actor: Actor, question: int, text: str, *, id: int | None = None, version: int = 0) -> Said:
    """The answer stands: the next one to this question is a new one, and the week's question is settled where it is this one.

    Raises FirsthandError for an empty answer, and for one that is too long.
    """
    if not text.strip():
        raise FirsthandError(_("Your answer"), _("it is empty"), _("Write a line, or come back next week."))
    with write(actor.scope):
        said = type_answer(actor, question, text, id=id, version=version)
        stored.keep_answer(actor.scope, said.id, int(time.time()))
        stored.part_answers(actor.scope, said.id)
        _settle(actor, question)
    kept = stored.answer(actor.scope, said.id)
    assert kept is not None
    return _said(actor, kept)


def remove_answer(actor: Actor, id: int) -> None:
    """Raises NotFoundError."""
    with write(actor.scope):
        stored.part_answers(actor.scope, id)
        if not stored.remove_answer(actor.scope, id):
            raise NotFoundError(_("This answer"), _("it is not there"), _("It may have been removed; reload the page."))


def checked(text: str, thing: str = "") -> str:
    """A text of the user's as it can be stored. Raises FirsthandError for one that is too long, saying the limit."""
    text = text.replace("\x00", "").replace("\r\n", "\n")
    if len(text) > ANSWER_CHARS_MAX:
        raise FirsthandError(
            thing or _("Your answer"),
            _("it has %(chars)s characters, and %(max)s is the most that is kept")
            % {"chars": figure(len(text)), "max": figure(ANSWER_CHARS_MAX)},
            _("Shorten it, or keep the long text in a file of yours. What you typed is still in the field."),
        )
    return text


def put_off(actor: Actor, question: int) -> None:
    """Come back next week: this week's question waits until Monday; one that is not this week's waits anyhow."""
    today = now(actor).day
    for key in _shown_moves(actor, question):
        move_memory.happened(actor, key, "later", until=today + timedelta(days=7 - today.weekday()))


def _settle(actor: Actor, question: int) -> None:
    for key in _shown_moves(actor, question):
        move_memory.happened(actor, key, "done")


def _shown_moves(actor: Actor, question: int) -> list[str]:
    """Moves about this question that Today showed this week and of which nothing was said yet."""
    monday = now(actor).day_number - now(actor).day.weekday()
    found = rows(
        actor.scope,
        "SELECT DISTINCT key FROM move_event WHERE workspace_id = %s AND kind = 'reflect' AND on_day >= %s AND key NOT IN"
        " (SELECT e.key FROM move_event e WHERE e.workspace_id = move_event.workspace_id AND e.kind = 'reflect' AND"
        " e.outcome IN ('done','not-this'))",
        [actor.scope.workspace, monday],
    )
    return [key for (key,) in found if question_of(key) == question]


def _said(actor: Actor, row: AnswerRow) -> Said:
    return Said(
        row.id, row.question, row.text, row.version, row.beside_id, row.kept, _day(actor, row.begun_at),
        _day(actor, row.changed_at),
    )  # fmt: skip


def _day(actor: Actor, at: int) -> date:
    return datetime.fromtimestamp(at, actor.zone).date()


def _check(question: int) -> None:
    if not 1 <= question <= COUNT:
        raise NotFoundError(
            _("Question %(number)s") % {"number": question},
            _("there are %(count)s questions") % {"count": COUNT},
            _("Choose one from 1 to %(count)s.") % {"count": COUNT},
        )
