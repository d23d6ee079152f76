"""From labelled sentences to the arrays of `firsthand.domain.acts.weights`."""

import json
import multiprocessing
import os
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from bench.acts_examples import FOLDS, Example, targets
from bench.acts_network import Network
from firsthand.domain.acts.features import features_of
from firsthand.domain.acts.shape import KINDS
from firsthand.domain.acts.weights import (
    NEIGHBOUR_WORDS_MAX,
    WORDS_MAX,
    Weights,
    is_extra,
    places,
    scores,
    shifted,
    word_places,
)

Floats = NDArray[np.float32]

SENTENCES_MIN, SOURCES_MIN = 5, 2
"""A word or a run of words is learned from so many sentences of so many mailboxes or files, so that no name is."""

EXTRAS_MIN = 10
READ_WEIGHT = 3.0
"""The linear model counts a sentence that somebody read so much more than one that only the encoder did."""

STRENGTHS = {"thank": 1.0}
STRENGTH = 0.3
"""The inverse of the penalty on squared weights; for some acts another."""

SOFT_WEIGHTS = {"thank": 0.15}
"""What a soft label counts beside one that was read; 1 where nothing stands here. Words of thanks are few and plain."""

EPOCHS = 6
SEEDS = (7, 8)
"""One for each network."""
_WORD = re.compile(r"[^\W\d_]+")
_STOPS = frozenset(("", ".", "!", "?", ":", "-", "--", "–", '"', "(", "*", ">"))
_NO_NAMES = frozenset("i fyi asap ok okay rsvp eod cob ps pls thx cc am pm re fw dear hello hi ms mr mrs dr".split())
_ORDER = ("<pad>", "<unknown>", "^", "$")


@dataclass(frozen=True)
class Data:
    """Sentences made ready for both models."""

    examples: tuple[Example, ...]
    names: tuple[list[str], ...]
    wanted: Floats
    weight: Floats
    soft: Floats
    """What the encoder holds: sentences, folds that it was not tuned on, acts; 0 for those that were read."""

    def where(self, kept: Sequence[bool] | NDArray[np.bool_]) -> "Data":
        chosen = np.flatnonzero(np.asarray(kept))
        return Data(
            tuple(self.examples[place] for place in chosen),
            tuple(self.names[place] for place in chosen),
            self.wanted[chosen],
            self.weight[chosen],
            self.soft[chosen],
        )

    def without(self, fold: int) -> "Data":
        """The same, softly labelled by the encoder that never saw that fold."""
        read = np.array([one.labels is not None for one in self.examples])
        return replace(self, wanted=np.where(read[:, None], self.wanted, self.soft[:, fold]))


def made_ready(examples: Sequence[Example]) -> Data:
    """Soft labels stand in for those that no reader gave."""
    names = tuple(names_of(one) for one in examples)
    hard = targets(examples)
    nothing = ((0.0,) * len(KINDS),) * FOLDS
    soft = np.array([one.soft or nothing for one in examples], dtype=np.float32)
    read = np.array([one.labels is not None for one in examples])
    wanted = np.where(read[:, None], hard, soft.mean(axis=1)).astype(np.float32)
    softly = np.array([SOFT_WEIGHTS.get(kind, 1.0) for kind in KINDS], dtype=np.float32)
    weight = np.where(read[:, None], np.float32(1), softly)
    return Data(tuple(examples), names, wanted, weight, soft)


def common(data: Data) -> list[str]:
    """Features that occur often enough, in enough mailboxes and files, and hold no name."""
    counts: Counter[str] = Counter()
    sources: dict[str, set[str]] = defaultdict(set)
    for one, names in zip(data.examples, data.names, strict=True):
        counts.update(names)
        for name in names:
            sources[name].add(one.source)
    proper = proper_names(data)
    return sorted(
        name
        for name, count in counts.items()
        if count >= SENTENCES_MIN
        and len(sources[name]) >= SOURCES_MIN
        and (is_extra(name) or proper.isdisjoint(name.split()))
    )


