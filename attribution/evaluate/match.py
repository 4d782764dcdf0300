"""Which found row stands for which gold attribution, and whether two names mean the same.

Overlap is the Jaccard index of the letters and digits that two contents cover, so that marks and spaces at the edges
do not count; pairing is one to one, best overlap first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from attribution.model import Span

CUE_BONUS = 0.25
"""What a shared cue adds to the overlap: it tells apart two attributions of the same words."""

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("le la les l un une des du de d m mme mr dr the a an of".split())


def covered(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """The places of the letters and digits under ``spans``."""
    return frozenset(
        place
        for span in spans
        for place in range(max(0, span.start), min(span.end, len(text)))
        if text[place].isalnum()
    )


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """What two sets share of all that they hold, 0 to 1."""
    return len(a & b) / len(a | b) if a or b else 0.0


def touch(a: Span | None, b: Span | None) -> bool:
    """Whether both exist and share a character."""
    return a is not None and b is not None and a.overlaps(b)


def pair(
    overlaps: Sequence[Sequence[float]], bonus: Sequence[Sequence[bool]], least: float
) -> dict[int, int]:
    """Pair gold with found, one to one, best first.

    Parameters
    ----------
    overlaps : matrix of float
        A row a gold attribution, a column a found one.
    bonus : matrix of bool
        Where the two share a cue.
    least : float
        The overlap below which two are no pair, the bonus not counted.

    Returns
    -------
    dict of int to int
        Found by gold. Of equals, what stands first in the text wins.
    """
    candidates = [
        (-(overlap + CUE_BONUS * bonus[i][j]), i, j)
        for i, row in enumerate(overlaps)
        for j, overlap in enumerate(row)
        if overlap >= least
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def same_name(found: str, names: Iterable[str]) -> bool:
    """Whether ``found`` means one of ``names``: case, accents, articles and titles set aside.

    It is right when it equals a name, holds all of its words, or is a part of it with its first or its last word
    (*Kim* or *Jong Un* for *Kim Jong Un*).
    """
    words = _words(found)
    return bool(words) and any(_same(words, _words(name)) for name in names)


def _same(found: list[str], name: list[str]) -> bool:
    if not name:
        return False
    part = set(found) <= set(name) and (found[-1] == name[-1] or found[0] == name[0])
    return found == name or set(name) <= set(found) or part


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
    return [word for word in words if word not in _SMALL]
