"""Notes, gifts and debts out of other programs, given to their people once these are known."""

import json
import time
from datetime import datetime, timedelta
from datetime import time as clock_time
from typing import Any

from firsthand.domain.exchanges import Exchange, Step
from firsthand.domain.exchanges.valuing import effort_of
from firsthand.services.actor import Actor
from firsthand.services.ledger_rows import EPOCH, row_of
from firsthand.storage import ledger
from firsthand.storage.connection import execute, execute_many, rows, wait_for_others, write

WHAT_CHARS_MAX = 400


def settle(actor: Actor) -> None:
    """Give what waits to the people it is about; what is about nobody who came goes on waiting.

    A gift or debt becomes an exchange that is confirmed: the user entered it once already.
    """
    with write(actor.scope):
        wait_for_others(actor.scope)
        people = _people_of_cards(actor)
        found = rows(
            actor.scope,
            "SELECT id, card, kind, content FROM waiting WHERE workspace_id = %s ORDER BY id",
            [actor.scope.workspace],
        )
        settled = []
        for id, card, kind, content in found:
            person = people.get(card)
            if person is None:
                continue
            fields = json.loads(content)
            if kind == "remark":
                _note(actor, id, person, fields)
            else:
                ledger.keep(
                    actor.scope, [row_of(_exchange(actor, person, fields))._replace(decided_at=int(time.time()))]
                )
            settled.append(id)
        execute_many(
            actor.scope,
            "DELETE FROM waiting WHERE workspace_id = %s AND id = %s",
            [(actor.scope.workspace, id) for id in settled],
        )


def _people_of_cards(actor: Actor) -> dict[str, int]:
    """Whose card each one is, by the hex of its key, of those that something waits for."""
    wanted = {
        row[0]
        for row in rows(
            actor.scope, "SELECT DISTINCT card FROM waiting WHERE workspace_id = %s", [actor.scope.workspace]
        )
    }
    return {
        key: person
        for raw, person in rows(
            actor.scope,
            "SELECT c.key, MIN(m.person_id) FROM card c JOIN card_mailbox k ON k.workspace_id = c.workspace_id AND k.card_id ="
            " c.id JOIN mailbox m ON m.workspace_id = k.workspace_id AND m.id = k.mailbox_id WHERE c.workspace_id = %s AND"
            " m.person_id IS NOT NULL GROUP BY c.key",
            [actor.scope.workspace],
        )
        if (key := bytes(raw).hex()) in wanted
    }


def _note(actor: Actor, id: int, person: int, fields: dict[str, Any]) -> None:
    written = fields["written_at"] or int(time.time())
    execute(
        actor.scope,
        "INSERT INTO note (workspace_id, id, person_id, markdown, written_at, changed_at) VALUES (%s,%s,%s,%s,%s,%s)",
        [actor.scope.workspace, id, person, fields["text"], written, written],
    )


def _exchange(actor: Actor, person: int, fields: dict[str, Any]) -> Exchange:
    day = fields["on_day"]
    opened = EPOCH + timedelta(days=int(day)) if day is not None else datetime.now(actor.zone).date()
    what = str(fields["what"])[:WHAT_CHARS_MAX]
    state = fields["state"]
    step = Step(
        state, None, datetime.combine(opened, clock_time(12), actor.zone), True, None, "", "", "", (0, 0), 1.0, None
    )
    return Exchange(
        key=str(fields["key"])[: ledger.KEY_CHARS], person=person, flow="out" if fields["by_me"] else "in",
        value=fields["value"], effort=effort_of(what), state=state, status="confirmed", what=what, due=None,
        opened=opened, closed=opened if state == "given" else None, confidence=1.0, steps=(step,),
    )  # fmt: skip
