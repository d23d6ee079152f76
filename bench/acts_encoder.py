"""How `acts_labels/soft.csv` came about: what a sentence encoder, tuned on the training sentences, holds of others.

Not part of the product, of its tests, or of the development requirements: it needs torch, transformers, tokenizers and
the folder of all-MiniLM-L6-v2 (Apache-2.0), given as the one argument, and ten minutes of two processors. What it
learned reaches the product only through soft.csv: digests of sentences with a letter for each act. Test sentences and
their messages are never shown to it.

It is tuned once for each fold, without the sentences of that fold, and asked each time: so that what is learned from
its answers can be tried on sentences that it never saw. What ships is learned from the mean.

`python -m bench.acts_encoder FOLDER test` shows instead how far it would come itself, with four of its six layers tuned on
all that teaches what ships: its F1 on the test sentences and on mail of today, at the threshold that served sentences held
out best, and at the one that no one can know, best for the test itself.
"""

import copy
import csv
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.acts_examples import (
    CODES,
    FOLDS,
    HERE,
    Example,
    drawn_of_files,
    invented,
    labelled,
    letter_of,
    likeness,
    of_letters,
    of_mailboxes,
    rows,
)
from bench.sentences import Drawn
from firsthand.domain.acts.shape import KINDS

BEFORE, OWN, AFTER = 20, 64, 9
"""Pieces of words that are looked at: the end of the sentence before, the sentence, the beginning of the one after."""

FROZEN, FROZEN_FOR_TEST, PASSES, RATE = 3, 2, 3, 1.5e-4
"""Layers left as they are, passes, rate."""

HELD_OUT = 2_500
"""Sentences of the first fold that choose the thresholds for the test."""

BATCH = 32
RARE = (1, 1.8, 1.3, 1, 1, 2, 2, 2, 1.6)
"""So much more a sentence counts that does something, by act."""

OF_LIST_MAX, OF_FORUM_MAX = 5_000, 0
Pieces = tuple[list[int], list[int]]


class Encoder:
    """The encoder with its lower layers frozen, and one answer for each act."""

    def __init__(self, folder: Path, frozen: int = FROZEN) -> None:
        import torch
        from tokenizers import Tokenizer
        from transformers import AutoModel

        torch.manual_seed(0)
        self.torch = torch
        self.pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.pieces.no_truncation()
        self.pieces.no_padding()
        body: Any = AutoModel.from_pretrained(str(folder))
        body.eval()
        self.embeddings: Any = body.embeddings
        self.lower: Any = body.encoder.layer[:frozen]
        self.fresh: Any = body.encoder.layer[frozen:]
        self.size: int = body.config.hidden_size

    def cut(self, before: str, own: str, after: str) -> Pieces:
        opening, end = self.pieces.token_to_id("[CLS]"), self.pieces.token_to_id("[SEP]")

        def of(words: str) -> list[int]:
            return list(self.pieces.encode(words, add_special_tokens=False).ids)

        head = [opening, *of(before[-110:])[-BEFORE:], end]
        middle = [*of(own[:330])[:OWN], end]
        tail = [*of(after[:60])[:AFTER], end]
        return [*head, *middle, *tail], [0] * len(head) + [1] * len(middle) + [0] * len(tail)

    def cut_all(self, examples: Sequence[Example]) -> list[Pieces]:
        return [
            self.cut(
                one.seen.before.words if one.seen.before else "",
                one.words,
                one.seen.after.words if one.seen.after else "",
            )
            for one in examples
        ]

    def begun(self, pieces: Sequence[Pieces]) -> list[Any]:
        """What the frozen layers make of each, once for all."""
        torch = self.torch
        made: list[Any] = [None] * len(pieces)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            for some in _batches([len(ids) for ids, _ in pieces], None):
                longest = max(len(pieces[place][0]) for place in some)
                ids, own, there = torch.zeros((3, len(some), longest), dtype=torch.long)
                for row, place in enumerate(some):
                    count = len(pieces[place][0])
                    ids[row, :count], own[row, :count] = (torch.tensor(one) for one in pieces[place])
                    there[row, :count] = 1
                states = _through(self.lower, self.embeddings(input_ids=ids, token_type_ids=own), there)
                for row, place in enumerate(some):
                    count = len(pieces[place][0])
                    made[place] = (states[row, :count].to(torch.bfloat16).clone(), own[row, :count].clone())
        return made


