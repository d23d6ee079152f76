"""How well acts are found in real mail, beside baselines, and how fast: `python -m bench.acts`.

`python -m bench.acts train` learns the weights anew and writes them, with a JSON beside them that says from what. The
test sentences are of messages that nothing was learned from, and teach nothing.
"""

import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.acts_examples import (
    CODES,
    HERE,
    Example,
    gratitude,
    invented,
    labelled,
    likeness,
    messages_with_requests,
    of_letters,
    requests,
    softly_labelled,
)
from bench.acts_training import (
    answers,
    asked_alone,
    even_thresholds,
    f_score,
    finished,
    held_out,
    learn,
    made_ready,
    packed,
    scored,
    together,
    without_soft,
)
from bench.mailboxes import corpus
from firsthand.connectors.base import RowBatch
from firsthand.connectors.reading import Reading
from firsthand.domain import acts
from firsthand.domain.acts import FOUND_MIN, KINDS, Incoming, read_letters
from firsthand.domain.acts.signs import SIGNS
from firsthand.domain.acts.weights import Floats, is_alone, probabilities
from firsthand.domain.messages import Message

PLACE = Path(acts.__file__).parent
PRECISE = [kind in ("thank", "introduce") for kind in KINDS]
"""Acts whose threshold puts precision first: wrong thanks or a wrong introduction are worse than missed ones."""

DRAWS = 400
SPEED_MESSAGES = 4_000
_NOW = 2_000_000_000

Marked = NDArray[np.bool_]


