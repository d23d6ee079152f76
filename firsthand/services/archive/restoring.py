"""Reading an export back into an empty record."""

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import IntegrityError

from firsthand.errors import ArchiveError
from firsthand.language import gettext as _
from firsthand.services import move_facts, record, workspaces
from firsthand.services.actor import Actor
from firsthand.services.archive import contents
from firsthand.services.archive.contents import INTERACTION, NOTES_FOLDER, PARTS, WORKSPACE, Part, Unfit
from firsthand.services.archive.opened import Opened, damaged, opened
from firsthand.services.forgetting import forget_who_is_forgotten, refuse_while_importing
from firsthand.storage import forgotten, ids, sweeping
from firsthand.storage.bulk import day_number, index_texts
from firsthand.storage.connection import execute, execute_many, is_sqlite, one, rows, write
from firsthand.storage.identities import search_line
from firsthand.storage.queries import people
from firsthand.storage.trouble import in_words

T = TypeVar("T")

ROWS_AT_ONCE = 1000

_LEFT_OVER = (
    "owner_address", "mailbox", "joining", "duplicate", "decision", "tag", "layer", "tie", "daily", "move_event",
    "move_person", "move_choice", "move_answer", "weighting", "pin", "pinned_person", "reopened", "offer", "need",
    "introduction", "came_of_it", "trust_note", "intent_note", "energy", "question_reading", "act_reading", "exchange",
    "exchange_due", "exchange_undo", "problem", "run_source", "source", "run", "holding", "replaced", "position",
    "hidden_group", "personal_date", "keep_in_touch", "ended_person", "identity_change", "goal", "answer", "role_model",
    "invited", "plan", "experiment", "lesson", "goal_person", "purpose", "trait", "own_trait", "own_target",
    "layer_kind", "layer_declined", "pair_word", "map_place", "map_region", "answer", "own_word", "self_rating",
    "own_value", "role_model", "invited", "practised", "plan", "experiment", "lesson", "programme", "review",
    "reminding",
)  # fmt: skip
"""What may lie in a record without people, messages, cards and notes: settings, and imports that found nothing."""

ROLES_MARKED_SINCE = 2
"""Before, a role stood only where the user had written it."""

_FRONT = "---\n"


@dataclass(frozen=True)
class RestoreReport:
    """What came back. people: without lists, robots and the owner; counts: lines of each file."""

    file: Path
    people: int
    interactions: int
    notes: int
    counts: dict[str, int]
    seconds: float


def restore(actor: Actor, file: Path) -> RestoreReport:
    """Read an export into an empty record; all of it, or nothing.

    Raises ArchiveError where the record is not empty, and for a file that is no export, is damaged, or comes from a newer
    version; BusyError while an import runs.
    """
    started = time.monotonic()
    _check_empty(actor)
    with opened(file) as export:
        try:
            with in_words(actor.scope), write(actor.scope):
                _check_empty(actor)
                _take_in(actor, export)
        except Unfit as unfit:
            raise damaged(
                file, _("%(unfit)s was expected, and something else stands there") % {"unfit": unfit}
            ) from None
        except IntegrityError as error:
            raise damaged(file, _("two of its lines contradict one another")) from error
        # Whoever had to be forgotten again must not be left in the file either.
        with in_words(actor.scope):
            sweeping.sweep_if_due(actor.scope)
    workspaces.open_home.cache_clear()
    return RestoreReport(
        file=file,
        people=people.count(actor.scope),
        interactions=export.counts[INTERACTION.file],
        notes=len(export.notes),
        counts={**export.counts, "notes": len(export.notes)},
        seconds=round(time.monotonic() - started, 3),
    )


def _check_empty(actor: Actor) -> None:
    refuse_while_importing(actor)
    workspace = [actor.scope.workspace]
    taken = any(
        one(actor.scope, f"SELECT 1 FROM {table} WHERE workspace_id = %s LIMIT 1", workspace)
        for table in ("person", "interaction", "note", "card", "waiting")
    )
    # On SQLite ids belong to the whole file, so another workspace in it would be in the way as well.
    taken = taken or (is_sqlite(actor.scope) and one(actor.scope, "SELECT 1 FROM interaction LIMIT 1") is not None)
    if taken:
        raise ArchiveError(
            _("The record"),
            _("it is not empty, and an export is only read into an empty one, so that nothing is mixed"),
            _("Choose a new home folder with --home DIR, or delete everything first (Settings)."),
        )


def _take_in(actor: Actor, export: Opened) -> None:
    scope = actor.scope
    for table in _LEFT_OVER:
        execute(scope, f"DELETE FROM {table} WHERE workspace_id = %s", [scope.workspace])
    zone = _take_workspace(actor, export)
    for part in PARTS:
        if part.table == "forgotten":
            forgotten.take_over(scope, _hashes(export, part))
        else:
            _take_part(actor, export, part)
    if export.version < ROLES_MARKED_SINCE:
        execute(
            scope,
            "UPDATE person SET role_set = %s WHERE workspace_id = %s AND role_title <> ''",
            [True, scope.workspace],
        )
    _take_messages(actor, zone, export)
    _take_notes(actor, export)
    _check_references(actor, export)
    _write_search_lines(actor)
    last_id = _last_id(actor)
    ids.reserve(scope, last_id)
    execute(
        scope,
        "UPDATE run SET state = 'stopped', last_id = %s WHERE workspace_id = %s AND state = 'running'",
        [last_id, scope.workspace],
    )
    mine = Actor(scope, zone, actor.demo)
    record.start_over(mine)
    forget_who_is_forgotten(mine)
    move_facts.read_ahead(mine)


