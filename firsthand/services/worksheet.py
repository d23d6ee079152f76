"""The twelve questions as a sheet to work through, with the answers that were kept."""

from dataclasses import dataclass

from firsthand.domain.reflection.questions import QUESTIONS
from firsthand.language import gettext as _
from firsthand.services.actor import Actor
from firsthand.storage.connection import rows


@dataclass(frozen=True)
class Question:
    """number: from 1. answer: the latest one, '' where there is none."""

    number: int
    text: str
    answer: str = ""


def worksheet(actor: Actor, *, blank: bool = False) -> tuple[Question, ...]:
    """All twelve, in their order and in the language spoken. blank: without the answers."""
    answers = {} if blank else _latest(actor)
    return tuple(Question(one.number, _(one.text), answers.get(one.number, "")) for one in QUESTIONS)


def _latest(actor: Actor) -> dict[int, str]:
    """The answer to each question that was begun last and has words."""
    found = rows(
        actor.scope,
        "SELECT question, text FROM answer WHERE workspace_id = %s AND text <> '' ORDER BY begun_at, id",
        [actor.scope.workspace],
    )
    return {row[0]: row[1] for row in found}
