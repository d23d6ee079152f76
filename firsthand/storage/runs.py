"""Imports as kept: sources, counts, what was set aside."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, tzinfo
from typing import Any, NamedTuple

from firsthand.domain.messages import Rejected
from firsthand.domain.sources import RunReport, SourceReport
from firsthand.storage import ids
from firsthand.storage.connection import chunks, execute, execute_many, in_list, one, rows
from firsthand.storage.scope import Scope

_RUN = """SELECT id, state, started_at, seconds, people, interactions, bytes_done, bytes_total, now_reading, failure,
    account_id FROM run WHERE workspace_id = %s {which} ORDER BY id DESC LIMIT %s"""


def begin(scope: Scope, started_at: int, process: int, account: int = 0) -> int:
    """A new run, marked as running; call it inside a transaction. account: the one it reads, 0 for files."""
    run = ids.allocate(scope, 1)
    execute(
        scope,
        "INSERT INTO run (workspace_id, id, started_at, seconds, state, process, bytes_done, bytes_total, now_reading,"
        " failure, people, interactions, first_id, last_id, account_id)"
        " VALUES (%s,%s,%s,0,'running',%s,0,0,'','',0,0,%s,0,%s)",
        [scope.workspace, run, started_at, process, run, account],
    )
    return run


def running(scope: Scope) -> list[tuple[int, int]]:
    """Runs marked as running: id and process."""
    return [
        (int(run), int(process))
        for run, process in rows(
            scope, "SELECT id, process FROM run WHERE workspace_id = %s AND state = 'running'", [scope.workspace]
        )
    ]


def fingerprints(scope: Scope) -> list[str]:
    """Of every source that was read to its end."""
    return [
        row[0]
        for row in rows(
            scope,
            "SELECT DISTINCT fingerprint FROM source WHERE workspace_id = %s AND fingerprint <> ''",
            [scope.workspace],
        )
    ]


def open_source(scope: Scope, run: int, path: str, kind: str) -> int:
    """The id of a source of this run, its fingerprint taken back until it has been read to its end."""
    row = one(
        scope,
        "SELECT id FROM source WHERE workspace_id = %s AND path = %s AND kind = %s",
        [scope.workspace, path, kind],
    )
    if row is None:
        source = ids.allocate(scope, 1)
        execute(
            scope,
            "INSERT INTO source (workspace_id, id, path, kind, fingerprint, read, run_id) VALUES (%s,%s,%s,%s,'',0,%s)",
            [scope.workspace, source, path, kind, run],
        )
    else:
        source = int(row[0])
        execute(
            scope,
            "UPDATE source SET fingerprint = '', run_id = %s WHERE workspace_id = %s AND id = %s",
            [run, scope.workspace, source],
        )
    execute(
        scope,
        "INSERT INTO run_source (workspace_id, run_id, source_id, read, imported, duplicates, unchanged)"
        " VALUES (%s,%s,%s,0,0,0,%s) ON CONFLICT DO NOTHING",
        [scope.workspace, run, source, False],
    )
    return source


class Counted(NamedTuple):
    """What became of a batch of a source; changed: those of the duplicates that brought something new."""

    source: int
    imported: int
    duplicates: int
    changed: int = 0


def count(scope: Scope, run: int, batches: Sequence[Counted]) -> None:
    """Add what became of batches."""
    execute_many(
        scope,
        "UPDATE run_source SET read = read + %s, imported = imported + %s, duplicates = duplicates + %s, changed ="
        " changed + %s WHERE workspace_id = %s AND run_id = %s AND source_id = %s",
        [
            (one.imported + one.duplicates, one.imported, one.duplicates, one.changed, scope.workspace, run, one.source)
            for one in batches
        ],
    )


def set_aside(scope: Scope, run: int, problems: Sequence[tuple[int, Rejected]]) -> None:
    """Keep what could not be read, each with its source (0: none); it counts as read there."""
    if not problems:
        return
    first = ids.allocate(scope, len(problems))
    execute_many(
        scope,
        "INSERT INTO problem (workspace_id, id, run_id, source_id, found_in, reason, remedy)"
        " VALUES (%s,%s,%s,%s,%s,%s,%s)",
        [
            (scope.workspace, first + offset, run, source, *(part.replace("\x00", "") for part in rejected))
            for offset, (source, rejected) in enumerate(problems)
        ],
    )
    execute_many(
        scope,
        "UPDATE run_source SET read = read + 1 WHERE workspace_id = %s AND run_id = %s AND source_id = %s",
        [(scope.workspace, run, source) for source, _ in problems if source],
    )


def close_sources(scope: Scope, run: int, closed: Sequence[tuple[int, str]]) -> None:
    """Note that sources were read to their end. closed: each with its fingerprint, '' where it is to be read again."""
    execute_many(
        scope,
        "UPDATE source SET fingerprint = %s, read = (SELECT r.read FROM run_source r WHERE r.workspace_id = %s AND"
        " r.run_id = %s AND r.source_id = %s) WHERE workspace_id = %s AND id = %s",
        [(fingerprint, scope.workspace, run, source, scope.workspace, source) for source, fingerprint in closed],
    )


class _Held(NamedTuple):
    """A source that was read to its end, as kept."""

    id: int
    path: str
    kind: str
    read: int
    run: int


class _Content(NamedTuple):
    """What a source holds that need not be read again: of those with the same, the one at its own path first."""

    held: Sequence[_Held]
    duplicates: int
    earlier: list[Rejected]


def _contents(scope: Scope, seen: Sequence[tuple[str, str]]) -> list[_Content]:
    """Of each path and fingerprint, what sources of the same content held when they were read to their end."""
    by_fingerprint: dict[str, list[_Held]] = defaultdict(list)
    for part in chunks(sorted({fingerprint for _, fingerprint in seen})):
        for fingerprint, *row in rows(
            scope,
            f"SELECT fingerprint, id, path, kind, read, run_id FROM source WHERE workspace_id = %s AND fingerprint IN"
            f" ({in_list(len(part))}) ORDER BY id",
            [scope.workspace, *part],
        ):
            by_fingerprint[fingerprint].append(_Held(*row))
    held = [sorted(by_fingerprint[fingerprint], key=lambda one: one.path != path) for path, fingerprint in seen]
    of_run: dict[int, list[int]] = defaultdict(list)
    for of_one in held:
        if of_one:
            of_run[of_one[0].run].append(of_one[0].id)
    aside = {
        source: rejected
        for run, sources in of_run.items()
        for source, rejected in problems(scope, run, sources).items()
    }
    contents = []
    for of_one in held:
        earlier = aside.get(of_one[0].id, []) if of_one else []
        contents.append(_Content(of_one, of_one[0].read - len(earlier) if of_one else 0, earlier))
    return contents


def unchanged(scope: Scope, fingerprint: str, path: str) -> tuple[int, list[Rejected]]:
    """What a source held that was read to its end before: how many records, and what was set aside."""
    content = _contents(scope, [(path, fingerprint)])[0]
    return content.duplicates, content.earlier


def sources_unchanged(scope: Scope, run: int, seen: Sequence[tuple[str, str, str]]) -> None:
    """Count sources that were read to their end before: everything in them is a duplicate, or set aside as it was then.

    seen: path, kind and fingerprint of each, no fingerprint twice.
    """
    counted = []
    for (path, kind, fingerprint), content in zip(
        seen, _contents(scope, [(path, fingerprint) for path, _, fingerprint in seen]), strict=True
    ):
        source = next((one.id for one in content.held if (one.path, one.kind) == (path, kind)), None)
        if source is None:
            source = open_source(scope, run, path, kind)
            close_sources(scope, run, [(source, fingerprint)])
        counted.append((source, path, content))
    execute_many(
        scope,
        "INSERT INTO run_source (workspace_id, run_id, source_id, read, imported, duplicates, unchanged)"
        " VALUES (%s,%s,%s,%s,0,%s,%s) ON CONFLICT (workspace_id, run_id, source_id) DO UPDATE SET read = run_source.read +"
        " excluded.read, duplicates = run_source.duplicates + excluded.duplicates, unchanged = excluded.unchanged",
        [(scope.workspace, run, source, one.duplicates, one.duplicates, True) for source, _, one in counted],
    )
    set_aside(scope, run, [(source, rejected) for source, _, one in counted for rejected in one.earlier])
    execute_many(
        scope,
        "UPDATE source SET run_id = %s, read = %s WHERE workspace_id = %s AND id = %s",
        [(run, one.duplicates + len(one.earlier), scope.workspace, source) for source, _, one in counted],
    )
    for source, path, content in counted:
        twin = next((one.id for one in content.held if one.path != path), None)
        if twin is not None:
            _hold_as_well(scope, run, source, twin)


def _hold_as_well(scope: Scope, run: int, source: int, twin: int) -> None:
    """The same content in another place: this source holds it too, should the other one go."""
    execute(
        scope,
        "INSERT INTO holding (workspace_id, source_id, row_id, item, run_id) SELECT %s, %s, row_id, item, %s FROM holding"
        " WHERE workspace_id = %s AND source_id = %s UNION SELECT %s, %s, id, '', %s FROM interaction WHERE workspace_id ="
        " %s AND source_id = %s AND id NOT IN (SELECT id FROM meeting WHERE workspace_id = %s) ON CONFLICT DO NOTHING",
        [
            *(scope.workspace, source, run, scope.workspace, twin),
            *(scope.workspace, source, run, scope.workspace, twin, scope.workspace),
        ],
    )


def progress(scope: Scope, run: int, bytes_done: int, bytes_total: int, now_reading: str, seconds: float) -> None:
    execute(
        scope,
        "UPDATE run SET bytes_done = %s, bytes_total = %s, now_reading = %s, seconds = %s"
        " WHERE workspace_id = %s AND id = %s",
        [bytes_done, bytes_total, now_reading, seconds, scope.workspace, run],
    )


def end(scope: Scope, run: int, state: str, seconds: float, failure: str = "") -> None:
    """Close a run with the totals of the whole record."""
    execute(
        scope,
        "UPDATE run SET state = %s, seconds = %s, failure = %s, now_reading = '', last_id = (SELECT next_id - 1 FROM"
        " sequence WHERE name = 'id'), people = (SELECT COUNT(*) FROM person"
        " WHERE workspace_id = %s AND kind = 'person' AND NOT set_aside), interactions = (SELECT COUNT(*) FROM"
        " interaction WHERE workspace_id = %s) WHERE workspace_id = %s AND id = %s",
        [state, seconds, failure, scope.workspace, scope.workspace, scope.workspace, run],
    )


def stop(scope: Scope, run: int) -> None:
    """Mark a run whose process has gone."""
    execute(
        scope,
        "UPDATE run SET state = 'stopped', now_reading = '', last_id = (SELECT next_id - 1 FROM sequence WHERE name = 'id')"
        " WHERE workspace_id = %s AND id = %s",
        [scope.workspace, run],
    )


def account_of(scope: Scope, run: int) -> int:
    """The account that a run read; 0 for files."""
    found = one(scope, "SELECT account_id FROM run WHERE workspace_id = %s AND id = %s", [scope.workspace, run])
    return int(found[0]) if found else 0


def id_range(scope: Scope, run: int) -> tuple[str, int, int] | None:
    """State, first and last id of a run; ids are 0 where they were not noted. None where there is no such run."""
    found = one(
        scope,
        "SELECT state, first_id, last_id FROM run WHERE workspace_id = %s AND id = %s",
        [scope.workspace, run],
    )
    return (str(found[0]), int(found[1]), int(found[2])) if found else None


def undone(scope: Scope, run: int) -> None:
    """Mark a run as taken back; its sources are to be read anew, and those that no other run read leave the list."""
    execute(scope, "UPDATE run SET state = 'undone' WHERE workspace_id = %s AND id = %s", [scope.workspace, run])
    execute(
        scope,
        "UPDATE source SET fingerprint = '' WHERE workspace_id = %s AND id IN (SELECT source_id FROM run_source WHERE"
        " workspace_id = %s AND run_id = %s)",
        [scope.workspace, scope.workspace, run],
    )


def anything_waits(scope: Scope) -> bool:
    """Whether notes, gifts or debts of another program wait for their people."""
    return one(scope, "SELECT 1 FROM waiting WHERE workspace_id = %s LIMIT 1", [scope.workspace]) is not None


def source_exists(scope: Scope, source: int) -> bool:
    return one(scope, "SELECT 1 FROM source WHERE workspace_id = %s AND id = %s", [scope.workspace, source]) is not None


def remove_source(scope: Scope, source: int) -> None:
    """Take a source off the list, out of every run's report as well."""
    for table, key in (("problem", "source_id"), ("run_source", "source_id"), ("source", "id")):
        execute(scope, f"DELETE FROM {table} WHERE workspace_id = %s AND {key} = %s", [scope.workspace, source])


