"""The best tree of a sentence by the scores of its arcs: Chu & Liu (1965), Edmonds (1967), with one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Heads = list[int]
"""The head of every word, behind the root's own entry; 0 is the root."""

Scores = NDArray[np.float64]


def best_tree(best: Heads, arcs: NDArray[np.float32]) -> Heads:
    """The best tree with one root.

    Parameters
    ----------
    best : list of int
        The best head of each word by itself; as a rule they make a tree, and then it is the best.
    arcs : array
        For each word (row), the score of each other as its head (column), up to a constant of the row.
    """
    if best[1:].count(0) == 1 and not _circle(best):
        return best
    scores = arcs.astype(np.float64)
    scores -= np.logaddexp.reduce(scores, 1, keepdims=True)
    # A second root costs more than any choice of heads can gain (Stanojević & Cohen 2021).
    scores[:, 0] += scores[np.isfinite(scores)].min() * len(scores)
    return _spanning(scores)


def _spanning(scores: Scores) -> Heads:
    """The best heads that go round nowhere; a circle is taken for one word, the last, and the search begins anew."""
    broken = []
    while circle := _circle(heads := _best(scores)):
        rest = sorted({*range(len(heads))} - {*circle})
        # Into the circle: what it gains to enter it at one of its words, rather than to go round.
        into = scores[circle][:, rest] - scores[circle, [heads[word] for word in circle]][:, None]
        out_of = scores[rest][:, circle]
        broken.append((heads, circle, rest, into, out_of))
        inner = scores[rest][:, rest]
        scores = np.zeros((len(rest) + 1, len(rest) + 1))
        scores[:-1, :-1], scores[-1, :-1], scores[:-1, -1] = inner, into.max(0), out_of.max(1)
    for outer, circle, rest, into, out_of in reversed(broken):
        *found, entry = heads
        heads = outer
        for place, head in enumerate(found):
            heads[rest[place]] = rest[head] if head < len(rest) else circle[out_of[place].argmax()]
        heads[circle[into[:, entry].argmax()]] = rest[entry]
    return heads


def _best(scores: Scores) -> Heads:
    """Every word's best head; none is its own, and the root has none."""
    np.fill_diagonal(scores, -np.inf)
    scores[0] = -np.inf
    scores[0, 0] = 0
    heads: Heads = scores.argmax(1).tolist()
    return heads


def _circle(heads: Heads) -> list[int]:
    """Words whose way up goes round, if there are any."""
    safe = {0}
    for start in range(1, len(heads)):
        way: list[int] = []
        word = start
        while word not in safe:
            if word in way:
                return way[way.index(word) :]
            way.append(word)
            word = heads[word]
        safe.update(way)
    return []