def train() -> int:
    """Learn the weights; figures by cross-validation over messages, and with one mailbox left out in turn.

    All figures are of the sentences drawn by chance. For the latter no soft label is used, since each is given by an
    encoder that saw sentences of every mailbox. Thresholds are those that serve best there, but for acts that are to be
    precise: a mailbox never seen is what the product meets.
    """
    tested = {likeness(one.words) for one in (*labelled("test"), *of_letters("test"))}
    read, written, soft, asked = (
        labelled("train"),
        [one for one in (*invented(), *of_letters("train")) if likeness(one.words) not in tested],
        softly_labelled(),
        [one for one in requests() if is_alone(one.seen)],
    )
    data = made_ready([*read, *written, *soft])
    count = len(read)
    rest = np.full(len(data.examples) - count, -1)
    wanted = data.wanted[:count]
    parts = np.concatenate((np.array([one.fold for one in read]), rest))
    first, second = (scores[:count] for scores in held_out(data, parts))
    by_chance = np.array([one.by_chance for one in read])
    mixing, thresholds = together(first, second, wanted, by_chance, PRECISE)
    names = sorted({one.source for one in read})
    boxes = np.concatenate((np.array([names.index(one.source) for one in read]), rest))
    strange = [one.labels is not None for one in data.examples]
    first_there, second_there = held_out(data.where(strange), boxes[strange])
    there = first_there[:count], second_there[:count]
    thresholds = np.where(PRECISE, thresholds, even_thresholds(*there, mixing, wanted, by_chance)).astype(np.float32)
    found, elsewhere = answers(first, second, mixing, thresholds), answers(*there, mixing, thresholds)
    learned = finished(learn(data), mixing, thresholds)
    alone = np.array([is_alone(one.seen) and one.by_chance for one in read])
    mixed = (first * mixing[0] + second * mixing[1] + mixing[2])[:, 0]
    mail = [one for one, kept in zip(read, alone, strict=True) if kept]
    learned, asks = asked_alone(learned, mail, mixed[alone], asked)
    found[alone, 0] = asks[: len(mail)]
    requested = np.array([one.labels == "a" for one in asked])
    file = packed(learned)
    (PLACE / "weights.npz").write_bytes(file)
    about = {
        "command": "python -m bench.acts train",
        "sentences": {
            "read": count,
            "by chance": int(by_chance.sum()),
            "invented": len(written),
            "soft": len(soft),
            "requests": len(asked),
        },
        "data": {
            str(path.relative_to(HERE)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(
                (
                    *HERE.glob("acts_labels/*.csv"),
                    *HERE.glob("acts_sentences/*.csv"),
                    *HERE.glob("acts_letters/train/*.csv"),
                )
            )
        },
        "weights": hashlib.sha256(file).hexdigest(),
        "cross_validation": _figures(found[by_chance], wanted[by_chance]),
        "parakweet": round(f_score(asks[len(mail) :] >= FOUND_MIN, requested), 3),
        "one_mailbox_left_out": _figures(elsewhere[by_chance], wanted[by_chance]),
    }
    (PLACE / "weights.json").write_text(json.dumps(about, indent=1) + "\n")
    print(f"{len(file):,} bytes of weights.")
    _print_figures("Training sentences, by cross-validation", about["cross_validation"])  # type: ignore[arg-type]
    _print_figures("The same, each mailbox left out in turn", about["one_mailbox_left_out"])  # type: ignore[arg-type]
    return 0


def _figures(found: Floats, wanted: Floats) -> dict[str, dict[str, float]]:
    figures: dict[str, dict[str, float]] = {}
    for column, kind in enumerate(KINDS):
        said, true = found[:, column] >= FOUND_MIN, wanted[:, column] > 0.5
        hits = int((said & true).sum())
        figures[kind] = {
            "precision": round(hits / max(1, int(said.sum())), 3),
            "recall": round(hits / max(1, int(true.sum())), 3),
            "f1": round(f_score(said, true), 3),
            "count": int(true.sum()),
        }
    return figures


def _print_figures(title: str, figures: dict[str, dict[str, float]]) -> None:
    print(f"\n{title}")
    for kind, one in figures.items():
        print(
            f"  {kind:10} precision {one['precision']:.3f}  recall {one['recall']:.3f}  F1 {one['f1']:.3f}  of {one['count']}"
        )


def by_rules(examples: Sequence[Example]) -> Floats:
    """The keyword rules alone: the strongest sign of each act."""
    found = np.zeros((len(examples), len(KINDS)), np.float32)
    column = {kind: place for place, kind in enumerate(KINDS)}
    for row, one in enumerate(examples):
        for index, _ in one.seen.marks.signs:
            sign = SIGNS[index]
            if sign.kind:
                found[row, column[sign.kind]] = max(found[row, column[sign.kind]], sign.strength)
    return found


def _of_codes(codes: Sequence[str]) -> Floats:
    return np.array([[float(code in one) for code in CODES] for one in codes], dtype=np.float32)


def _interval(said: Marked, true: Marked, rng: np.random.Generator) -> tuple[float, float]:
    """80 %, by drawing the sentences anew."""
    draws = rng.integers(0, len(said), (DRAWS, len(said)))
    values = [f_score(said[draw], true[draw]) for draw in draws]
    low, high = np.quantile(values, (0.1, 0.9))
    return float(low), float(high)


def report() -> int:
    if corpus() is None:
        print("Skipped: no labelled mail found; set FIRSTHAND_CORPUS to the folder that holds it.")
        return 0
    rng = np.random.default_rng(1)
    test = labelled("test")
    found = probabilities([one.seen for one in test])
    _agreement(test)
    print("\nTest sentences of the three mailboxes, F1 with its 80 % interval")
    rules, plain = by_rules(test), _linear_alone(test)
    truths = {
        "decided": ([one.decided for one in test], True),
        "first reader": ([one.labels for one in test], False),
        "second reader": ([one.second for one in test], False),
    }
    for name, (codes, whole) in truths.items():
        kept = np.array([code is not None for code in codes])
        true = _of_codes([code for code in codes if code is not None]) > 0.5
        print(f"  beside the {name} ({kept.sum()} sentences)")
        for column, kind in enumerate(KINDS):
            said = found[kept, column] >= FOUND_MIN
            hits, most = int((said & true[:, column]).sum()), int(true[:, column].sum())
            line = (
                f"    {kind:10} precision {hits / max(1, int(said.sum())):.2f}  recall {hits / max(1, most):.2f}  "
                f"F1 {f_score(said, true[:, column]):.2f}"
            )
            if whole:
                low, high = _interval(said, true[:, column], rng)
                line += f" ({low:.2f} to {high:.2f})  of {most:3}"
                line += f"   keyword rules {f_score(rules[kept, column] >= FOUND_MIN, true[:, column]):.2f}"
                line += f"   linear model {f_score(plain[kept, column] >= FOUND_MIN, true[:, column]):.2f}"
            print(line)
    _reliability(found, test)
    _letters()
    _other_files()
    about = json.loads((PLACE / "weights.json").read_text())
    _print_figures("Training sentences, by cross-validation (when trained)", about["cross_validation"])
    _print_figures("The same, each mailbox left out in turn (when trained)", about["one_mailbox_left_out"])
    _speed()
    return 0


def _agreement(test: Sequence[Example]) -> None:
    both = [one for one in test if one.labels is not None and one.second is not None]
    print(f"Two readers, blind to each other, of {len(both)} sentences: Cohen's kappa")
    for code, kind in CODES.items():
        first = np.array([code in (one.labels or "") for one in both])
        second = np.array([code in (one.second or "") for one in both])
        chance = first.mean() * second.mean() + (1 - first.mean()) * (1 - second.mean())
        kappa = ((first == second).mean() - chance) / (1 - chance) if chance < 1 else 1.0
        print(f"  {kind:10} {kappa:.2f}   said by the first {first.sum():3}, by the second {second.sum():3}")


def _linear_alone(test: Sequence[Example]) -> Floats:
    """The baseline: the linear model alone, learned from the sentences that were read, at one half."""
    learned = learn(without_soft(made_ready(labelled("train"))), network=False)
    found: Floats = (1 / (1 + np.exp(-scored(test, learned)[0]))).astype(np.float32)
    return found


def _reliability(found: Floats, test: Sequence[Example]) -> None:
    kept = np.array([one.decided is not None for one in test])
    true = _of_codes([one.decided for one in test if one.decided is not None])
    said = found[kept]
    print("\nReliability: of what is given a probability, so much is so (all acts together)")
    for low in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        here = (said >= low) & (said < low + 0.1 + 1e-6)
        if here.any():
            print(
                f"  {low:.1f} to {low + 0.1:.1f}: said {said[here].mean():.2f}, so {true[here].mean():.2f}, of {here.sum()}"
            )


def _letters() -> None:
    """Invented letters of trades and writers of which nothing was learned."""
    letters = of_letters("test")
    found, true = probabilities([one.seen for one in letters]), _of_codes([one.labels or "" for one in letters])
    print("\nInvented letters: who wrote them, and a reader who was not told")
    _agreement(letters)
    _print_figures(f"Invented letters of today, {len(letters)} sentences, as written", _figures(found, true))


def _other_files() -> None:
    asked = requests()
    said = probabilities([one.seen for one in asked])
    true = _of_codes([one.labels or "" for one in asked])[:, 0] > 0.5
    some = [KINDS.index("ask"), KINDS.index("invite"), KINDS.index("offer")]
    any_of = said[:, some].max(axis=1) >= FOUND_MIN
    ask = said[:, 0] >= FOUND_MIN
    print(f"\nParakweet, request or proposal, {len(asked)} sentences")
    print(f"  seen in training: ask F1 {f_score(ask, true):.3f}; ask, offer or invite {f_score(any_of, true):.3f}")
    about = json.loads((PLACE / "weights.json").read_text())
    if "parakweet" in about:
        print(f"  by cross-validation: ask F1 {about['parakweet']:.3f}")
    posts = gratitude()
    said = probabilities([one.seen for one in posts])
    thanked = said[:, KINDS.index("thank")] >= FOUND_MIN
    true = np.array([one.labels == "t" for one in posts])
    hits = int((thanked & true).sum())
    print(
        f"GoEmotions, gratitude in posts of a forum, {len(posts)}: precision {hits / thanked.sum():.3f}, "
        f"recall {hits / true.sum():.3f}, F1 {f_score(thanked, true):.3f}"
    )
    judged = messages_with_requests()
    letters = read_letters(Incoming(one.body) for one in judged)
    found = np.array([any(act.kind == "ask" for act in letter.acts) for letter in letters])
    agreed = np.array([one.first == one.second for one in judged])
    truth = np.array([one.first for one in judged])
    print(
        f"E-mails with a request, {int(agreed.sum())} on which two annotators agree: accuracy "
        f"{(found == truth)[agreed].mean():.3f}, F1 {f_score(found[agreed], truth[agreed]):.3f}"
    )


def _speed() -> None:
    folder = corpus()
    assert folder is not None
    import tarfile

    with tempfile.TemporaryDirectory() as place:
        with tarfile.open(min((folder / "mail").glob("*.tar.gz"))) as archive:
            archive.extractall(place, filter="data")
        begun = time.perf_counter()
        messages = [
            Message(*row)  # type: ignore[arg-type]
            for event in Reading([place], [], _NOW).events()
            if isinstance(event, RowBatch)
            for row in event.rows
        ][:SPEED_MESSAGES]
        reading = time.perf_counter() - begun
    begun = time.perf_counter()
    for start in range(0, len(messages), 100):
        read_letters(
            Incoming(one.text, subject=one.subject, automated=bool(one.automation or one.list_id))
            for one in messages[start : start + 100]
        )
    seconds = time.perf_counter() - begun
    print(
        f"\nSpeed: {len(messages) / seconds:,.0f} messages a second for the acts, one process; "
        f"{seconds / reading:.1f} times as long as reading the mailbox"
    )


if __name__ == "__main__":
    sys.exit(train() if sys.argv[1:] == ["train"] else report())
