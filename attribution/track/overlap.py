"""How much of one wording stands in another: containment, not only equality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two wordings share.

    ``similarity`` is the share of the shorter one's content words that stand in the longer one, in order, less one
    word for every place where the longer one goes on in between: 1 for a quotation cut left or right. ``closeness``
    is the share of the longer one's that the two have in common. ``whole`` says that no content word of the shorter
    one is missing in the longer one.
    """

    similarity: float
    closeness: float
    whole: bool


def overlap(one: Sequence[int], other: Sequence[int], at_least: float = 0.0) -> Overlap | None:
    """What two wordings share, whichever comes first.

    Parameters
    ----------
    one, other : sequences of int
        The lemmas of their content words, none empty.
    at_least : float
        The least similarity that is of interest.

    Returns
    -------
    Overlap or None
        None below ``at_least``.
    """
    short, long = sorted((one, other), key=lambda lemmas: (len(lemmas), lemmas))
    allowed = allowed_edits(len(short), at_least)
    shared = int(LCSseq.similarity(short, long, score_cutoff=len(short) - allowed))
    if not shared:
        return None
    missing = len(short) - shared
    edits = missing + (_gaps(short, long) if shared < len(long) else 0)
    if edits > allowed:
        return None
    return Overlap(1 - edits / len(short), shared / len(long), missing == 0)


def allowed_edits(length: int, at_least: float) -> int:
    """How many words of a wording of ``length`` content words may be missing or torn apart."""
    return int((1 - at_least) * length + 1e-9)


def _gaps(short: Sequence[int], long: Sequence[int]) -> int:
    """How often the longer one goes on between two neighbouring words of the shorter one."""
    steps = [step.tag for step in LCSseq.opcodes(short, long)]
    return sum(steps[n - 1 : n + 2] == ["equal", "insert", "equal"] for n in range(1, len(steps) - 1))
