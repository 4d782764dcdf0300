"""Which wordings may overlap, without looking at every pair.

A set-similarity join over shingles, the pairs of neighbouring content words, with prefix filtering (Chaudhuri, Ganti
and Kaushik 2006; Bayardo, Ma and Srikant 2007). A wording of n content words of which k may be missing or torn apart
keeps at least n - 1 - 2k of its shingles in whatever contains it, so it shares one of its 2k + 1 rarest ones with
that. Nothing is lost by chance, whatever the lengths of the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from attribution.track.overlap import Lemmas, allowed_edits

LIMIT = 100
"""With how many wordings of one shingle, earliest first, others are compared; what has more is a formula."""

_AT_ONCE = 4_000_000  # pairs in memory at a time

Ints = npt.NDArray[np.int64]
Postings = tuple[Ints, Ints]
"""Shingles in order, and the wording that each is in, earliest first."""


def candidates(lemmas: Sequence[Lemmas], at_least: float) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of wordings that may be similar.

    Parameters
    ----------
    lemmas : sequence of Lemmas
        The content words of each wording.
    at_least : float
        The least similarity that is of interest.

    Yields
    ------
    tuple of arrays
        The earlier and the later wording of each pair. All parts together hold every pair above ``at_least`` where no
        shingle is in more than LIMIT wordings; a pair may come twice.
    """
    lengths = np.fromiter((len(each.words) for each in lemmas), dtype=np.int64, count=len(lemmas))
    shingle, owner, torn = _shingles(lemmas, lengths)
    if not len(owner):
        return
    by_rarity = np.lexsort((shingle, np.bincount(shingle)[shingle], torn, owner))
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    allowed = np.array([allowed_edits(n, at_least) for n in range(int(lengths.max()) + 1)])
    rare = by_rarity[(rank <= 2 * allowed[lengths[owner]]) & ~torn[by_rarity]]
    every, rarest = _postings(shingle, owner), _postings(shingle[rare], owner[rare])
    late = np.arange(len(every[0])) - np.searchsorted(every[0], every[0]) >= LIMIT
    for short, long in chain(
        _meeting(rarest, every), _meeting(rarest, (every[0][late], every[1][late]), True)
    ):
        fits = (lengths[short] <= lengths[long]) & (short != long)
        first, second = np.minimum(short, long)[fits], np.maximum(short, long)[fits]
        yield np.divmod(np.unique(first * len(lemmas) + second), len(lemmas))


def _shingles(lemmas: Sequence[Lemmas], lengths: Ints) -> tuple[Ints, Ints, npt.NDArray[np.bool_]]:
    """Every pair of neighbouring content words in text order, the wording that it is in, and whether *(…)* parts it."""
    words = np.fromiter(chain.from_iterable(each.words for each in lemmas), np.int64, int(lengths.sum()))
    owner = np.repeat(np.arange(len(lemmas)), lengths)
    inside = owner[1:] == owner[:-1]
    starts = np.cumsum(lengths) - lengths
    torn = np.zeros(len(words), dtype=bool)
    torn[
        [starts[n] + place for n, each in enumerate(lemmas) for place in each.breaks if place < lengths[n]]
    ] = True
    pairs = words[:-1][inside] * (int(words.max(initial=0)) + 1) + words[1:][inside]
    return np.unique(pairs, return_inverse=True)[1], owner[1:][inside], torn[1:][inside]


def _postings(shingle: Ints, owner: Ints) -> Postings:
    """What is in which wording, each once."""
    return np.divmod(np.unique(shingle * (int(owner.max()) + 1) + owner), int(owner.max()) + 1)


def _meeting(short: Postings, long: Postings, from_long: bool = False) -> Iterator[Postings]:
    """Who in ``short`` shares a shingle with whom in ``long``: all of one side with the first LIMIT of the other."""
    asking, asked = (long, short) if from_long else (short, long)
    begin = np.searchsorted(asked[0], asking[0])
    count = np.minimum(np.searchsorted(asked[0], asking[0], side="right") - begin, LIMIT)
    part = np.cumsum(count) // _AT_ONCE
    for number in np.unique(part):
        here = slice(*np.searchsorted(part, [number, number + 1]))
        repeated = np.repeat(np.arange(here.start, here.stop), count[here])
        within = np.arange(len(repeated)) - np.repeat(np.cumsum(count[here]) - count[here], count[here])
        met = asked[1][begin[repeated] + within]
        yield (met, asking[1][repeated]) if from_long else (asking[1][repeated], met)