def ask_to_stop(scope: Scope, run: int) -> None:
    execute(
        scope,
        "UPDATE run SET stop_asked = %s WHERE workspace_id = %s AND id = %s AND state = 'running'",
        [True, scope.workspace, run],
    )


def is_to_stop(scope: Scope, run: int) -> bool:
    found = one(scope, "SELECT stop_asked FROM run WHERE workspace_id = %s AND id = %s", [scope.workspace, run])
    return bool(found and found[0])


def forget_idle(scope: Scope, account: int, run: int) -> None:
    """Take out earlier runs of an account that found nothing at all: one every few minutes would hide those that did."""
    execute(
        scope,
        "DELETE FROM run WHERE workspace_id = %s AND account_id = %s AND id < %s AND state = 'done' AND NOT EXISTS (SELECT 1"
        " FROM run_source r WHERE r.workspace_id = run.workspace_id AND r.run_id = run.id) AND NOT EXISTS (SELECT 1 FROM"
        " problem p WHERE p.workspace_id = run.workspace_id AND p.run_id = run.id) AND NOT EXISTS (SELECT 1 FROM replaced"
        " b WHERE b.workspace_id = run.workspace_id AND b.run_id = run.id)",
        [scope.workspace, account, run],
    )


def report(scope: Scope, run: int, zone: tzinfo) -> RunReport | None:
    found = rows(scope, _RUN.format(which="AND id = %s"), [scope.workspace, run, 1])
    return _report(scope, found[0], zone) if found else None


