"""Attributions in any number, for load: words by Zipf's law, lengths and repeats as in news.

A content has 22 words on average (log-normal), half of them words of grammar. Six rows in ten repeat an earlier
statement, popular ones more often: of those 55 % word for word, 12 % with other marks and case, 18 % cut, 7 % with one
word replaced, 8 % in indirect speech. A document holds eight rows.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from attribution.lang.wordings import load_wording_words

_VOCABULARY = 150_000
_SYLLABLES = (
    "ba be bi bo bu da de di do fa fe fi fo ga go la le li lo ma mi mo na ni no pa po ra ri ro ta ti".split()
)
_NEW, _SAME, _MARKS, _CUT, _ALTERED, _INDIRECT = range(6)
_SHARES = (0.4, 0.33, 0.07, 0.11, 0.04, 0.05)


def attributions(number: int, seed: int = 0) -> tuple[pd.DataFrame, pd.DataFrame]:
    """``number`` rows with what ``track`` needs, and the table of their documents."""
    random = np.random.default_rng(seed)
    words = _words()
    rank = np.arange(len(words))
    chance = np.cumsum(1 / (rank + 30))
    grammar = sorted(word for word in load_wording_words().function if len(word) > 1)
    kinds = random.choice(6, size=number, p=_SHARES)
    kinds[0] = _NEW
    lengths = np.clip(random.lognormal(2.95, 0.55, number), 3, 120).astype(int)
    back = random.beta(0.35, 1, number)  # popular statements are the first of their kind
    told: list[tuple[list[str], int]] = []
    contents, sources, modes = [], [], []
    for row in range(number):
        if kinds[row] == _NEW:
            drawn = np.searchsorted(chance, random.random(lengths[row]) * chance[-1]).tolist()
            statement = [grammar[n % len(grammar)] if n % 2 else words[n] for n in drawn]
            told.append((statement, row % 4_999))
            source = row % 4_999
        else:
            statement, source = told[int(back[row] * len(told))]
        content, mode = _wording(statement, int(kinds[row]), words, row)
        contents.append(content)
        modes.append(mode)
        sources.append(source)
    return _frame(contents, modes, sources), _documents(number, random)


def _wording(statement: list[str], kind: int, words: list[str], row: int) -> tuple[str, str]:
    if kind == _MARKS:
        return "“" + " ".join(statement).capitalize() + ".”", "direct"
    if kind == _INDIRECT:
        return "ils " + " ".join(statement), "indirect"
    if kind == _CUT:
        third = len(statement) // 3
        statement = statement[third:] if row % 2 else statement[: len(statement) - third]
    if kind == _ALTERED:
        statement = [*statement]
        statement[row % len(statement)] = words[row % len(words)]
    return "« " + " ".join(statement) + " »", "direct"


def _words() -> list[str]:
    """Distinct made-up words of four syllables."""
    count = len(_SYLLABLES)
    digits = [
        (n // count**3, n // count**2 % count, n // count % count, n % count) for n in range(_VOCABULARY)
    ]
    return ["".join(_SYLLABLES[d] for d in reversed(each)) for each in digits]


def _frame(contents: list[str], modes: list[str], sources: list[int]) -> pd.DataFrame:
    number = len(contents)
    names = [f"Personne {source}" for source in sources]
    return pd.DataFrame(
        {
            "document_id": [f"document-{row // 8}" for row in range(number)],
            "attribution_id": [f"document-{row // 8}#{row:08x}" for row in range(number)],
            "date": None,
            "mode": modes,
            "stance": "asserted",
            "content": contents,
            "referent_id": [f"person:{source}" for source in sources],
            "referent": names,
            "kind": "person",
            "via": [("AFP", "Reuters", None, None)[source % 4] for source in sources],
        }
    )


def _documents(number: int, random: np.random.Generator) -> pd.DataFrame:
    count = -(-number // 8)
    days = pd.Timestamp("2022-01-01") + pd.to_timedelta(np.sort(random.integers(0, 730, count)), unit="D")
    return pd.DataFrame(
        {
            "document_id": [f"document-{n}" for n in range(count)],
            "date": days.strftime("%Y-%m-%d"),
            "outlet": [f"Journal {n}" for n in random.integers(0, 300, count)],
        }
    )
