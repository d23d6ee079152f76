"""`make bench`: every bench in turn, each in a process of its own, so that none warms up for another.

`python -m bench NAME…` runs those named. A bench prints figures beside its baselines, and asserts none of them.
"""

import subprocess
import sys
import time
from pathlib import Path

ORDER = (
    "speed", "reading", "imap", "calendars", "cards", "tables", "identity", "warmth", "rhythm", "acts", "exchanges",
    "ledger", "matching", "moves", "today", "network", "map", "one_mailbox",
)  # fmt: skip


def names() -> list[str]:
    """The benches that are here, in their order; the other modules are parts of theirs."""
    return [name for name in ORDER if (Path(__file__).parent / f"{name}.py").exists()]


def main(wanted: list[str]) -> int:
    if unknown := sorted(set(wanted) - set(names())):
        print(f"There is no bench called {', '.join(unknown)}; there are: {', '.join(names())}.", file=sys.stderr)
        return 2
    failed = []
    for name in wanted or names():
        print(f"\n== {name} ==", flush=True)
        started = time.monotonic()
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode != 0:
            failed.append(name)
        print(f"-- {name}: {time.monotonic() - started:.0f} s", flush=True)
    if failed:
        print(f"\nBroken off: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