def proper_names(data: Data) -> set[str]:
    """Words written with capitals more often than without, but for those that only open sentences."""
    high: Counter[str] = Counter()
    low: Counter[str] = Counter()
    for one in data.examples:
        for match in _WORD.finditer(one.words):
            word = match.group()
            if word[0].islower():
                low[word] += 1
            elif match.start() and one.words[match.start() - 2 : match.start()].strip() not in _STOPS:
                high[word.lower()] += 1
    return {word for word, count in high.items() if count > low[word] and word not in _NO_NAMES}


def learn(data: Data, *, network: bool = True) -> Weights:
    """Both models on all of `data`; not yet put together. Without `network` the second stays as it is drawn."""
    names = common(data)
    linear, bias = _linear(data, names)
    used = np.abs(linear).max(axis=1) > 1e-3
    features = [name for name, kept in zip(names, used, strict=True) if kept]
    extras = [name for name in names if is_extra(name)]
    spoken = sorted({token for one in data.examples for token in one.seen.marks.tokens} & set(names))
    words = [*_ORDER, *[word for word in spoken if word not in _ORDER]]
    arrays = _network(
        data,
        {name: place for place, name in enumerate(extras)},
        {w: p for p, w in enumerate(words)},
        EPOCHS if network else 0,
    )
    count = len(KINDS)
    return Weights(
        features={name: place for place, name in enumerate(features)},
        linear=linear[used],
        linear_bias=bias,
        extras={name: place for place, name in enumerate(extras)},
        words={name: place for place, name in enumerate(words)},
        mixing=np.array([[0.5] * count, [0.5] * count, [0.0] * count], dtype=np.float32),
        thresholds=np.full(count, 0.5, dtype=np.float32),
        alone=np.zeros(int(used.sum()), dtype=np.float32),
        alone_mixing=np.array([1, 0, 0.5], dtype=np.float32),
        **arrays,
    )


def _linear(data: Data, names: list[str]) -> tuple[Floats, Floats]:
    table = _rows(data.names, {name: place for place, name in enumerate(names)})
    linear = np.zeros((len(names), len(KINDS)), np.float32)
    bias = np.zeros(len(KINDS), np.float32)
    trust = np.where([one.labels is not None for one in data.examples], READ_WEIGHT, 1.0)
    for kind in range(len(KINDS)):
        wanted, weight = data.wanted[:, kind], data.weight[:, kind] * trust
        # A sentence that does something with probability p stands for p of one that does and 1 - p of one that doesn't.
        yes, no = np.flatnonzero(wanted > 0.04), np.flatnonzero(wanted < 0.96)
        both = np.concatenate((yes, no))
        model = LogisticRegression(C=STRENGTHS.get(KINDS[kind], STRENGTH), solver="liblinear", max_iter=200, tol=1e-3)
        model.fit(
            table[both],
            np.concatenate((np.ones(len(yes)), np.zeros(len(no)))),
            sample_weight=np.concatenate((wanted[yes] * weight[yes], (1 - wanted[no]) * weight[no])),
        )
        linear[:, kind] = model.coef_[0]
        bias[kind] = model.intercept_[0]
    return linear, bias


def _table(examples: Sequence[Example], known: dict[str, int]) -> csr_matrix:
    return _rows([names_of(one) for one in examples], known)


def _rows(names: Sequence[Sequence[str]], known: dict[str, int]) -> csr_matrix:
    rows = [places(known, one) for one in names]
    ends = np.cumsum([0, *map(len, rows)])
    flat = np.array([place for row in rows for place in row], dtype=np.int32)
    return csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(rows), len(known)))


def _network(data: Data, extras: dict[str, int], words: dict[str, int], epochs: int) -> dict[str, Floats]:
    said = [
        (
            np.array(word_places(one.seen.marks, words, WORDS_MAX), np.int32),
            np.array(word_places(one.seen.before, words, NEIGHBOUR_WORDS_MAX), np.int32),
            np.array(word_places(one.seen.after, words, NEIGHBOUR_WORDS_MAX), np.int32),
        )
        for one in data.examples
    ]
    table = np.zeros((len(said), len(extras)), np.float32)
    for row, names in enumerate(data.names):
        table[row, places(extras, names)] = 1
    networks = [Network(len(words), len(extras), seed) for seed in SEEDS]
    for network in networks:
        network.fit(said, table, data.wanted, data.weight, epochs)
    return {name: np.stack([network.arrays[name] for network in networks]) for name in networks[0].arrays}


