"""Speed and memory of the main job, beside peers run in the same call: `python -m bench.speed [--large]`.

First import, second import, notmuch, mu and the floor take the same messages in turn; pages and commands are timed on
an invented record (10,000 people and, with --large, 1,000,000 interactions), on the first request after a write.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.floor import messages
from bench.invented import OWNER, mailbox_file
from bench.mailboxes import corpus

ROUNDS = 3


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--large", action="store_true", help="1,000,000 interactions instead of 100,000")
    options.add_argument("--rounds", type=int, default=ROUNDS)
    options.add_argument("--only", choices=("import", "record", "growth"))
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="firsthand-bench-") as folder:
        work = Path(folder)
        if chosen.only in (None, "import"):
            imports(work, chosen.rounds)
        if chosen.only in (None, "record"):
            record(work, 1_000_000 if chosen.large else 100_000)
        if chosen.only in (None, "growth"):
            growth(work, (10_000, 100_000, 1_000_000) if chosen.large else (10_000, 50_000, 100_000))


def imports(work: Path, rounds: int) -> None:
    """First import of the three real mailboxes beside notmuch, mu and the floor; then the same again."""
    mail = work / "mail"
    if not unpack(mail):
        print("The real mailboxes are not here (FIRSTHAND_CORPUS); imports are not measured.")
        return
    count = maildir(mail, work / "maildir")
    owner = most_frequent_sender(mail)
    print(f"{count:,} messages; medians of {rounds} rounds, each run in turn")
    runs: dict[str, Callable[[], float]] = {
        "floor": lambda: floor(work, mail),
        "firsthand, first": lambda: first(work, mail, owner),
        "firsthand, again": lambda: again(work, mail),
        "what it says": lambda: acts(work),
    }
    if shutil.which("notmuch"):
        runs["notmuch new"] = lambda: notmuch(work)
    if shutil.which("mu"):
        runs["mu index"] = lambda: mu(work)
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            seconds[name].append(run())
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    for name, median in medians.items():
        print(f"  {name:18} {median:7.2f} s  {count / median:9,.0f} messages a second")
    ours = medians["firsthand, first"]
    for name, goal in (("notmuch new", "at least 5"), ("mu index", "at least 3.5")):
        if name in medians:
            print(f"  {name} / first import: {medians[name] / ours:.2f} ({goal})")
    print(f"  first import / floor: {ours / medians['floor']:.2f} (at most 2)")
    if "notmuch new" in medians:
        print(
            f"  notmuch new / floor: {medians['notmuch new'] / medians['floor']:.1f} (at least 8, else the floor is slow)"
        )
    print(f"  again / first: {medians['firsthand, again'] / ours:.3f} (at most .1)")
    print(f"  reading acts and making exchanges / first: {medians['what it says'] / ours:.2f} (at most 3)")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  largest resident memory of any of these processes: {peak:.0f} MB")


def unpack(target: Path) -> bool:
    """The full mailboxes of the corpus, as folders of mbox files."""
    folder = corpus()
    archives = sorted((folder / "mail").glob("*.tar.gz")) if folder else []
    for archive in archives:
        with tarfile.open(archive) as packed:
            packed.extractall(target, filter="data")
    return bool(archives)


def maildir(mail: Path, target: Path) -> int:
    """The same messages as one file each, for the peers."""
    count = 0
    for path in sorted(mail.rglob("*.mbox")):
        for raw in messages(path):
            folder = target / f"{count // 1000}" / "cur"
            if count % 1000 == 0:
                for name in ("cur", "new", "tmp"):
                    (folder.parent / name).mkdir(parents=True)
            (folder / f"{count}:2,S").write_bytes(raw)
            count += 1
    return count


def timed(command: Sequence[str], **environment: str) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    took = time.perf_counter() - started
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command[:4])} … failed: {done.stderr[-400:]}")
    return took


def firsthand(home: Path, *arguments: str) -> float:
    return timed([sys.executable, "-m", "firsthand", "--home", str(home), *arguments])


def most_frequent_sender(mail: Path) -> str:
    """Whoever wrote most of what lies in sent folders: the owner of one of the mailboxes."""
    senders: Counter[bytes] = Counter()
    for path in mail.rglob("*sent*.mbox"):
        senders.update(line[6:].strip() for line in path.read_bytes().split(b"\n") if line.startswith(b"From: "))
    return senders.most_common(1)[0][0].decode()


def first(work: Path, mail: Path, owner: str) -> float:
    shutil.rmtree(work / "home", ignore_errors=True)
    return firsthand(work / "home", "import", str(mail), "--me", owner, "--no-acts", "--json")


def again(work: Path, mail: Path) -> float:
    return firsthand(work / "home", "import", str(mail), "--no-acts", "--json")


def acts(work: Path) -> float:
    """Reading what all messages do, and making exchanges of it, after the first import."""
    return firsthand(work / "home", "ledger", "read", "--json")


def floor(work: Path, mail: Path) -> float:
    database = work / "floor.sqlite3"
    for left in work.glob("floor.sqlite3*"):
        left.unlink()
    return timed([sys.executable, "-m", "bench.floor", str(mail), str(database)])


def notmuch(work: Path) -> float:
    config = work / "notmuch.config"
    config.write_text(
        f"[database]\npath={work / 'maildir'}\n[user]\nname=Bench\nprimary_email=bench@example.com\n[new]\ntags=inbox\n"
    )
    shutil.rmtree(work / "maildir" / ".notmuch", ignore_errors=True)
    return timed(["notmuch", "new"], NOTMUCH_CONFIG=str(config))


def mu(work: Path) -> float:
    home = str(work / "mu")
    shutil.rmtree(home, ignore_errors=True)
    subprocess.run(["mu", "init", f"--muhome={home}", f"--maildir={work / 'maildir'}"], capture_output=True, check=True)
    return timed(["mu", "index", f"--muhome={home}", "--quiet"])


def record(work: Path, interactions: int) -> None:
    """Pages and commands over an invented record."""
    home = work / "record"
    done = subprocess.run(
        [sys.executable, "-m", "bench.invented", str(home), "10000", str(interactions)],
        env={**os.environ, "FIRSTHAND_HOME": str(home)},
        check=False,
    )
    if done.returncode:
        raise SystemExit("The invented record could not be timed.")
    shell = statistics.median(firsthand(home, "today", "--json") for _ in range(ROUNDS))
    print(f"  firsthand today, from the shell: {shell:.2f} s (at most 1)")


def growth(work: Path, sizes: Sequence[int]) -> None:
    """Cost of an import as the mailbox grows."""
    print("\nCost as the mailbox grows (invented mail, one mbox)")
    for size in sizes:
        path = mailbox_file(work / f"growth-{size}.mbox", size)
        home = work / f"growth-{size}"
        seconds = firsthand(home, "import", str(path), "--me", OWNER, "--no-acts", "--json")
        megabytes = path.stat().st_size / 1e6
        print(f"  {size:9,} messages ({megabytes:6.0f} MB): {seconds:7.1f} s, {seconds / size * 1e6:6.0f} µs a message")
        path.unlink()
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
