"""The ledger without a forgotten person: their exchanges, what was read of their messages, and quotes that name them."""

import json
from collections.abc import Collection
from typing import Any

from firsthand.domain.forgetting import Redaction
from firsthand.domain.people import PersonId
from firsthand.services.actor import Actor
from firsthand.storage import ledger, readings
from firsthand.storage.connection import execute
from firsthand.storage.ledger import Row

_MESSAGE, _MESSAGE_ID, _SUBJECT, _QUOTE, _MARK_START, _MARK_END = 4, 5, 6, 7, 8, 9
"""Where a step, as `ledger_rows` writes it, has what."""


def forget_exchanges(actor: Actor, person_id: PersonId, redaction: Redaction, messages: Collection[int]) -> None:
    """Take out every exchange with them, and their words and name out of the others.

    messages: those removed or rewritten. Other people's suggestions that rest on them are made anew; where the user had a
    word in one, it stays without what was quoted. The undo log goes: it holds what exchanges were before.
    """
    scope = actor.scope
    execute(scope, "DELETE FROM exchange_undo WHERE workspace_id = %s", [scope.workspace])
    for table, column in (("exchange", "person_id"), ("exchange_due", "person_id")):
        execute(scope, f"DELETE FROM {table} WHERE workspace_id = %s AND {column} = %s", [scope.workspace, person_id])
    touched = set(messages)
    gone: list[Row] = []
    fresh: list[Row] = []
    for row in ledger.everything(scope):
        cleaned = _cleaned(row, person_id, redaction, touched)
        if cleaned != row:
            (fresh if row.kept else gone).append(cleaned)
    ledger.remove(scope, [row.key for row in gone])
    ledger.keep(scope, fresh)
    readings.mark(scope, {row.person_id for row in gone})


def _cleaned(row: Row, person_id: int, redaction: Redaction, touched: Collection[int]) -> Row:
    steps: list[list[Any]] = json.loads(row.steps)
    for step in steps:
        if step[_MESSAGE] in touched or redaction.concerns(step[_QUOTE]):
            step[_QUOTE], step[_MARK_START], step[_MARK_END] = "", 0, 0
        if step[_MESSAGE] in touched or redaction.concerns(step[_SUBJECT]):
            step[_SUBJECT] = redaction.of(step[_SUBJECT])
        if redaction.concerns(step[_MESSAGE_ID]):
            step[_MESSAGE_ID] = ""
    said = json.loads(row.corrected or "{}")
    if "what" in said:
        said["what"] = redaction.of(said["what"])
    for name in ("person", "third"):
        if said.get(name) == person_id:
            del said[name]
    return row._replace(
        third_id=None if row.third_id == person_id else row.third_id,
        what=redaction.of(row.what),
        corrected=json.dumps(said, ensure_ascii=False) if said else row.corrected and "{}",
        steps=json.dumps(steps, ensure_ascii=False, separators=(",", ":")),
    )