def reports(scope: Scope, zone: tzinfo, limit: int) -> tuple[RunReport, ...]:
    """The newest first."""
    return tuple(_report(scope, row, zone) for row in rows(scope, _RUN.format(which=""), [scope.workspace, limit]))


def sources(scope: Scope) -> tuple[SourceReport, ...]:
    """Every source as it was last read."""
    found = rows(
        scope,
        "SELECT s.id, s.run_id, s.path, s.kind, r.read, r.imported, r.duplicates, r.unchanged, r.changed, u.started_at,"
        " u.account_id, u.state FROM source s"
        " JOIN run_source r ON r.workspace_id = s.workspace_id AND r.run_id = s.run_id AND r.source_id = s.id"
        " JOIN run u ON u.workspace_id = s.workspace_id AND u.id = s.run_id"
        " WHERE s.workspace_id = %s ORDER BY s.path",
        [scope.workspace],
    )
    aside = {run: problems(scope, run) for run in {row[1] for row in found}}
    return tuple(
        SourceReport(
            path,
            kind,
            read,
            imported,
            duplicates,
            tuple(aside[run].get(source, ())),
            bool(unchanged),
            changed,
            id=source,
            read_at=read_at,
            account=account,
            undone=state == "undone",
        )
        for source, run, path, kind, read, imported, duplicates, unchanged, changed, read_at, account, state in found
    )