def _take_workspace(actor: Actor, export: Opened) -> ZoneInfo:
    try:
        line = json.loads(export.small(WORKSPACE))
    except (ValueError, RecursionError):
        raise damaged(export.file, _("%(name)s is not JSON") % {"name": WORKSPACE}) from None
    part = Part(WORKSPACE, "workspace", (), contents.WORKSPACE_COLUMNS)
    values = dict(zip((column.column for column in part.columns), part.row(line), strict=True))
    if values.pop("invented") != actor.demo:
        raise ArchiveError(
            str(export.file),
            _("one of the two is the invented demo, and the other is not"),
            _("The demo never mixes with your own record; `firsthand demo` makes a new one."),
        )
    try:
        zone = ZoneInfo(values["time_zone"])
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise damaged(export.file, _("its time zone is unknown here")) from None
    columns = ", ".join(f"{name} = %s" for name in values)
    execute(
        actor.scope,
        f"UPDATE workspace SET {columns}, away = '', summed_up_to = 0 WHERE id = %s",
        [*values.values(), actor.scope.workspace],
    )
    return zone


def _take_part(actor: Actor, export: Opened, part: Part) -> None:
    names = ["workspace_id", *(column.column for column in part.columns)]
    fixed: tuple[Any, ...] = ()
    if part.table == "person":
        names, fixed = [*names, "search"], ("",)
    if part.table == "run":
        names, fixed = [*names, "process", "now_reading"], (0, "")
    if part.table == "account":
        names, fixed = [*names, "stop_asked"], (False,)
    sql = f"INSERT INTO {part.table} ({','.join(names)}) VALUES ({','.join(['%s'] * len(names))})"
    for several in _several(_rows(export, part)):
        execute_many(actor.scope, sql, [(actor.scope.workspace, *row, *fixed) for row in several])


def _rows(export: Opened, part: Part) -> Iterator[tuple[Any, ...]]:
    for number, line in enumerate(export.lines(part.file), start=1):
        try:
            yield part.row(line)
        except Unfit as unfit:
            raise damaged(
                export.file,
                _("line %(number)s of %(file)s should hold %(unfit)s")
                % {"number": number, "file": part.file, "unfit": unfit},
            ) from None


def _hashes(export: Opened, part: Part) -> Iterator[tuple[str, str]]:
    for digest, key in _rows(export, part):
        if len(digest) != 64 or len(key) != 64 or not all(char in "0123456789abcdef" for char in digest + key):
            raise damaged(export.file, _("%(file)s should hold hashes and their keys") % {"file": part.file})
        yield digest, key


def _take_messages(actor: Actor, zone: ZoneInfo, export: Opened) -> None:
    scope = actor.scope
    names = ["workspace_id", *(column.column for column in INTERACTION.columns), "day", "direction"]
    sql = f"INSERT INTO interaction ({','.join(names)}) VALUES ({','.join(['%s'] * len(names))})"
    place = {column.column: number for number, column in enumerate(INTERACTION.columns)}
    for several in _several(enumerate(export.lines(INTERACTION.file), start=1)):
        interactions, texts, participants = [], [], []
        for number, line in several:
            try:
                row = INTERACTION.row(line)
                body = contents.text(line.get("text"))
                present = contents.participants(line.get("participants"))
                sent_at = row[place["sent_at"]]
                day = None if sent_at is None else day_number(sent_at, zone)
            except (Unfit, ValueError, OverflowError, OSError) as error:
                reason = str(error) if isinstance(error, Unfit) else _("a date")
                raise damaged(
                    export.file,
                    _("line %(number)s of %(file)s should hold %(unfit)s")
                    % {"number": number, "file": INTERACTION.file, "unfit": reason},
                ) from None
            interactions.append((scope.workspace, *row, day, 0))
            texts.append((row[0], scope.workspace, row[place["subject"]], body))
            participants += [(scope.workspace, mailbox, sent_at or 0, row[0], role) for role, mailbox in present]
        execute_many(scope, sql, interactions)
        execute_many(
            scope, "INSERT INTO interaction_text (id, workspace_id, subject, body) VALUES (%s,%s,%s,%s)", texts
        )
        execute_many(
            scope,
            "INSERT INTO participant (workspace_id, mailbox_id, sent_at, interaction_id, role) VALUES (%s,%s,%s,%s,%s)",
            sorted(participants),
        )
        index_texts(scope, texts)


