"""The definitions: the same letters, the same name, one to one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.evaluate.match import covered, jaccard, pair, same_name
from attribution.model import Span


def test_marks_and_spaces_do_not_count() -> None:
    text = "« Oui, à 8 h ! »"
    assert covered(text, [Span(0, len(text))]) == covered(text, [Span(2, 12)])
    assert covered("abc", [Span(1, 99)]) == {1, 2}


def test_overlap_is_shared_of_all() -> None:
    assert jaccard(frozenset(range(4)), frozenset(range(2, 6))) == 2 / 6
    assert jaccard(frozenset(), frozenset()) == 0.0


@pytest.mark.parametrize(
    ("found", "name", "same"),
    [
        ("Kim Jong Un", "Kim Jong Un", True),
        ("KIM JONG UN", "Kim Jong-un", True),
        ("Kim", "Kim Jong Un", True),
        ("Jong Un", "Kim Jong Un", True),
        ("Marie", "Anne Marie Morel", False),
        ("le président Kim Jong Un", "Kim Jong Un", True),
        ("l’Élysée", "Elysée", True),
        ("M. Morel", "Anne Morel", True),
        ("Anne Durand", "Anne Morel", False),
        ("le", "Anne Morel", False),
        ("", "Anne Morel", False),
        ("Anne Morel", "", False),
        ("ministre de la Défense", "ministère de la Défense", False),
    ],
)
def test_same_name(found: str, name: str, same: bool) -> None:
    assert same_name(found, [name]) is same


def test_any_of_several_names_will_do() -> None:
    assert same_name("AFP", ["Agence France-Presse", "AFP"])
    assert not same_name("AFP", [])


def test_the_best_pair_is_made_first() -> None:
    assert pair([[0.6, 0.9], [0.5, 0.8]], [[False] * 2] * 2, 0.5) == {0: 1, 1: 0}


def test_a_shared_cue_tells_equal_contents_apart() -> None:
    assert pair([[1.0, 1.0], [1.0, 1.0]], [[False, True], [True, False]], 0.5) == {0: 1, 1: 0}


def test_a_shared_cue_makes_no_pair() -> None:
    assert pair([[0.4]], [[True]], 0.5) == {}


@given(st.lists(st.lists(st.floats(0, 1, allow_subnormal=False), min_size=3, max_size=3), max_size=5))
def test_pairs_are_one_to_one_and_none_is_left_that_could_be_made(overlaps: list[list[float]]) -> None:
    pairs = pair(overlaps, [[False] * 3 for _ in overlaps], 0.5)
    assert len(set(pairs.values())) == len(pairs)
    left = [(i, j) for i in range(len(overlaps)) if i not in pairs for j in {0, 1, 2} - set(pairs.values())]
    assert all(overlaps[i][j] < 0.5 for i, j in left)
