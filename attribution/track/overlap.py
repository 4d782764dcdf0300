"""How much of one wording stands in another: containment, not only equality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import LCSseq


class Lemmas(NamedTuple):
    """The content words of a wording by the numbers of their lemmas.

    ``breaks`` are the places before which the wording itself says that words are left out: *(…)*.
    """

    words: tuple[int, ...]
    breaks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two wordings share.

    ``similarity`` is 1 less the edits by content word of the shorter one: a word of it that the longer one lacks, and a
    place where the longer one says something else or something more between its words, save at *(…)*. It is 1 for a
    quotation cut left or right or openly in the middle, and 1 - 2 / n where one of n words was replaced. ``closeness``
    is the share of the longer one's content words that both have; ``whole`` says that the shorter one lacks none.
    """

    similarity: float
    closeness: float
    whole: bool


def overlap(one: Lemmas, other: Lemmas, at_least: float = 0.0) -> Overlap | None:
    """What two wordings share, whichever comes first; None below the similarity ``at_least``."""
    short, long = (other, one) if _longer(one, other) else (one, other)
    length = len(short.words)
    allowed = allowed_edits(length, at_least)
    shared = int(LCSseq.similarity(short.words, long.words, score_cutoff=length - allowed))
    if not shared:
        return None
    missing = length - shared
    edits = missing
    if shared < len(long.words):
        edits += _insertions(short, long)
        if edits > allowed:  # of two places for a word the library takes one; the other may be the better
            edits = missing + _insertions(_reversed(short), _reversed(long))
    if edits > allowed:
        return None
    return Overlap(1 - edits / length, shared / len(long.words), missing == 0)


def _longer(one: Lemmas, other: Lemmas) -> bool:
    if len(one.words) != len(other.words):
        return len(one.words) > len(other.words)
    return (len(one.breaks), one.words) > (len(other.breaks), other.words)


def allowed_edits(length: int, at_least: float) -> int:
    """How many edits leave a wording of ``length`` content words as similar as ``at_least``."""
    return int((1 - at_least) * length + 1e-9)


def _reversed(lemmas: Lemmas) -> Lemmas:
    return Lemmas(lemmas.words[::-1], frozenset(len(lemmas.words) - place for place in lemmas.breaks))


def _insertions(short: Lemmas, long: Lemmas) -> int:
    """In how many places the longer one has other words than the shorter one, not counting what it goes on with."""
    steps = list(LCSseq.opcodes(short.words, long.words))
    count = 0
    for n, step in enumerate(steps):
        beside = {each.tag for each in (*steps[max(0, n - 1) : n], *steps[n + 1 : n + 2])}
        between = 0 < n < len(steps) - 1 and step.src_start not in short.breaks
        count += step.tag == "insert" and (between or "delete" in beside)
    return count
