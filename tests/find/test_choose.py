"""One set out of overlapping candidates."""

from __future__ import annotations

from itertools import permutations

from attribution.find.choose import arbitrate, choose
from attribution.model import Candidate, Span

TEXT = "Le maire a dit que le pont rouvrirait, selon TASS, et il pleut."
SAID = Candidate("que", 0, (Span(19, 37),), Span(9, 14), "dire", Span(0, 8), 1)
AS_FRAGMENT = Candidate("fragment", 0, (Span(22, 37),), Span(9, 14), "dire", Span(0, 8), 1)
ACCORDING = Candidate("selon", 0, (Span(0, 37),), Span(39, 44), "selon", Span(45, 49), 11)
WHOLE = Candidate("que", 0, (Span(19, 49),), Span(9, 14), "dire", Span(0, 8), 1)


def test_one_cue_makes_one_attribution() -> None:
    kept, rejected = arbitrate([AS_FRAGMENT, SAID], TEXT)
    assert [c.construction for c in kept] == ["que"]
    assert "already makes an attribution by que" in rejected[0].reason


def test_the_order_of_candidates_does_not_matter() -> None:
    expected = choose([SAID, AS_FRAGMENT, ACCORDING], TEXT)
    for order in permutations([SAID, AS_FRAGMENT, ACCORDING]):
        assert choose(order, TEXT) == expected


def test_a_final_aside_about_the_whole_is_cut_off() -> None:
    kept = choose([WHOLE, ACCORDING], TEXT)
    assert [piece.of(TEXT) for c in kept if c.construction == "que" for piece in c.content] == [
        "le pont rouvrirait"
    ]


def test_the_speaker_inside_somebody_elses_words_is_relayed_by_them() -> None:
    kept = choose([SAID, ACCORDING], TEXT)
    assert [c.via for c in kept if c.construction == "que"] == [(Span(45, 49),)]


def test_a_candidate_without_words_is_rejected() -> None:
    empty = Candidate("que", 0, (Span(9, 14),), Span(9, 14), "dire")
    assert arbitrate([empty], TEXT)[0] == []
