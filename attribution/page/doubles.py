"""Doubles: the same article in several papers, or twice in one corpus, found by what its words share.

Shingles and MinHash after Broder 1997 (On the resemblance and containment of documents); the candidates that share a
band of hashes (Leskovec et al. 2020, ch. 3) are compared by the shingles themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
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

_PERMUTATIONS = 128
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
        A corpus; read once, and some eight kilobytes of each document are kept.

    Returns
    -------
    dict of str to str
        By the id of a double, the id of the first of its group: the earliest, where dates are known, else the first by
        its id. The same whatever the order of the documents. A group is what doubles link: if b doubles a and c doubles
        b, all three are one.
    """
    return doubles_among(map(sketch, documents))


def sketch(document: Document) -> Sketch:
    """A document's sketch; the furniture that pages of a site share is left out."""
    import numpy as np

    text = composed(document.text)
    for span in reversed(furniture(text)):
        text = text[: span.start] + text[span.end :]
    words = _WORD.findall(text.lower())
    runs = zip(*(words[n:] for n in range(SHINGLE)), strict=False) if len(words) > SHINGLE else (words,)
    # CRC-32 rather than hash(), which is another in every process.
    hashes = sorted({crc32(" ".join(run).encode("utf-8", "replace")) for run in runs})
    return Sketch(document.id, document.date, np.array(hashes, dtype=np.uint32))


def doubles_among(sketches: Iterable[Sketch]) -> dict[str, str]:
    """As ``find_doubles``, of sketches that were made before, or elsewhere."""
    from datasketch import MinHash, MinHashLSH

    # A candidate too many costs a comparison, one too few a double: the weights say so.
    index = MinHashLSH(ALIKE, _PERMUTATIONS, weights=(0.1, 0.9))
    empty = MinHash(_PERMUTATIONS, hashfunc=int)
    known: dict[str, Hashes] = {}
    rank: dict[str, tuple[bool, str, str]] = {}
    doubles: list[tuple[str, str]] = []
    for name, date, hashes in sketches:
        minima = empty.copy()  # with its permutations, which take longer to draw than to apply
        minima.update_batch(hashes.tolist())
        alike = [each for each in index.query(minima) if resemblance(hashes, known[each]) >= ALIKE]
        doubles += [(name, each) for each in alike]
        index.insert(name, minima, check_duplication=False)
        known[name], rank[name] = hashes, (not date, date, name)
    if not doubles:
        return {}
    import networkx  # only now: it takes a third of a second

    groups = networkx.connected_components(networkx.Graph(doubles))
    firsts = {min(group, key=rank.__getitem__): group for group in groups}
    return dict(sorted((each, first) for first, group in firsts.items() for each in group if each != first))


def resemblance(one: Hashes, other: Hashes) -> float:
    """What two sets share of what either has (Jaccard)."""
    import numpy as np

    shared = np.intersect1d(one, other, assume_unique=True).size
    return float(shared / max(1, one.size + other.size - shared))
