"""The learned weights: two small models over one sentence and its neighbours, and how their answers are put together.

The first adds a weight for every word, pair and triple of words and for every sign (logistic regression). The second
slides filters of four words over the sentence, keeps the strongest answer of each, and weighs those of the sentence
and of its neighbours together (small convolutional networks, whose mean counts). Both are trained by
`python -m bench.acts train`, which writes `weights.npz` and, beside it, `weights.json` with the command, what it was
trained on, and the figures. The file is part of the package and read once; nothing else is read or written here.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.domain.acts.features import Marks, features_of
from firsthand.domain.acts.shape import FOUND_MIN, KINDS
from firsthand.domain.acts.signs import SIGNS

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

WINDOW = 4
"""Words under one filter."""

WORDS_MAX, NEIGHBOUR_WORDS_MAX = 60, 30
"""So many words of a sentence, and of each neighbour, are looked at by the filters."""

PAD, UNKNOWN = 0, 1
_ROWS_MAX = 1_024
"""So few words go under the filters at a time that what they answer stays near the processor."""
_EXTRA = ("S ", "L ", "B ", "A ", "CALLED", "FIRST", "LAST", "ALONE", "RE", "FW")


class Weights(NamedTuple):
    """features, words: places in the arrays by name. The arrays are as `python -m bench.acts train` made them.

    embedding to direct: a first axis for each network of the second model, alike but for the chance they began with.

    alone, alone_mixing: a sentence that is all of its message has no neighbours to tell what it asks; for those the
        first column, ask, is weighed anew: a weight for each feature, then one for the mixed score, a bias, a threshold.
    """

    features: dict[str, int]
    linear: Floats
    linear_bias: Floats
    extras: dict[str, int]
    words: dict[str, int]
    embedding: Floats
    filters: Floats
    filters_bias: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: Floats
    direct: Floats
    mixing: Floats
    thresholds: Floats
    alone: Floats
    alone_mixing: Floats


def is_extra(name: str) -> bool:
    """Whether a feature is one that the second model sees beside the words."""
    return name.startswith(_EXTRA)


@cache
def weights() -> Weights:
    """The weights of the package."""
    packed = files("firsthand.domain.acts").joinpath("weights.npz").read_bytes()
    with np.load(BytesIO(packed), allow_pickle=False) as arrays:
        named = {name: arrays[name] for name in arrays.files}
    names = json.loads(named.pop("names").tobytes())
    floats = {name: array.astype(np.float32) for name, array in named.items()}
    for name in [name for name in floats if name.endswith("_scale")]:
        floats[name.removesuffix("_scale")] *= floats.pop(name)
    return Weights(
        features={name: place for place, name in enumerate(names["features"])},
        extras={name: place for place, name in enumerate(names["extras"])},
        words={name: place for place, name in enumerate(names["words"])},
        **floats,
    )


class Seen(NamedTuple):
    """One sentence with its neighbours: what the models look at."""

    before: Marks | None
    marks: Marks
    after: Marks | None
    subject: str


def _named(*names: str) -> frozenset[int]:
    return frozenset(index for index, sign in enumerate(SIGNS) if sign.name in names)


_CLOSINGS = _named("know if questions", "feel free")

# What no reader ever takes for the act, and so few sentences show that no weight could learn it: thanks in advance
# are an ask alone; "Thanks," closes a letter; "who knows?", "how are you?" and "let me know if I can help" ask for nothing.
_DENIED = (
    (KINDS.index("thank"), _named("thank in advance", "thanks as closing")),
    (KINDS.index("ask"), _named("rhetorical", "how are you", "only offers help")),
)
_GRANTED = (
    (KINDS.index("ask"), _named("thank in advance")),
    (KINDS.index("offer"), _named("take mine")),
)
_GRANTED_LEAST = 0.6
_DENIED_MOST = 0.3


def is_alone(one: Seen) -> bool:
    """Whether a sentence is all of its message, and no mere closing ("call me if you have questions")."""
    return one.before is None and one.after is None and all(index not in _CLOSINGS for index, _ in one.marks.signs)


def in_order(said: Sequence[Marks], subject: str) -> list[Seen]:
    """The sentences of one message."""
    return [
        Seen(
            said[place - 1] if place else None,
            marks,
            said[place + 1] if place + 1 < len(said) else None,
            subject,
        )
        for place, marks in enumerate(said)
    ]


def probabilities(seen: Sequence[Seen], learned: Weights | None = None) -> Floats:
    """A row for each sentence, a column for each of `KINDS`: 0 to 1, found from `FOUND_MIN`.

    Sentences of many messages are best given together.
    """
    if not seen:
        return np.zeros((0, len(KINDS)), dtype=np.float32)
    learned = learned or weights()
    names = [features_of(one.before, one.marks, one.after, one.subject) for one in seen]
    first, second = scores(seen, learned, names)
    mixed = first * learned.mixing[0] + second * learned.mixing[1] + learned.mixing[2]
    found = shifted(1 / (1 + np.exp(-mixed)), learned.thresholds)
    alone = [row for row, one in enumerate(seen) if is_alone(one)]
    if alone:
        own = _summed([places(learned.features, names[row]) for row in alone], learned.alone[:, None])[:, 0]
        slope, bias, threshold = learned.alone_mixing
        asked = 1 / (1 + np.exp(-(own + slope * mixed[alone, 0] + bias)))
        found[alone, 0] = shifted(asked, np.full_like(asked, threshold))
    for row, one in enumerate(seen):
        for column, signs in _DENIED:
            if any(index in signs for index, _ in one.marks.signs):
                found[row, column] = min(found[row, column], _DENIED_MOST)
        for column, signs in _GRANTED:
            if any(index in signs for index, _ in one.marks.signs):
                found[row, column] = max(found[row, column], _GRANTED_LEAST)
    return found


def shifted(calibrated: Floats, thresholds: Floats) -> Floats:
    """Probabilities bent so that each threshold comes to lie at `FOUND_MIN`: straight below it and straight above."""
    below = calibrated * (FOUND_MIN / thresholds)
    above = FOUND_MIN + (1 - FOUND_MIN) * (calibrated - thresholds) / (1 - thresholds)
    return np.where(calibrated < thresholds, below, above).astype(np.float32)


def scores(seen: Sequence[Seen], learned: Weights, names: Sequence[Sequence[str]]) -> tuple[Floats, Floats]:
    """What each of the two models says, as log odds. names: the features of each sentence."""
    first = _summed([places(learned.features, one) for one in names], learned.linear) + learned.linear_bias
    extras = [places(learned.extras, one) for one in names]
    return first, _second(seen, extras, learned)


def places(known: dict[str, int], names: Sequence[str]) -> list[int]:
    """Where the names stand that are known."""
    return [place for name in names if (place := known.get(name)) is not None]


def word_places(marks: Marks | None, known: dict[str, int], most: int) -> list[int]:
    """The words of a sentence for the filters, with room at both ends."""
    room = [PAD] * (WINDOW - 2)
    if marks is None:
        return [*room, known["^"], known["$"], *room]
    return [
        *room,
        known["^"],
        *[known.get(token, UNKNOWN) for token in marks.tokens[:most]],
        known["$"],
        *room,
    ]


def _summed(rows: Sequence[Sequence[int]], table: Floats) -> Floats:
    """For each row, the sum of the lines of `table` that it names."""
    lengths = np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))
    flat = np.fromiter((place for row in rows for place in row), dtype=np.int64, count=int(lengths.sum()))
    summed = np.zeros((len(rows), table.shape[1]), dtype=np.float32)
    if flat.size:
        filled = lengths > 0
        starts = np.concatenate(([0], np.cumsum(lengths[filled])[:-1]))
        summed[filled] = np.add.reduceat(table[flat], starts, axis=0)
    return summed


def _second(seen: Sequence[Seen], extras: Sequence[Sequence[int]], learned: Weights) -> Floats:
    # Each sentence goes under the filters once, though it is looked at again as a neighbour.
    known: dict[int, int] = {}
    sequences: list[list[int]] = []

    def place_of(marks: Marks | None, most: int) -> int:
        key = id(marks)
        if key not in known:
            known[key] = len(sequences)
            sequences.append(word_places(marks, learned.words, most))
        return known[key]

    own = np.array([place_of(one.marks, WORDS_MAX) for one in seen])
    before = np.array([place_of(one.before, NEIGHBOUR_WORDS_MAX) for one in seen])
    after = np.array([place_of(one.after, NEIGHBOUR_WORDS_MAX) for one in seen])
    second = np.zeros((len(seen), len(KINDS)), dtype=np.float32)
    networks = len(learned.filters)
    for one in range(networks):
        pooled = _pooled(sequences, learned.embedding[one], learned.filters[one], learned.filters_bias[one])
        said = np.concatenate((pooled[own], pooled[before], pooled[after]), axis=1)
        seen_there = said.shape[1]
        inner, direct = learned.hidden[one], learned.direct[one]
        hidden = said @ inner[:seen_there] + _summed(extras, inner[seen_there:])
        hidden = np.maximum(hidden + learned.hidden_bias[one], 0)
        second += hidden @ learned.out[one] + learned.out_bias[one]
        second += said @ direct[:seen_there] + _summed(extras, direct[seen_there:])
    second /= networks
    return second


def _pooled(sequences: Sequence[Sequence[int]], embedding: Floats, filters: Floats, bias: Floats) -> Floats:
    """The strongest answer of every filter in every sequence."""
    pooled = np.empty((len(sequences), filters.shape[1]), dtype=np.float32)
    begin = 0
    while begin < len(sequences):
        end, rows = begin, 0
        while end < len(sequences) and (end == begin or rows + len(sequences[end]) <= _ROWS_MAX):
            rows += len(sequences[end])
            end += 1
        flat = np.array([place for one in sequences[begin:end] for place in one], dtype=np.int64)
        lengths = np.array([len(one) for one in sequences[begin:end]])
        ends = np.cumsum(lengths)
        # Windows that run over into the next sequence are computed and not looked at.
        words = embedding[flat]
        size = words.shape[1]
        answers = words[: len(flat) - WINDOW + 1] @ filters[:size]
        for step in range(1, WINDOW):
            answers += words[step : len(flat) - WINDOW + 1 + step] @ filters[step * size : (step + 1) * size]
        bounds = np.stack((ends - lengths, np.minimum(ends - WINDOW + 1, len(answers))), axis=1).ravel()
        if bounds[-1] >= len(answers):
            answers = np.concatenate((answers, np.full((1, answers.shape[1]), -np.inf, dtype=np.float32)))
        pooled[begin:end] = np.maximum.reduceat(answers, bounds, axis=0)[::2]
        begin = end
    positive: Floats = np.maximum(pooled + bias, 0)
    return positive
