"""Whether two rows name the same source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from attribution.lang.wordings import load_wording_words
from attribution.track.words import words_of


@dataclass(frozen=True, slots=True)
class Source:
    """Who said it: an id, and the words of the name."""

    id: str
    name: frozenset[str]


@lru_cache(maxsize=1 << 16)
def source_of(id_: str, name: str) -> Source:
    """A source by the ``referent_id`` and ``referent`` of a row."""
    function = load_wording_words().function
    words = {word.key for word in words_of(name)}
    return Source(id_, frozenset(words - function or words))


def agree(one: Source, other: Source) -> bool:
    """Whether two sources are, or may be, the same.

    They are where the ids are the same, and they may be where one name holds the other: *Macron* and *Emmanuel Macron*,
    *Alger et Tunis* and *Alger*, *Kremlin* and *porte-parole du Kremlin*.
    """
    return one.id == other.id or one.name <= other.name or other.name <= one.name