def together(
    first: Floats, second: Floats, wanted: Floats, by_chance: NDArray[np.bool_], precise: Sequence[bool]
) -> tuple[Floats, Floats]:
    """Weights of both scores with which held-out answers are calibrated, and the thresholds that serve best.

    Both are learned from sentences drawn by chance alone: among those chosen because models were unsure of them, acts
    are more frequent and harder to tell than in mail. precise: acts whose threshold is to give `PRECISION` if one can.
    """
    mixing = np.zeros((3, len(KINDS)), np.float32)
    thresholds = np.zeros(len(KINDS), np.float32)
    for kind, sharp in enumerate(precise):
        both = np.stack((first[by_chance, kind], second[by_chance, kind]), axis=1)
        true = wanted[by_chance, kind]
        model = LogisticRegression(C=1.0).fit(both, true)
        mixing[:2, kind], mixing[2, kind] = model.coef_[0], model.intercept_[0]
        thresholds[kind] = best_threshold(model.predict_proba(both)[:, 1], true, precise=sharp)
    return mixing, thresholds


def even_thresholds(
    first: Floats, second: Floats, mixing: Floats, wanted: Floats, by_chance: NDArray[np.bool_]
) -> Floats:
    """The best threshold for each act, of scores mixed as they were elsewhere."""
    mixed = 1 / (1 + np.exp(-(first * mixing[0] + second * mixing[1] + mixing[2])[by_chance].astype(np.float64)))
    return np.array([best_threshold(mixed[:, kind], wanted[by_chance, kind]) for kind in range(len(KINDS))])


PRECISION = 0.95
"""Of held-out sentences: in the mail of a day there are fewer acts beside more that looks like them, and less comes true."""


def best_threshold(found: NDArray[np.float64], wanted: Floats, *, precise: bool = False) -> float:
    """Of the thresholds whose F1 is within a point of the best, the one at which precision and recall are most alike.

    Chance decides among the best few, and what is found of sentences that nothing like was ever read falls short of what
    held-out ones promise; the even one holds best. Where it is to be `precise`, the best F1 among thresholds of enough
    precision; where none has it, the best F.5.
    """
    tried = np.linspace(0.05, 0.9, 171)
    true = wanted > 0.5
    values = np.array([f_score(found >= one, true) for one in tried])
    if precise:
        hits = np.array([float(true[found >= one].mean()) if (found >= one).any() else 0.0 for one in tried])
        sharp = np.where(hits >= PRECISION, values, 0.0)
        if not sharp.any():
            sharp = np.array([f_score(found >= one, true, 0.5) for one in tried])
        return float(tried[sharp.argmax()])
    good = tried[values >= values.max() - 0.01]
    # As many found as there are: then precision equals recall.
    return float(min(good, key=lambda one: abs(int((found >= one).sum()) - int(true.sum()))))


def f_score(found: NDArray[np.bool_], wanted: NDArray[np.bool_], beta: float = 1.0) -> float:
    hits = int((found & wanted).sum())
    below = beta**2 * int(wanted.sum()) + int(found.sum())
    return (1 + beta**2) * hits / below if below else 0.0


