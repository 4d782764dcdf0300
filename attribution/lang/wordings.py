"""Which words of a language do not tell wordings apart, and which turn a statement round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from attribution.errors import LexiconError
from attribution.lang.rows import read_toml

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class WordingWords:
    """The closed classes of words that a comparison of wordings must know, without accents.

    ``function`` holds lemmas and words of grammar, ``negation`` those that negate, ``elided`` the whole word for what
    stands before an apostrophe (*qu*: que), ``signs`` the sign for one word or two (*pour cent*: %).
    """

    function: frozenset[str]
    negation: frozenset[str]
    elided: Mapping[str, str]
    signs: Mapping[str, str]


@cache
def load_wording_words(language: str = "fr") -> WordingWords:
    """The words of ``wordings.toml`` in a language folder.

    Raises
    ------
    LexiconError
        Where the file is missing or lacks one of its four tables.
    """
    path = _HERE / language / "wordings.toml"
    record = read_toml(path)
    try:
        return WordingWords(
            frozenset(record["function"].split()),
            frozenset(record["negation"].split()),
            dict(record["elided"]),
            dict(record["signs"]),
        )
    except (KeyError, AttributeError) as problem:
        raise LexiconError(f"{path.name}: {problem} is missing or no words; mend it and try again.") from None