def _take_notes(actor: Actor, export: Opened) -> None:
    for several in _several(iter(export.notes)):
        execute_many(
            actor.scope,
            "INSERT INTO note (workspace_id, id, person_id, written_at, changed_at, markdown) VALUES (%s,%s,%s,%s,%s,%s)",
            [(actor.scope.workspace, *_note(export, name)) for name in several],
        )


def _note(export: Opened, name: str) -> tuple[Any, ...]:
    """id, person, written_at, changed_at and Markdown of one note file."""
    unfit = damaged(export.file, _("%(name)s does not begin with the lines a note begins with") % {"name": name})
    try:
        text = contents.text(export.small(name).decode())
    except (UnicodeDecodeError, Unfit):
        raise damaged(export.file, _("%(name)s is not a text") % {"name": name}) from None
    front, end, rest = text.removeprefix(_FRONT).partition(f"\n{_FRONT}\n")
    if not text.startswith(_FRONT) or not end or not rest.endswith("\n"):
        raise unfit
    fields = dict(line.partition(": ")[::2] for line in front.split("\n"))
    try:
        id, person, written_at, changed_at = (
            None if fields[field] == "null" else contents.whole(int(fields[field])) for field in contents.NOTE_FIELDS
        )
    except (KeyError, ValueError):
        raise unfit from None
    if id is None or written_at is None or changed_at is None or name != f"{NOTES_FOLDER}{id}.md":
        raise unfit
    return id, person, written_at, changed_at, rest[:-1]


def _check_references(actor: Actor, export: Opened) -> None:
    """What is said of somebody or something must be said of one who is there."""
    for table, column, target in (
        ("mailbox", "person_id", "person"), ("tag", "person_id", "person"), ("layer", "person_id", "person"),
        ("offer", "person_id", "person"), ("need", "person_id", "person"), ("trust_note", "person_id", "person"),
        ("introduction", "person_a", "person"), ("introduction", "person_b", "person"),
        ("exchange", "person_id", "person"), ("exchange", "third_id", "person"),
        ("participant", "mailbox_id", "mailbox"), ("interaction", "sender_id", "mailbox"), ("meeting", "id", "interaction"),
        ("card_mailbox", "card_id", "card"), ("card_mailbox", "mailbox_id", "mailbox"),
        ("card_position", "card_id", "card"), ("card_date", "card_id", "card"), ("card_group", "card_id", "card"),
        ("account_state", "account_id", "account"), ("position", "person_id", "person"),
        ("hidden_group", "person_id", "person"), ("personal_date", "person_id", "person"),
        ("keep_in_touch", "person_id", "person"), ("ended_person", "heir_id", "person"), ("need", "goal_id", "goal"),
        ("goal_person", "person_id", "person"), ("goal_person", "goal_id", "goal"), ("purpose", "person_id", "person"),
        ("trait", "person_id", "person"), ("layer_kind", "person_id", "person"), ("layer_declined", "person_id", "person"),
        ("pair_word", "person_id", "person"), ("role_model", "person_id", "person"), ("invited", "person_id", "person"),
        ("plan", "person_id", "person"), ("experiment", "person_id", "person"),
    ):  # fmt: skip
        broken = one(
            actor.scope,
            f"SELECT 1 FROM {table} t WHERE t.workspace_id = %s AND t.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM"
            f" {target} x WHERE x.workspace_id = t.workspace_id AND x.id = t.{column}) LIMIT 1",
            [actor.scope.workspace],
        )
        if broken:
            raise damaged(export.file, _("it speaks of a %(target)s that is not in it") % {"target": target})


def _write_search_lines(actor: Actor) -> None:
    addresses = people.addresses(actor.scope)
    found = rows(
        actor.scope,
        "SELECT id, name, organisation, role_title FROM person WHERE workspace_id = %s",
        [actor.scope.workspace],
    )
    execute_many(
        actor.scope,
        "UPDATE person SET search = %s WHERE workspace_id = %s AND id = %s",
        [
            (search_line(name, organisation, role, addresses.get(id, ()))[:4000], actor.scope.workspace, id)
            for id, name, organisation, role in found
        ],
    )


def _last_id(actor: Actor) -> int:
    """The highest id in use. What a run's ids end with counts too: rows that are made later must not look like its own."""
    tables = (
        "person", "mailbox", "interaction", "decision", "move_event", "source", "run", "problem", "note", "offer", "need",
        "introduction", "trust_note", "account", "card", "replaced", "waiting", "position", "personal_date", "ended_person",
        "identity_change", "goal",
    )  # fmt: skip
    columns = [(table, "id") for table in tables] + [("run", "last_id"), ("holding", "row_id")]
    return max(
        int(
            (
                one(
                    actor.scope,
                    f"SELECT COALESCE(MAX({column}), 0) FROM {table} WHERE workspace_id = %s",
                    [actor.scope.workspace],
                )
                or (0,)
            )[0]
        )
        for table, column in columns
    )


def _several(every: Iterable[T]) -> Iterator[Sequence[T]]:
    stream = iter(every)
    while several := list(islice(stream, ROWS_AT_ONCE)):
        yield several