class Upper:
    """The layers that are tuned."""

    def __init__(self, encoder: Encoder) -> None:
        self.torch = torch = encoder.torch
        torch.manual_seed(0)
        self.layers: Any = copy.deepcopy(encoder.fresh)
        self.head: Any = torch.nn.Linear(2 * encoder.size, len(KINDS))
        self.drop: Any = torch.nn.Dropout(0.1)
        self.size = encoder.size

    def __call__(self, some: Sequence[Any]) -> Any:
        torch = self.torch
        longest = max(len(own) for _, own in some)
        states = torch.zeros((len(some), longest, self.size), dtype=torch.bfloat16)
        own, there = torch.zeros((2, len(some), longest))
        for row, (made, mine) in enumerate(some):
            states[row, : len(mine)], own[row, : len(mine)], there[row, : len(mine)] = made, mine, 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = _through(self.layers, states, there).float()
            share = own.unsqueeze(-1)
            mean = (states * share).sum(1) / share.sum(1)
            return self.head(self.drop(torch.cat([mean, states[:, 0]], 1))).float()

    def tune(self, begun: Sequence[Any], wanted: Sequence[Sequence[float]]) -> None:
        torch = self.torch
        target = torch.tensor(wanted, dtype=torch.float32)
        weight = torch.where(target > 0, torch.tensor(RARE), torch.ones(len(KINDS)))
        learning = [*self.layers.parameters(), *self.head.parameters()]
        steps = torch.optim.AdamW(learning, lr=RATE, weight_decay=0.01)
        count = PASSES * (len(begun) // BATCH + 1)
        rising = max(1, count // 10)
        plan = torch.optim.lr_scheduler.LambdaLR(
            steps, lambda step: (step + 1) / rising if step < rising else max(1e-3, (count - step) / (count - rising))
        )
        self.layers.train()
        self.drop.train()
        for turn in range(PASSES):
            for some in _batches([len(own) for _, own in begun], random.Random(turn)):
                odds = self([begun[place] for place in some])
                loss = torch.nn.functional.binary_cross_entropy_with_logits(odds, target[some], reduction="none")
                steps.zero_grad()
                ((loss * weight[some]).sum() / len(some)).backward()
                torch.nn.utils.clip_grad_norm_(learning, 1.0)
                steps.step()
                plan.step()

    def held(self, begun: Sequence[Any]) -> Any:
        """Log odds, a row for each."""
        self.layers.eval()
        self.drop.eval()
        found = np.zeros((len(begun), len(KINDS)))
        with self.torch.no_grad():
            for some in _batches([len(own) for _, own in begun], None):
                found[some] = self([begun[place] for place in some]).numpy()
        return found


def _through(layers: Any, states: Any, there: Any) -> Any:
    unseen = ((1 - there[:, None, None, :].float()) * -1e4).to(states.dtype)
    for layer in layers:
        states = layer(states, unseen.to(states.dtype))
        states = states[0] if isinstance(states, tuple) else states
    return states


def _batches(lengths: Sequence[int], order: random.Random | None) -> Iterator[list[int]]:
    """Places of sentences of like length together, in an order of chance where one is given."""
    places = list(range(len(lengths)))
    if order:
        order.shuffle(places)
    size = BATCH * 20 if order else max(1, len(places))
    batches = []
    for begin in range(0, len(places), size):
        near = sorted(places[begin : begin + size], key=lambda place: lengths[place])
        batches += [near[start : start + BATCH] for start in range(0, len(near), BATCH)]
    if order:
        order.shuffle(batches)
    yield from batches


def main(arguments: list[str]) -> int:
    if not arguments or arguments[1:] not in ([], ["test"]):
        print("Use: python -m bench.acts_encoder FOLDER [test], the folder of all-MiniLM-L6-v2", file=sys.stderr)
        return 2
    if arguments[1:]:
        _print_test(Encoder(Path(arguments[0]), FROZEN_FOR_TEST))
        return 0
    encoder = Encoder(Path(arguments[0]))
    read, written = labelled("train"), invented()
    taught: list[Example] = [*read, *written]
    begun = encoder.begun(encoder.cut_all(taught))
    asked = list(_asked())
    print(f"{len(read)} read, {len(written)} invented, {len(asked)} asked", flush=True)
    asked_begun = encoder.begun([encoder.cut(one.before, one.sentence, one.after) for one in asked])
    answers = []
    for fold in range(FOLDS):
        mine = [place for place, one in enumerate(taught) if place >= len(read) or one.fold != fold]
        upper = Upper(encoder)
        upper.tune([begun[place] for place in mine], [taught[place].target for place in mine])
        answers.append(upper.held(asked_begun))
        away = [place for place, one in enumerate(read) if one.fold == fold]
        _print_loss(fold, upper.held([begun[place] for place in away]), [read[place].target for place in away])
    with (HERE / "acts_labels" / "soft.csv").open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("digest", "odds"))
        lines = np.concatenate(answers, axis=1).tolist()
        for one, line in sorted(zip(asked, lines, strict=True), key=lambda pair: pair[0].digest):
            writer.writerow((one.digest, "".join(map(letter_of, line))))
    return 0


def _asked() -> Iterator[Drawn]:
    """Sentences that nobody read and that are like none kept for tests, of training messages and open files."""
    tests = of_mailboxes(tests=True)
    kept = {likeness(tests[row["digest"]].sentence) for row in rows("test.csv") if row["digest"] in tests}
    done = {row["digest"] for name in ("train.csv", "test.csv") for row in rows(name)}
    room = {"list": OF_LIST_MAX, "forum": OF_FORUM_MAX}
    for one in (*of_mailboxes(tests=False).values(), *drawn_of_files()):
        if one.digest in done or room.get(one.mailbox) == 0 or likeness(one.sentence) in kept:
            continue
        done.add(one.digest)
        if one.mailbox in room:
            room[one.mailbox] -= 1
        yield one


def _print_test(encoder: Encoder) -> None:
    read = labelled("train")
    taught = [*read, *invented(), *of_letters("train")]
    away = [place for place, one in enumerate(read) if one.fold == 0][:HELD_OUT]
    spared = set(away)
    begun = encoder.begun(encoder.cut_all(taught))
    mine = [place for place in range(len(taught)) if place not in spared]
    upper = Upper(encoder)
    upper.tune([begun[place] for place in mine], [taught[place].target for place in mine])
    held = upper.held([begun[place] for place in away])
    true = np.array([taught[place].target for place in away]) > 0.5
    tests = [one for one in labelled("test") if one.decided is not None]
    letters = of_letters("test")
    for name, examples, labels in (
        ("test sentences", tests, [one.decided or "" for one in tests]),
        ("mail of today", letters, [one.labels or "" for one in letters]),
    ):
        odds = upper.held(encoder.begun(encoder.cut_all(examples)))
        wanted = np.array([[code in of_one for code in CODES] for of_one in labels])
        print(name)
        for place, kind in enumerate(KINDS):
            threshold = _best(held[:, place], true[:, place])[1]
            found = _f1(odds[:, place] >= threshold, wanted[:, place])
            best = _best(odds[:, place], wanted[:, place])[0]
            print(f"  {kind:<10} F1 {found:.2f}, at its own best threshold {best:.2f}")


def _best(odds: Any, wanted: Any) -> tuple[float, float]:
    """The best F1, and the threshold that gives it."""
    return max((_f1(odds >= one, wanted), one) for one in np.quantile(odds, np.linspace(0.3, 0.999, 500)).tolist())


def _f1(found: Any, wanted: Any) -> float:
    return float(2 * (found & wanted).sum() / max(1, found.sum() + wanted.sum()))


def _print_loss(fold: int, odds: Any, wanted: Sequence[Sequence[float]]) -> None:
    true = np.array(wanted) > 0.5
    said = odds > 0
    figures = 2 * (said & true).sum(axis=0) / (said.sum(axis=0) + true.sum(axis=0))
    print(fold, *(f"{kind} {value:.2f}" for kind, value in zip(KINDS, figures, strict=True)), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
