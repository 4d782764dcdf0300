"""Overlap the slow and obvious way: every pair of wordings, every alignment of the two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from attribution.track.overlap import Lemmas


def pairs(lemmas: Sequence[Lemmas], at_least: float) -> set[tuple[int, int]]:
    """The pairs of wordings whose similarity is ``at_least`` or more.

    A wording without two neighbouring content words is like none but its equals.
    """
    compared = [n for n, each in enumerate(lemmas) if set(range(1, len(each.words))) - each.breaks]
    return {
        (one, other)
        for one, other in combinations(compared, 2)
        if similarity(lemmas[one], lemmas[other], at_least) >= at_least - 1e-9
    }


def similarity(one: Lemmas, other: Lemmas, at_least: float = 0.0) -> float:
    """1 less the fewest edits of any alignment by word of the shorter wording.

    An edit is a word of the shorter one that the longer one lacks, or a place where the longer one has other words than
    the shorter one: between two of its words, save at (…), or beside a word that it lacks.
    """
    short, long = sorted((one, other), key=lambda lemmas: (len(lemmas.words), lemmas.words))
    inside = set(long.words)
    lacking = sum(word not in inside for word in short.words)
    if 1 - lacking / len(short.words) < at_least - 1e-9:  # no alignment can make up for it
        return 0.0
    return 1 - _fewest_edits(short, long) / len(short.words)


def _fewest_edits(short: Lemmas, long: Lemmas) -> float:
    """By the last step: "" (nothing yet), "=" (a word of both), "-" (only of the short), "+" (only of the long)."""
    costs: dict[tuple[int, int], dict[str, float]] = {(0, 0): {"": 0.0}}
    n, m = len(short.words), len(long.words)
    for i in range(n + 1):
        for j in range(m + 1):
            here = costs.setdefault((i, j), {})
            for step, cost in _reached(short, long, costs, i, j):
                here[step] = min(cost, here.get(step, float("inf")))
    return min(costs[n, m].values())


def _reached(short, long, costs, i, j):  # type: ignore[no-untyped-def]
    if i and j and short.words[i - 1] == long.words[j - 1]:
        for before, cost in costs[i - 1, j - 1].items():
            yield "=", cost + (before == "+" and i > 1 and i - 1 not in short.breaks)
    if i:
        for before, cost in costs[i - 1, j].items():
            yield "-", cost + 1 + (before == "+")
    if j:
        for before, cost in costs[i, j - 1].items():
            yield "+", cost + (before == "-")
