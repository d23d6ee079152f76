"""How `acts_labels/soft.csv` came about: what a sentence encoder, tuned on the training sentences, holds of others.

Not part of the product, of its tests, or of the development requirements: it needs torch, transformers, tokenizers and
the folder of all-MiniLM-L6-v2 (Apache-2.0), given as the one argument, and a quarter of an hour. What it learned
reaches the product only through soft.csv: digests of sentences with a probability for each act. Test sentences and
their messages are never shown to it.
"""

import csv
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.acts_examples import HERE, Example, drawn_of_files, invented, labelled, of_mailboxes, rows
from firsthand.domain.acts.shape import KINDS

BEFORE, OWN, AFTER = 20, 64, 9
"""Pieces of words that are looked at: the end of the sentence before, the sentence, the beginning of the one after."""

RUNS = ((3, 4, 1.2e-4, 0.3), (1, 7, 1e-4, 0.7))
"""Layers left as they are, passes, rate, share in the answer."""

BATCH = 32
RARE = (1, 1.8, 1.3, 1, 1, 2, 2, 2, 1.6)
"""So much more a sentence counts that does something, by act."""

SHARE_OF_LIST = 7_000
Pieces = tuple[list[int], list[int]]


class Encoder:
    """The encoder with its lower layers frozen, and one answer for each act."""

    def __init__(self, folder: Path, frozen: int) -> None:
        import torch
        from tokenizers import Tokenizer
        from transformers import AutoModel

        torch.manual_seed(0)
        self.torch = torch
        self.pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.pieces.no_truncation()
        self.pieces.no_padding()
        self.body: Any = AutoModel.from_pretrained(str(folder))
        self.head: Any = torch.nn.Linear(2 * self.body.config.hidden_size, len(KINDS))
        self.drop: Any = torch.nn.Dropout(0.1)
        for part in (self.body.embeddings, *self.body.encoder.layer[:frozen]):
            for parameter in part.parameters():
                parameter.requires_grad = False

    def cut(self, before: str, own: str, after: str) -> Pieces:
        opening, end = self.pieces.token_to_id("[CLS]"), self.pieces.token_to_id("[SEP]")

        def of(words: str) -> list[int]:
            return list(self.pieces.encode(words, add_special_tokens=False).ids)

        head = [opening, *of(before[-110:])[-BEFORE:], end]
        middle = [*of(own[:330])[:OWN], end]
        tail = [*of(after[:60])[:AFTER], end]
        return [*head, *middle, *tail], [0] * len(head) + [1] * len(middle) + [0] * len(tail)

    def __call__(self, some: Sequence[Pieces]) -> Any:
        torch = self.torch
        longest = max(len(ids) for ids, _ in some)
        ids = torch.tensor([[*one, *[0] * (longest - len(one))] for one, _ in some])
        own = torch.tensor([[*one, *[0] * (longest - len(one))] for _, one in some])
        there = torch.tensor([[1] * len(one) + [0] * (longest - len(one)) for one, _ in some])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.body(input_ids=ids, token_type_ids=own, attention_mask=there).last_hidden_state
        states = states.float()
        share = (own * there).float().unsqueeze(-1)
        mean = (states * share).sum(1) / share.sum(1)
        return self.head(self.drop(torch.cat([mean, states[:, 0]], 1)))

    def tune(self, pieces: Sequence[Pieces], wanted: Sequence[Sequence[float]], passes: int, rate: float) -> None:
        torch = self.torch
        target = torch.tensor(wanted, dtype=torch.float32)
        weight = torch.where(target > 0, torch.tensor(RARE), torch.ones(len(KINDS)))
        learning = [one for one in (*self.body.parameters(), *self.head.parameters()) if one.requires_grad]
        steps = torch.optim.AdamW(learning, lr=rate, weight_decay=0.01)
        count = passes * (len(pieces) // BATCH + 1)
        rising = max(1, count // 10)
        plan = torch.optim.lr_scheduler.LambdaLR(
            steps, lambda step: step / rising if step < rising else max(1e-3, (count - step) / (count - rising))
        )
        self.body.train()
        self.drop.train()
        for turn in range(passes):
            for some in _batches(pieces, random.Random(turn)):
                odds = self([pieces[place] for place in some])
                loss = torch.nn.functional.binary_cross_entropy_with_logits(odds, target[some], reduction="none")
                steps.zero_grad()
                ((loss * weight[some]).sum() / len(some)).backward()
                torch.nn.utils.clip_grad_norm_(learning, 1.0)
                steps.step()
                plan.step()

    def held(self, pieces: Sequence[Pieces]) -> Any:
        self.body.eval()
        self.drop.eval()
        found = np.zeros((len(pieces), len(KINDS)))
        with self.torch.no_grad():
            for some in _batches(pieces, None):
                found[some] = self.torch.sigmoid(self([pieces[place] for place in some])).numpy()
        return found


def _batches(pieces: Sequence[Pieces], order: random.Random | None) -> Iterator[list[int]]:
    """Places of sentences of like length together, in an order of chance where one is given."""
    places = list(range(len(pieces)))
    if order:
        order.shuffle(places)
    size = BATCH * 20 if order else max(1, len(places))
    batches = []
    for begin in range(0, len(places), size):
        near = sorted(places[begin : begin + size], key=lambda place: len(pieces[place][0]))
        batches += [near[start : start + BATCH] for start in range(0, len(near), BATCH)]
    if order:
        order.shuffle(batches)
    yield from batches


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("Use: python -m bench.acts_encoder FOLDER, the folder of all-MiniLM-L6-v2", file=sys.stderr)
        return 2
    taught: list[Example] = [*labelled("train"), *invented()]
    read = {row["digest"] for name in ("train.csv", "test.csv") for row in rows(name)}
    asked = {one.digest: one for one in of_mailboxes(tests=False).values() if one.digest not in read}
    of_list = 0
    for one in drawn_of_files():
        of_list += one.mailbox == "list"
        if one.digest not in read and (one.mailbox != "list" or of_list <= SHARE_OF_LIST):
            asked.setdefault(one.digest, one)
    found = np.zeros((len(asked), len(KINDS)))
    for frozen, passes, rate, share in RUNS:
        encoder = Encoder(Path(arguments[0]), frozen)
        pieces = [
            encoder.cut(
                one.seen.before.words if one.seen.before else "",
                one.words,
                one.seen.after.words if one.seen.after else "",
            )
            for one in taught
        ]
        encoder.tune(pieces, [one.target for one in taught], passes, rate)
        found += share * encoder.held([encoder.cut(one.before, one.sentence, one.after) for one in asked.values()])
    with (HERE / "acts_labels" / "soft.csv").open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("digest", "odds"))
        for digest, row in sorted(zip(asked, found.tolist(), strict=True)):
            writer.writerow((digest, "".join(f"{round(value * 99):02}" for value in row)))
    print(json.dumps({"taught": len(taught), "asked": len(asked)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
