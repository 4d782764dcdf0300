"""The join and the overlap against a brute-force oracle, and the overlap's own cases."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.track.clusters import neighbours
from attribution.track.overlap import Lemmas, overlap
from attribution.track.wordings import read_wordings
from tests.conftest import CORPUS
from tests.track import gold, oracle

LEAST = 0.75
LEMMAS = st.builds(
    Lemmas,
    st.lists(st.integers(0, 6), min_size=2, max_size=9).map(tuple),
    st.frozensets(st.integers(1, 8), max_size=2),
)

CASES = [
    ("cut left and right", "abcdefgh", "cdef", 1.0),
    ("cut in the middle", "abcdefgh", "abgh", 1 - 1 / 4),
    ("a word more", "abcdefgh", "abcdxefgh", 1 - 1 / 8),
    ("a word replaced", "abcdefgh", "abcdxfgh", 1 - 2 / 8),
    ("the last word replaced", "abcde", "abcdx", 1 - 2 / 5),
    ("nothing in common", "abcd", "efgh", None),
    ("the same words scattered", "aXbXcXdX", "abcd", 1 - 3 / 4),
]


def lemmas(letters: str) -> Lemmas:
    return Lemmas(tuple(map(ord, letters)))


@pytest.mark.parametrize(("what", "one", "other", "similarity"), CASES, ids=[case[0] for case in CASES])
def test_similarity(what: str, one: str, other: str, similarity: float | None) -> None:
    shared = overlap(lemmas(one), lemmas(other))
    assert (shared.similarity if shared else None) == similarity
    assert overlap(lemmas(other), lemmas(one)) == shared


def test_words_left_out_openly_are_no_edit() -> None:
    openly = Lemmas(tuple(map(ord, "abgh")), frozenset({2}))
    shared = overlap(lemmas("abcdefgh"), openly)
    assert shared is not None
    assert shared.similarity == 1.0


@given(LEMMAS, LEMMAS)
def test_no_overlap_is_more_than_the_oracle_finds(one: Lemmas, other: Lemmas) -> None:
    shared = overlap(one, other)
    torn = any(not set(range(1, len(each.words))) - each.breaks for each in (one, other))
    assert shared is None or torn or shared.similarity <= oracle.similarity(one, other) + 1e-9


def contents() -> list[str]:
    """The attributions of the corpus and of the gold set, and variants of the former: some 2,000."""
    told = []
    for path in sorted((CORPUS / "gold").glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        for attribution in document["attributions"]:
            told.append(" … ".join(document["text"][start:end] for start, end in attribution["content"]))
    changes = (gold.cut_left, gold.cut_right, gold.cut_middle, gold.unaccented)
    varied = [change(content) for number, content in enumerate(told) for change in changes[number % 2 :: 2]]
    return [*told, *varied, *gold.gold()["content"]]


@pytest.mark.slow
def test_the_fast_way_finds_what_brute_force_finds() -> None:
    wordings = read_wordings(contents())
    near = neighbours(wordings.lemmas, LEAST)
    fast = {(one, other) for one in near for other in near[one] if one < other}
    slow = oracle.pairs(wordings.lemmas, LEAST)
    assert len(wordings.of_row) >= 2_000
    assert len(fast & slow) >= 0.99 * len(slow)
    assert fast <= slow
