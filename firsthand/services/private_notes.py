"""Private, dated judgements: trust in somebody, and whom a move was for. Never on a card that leaves, never shared."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from firsthand.domain.people import PersonId
from firsthand.domain.wording import quoted
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor, now
from firsthand.storage import ids
from firsthand.storage.connection import execute, rows, write
from firsthand.storage.giving import EPOCH
from firsthand.storage.queries import people as queries

Judgement = Literal["", "yes", "no", "unsure"]
JUDGEMENTS: tuple[Judgement, ...] = ("", "yes", "no", "unsure")
WORDS_CHARS_MAX = 2000


@dataclass(frozen=True)
class TrustNote:
    """What the user thinks of somebody on a day: can they, are they on my side, do they keep their word."""

    id: int
    person_id: int
    on: date
    can_they: Judgement
    on_my_side: Judgement
    keeps_word: Judgement
    words: str


@dataclass(frozen=True)
class IntentNote:
    """Whom a move was for ('them', 'us', 'me', any of them), and why."""

    key: str
    on: date
    whom: tuple[str, ...]
    words: str


def write_trust(
    actor: Actor,
    person: PersonId,
    *,
    can_they: Judgement = "",
    on_my_side: Judgement = "",
    keeps_word: Judgement = "",
    words: str = "",
) -> TrustNote:
    """Keep today's judgement; earlier ones stay. Raises NotFoundError, and FirsthandError where nothing is said."""
    said = words.replace("\x00", "").strip()[:WORDS_CHARS_MAX]
    judged = (can_they, on_my_side, keeps_word)
    if not all(one in JUDGEMENTS for one in judged):
        raise FirsthandError(_("This judgement"), _("it is neither yes, no nor unsure"), _("Choose one of the three."))
    if not any(judged) and not said:
        raise FirsthandError(_("A note on trust"), _("it says nothing"), _("Judge one of the three, or write a line."))
    if not queries.exists(actor.scope, person):
        raise NotFoundError(quoted(person), _("nobody of that number is in the record"), _("Look them up in People."))
    with write(actor.scope):
        id = ids.allocate(actor.scope, 1)
        today = now(actor)
        execute(
            actor.scope,
            "INSERT INTO trust_note (workspace_id, id, person_id, on_day, can_they, on_my_side, keeps_word, words)"
            " VALUES (%s,%s,%s,%s,%s,%s,%s,%s)",
            [actor.scope.workspace, id, person, today.day_number, *judged, said],
        )
    return TrustNote(id, person, today.day, *judged, said)


def trust_in(actor: Actor, person: PersonId) -> tuple[TrustNote, ...]:
    """All judgements of one person, the newest first."""
    return tuple(
        TrustNote(id, who, EPOCH + timedelta(days=day), can_they, on_my_side, keeps_word, words)
        for id, who, day, can_they, on_my_side, keeps_word, words in rows(
            actor.scope,
            "SELECT id, person_id, on_day, can_they, on_my_side, keeps_word, words FROM trust_note WHERE workspace_id = %s"
            " AND person_id = %s ORDER BY on_day DESC, id DESC",
            [actor.scope.workspace, person],
        )
    )


def remove_trust(actor: Actor, id: int) -> None:
    """Raises NotFoundError."""
    if not execute(
        actor.scope, "DELETE FROM trust_note WHERE workspace_id = %s AND id = %s", [actor.scope.workspace, id]
    ):
        raise NotFoundError(
            _("Note %(id)s") % {"id": id}, _("it is not there"), _("It may have been removed; reload the page.")
        )


def keep_intent(actor: Actor, key: str, whom: Sequence[str], words: str, people: Collection[int] = ()) -> None:
    """Keep today's word on whom a move is for; one a day and move.

    people: whose it is, where no move was shown that says so; the word goes when one of them is forgotten.
    """
    execute(
        actor.scope,
        "INSERT INTO intent_note (workspace_id, key, on_day, whom_for, own_words) VALUES (%s,%s,%s,%s,%s)"
        " ON CONFLICT (workspace_id, key, on_day) DO UPDATE SET whom_for = excluded.whom_for, own_words = excluded.own_words",
        [actor.scope.workspace, key, now(actor).day_number, " ".join(whom), words],
    )
    for person in sorted(people):
        execute(
            actor.scope,
            "INSERT INTO move_person (workspace_id, key, person_id) VALUES (%s,%s,%s) ON CONFLICT DO NOTHING",
            [actor.scope.workspace, key, person],
        )


def intent(actor: Actor, key: str) -> IntentNote | None:
    """The latest word on whom something is for; None where nothing was said."""
    found = rows(
        actor.scope,
        "SELECT on_day, whom_for, own_words FROM intent_note WHERE workspace_id = %s AND key = %s ORDER BY on_day DESC"
        " LIMIT 1",
        [actor.scope.workspace, key],
    )
    return next(
        (IntentNote(key, EPOCH + timedelta(days=day), tuple(whom.split()), words) for day, whom, words in found), None
    )


def intents(actor: Actor, limit: int = 200) -> tuple[IntentNote, ...]:
    """The newest first."""
    return tuple(
        IntentNote(key, EPOCH + timedelta(days=day), tuple(whom.split()), words)
        for key, day, whom, words in rows(
            actor.scope,
            "SELECT key, on_day, whom_for, own_words FROM intent_note WHERE workspace_id = %s ORDER BY on_day DESC, key"
            " LIMIT %s",
            [actor.scope.workspace, limit],
        )
    )