def held_out(data: Data, parts: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Scores of both models for sentences of each part (0 and up), learned from the others; part -1 only teaches.

    Where there are soft labels, parts must be the folds, since each fold is spared by one of the encoders.
    """
    first = np.zeros_like(data.wanted)
    second = np.zeros_like(data.wanted)
    asked = [(part, np.flatnonzero(parts == part)) for part in sorted(set(parts.tolist()) - {-1})]
    learned = learned_each([data.without(part).where(parts != part) for part, _ in asked])
    for (_, chosen), one in zip(asked, learned, strict=True):
        first[chosen], second[chosen] = scored([data.examples[place] for place in chosen], one)
    return first, second


def learned_each(tasks: Sequence[Data]) -> list[Weights]:
    """What is learned of each, side by side; small matrices are quicker with one thread for each process."""
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(os.cpu_count(), fork, threadpool_limits, (1,)) as pool:
        return list(pool.map(learn, tasks))


ALONE_STRENGTH = 0.2
ALONE_WEIGHT = 3.0
"""A sentence of real mail counts so much more than one of an open file."""


def scored(examples: Sequence[Example], learned: Weights) -> tuple[Floats, Floats]:
    return scores([one.seen for one in examples], learned, [names_of(one) for one in examples])


def names_of(one: Example) -> list[str]:
    return features_of(one.seen.before, one.seen.marks, one.seen.after, one.seen.subject)


def asked_alone(
    learned: Weights, mail: Sequence[Example], mixed: Floats, requests: Sequence[Example]
) -> tuple[Weights, Floats]:
    """Weights for asks of sentences that are all of their message, and what was held of mail and requests, held out.

    mixed: the mixed score for ask of the `mail` sentences, held out; that of `requests` is taken as it is.
    """
    first, second = scored(requests, learned)
    theirs = first[:, 0] * learned.mixing[0, 0] + second[:, 0] * learned.mixing[1, 0] + learned.mixing[2, 0]
    table = _table([*mail, *requests], learned.features)
    table = hstack([table, csr_matrix(np.concatenate((mixed, theirs))[:, None])]).tocsr()
    wanted = np.array([float("a" in (one.labels or "")) for one in (*mail, *requests)])
    weight = np.array([ALONE_WEIGHT] * len(mail) + [1.0] * len(requests))
    folds = np.array([one.fold for one in (*mail, *requests)])
    found = np.zeros(len(wanted))
    for fold in range(FOLDS):
        model = LogisticRegression(C=ALONE_STRENGTH, solver="liblinear")
        model.fit(table[folds != fold], wanted[folds != fold], sample_weight=weight[folds != fold])
        found[folds == fold] = model.predict_proba(table[folds == fold])[:, 1]
    often = np.repeat(np.arange(len(wanted)), weight.astype(int))
    threshold = best_threshold(found[often], wanted[often].astype(np.float32))
    model = LogisticRegression(C=ALONE_STRENGTH, solver="liblinear").fit(table, wanted, sample_weight=weight)
    weights = learned._replace(
        alone=model.coef_[0, :-1].astype(np.float32),
        alone_mixing=np.array([model.coef_[0, -1], model.intercept_[0], threshold], dtype=np.float32),
    )
    return weights, shifted(found.astype(np.float32), np.full(len(found), threshold, np.float32))


def finished(learned: Weights, mixing: Floats, thresholds: Floats) -> Weights:
    return learned._replace(mixing=mixing, thresholds=thresholds)


def answers(first: Floats, second: Floats, mixing: Floats, thresholds: Floats) -> Floats:
    """Probabilities as the product gives them."""
    calibrated = 1 / (1 + np.exp(-(first * mixing[0] + second * mixing[1] + mixing[2])))
    return shifted(calibrated.astype(np.float32), thresholds)


def packed(learned: Weights) -> bytes:
    """The arrays as a file, large ones in eight bits with a scale for each column."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name in ("linear", "embedding", "filters", "hidden", "direct"):
        array: Floats = getattr(learned, name)
        scale = np.abs(array).max(axis=-2, keepdims=True) / 127 + 1e-12
        arrays[name] = np.round(array / scale).astype(np.int8)
        arrays[f"{name}_scale"] = scale.astype(np.float32)
    small = ("linear_bias", "filters_bias", "hidden_bias", "out", "out_bias", "mixing", "thresholds", "alone_mixing")
    for name in (*small, "alone"):
        arrays[name] = getattr(learned, name)
    names = {"features": list(learned.features), "extras": list(learned.extras), "words": list(learned.words)}
    arrays["names"] = np.frombuffer(json.dumps(names, ensure_ascii=False).encode(), dtype=np.uint8)
    file = BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    return file.getvalue()


def without_soft(data: Data) -> Data:
    return data.where([one.labels is not None for one in data.examples])


def renamed(examples: Sequence[Example], source: str) -> list[Example]:
    return [replace(one, source=source) for one in examples]
