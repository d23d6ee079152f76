"""Training of the small convolutional network that `firsthand.domain.acts.weights` runs; by hand, on numpy alone."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from firsthand.domain.acts.shape import KINDS
from firsthand.domain.acts.weights import UNKNOWN, WINDOW

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

SIZE, FILTERS, HIDDEN = 48, 160, 64
BATCH = 64
RATE = 2e-3
DROPPED, WORDS_DROPPED = 0.3, 0.1
DECAY = 1e-4
_WARM_STEPS = 200


class Network:
    """Words under filters, the strongest answers of a sentence and its neighbours, one hidden layer, nine acts."""

    def __init__(self, words: int, extras: int, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        seen = 3 * FILTERS + extras
        self.arrays: dict[str, Floats] = {
            "embedding": self._drawn((words, SIZE), 0.3),
            "filters": self._drawn((WINDOW * SIZE, FILTERS), (2 / (WINDOW * SIZE)) ** 0.5),
            "filters_bias": np.zeros(FILTERS, np.float32),
            "hidden": self._drawn((seen, HIDDEN), (2 / (3 * FILTERS)) ** 0.5),
            "hidden_bias": np.zeros(HIDDEN, np.float32),
            "out": self._drawn((HIDDEN, len(KINDS)), (1 / HIDDEN) ** 0.5),
            "out_bias": np.full(len(KINDS), -2, np.float32),
            "direct": self._drawn((seen, len(KINDS)), 0.01),
        }
        self.arrays["hidden"][FILTERS : 3 * FILTERS] *= 0.3  # neighbours matter less
        self._mean = {name: np.zeros_like(array) for name, array in self.arrays.items()}
        self._square = {name: np.zeros_like(array) for name, array in self.arrays.items()}
        self._steps = 0

    def _drawn(self, shape: tuple[int, ...], scale: float) -> Floats:
        return (self.rng.standard_normal(shape) * scale).astype(np.float32)

    def fit(
        self, said: Sequence[tuple[Ints, Ints, Ints]], extras: Floats, wanted: Floats, weight: Floats, epochs: int
    ) -> None:
        """said: the words of sentence, neighbour before and neighbour after. weight: a row for each, by act."""
        count = len(said)
        steps = epochs * (count // BATCH + 1)
        for epoch in range(epochs):
            order = self.rng.permutation(count)
            for begin in range(0, count, BATCH):
                chosen = order[begin : begin + BATCH]
                step = epoch * (count // BATCH + 1) + begin // BATCH
                rate = RATE * min(1, (step + 1) / _WARM_STEPS) * max(0.0, 1 - step / steps)
                sequences = [one for place in chosen for one in said[place]]
                self._step(sequences, extras[chosen], wanted[chosen], weight[chosen], rate)

    def _step(self, sequences: list[Ints], extras: Floats, wanted: Floats, weight: Floats, rate: float) -> None:
        own = self.arrays
        count = len(extras)
        hide = [(self.rng.random(len(one)) < WORDS_DROPPED) & (one > UNKNOWN + 2) for one in sequences]
        sequences = [np.where(hidden, UNKNOWN, one) for hidden, one in zip(hide, sequences, strict=True)]
        lengths = np.array([len(one) - WINDOW + 1 for one in sequences])
        starts = np.concatenate(([0], np.cumsum(lengths)))
        windows = np.concatenate([np.lib.stride_tricks.sliding_window_view(one, WINDOW) for one in sequences])
        flat = own["embedding"][windows].reshape(len(windows), -1)
        answers = np.maximum(flat @ own["filters"] + own["filters_bias"], 0)
        best = np.stack([a + answers[a:b].argmax(0) for a, b in pairwise(starts)])
        pooled = np.take_along_axis(answers, best, axis=0)
        seen = np.concatenate([pooled.reshape(count, -1), extras], axis=1)
        kept = self._kept(seen.shape)
        seen *= kept
        inner = seen @ own["hidden"] + own["hidden_bias"]
        inner_kept = self._kept(inner.shape) * (inner > 0)
        inner *= inner_kept
        odds = inner @ own["out"] + own["out_bias"] + seen @ own["direct"]
        # Backwards.
        slope = ((1 / (1 + np.exp(-odds)) - wanted) * weight / count).astype(np.float32)
        grown: dict[str, Any] = {"out": inner.T @ slope, "out_bias": slope.sum(0), "direct": seen.T @ slope}
        to_inner = (slope @ own["out"].T) * inner_kept
        grown |= {"hidden": seen.T @ to_inner, "hidden_bias": to_inner.sum(0)}
        to_seen = (slope @ own["direct"].T + to_inner @ own["hidden"].T) * kept
        to_pooled = to_seen[:, : 3 * FILTERS].reshape(3 * count, FILTERS) * (pooled > 0)
        to_answers = np.zeros_like(answers)
        to_answers[best, np.arange(FILTERS)] = to_pooled  # the best of each sequence are different rows
        grown |= {"filters": flat.T @ to_answers, "filters_bias": to_answers.sum(0)}
        to_words = (to_answers @ own["filters"].T).reshape(-1, SIZE)
        count_words = windows.size
        sums = csr_matrix(
            (np.ones(count_words, np.float32), windows.ravel(), np.arange(count_words + 1)),
            shape=(count_words, len(own["embedding"])),
        )
        grown["embedding"] = sums.T @ to_words
        self._move(grown, rate)

    def _kept(self, shape: tuple[int, ...]) -> Floats:
        return (self.rng.random(shape, dtype=np.float32) > DROPPED).astype(np.float32) / (1 - DROPPED)

    def _move(self, grown: dict[str, Any], rate: float) -> None:
        """One step of Adam (Kingma and Ba, 2015) with decay of the weights."""
        self._steps += 1
        for name, array in self.arrays.items():
            mean, square = self._mean[name], self._square[name]
            mean += 0.1 * (grown[name] - mean)
            square += 0.001 * (grown[name] ** 2 - square)
            step = mean / (1 - 0.9**self._steps) / (np.sqrt(square / (1 - 0.999**self._steps)) + 1e-8)
            decay = 0 if name.endswith("_bias") else DECAY
            array -= rate * (step + decay * array)
