"""The closed classes of words that a comparison of wordings knows."""

from __future__ import annotations

from attribution.lang.wordings import load_wording_words
from attribution.track.words import folded


def test_the_words_stand_as_they_are_compared() -> None:
    known = load_wording_words()
    for word in (*known.function, *known.negation, *known.elided, *known.elided.values(), *known.signs):
        assert word == folded(word)


def test_negations_and_whole_words_are_words_of_grammar() -> None:
    known = load_wording_words()
    assert known.negation <= known.function
    assert set(known.elided.values()) <= known.function
