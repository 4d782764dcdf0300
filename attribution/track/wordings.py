"""The distinct wordings of a corpus, each once, with the content words that overlap is measured by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import simplemma

from attribution.lang.wordings import load_wording_words
from attribution.track.overlap import Lemmas
from attribution.track.words import Word, folded, is_number, words_of

_LEFT_OUT = re.compile(r"…|\.\.\.")

NUMBER = "#"
"""The lemma of every number, so that *5 morts* and *50 morts* are wordings of one statement."""


@dataclass(frozen=True)
class Wordings:
    """What was said, each wording once, in the order of their first appearance.

    ``of_row`` gives the wording of each row, ``lemmas`` the content words of each wording: those that are left without
    the words of grammar. ``first`` is the first content that has each wording.
    """

    of_row: npt.NDArray[np.int64]
    lemmas: Sequence[Lemmas]
    first: Sequence[str]

    def __len__(self) -> int:
        return len(self.lemmas)


def read_wordings(contents: Iterable[str]) -> Wordings:
    """The distinct wordings of ``contents``; equal words are one wording whatever their marks, case and accents."""
    by_content: dict[str, int] = {}
    by_words: dict[str, int] = {}
    numbers: dict[str, int] = {}
    lemmas: list[Lemmas] = []
    first: list[str] = []
    of_row: list[int] = []
    for content in contents:
        wording = by_content.get(content)
        if wording is None:
            words = words_of(content)
            wording = by_words.setdefault(" ".join(word.key for word in words), len(lemmas))
            by_content[content] = wording
            if wording == len(lemmas):
                lemmas.append(_lemmas(content, words, numbers))
                first.append(content)
        of_row.append(wording)
    return Wordings(np.array(of_row, dtype=np.int64), lemmas, first)


def _lemmas(content: str, words: Sequence[Word], numbers: dict[str, int]) -> Lemmas:
    found: list[int] = []
    breaks = set()
    broken = "…" in content or "..." in content
    end = 0
    for word in words:
        lemma = content_lemma(content[word.start : word.end], word.key)
        if broken and _LEFT_OUT.search(content, end, word.start):
            breaks.add(len(found))
        if lemma:
            found.append(numbers.setdefault(lemma, len(numbers)))
        end = word.end
    return Lemmas(tuple(found), frozenset(breaks))


@lru_cache(maxsize=1 << 18)
def content_lemma(form: str, key: str) -> str:
    """The lemma of a content word without accents and endings of gender and number, empty for a word of grammar.

    Lemmas are those of simplemma's dictionary, so that direct and indirect speech share them (*partirons*, *partirait*)
    where the table does not carry the parse. The dictionary knows neither names nor *ECOLES*: those lose their ending.
    """
    function = load_wording_words().function
    if is_number(key):
        return NUMBER
    if not any(character.isalpha() for character in key):
        return ""
    lemma = folded(simplemma.lemmatize(form.lower().rstrip("'’ʼ"), lang="fr"))
    if key in function or lemma in function:
        return ""
    return lemma.rstrip("esx") if len(lemma) > 4 else lemma
