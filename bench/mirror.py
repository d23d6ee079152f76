"""How fast the mirror is in a record: `FIRSTHAND_HOME=… python -m bench.mirror`, the first look and the best of seven more."""

import sys
import time

TIMES = 7


def main() -> int:
    from firsthand.cli.options import open_record

    actor = open_record()
    from firsthand.services.actor import now
    from firsthand.services.mirror import mirror
    from firsthand.storage.connection import rows

    def look_ms() -> float:
        began = time.perf_counter()
        mirror(actor, now(actor))
        return 1000 * (time.perf_counter() - began)

    ((people,), (letters,)) = (
        rows(actor.scope, f"SELECT COUNT(*) FROM {table} WHERE workspace_id = %s", [actor.scope.workspace])[0]
        for table in ("tie", "interaction")
    )
    first = look_ms()
    print(
        f"{people:,} ties, {letters:,} interactions: {first:.0f} ms at first, {min(look_ms() for _ in range(TIMES)):.0f} ms after"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
