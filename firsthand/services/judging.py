"""What the user says of moves and of themself: useful or not, weights, pins, energy, silences ended."""

from dataclasses import astuple
from datetime import date, timedelta

from firsthand.domain.moves import DEFAULT_WEIGHTS, Judged, Weights
from firsthand.domain.moves.shape import KINDS, Kind
from firsthand.domain.people import PersonId
from firsthand.domain.wording import quoted
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor, now
from firsthand.storage.connection import execute, one, rows
from firsthand.storage.giving import EPOCH
from firsthand.storage.queries import people

ENERGY_HOLDS_DAYS = 14
"""What somebody said of their energy longer ago says nothing of today."""

CAME_OF_IT_CHARS_MAX = 2000

_WEIGHTS = "timeliness, importance, fit, breadth, ease"


def useful(actor: Actor, key: str, answer: bool) -> None:
    """Whether a move was useful, asked once. Raises NotFoundError for a move that was never shown."""
    shown = one(
        actor.scope,
        "SELECT kind FROM move_event WHERE workspace_id = %s AND key = %s LIMIT 1",
        [actor.scope.workspace, key],
    )
    if shown is None:
        raise NotFoundError(_("This move"), _("it was not shown"), _("Open Today again."))
    execute(
        actor.scope,
        "INSERT INTO move_answer (workspace_id, key, kind, on_day, useful) VALUES (%s,%s,%s,%s,%s)"
        " ON CONFLICT (workspace_id, key) DO UPDATE SET useful = excluded.useful, on_day = excluded.on_day",
        [actor.scope.workspace, key, shown[0], now(actor).day_number, answer],
    )


def was_useful(actor: Actor, key: str) -> bool | None:
    """What the user answered; None before they did."""
    found = one(
        actor.scope,
        "SELECT useful FROM move_answer WHERE workspace_id = %s AND key = %s",
        [actor.scope.workspace, key],
    )
    return None if found is None else bool(found[0])


def judged(actor: Actor, since: int) -> list[Judged]:
    """Answers and refusals from a day number on."""
    scope = actor.scope
    answers = rows(
        scope,
        "SELECT kind, on_day, useful FROM move_answer WHERE workspace_id = %s AND on_day >= %s",
        [scope.workspace, since],
    )
    refusals = rows(
        scope,
        "SELECT e.kind, e.on_day, e.why FROM move_event e WHERE e.workspace_id = %s AND e.on_day >= %s AND e.outcome ="
        " 'not-this' AND NOT EXISTS (SELECT 1 FROM move_answer a WHERE a.workspace_id = e.workspace_id AND a.key = e.key)",
        [scope.workspace, since],
    )
    return [Judged(_kind(kind), _day(day), bool(answer)) for kind, day, answer in answers if kind in KINDS] + [
        Judged(_kind(kind), _day(day), useful=False, reason=why) for kind, day, why in refusals if kind in KINDS
    ]


def weights(actor: Actor) -> Weights:
    """The user's own weights, or the usual ones."""
    found = one(actor.scope, f"SELECT {_WEIGHTS} FROM weighting WHERE workspace_id = %s", [actor.scope.workspace])
    return DEFAULT_WEIGHTS if found is None else Weights(*found)


def set_weights(actor: Actor, chosen: dict[str, float] | None) -> Weights:
    """Keep the user's own weights; None goes back to the usual ones. Raises FirsthandError for unfit ones."""
    try:
        fit = DEFAULT_WEIGHTS if chosen is None else Weights(**chosen)
    except (ValueError, TypeError) as error:
        raise FirsthandError(_("The weights"), str(error), _("Five numbers between 0 and 1 that come to 1.")) from error
    if fit == DEFAULT_WEIGHTS:
        execute(actor.scope, "DELETE FROM weighting WHERE workspace_id = %s", [actor.scope.workspace])
        return fit
    execute(
        actor.scope,
        f"INSERT INTO weighting (workspace_id, {_WEIGHTS}) VALUES (%s,%s,%s,%s,%s,%s) ON CONFLICT (workspace_id) DO UPDATE SET"
        " timeliness = excluded.timeliness, importance = excluded.importance, fit = excluded.fit,"
        " breadth = excluded.breadth, ease = excluded.ease",
        [actor.scope.workspace, *astuple(fit)],
    )
    return fit


def pin(actor: Actor, key: str, pinned: bool = True) -> None:
    """Keep an exchange from lapsing, or lift a move; or let go of it."""
    _said_on(actor, "pin", "key", key[:400], pinned)


