"""Figures: shares of right answers, and how far they would vary with other documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from attribution.evaluate.outcomes import Outcome

LEVEL = 0.95
"""The confidence of intervals."""
SAMPLES = 1000
"""How often documents are drawn for an interval; more hardly move its ends."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some are right, and the interval in which the share would lie with other documents.

    ``low`` and ``high`` are not a number where there is nothing to ask of.
    """

    right: int
    of: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """Right of all, 0 to 1; 0 where there is none."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """Precision (correct of those found), recall (correct of those in gold), and F1.

    F1 is the share of correct ones among those found and those in gold taken together: where both sides count the
    same as correct, that is the harmonic mean of precision and recall.
    """

    precision: Share
    recall: Share
    f1: Share


@dataclass(frozen=True)
class Draws:
    """Documents drawn with replacement, as many as there are, again and again.

    All intervals come of the same draws, so that they can be compared. ``weights`` has a row a draw and a column a
    document: how often it was drawn. Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter
    13, the percentile interval.
    """

    places: dict[str, int]
    weights: NDArray[np.int64]

    def share(self, asked: Iterable[Outcome], right: Callable[[Outcome], bool]) -> Share:
        """How many of the outcomes ``asked`` are right, with the interval over the draws."""
        counts = np.zeros((2, len(self.places)), dtype=np.int64)
        for each in asked:
            counts[:, self.places[each.document.id]] += (right(each), 1)
        correct, every = counts @ self.weights.T
        shares = correct[every > 0] / every[every > 0]
        outside = (1 - LEVEL) / 2
        low, high = np.quantile(shares, [outside, 1 - outside]) if len(shares) else (np.nan, np.nan)
        return Share(int(counts[0].sum()), int(counts[1].sum()), float(low), float(high))

    def score(
        self, found: Sequence[Outcome], gold: Sequence[Outcome], right: Callable[[Outcome], bool]
    ) -> Score:
        """Precision over the outcomes ``found``, recall over those of ``gold``, and F1 over both."""
        return Score(self.share(found, right), self.share(gold, right), self.share([*found, *gold], right))


def draw(documents: Sequence[str], samples: int, seed: int) -> Draws:
    """Draw the named documents ``samples`` times; the same seed gives the same draws."""
    chance = np.random.default_rng(seed)
    even = np.full(len(documents), 1 / len(documents))
    places = {name: place for place, name in enumerate(documents)}
    return Draws(places, chance.multinomial(len(documents), even, size=samples))
