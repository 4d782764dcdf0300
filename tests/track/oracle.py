"""Overlap the slow and obvious way: every pair of wordings, every alignment of the two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from attribution.track.overlap import Lemmas

_Costs = dict[tuple[int, int], dict[str, float]]
"""The fewest edits of the first i and j words of the two, by the last step of the alignment."""


def pairs(lemmas: Sequence[Lemmas], at_least: float) -> set[tuple[int, int]]:
    """The pairs of wordings whose similarity is ``at_least`` or more."""
    return {
        (one, other)
        for one, other in combinations(range(len(lemmas)), 2)
        if similarity(lemmas[one], lemmas[other], at_least) >= at_least - 1e-9
    }


def similarity(one: Lemmas, other: Lemmas, at_least: float = 0.0) -> float:
    """1 less the fewest edits of any alignment by word of the shorter wording.

    An edit is a word of the shorter one that the longer one lacks, or a place where the longer one has other words than
    the shorter one: between two of its words, save at (…), or beside a word that it lacks. A wording that has no two
    neighbouring content words is like none.
    """
    short, long = sorted((one, other), key=lambda each: (len(each.words), len(each.breaks), each.words))
    if (
        not set(range(1, len(short.words))) - short.breaks
    ):  # without two neighbours it is like none but its equals
        return 0.0
    inside = set(long.words)
    lacking = sum(word not in inside for word in short.words)
    if 1 - lacking / len(short.words) < at_least - 1e-9:  # no alignment can make up for it
        return 0.0
    return 1 - _fewest_edits(short, long) / len(short.words)


def _fewest_edits(short: Lemmas, long: Lemmas) -> float:
    """By the last step: "" (nothing yet), "=" (a word of both), "-" (only of the short), "+" (only of the long)."""
    costs: _Costs = {(0, 0): {"": 0.0}}
    n, m = len(short.words), len(long.words)
    for i in range(n + 1):
        for j in range(m + 1):
            here = costs.setdefault((i, j), {})
            for step, cost in _reached(short, long, costs, i, j):
                here[step] = min(cost, here.get(step, float("inf")))
    return min(costs[n, m].values())


def _reached(short: Lemmas, long: Lemmas, costs: _Costs, i: int, j: int) -> Iterator[tuple[str, float]]:
    if i and j and short.words[i - 1] == long.words[j - 1]:
        for before, cost in costs[i - 1, j - 1].items():
            yield "=", cost + (before == "+" and i > 1 and i - 1 not in short.breaks)
    if i:
        for before, cost in costs[i - 1, j].items():
            yield "-", cost + 1 + (before == "+")
    if j:
        for before, cost in costs[i, j - 1].items():
            yield "+", cost + (before == "-")