def pins(actor: Actor) -> frozenset[str]:
    return frozenset(
        row[0] for row in rows(actor.scope, "SELECT key FROM pin WHERE workspace_id = %s", [actor.scope.workspace])
    )


def pin_person(actor: Actor, person: PersonId, pinned: bool = True) -> None:
    """Lift moves with somebody that would else stand low. Raises NotFoundError."""
    _there(actor, person)
    _said_on(actor, "pinned_person", "person_id", person, pinned)


def pinned_people(actor: Actor) -> frozenset[int]:
    return frozenset(
        row[0]
        for row in rows(
            actor.scope, "SELECT person_id FROM pinned_person WHERE workspace_id = %s", [actor.scope.workspace]
        )
    )


def reopen(actor: Actor, person: PersonId) -> None:
    """End the silence about somebody after two prompts that led to nothing. Raises NotFoundError."""
    _there(actor, person)
    _said_on(actor, "reopened", "person_id", person, True)


def reopened(actor: Actor) -> dict[int, date]:
    """The day on which each silence was ended."""
    found = rows(actor.scope, "SELECT person_id, on_day FROM reopened WHERE workspace_id = %s", [actor.scope.workspace])
    return {person: _day(day) for person, day in found}


def looked_back_on(actor: Actor) -> frozenset[str]:
    """Keys of exchanges of which the user has said what came of them, or did not want to."""
    return frozenset(
        row[0]
        for row in rows(actor.scope, "SELECT exchange FROM came_of_it WHERE workspace_id = %s", [actor.scope.workspace])
    )


def keep_came_of_it(actor: Actor, exchange_key: str, person: PersonId, words: str) -> None:
    """Keep what came of something given, in the user's words; '' where they would rather not say."""
    execute(
        actor.scope,
        "INSERT INTO came_of_it (workspace_id, exchange, person_id, on_day, words) VALUES (%s,%s,%s,%s,%s) ON CONFLICT"
        " (workspace_id, exchange) DO UPDATE SET words = excluded.words, on_day = excluded.on_day",
        [
            actor.scope.workspace,
            exchange_key,
            person,
            now(actor).day_number,
            words.replace("\x00", "").strip()[:CAME_OF_IT_CHARS_MAX],
        ],
    )


def whose_feedback_counts(actor: Actor) -> frozenset[int]:
    """People whom the user marked as giving feedback."""
    return frozenset(
        row[0]
        for row in rows(
            actor.scope,
            "SELECT person_id FROM layer WHERE workspace_id = %s AND flow = 'in' AND family = 'feedback'",
            [actor.scope.workspace],
        )
    )


def say_energy(actor: Actor, level: int) -> None:
    """Keep today's energy, 1 to 5. Raises FirsthandError for another number."""
    if not 1 <= level <= 5:
        raise FirsthandError(f"{level}", _("energy goes from 1 to 5"), _("Say 1 for none, 5 for plenty."))
    execute(
        actor.scope,
        "INSERT INTO energy (workspace_id, on_day, level) VALUES (%s,%s,%s) ON CONFLICT (workspace_id, on_day) DO UPDATE SET"
        " level = excluded.level",
        [actor.scope.workspace, now(actor).day_number, level],
    )


def energy(actor: Actor, day_number: int) -> int | None:
    """The latest energy of the fortnight up to a day; None where nothing was said."""
    found = one(
        actor.scope,
        "SELECT level FROM energy WHERE workspace_id = %s AND on_day <= %s AND on_day > %s ORDER BY on_day DESC LIMIT 1",
        [actor.scope.workspace, day_number, day_number - ENERGY_HOLDS_DAYS],
    )
    return None if found is None else int(found[0])


def _said_on(actor: Actor, table: str, column: str, value: object, holds: bool) -> None:
    """Keep that something holds from today on, or that it does not."""
    scope = actor.scope
    if not holds:
        execute(scope, f"DELETE FROM {table} WHERE workspace_id = %s AND {column} = %s", [scope.workspace, value])
        return
    execute(
        scope,
        f"INSERT INTO {table} (workspace_id, {column}, on_day) VALUES (%s,%s,%s) ON CONFLICT (workspace_id, {column})"
        " DO UPDATE SET on_day = excluded.on_day",
        [scope.workspace, value, now(actor).day_number],
    )


def _there(actor: Actor, person: PersonId) -> None:
    if not people.exists(actor.scope, person):
        raise NotFoundError(quoted(person), _("nobody of that number is in the record"), _("Look them up in People."))


def _day(number: int) -> date:
    return EPOCH + timedelta(days=number)


def _kind(kind: str) -> Kind:
    return kind  # type: ignore[return-value]
