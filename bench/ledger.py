"""How fast the ledger is where it is large: 20,000 open exchanges, all invented, in a record of 10,000 people."""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

PEOPLE, EXCHANGES = 10_000, 20_000
TIMES = 7
SEED = 1


def main() -> int:
    with tempfile.TemporaryDirectory() as home:
        os.environ["FIRSTHAND_HOME"] = str(Path(home) / "home")
        from firsthand.cli.options import open_record

        actor = open_record()
        from firsthand.domain.people import PersonId
        from firsthand.services import exchanges
        from firsthand.services.actor import now, start_of
        from firsthand.storage.easing import renew_statistics

        _fill(actor)
        renew_statistics(actor.scope)
        at = now(actor)
        query = exchanges.LedgerQuery
        looks: dict[str, Callable[[], object]] = {
            "one page of all": lambda: exchanges.listing(actor, query(), at),
            "one page of what is open": lambda: exchanges.listing(actor, query(open=True), at),
            "one page of a state": lambda: exchanges.listing(actor, query(state="promised"), at),
            "one page by words": lambda: exchanges.listing(actor, query(words="tenants 77"), at),
            "those with one person": lambda: exchanges.listing(actor, query(person=PersonId(77)), at),
            "open loops of four kinds": lambda: exchanges.open_loops(actor, at),
            "what was open three days ago": lambda: exchanges.listing(
                actor, query(open=True), start_of(at.day - timedelta(days=3), actor)
            ),
        }
        for name, look in looks.items():
            print(f"{name}: {_best_ms(look):.0f} ms")
    return 0


def _fill(actor: object) -> None:
    from firsthand.domain.exchanges import Exchange, Flow, State, Step
    from firsthand.services.actor import Actor
    from firsthand.services.ledger_rows import row_of
    from firsthand.storage import ledger
    from firsthand.storage.connection import execute_many, write

    assert isinstance(actor, Actor)
    drawn = random.Random(SEED)
    moment = datetime.now(actor.zone)
    rows = []
    states: tuple[State, ...] = ("asked", "offered", "promised")
    flows: tuple[Flow, ...] = ("in", "out")
    for number in range(EXCHANGES):
        state = drawn.choice(states)
        at = moment - timedelta(days=drawn.randrange(1, 50))
        due = at.date() + timedelta(days=9) if number % 3 == 0 else None
        quote = f"Could you send me the list of tenants for the harbour building number {number}?"
        step = Step(state, "ask", at, False, number, f"m{number}@mail.test", "Harbour", quote, (0, 9), 0.9, due)
        rows.append(
            row_of(
                Exchange(
                    key=f"{drawn.getrandbits(64):016x}", person=drawn.randrange(1, PEOPLE + 1), flow=drawn.choice(flows),
                    value="knowledge", effort="minutes", state=state, status="suggested", what=f"The list of tenants {number}",
                    due=due, opened=at.date(), closed=None, confidence=0.9, steps=(step,),
                )
            )
        )  # fmt: skip
    with write(actor.scope):
        execute_many(
            actor.scope,
            "INSERT INTO person (workspace_id, id, name, kind, organisation, role_title, search, name_set, kind_set,"
            " organisation_set, by_hand, star, never_suggest, set_aside)"
            " VALUES (%s,%s,%s,'person','','','',%s,%s,%s,%s,%s,%s,%s)",
            [(actor.scope.workspace, id, f"Person {id}", *(False,) * 7) for id in range(1, PEOPLE + 1)],
        )
        ledger.keep(actor.scope, rows)


def _best_ms(look: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(TIMES):
        started = time.perf_counter()
        look()
        best = min(best, time.perf_counter() - started)
    return best * 1e3


if __name__ == "__main__":
    sys.exit(main())
