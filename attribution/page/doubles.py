"""Doubles: the same article in several papers, or twice in one corpus, found by what its words share.

Shingles and MinHash after Broder 1997 (On the resemblance and containment of documents); the candidates that share a
band of hashes (Leskovec et al. 2020, ch. 3) are compared by the shingles themselves.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import regex

from attribution.model import Document
from attribution.page.furniture import furniture
from attribution.parse.composed import composed

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Hashes = npt.NDArray[np.uint32]

ALIKE = 0.7
"""Shingles that two articles share, of those that either has: a dispatch cut by a quarter, or with another opening,
still shares that much; reports of two stages of one race, written after one model, share up to 0.65."""

SHINGLE = 4
"""Words of a shingle."""

BANDS, ROWS = 20, 6
"""How minima are cut: as datasketch's MinHashLSH cuts 128 where a double too few costs nine times one too many."""

_ODD = [2 * crc32(bytes([row])) + 1 for row in range(ROWS)]  # to make a number of a band
_WORD = regex.compile(r"\w+")


class Sketch(NamedTuple):
    """What of a document tells its doubles: ``hashes`` are those of its shingles, sorted, each once."""

    id: str
    date: str
    hashes: Hashes


def find_doubles(documents: Iterable[Document]) -> dict[str, str]:
    """The articles that double another one.

    Parameters
    ----------
    documents : iterable of Document
        A corpus; read once, and some two kilobytes of each article are kept.

    Returns
    -------
    dict of str to str
        By the id of a double, the id of the first of its group: the earliest, where dates are known, else the first by
        its id. The same whatever the order of the documents. A group is what doubles link: if b doubles a and c doubles
        b, all three are one.
    """
    sketches = [sketch(document) for document in documents]
    return doubles_among(lambda: sketches)


def sketch(document: Document) -> Sketch:
    """A document's sketch; the furniture that pages of a site share is left out."""
    import numpy as np

    text = composed(document.text)
    for span in reversed(furniture(text)):
        text = text[: span.start] + text[span.end :]
    words = " ".join(_WORD.findall(text.lower())).encode("utf-8", "replace").split()
    runs = zip(*(words[n:] for n in range(SHINGLE)), strict=False) if len(words) > SHINGLE else (words,)
    # CRC-32 rather than hash(), which is another in every process.
    hashes = sorted({crc32(b" ".join(run)) for run in runs})
    return Sketch(document.id, document.date, np.array(hashes, dtype=np.uint32))


def doubles_among(sketches: Callable[[], Iterable[Sketch]]) -> dict[str, str]:
    """As ``find_doubles``, of sketches that were made before, or elsewhere.

    They are asked for twice, the second time for the hashes of those that may be doubles: of the others some four
    hundred bytes are kept.
    """
    import numpy as np
    from datasketch import MinHash

    empty = MinHash(BANDS * ROWS, hashfunc=int)
    ranks: list[tuple[bool, str, str]] = []
    bands = array("Q")
    for name, date, hashes in sketches():
        minima = empty.copy()  # with its permutations, which take longer to draw than to apply
        minima.update_batch(hashes.tolist())
        bands.frombytes((minima.hashvalues.reshape(BANDS, ROWS) * _ODD).sum(1, np.uint64).tobytes())
        ranks.append((not date, date, name))
    runs = [run for band in np.array(bands).reshape(-1, BANDS).T for run in _equal(band)]
    if not runs:
        return {}
    groups = [[ranks[each] for each in group] for group in _linked(runs, sketches)]
    firsts = {min(group)[2]: group for group in groups}
    return dict(
        sorted((name, first) for first, group in firsts.items() for *_, name in group if name != first)
    )


def _equal(values: npt.NDArray[np.uint64]) -> Iterator[list[int]]:
    """The places of equal values, where there are several."""
    import numpy as np

    order = values.argsort(kind="stable")
    ordered = values[order]
    same = np.concatenate([[False], ordered[1:] == ordered[:-1], [False]])
    ends = np.flatnonzero(same[1:] != same[:-1]).reshape(-1, 2)
    return (order[first : last + 1].tolist() for first, last in ends)


def _linked(runs: Iterable[list[int]], sketches: Callable[[], Iterable[Sketch]]) -> Iterable[set[int]]:
    """Groups of documents that are linked by likeness; only those that stand in a run together are compared."""
    from networkx.utils import UnionFind  # only now: it takes a third of a second

    asked = {each for run in runs for each in run}
    known = {number: sketch.hashes for number, sketch in enumerate(sketches()) if number in asked}
    groups: UnionFind[int] = UnionFind()
    for run in runs:
        # What is linked of the run so far: a thousand copies are no million pairs.
        parts: list[list[int]] = []
        for each in run:
            near = [part for part in parts if groups[part[0]] == groups[each] or _alike(each, part, known)]
            joined = [each, *chain.from_iterable(near)]
            groups.union(*joined)
            parts = [*(part for part in parts if part not in near), joined]
    return groups.to_sets()


def _alike(document: int, others: Iterable[int], known: Mapping[int, Hashes]) -> bool:
    return any(resemblance(known[document], known[other]) >= ALIKE for other in others)


def resemblance(one: Hashes, other: Hashes) -> float:
    """What two sets share of what either has (Jaccard)."""
    import numpy as np

    shared = np.intersect1d(one, other, assume_unique=True).size
    return float(shared / max(1, one.size + other.size - shared))
