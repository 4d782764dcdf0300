"""Counts, the figures made of them, and how far they would vary with other documents."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LEVEL = 0.95
"""The confidence of intervals."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many are correct, of those found and of those in gold."""

    correct: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Correct of found, 0 to 1; 0 where nothing was found."""
        return self.correct / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Correct of gold, 0 to 1; 0 where there is no gold."""
        return self.correct / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; computed from the counts, it carries no rounding of theirs."""
        both = self.found + self.gold
        return 2 * self.correct / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Score(Count):
    """A count over all documents, and the interval of its F1 (``low`` to ``high``)."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some are right."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """Right of all, 0 to 1; 0 where there is none."""
        return self.right / self.of if self.of else 0.0


def total(counts: Iterable[Count]) -> Count:
    """The sum of several counts."""
    every = list(counts)
    return Count(sum(c.correct for c in every), sum(c.found for c in every), sum(c.gold for c in every))


def scored(counts: Sequence[Count], samples: int, seed: int) -> Score:
    """The score of some documents, with a percentile bootstrap interval of its F1.

    Documents are drawn with replacement, as many as there are, ``samples`` times; the same seed gives the same
    interval. Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
    """
    whole = total(counts)
    chance = random.Random(seed)
    f1s = sorted(total(chance.choices(counts, k=len(counts))).f1 for _ in range(samples)) or [whole.f1]
    outside = int(len(f1s) * (1 - LEVEL) / 2)
    return Score(whole.correct, whole.found, whole.gold, f1s[outside], f1s[-1 - outside])
