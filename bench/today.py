"""Are today's moves sensible, over all kinds? Those of the real mailboxes, beside what a reader said of them.

`python -m bench.today` imports each mailbox, asks for the moves of a day in every four weeks, draws 30 of them by a seed and
prints how many a reader found sensible; `python -m bench.today draw` prints the drawn ones themselves, for reading on the
spot. Verdicts are kept as digests with their cause in today_verdicts.csv: no word of the mail is in it.
"""

import csv
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bench.mailboxes import corpus
from bench.speed import most_frequent_sender

VERDICTS = Path(__file__).with_name("today_verdicts.csv")
SEED = "moves-5"
DRAWN = 30
STEP_DAYS = 28
SHIFT_DAYS = 21
"""Days that no earlier draw looked at."""


def main(arguments: list[str]) -> int:
    folder = corpus()
    if folder is None:
        print("No real mailboxes found: set FIRSTHAND_CORPUS to the folder that holds them.")
        return 0
    known = verdicts()
    for number, packed in enumerate(sorted((folder / "mail").glob("*.tar.gz")), 1):
        with tempfile.TemporaryDirectory() as work:
            every = list(moves(packed, Path(work)))
        tally: Counter[tuple[str, str]] = Counter()
        for move in drawn(every):
            verdict = {True: "sensible", False: "not", None: "not judged"}[known.get(digest(move))]
            tally[move["kind"], verdict] += 1
            if "draw" in arguments and verdict == "not judged":
                print(words(move, number))
        judged = Counter(verdict for (_, verdict), count in tally.items() for _ in range(count))
        print(f"Mailbox {number}: {len(every)} moves of {len({m['kind'] for m in every})} kinds; {dict(judged)}")
        for (kind, verdict), count in sorted(tally.items()):
            print(f"  {kind:<10} {verdict:<11} {count}")
    return 0


def moves(packed: Path, work: Path) -> Iterator[dict[str, Any]]:
    """Every move that somebody who looks back at a day in every four weeks would see, each once."""
    with tarfile.open(packed) as archive:
        archive.extractall(work / "mail", filter="data")
    owner, home = most_frequent_sender(work / "mail"), str(work / "home")
    firsthand("--home", home, "import", str(work / "mail"), "--me", owner, "--json")
    seen: set[str] = set()
    listed = json.loads(firsthand("--home", home, "people", "--sort", "recent", "--limit", "1", "--json"))
    last = date.fromisoformat(listed["people"][0]["last_contact"])
    day = last - timedelta(days=STEP_DAYS * 30 + SHIFT_DAYS)
    while day <= last:
        for move in json.loads(firsthand("--home", home, "today", "--as-of", day.isoformat(), "--json"))["moves"]:
            if move["kind"] != "reflect" and move["key"] not in seen:
                seen.add(move["key"])
                yield {**move, "day": day.isoformat()}
        day += timedelta(days=STEP_DAYS)


def firsthand(*arguments: str) -> str:
    done = subprocess.run([sys.executable, "-m", "firsthand", *arguments], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr[-400:])
    return done.stdout


def drawn(every: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same few on every run, as long as the moves stay the same."""
    return sorted(every, key=lambda move: _digest(SEED, move["key"]))[:DRAWN]


def digest(move: dict[str, Any]) -> str:
    return _digest(move["key"], move["deed"])


def words(move: dict[str, Any], mailbox: int) -> str:
    shown = [f"[{digest(move)}] mailbox {mailbox}, seen on {move['day']}: {move['kind'].upper()}", f"  {move['deed']}"]
    shown.append(f"  why: {move['why']}")
    shown += [f"  {proof['date'][:10]} “{proof['quote']}” ({proof['subject']})" for proof in move["evidence"][:2]]
    return "\n".join([*shown, f"  first step: {move['first_step']}", ""])


def verdicts() -> dict[str, bool]:
    """What a reader said: digest → sensible."""
    if not VERDICTS.exists():
        return {}
    with VERDICTS.open(newline="") as rows:
        return {row["digest"]: row["sensible"] == "1" for row in csv.DictReader(rows)}


def _digest(*parts: str) -> str:
    return blake2b("\n".join(parts).encode("utf-8", "replace"), digest_size=10).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
