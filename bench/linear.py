"""A linear classifier: multinomial logistic regression over signs, fitted without randomness."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

PENALTY = 0.5
"""How strongly large weights are held down (L2)."""
STEPS, RATE = 120, 0.1
_MEAN, _SQUARE, _SMALL = 0.9, 0.99, 1e-8


def fit(
    rows: Sequence[Sequence[int]], kinds: Sequence[int], counts: Sequence[float], *, width: int
) -> Numbers:
    """Return a weight for each sign (row) and each of four kinds (column).

    `rows` are the numbers (below `width`) of each sample's signs, `kinds` its kind, `counts` how
    much it counts. Whole-batch Adam with a falling rate; sums are made in the order given.
    """
    size, classes = len(rows), 4
    at = np.repeat(np.arange(size), [len(row) for row in rows])
    sign = np.fromiter(chain.from_iterable(rows), dtype=np.int64)
    truth = np.zeros((size, classes))
    truth[np.arange(size), list(kinds)] = 1
    share = np.asarray(counts, dtype=np.float64)[:, None]
    weights = np.zeros((width, classes))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        error = (_likely(weights, at, sign, size) - truth) * share
        slope = _sums(error, sign, at, width) + PENALTY * weights
        mean = _MEAN * mean + (1 - _MEAN) * slope
        square = _SQUARE * square + (1 - _SQUARE) * slope * slope
        pace = RATE * (1 - step / STEPS) + RATE / 100
        spread = np.sqrt(square / (1 - _SQUARE**step)) + _SMALL
        weights -= pace * (mean / (1 - _MEAN**step)) / spread
    return weights


def _likely(weights: Numbers, at: NDArray[np.int64], sign: NDArray[np.int64], size: int) -> Numbers:
    """Return how likely each kind is for each sample."""
    sums = _sums(weights, at, sign, size)
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]


def _sums(values: Numbers, into: NDArray[np.int64], of: NDArray[np.int64], length: int) -> Numbers:
    """Return, row by row, the sums of `values[of]` that go into each of `length` rows."""
    columns = [np.bincount(into, weights=values[of, k], minlength=length) for k in range(4)]
    return np.stack(columns, axis=1)