def problems(scope: Scope, run: int, sources: Collection[int] | None = None) -> dict[int, list[Rejected]]:
    """What a run set aside, by source; 0 for what belongs to no source. sources: only of these."""
    by_source: dict[int, list[Rejected]] = defaultdict(list)
    found: list[tuple[Any, ...]] = []
    sql = (
        "SELECT source_id, found_in, reason, remedy FROM problem WHERE workspace_id = %s AND run_id = %s{} ORDER BY id"
    )
    if sources is None:
        found = rows(scope, sql.format(""), [scope.workspace, run])
    else:
        for part in chunks(sorted(sources)):
            only = f" AND source_id IN ({in_list(len(part))})"
            found += rows(scope, sql.format(only), [scope.workspace, run, *part])
    for source_id, *parts in found:
        by_source[source_id].append(Rejected(*parts))
    return by_source


def _report(scope: Scope, row: tuple[Any, ...], zone: tzinfo) -> RunReport:
    run, state, started_at, seconds, people, interactions, bytes_done, bytes_total, now_reading, failure, account = row
    aside = problems(scope, run)
    found = rows(
        scope,
        "SELECT r.source_id, s.path, s.kind, r.read, r.imported, r.duplicates, r.unchanged, r.changed FROM run_source r JOIN"
        " source s ON s.workspace_id = r.workspace_id AND s.id = r.source_id"
        " WHERE r.workspace_id = %s AND r.run_id = %s ORDER BY r.source_id",
        [scope.workspace, run],
    )
    listed = tuple(
        SourceReport(
            path,
            kind,
            read,
            imported,
            duplicates,
            tuple(aside.get(source, ())),
            bool(unchanged),
            changed,
            id=source,
            read_at=started_at,
            account=account,
            undone=state == "undone",
        )
        for source, path, kind, read, imported, duplicates, unchanged, changed in found
    )
    return RunReport(
        run=run,
        state=state,
        started_on=datetime.fromtimestamp(started_at, zone).isoformat(timespec="seconds"),
        started_at=started_at,
        seconds=round(float(seconds), 3),
        sources=listed,
        problems=tuple(aside.get(0, ())),
        people=people,
        interactions=interactions,
        bytes_done=bytes_done,
        bytes_total=bytes_total,
        messages_done=sum(source.read for source in listed),
        now_reading=now_reading,
        failure=failure,
        account=account,
    )
