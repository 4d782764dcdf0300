"""Loads the words by which page furniture is told from an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

from attribution.errors import LexiconError
from attribution.lang.rows import only, read_toml, words_of

_HERE = Path(__file__).parent
_LISTS = ("whole", "opening", "line", "anywhere", "address", "read_on", "related", "ending")
_APOSTROPHES = (("’", "'"), ("ʼ", "'"), ("`", "'"), ("‐", "-"), ("‑", "-"))
_FIRST, _LAST = regex.compile(r"[\p{L}\p{N}©(]"), regex.compile(r"(?r)[\p{L}\p{N}©)]")


@dataclass(frozen=True, slots=True)
class PageWords:
    """The lists of ``furniture.toml``, folded; what each means is said there.

    Those of which a whole paragraph is one are sets, those that stand in it compiled patterns.
    """

    whole: frozenset[str]
    labels: frozenset[str]
    ending: frozenset[str]
    opening: re.Pattern[str]
    line: re.Pattern[str]
    anywhere: re.Pattern[str]
    address: re.Pattern[str]
    read_on: re.Pattern[str]
    related: re.Pattern[str]


@cache
def load_page_words(language: str = "fr") -> PageWords:
    """Load the words of page furniture of a language.

    Parameters
    ----------
    language : str
        A folder beside this module.

    Returns
    -------
    PageWords
        The same object each time that it is asked for.

    Raises
    ------
    LexiconError
        Where the file is missing or does not validate.
    """
    path = _HERE / language / "furniture.toml"
    table = read_toml(path)
    try:
        only(table, _LISTS)
        lists = {name: tuple(map(folded, words_of(table, name))) for name in _LISTS}
        if "" in {word for words in lists.values() for word in words}:
            raise ValueError("a phrase has no letters")
    except ValueError as problem:
        raise LexiconError(f"{path.name}: {problem}.") from problem
    return PageWords(
        whole=frozenset(lists["whole"]),
        labels=frozenset(lists["read_on"] + lists["related"]),
        ending=frozenset(lists["ending"]),
        # No end of a word behind them: *À lire aussiLe pont est fermé* is what a link leaves.
        read_on=_pattern(lists["read_on"], end=""),
        **{name: _pattern(lists[name]) for name in ("opening", "line", "anywhere", "address", "related")},
    )


def _pattern(phrases: tuple[str, ...], end: str = r"(?!\w)") -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))}){end}")


def folded(text: str) -> str:
    """A paragraph as it is compared: lower case, plain apostrophes, single spaces, no marks around it."""
    plain = " ".join(text.lower().split())
    for mark, other in _APOSTROPHES:  # most are not there, which is known at once
        plain = plain.replace(mark, other)
    first, last = _FIRST.search(plain), _LAST.search(plain)
    return plain[first.start() : last.end()] if first and last else ""
