"""Quotation marks of every kind, nested, re-opened, unclosed; and no apostrophe taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.find.marks import quotations
from attribution.parse.paragraphs import paragraphs

MARKED = [
    ("Il dit « oui » à tous.", ["« oui »"]),
    ("Il dit «\u00a0oui\u00a0» à tous.", ["«\u00a0oui\u00a0»"]),
    ("Il dit “oui” à tous.", ["“oui”"]),
    ("Il dit „oui“ à tous.", ["„oui“"]),
    ('Il dit "oui" à tous.', ['"oui"']),
    ('Il dit " oui " à tous.', ['" oui "']),
    ("Il dit ‹ oui › à tous.", ["‹ oui ›"]),
    ("Le drone 'Geran' vole aujourd'hui.", ["'Geran'"]),
    ("Le drone ‘Geran’ vole aujourd’hui.", ["‘Geran’"]),
    ("Il dit ''oui'' à tous.", ["''oui''"]),
    ("<< Oui >>, dit-elle.", ["<< Oui >>"]),
    ('"Oui", dit-il. "Non."', ['"Oui"', '"Non."']),
    ('un "mot" et"un autre"', ['"mot"', '"un autre"']),
    ("« Un « deux » trois »", ["« Un « deux » trois »", "« deux »"]),
    ("« Un “deux” trois »", ["« Un “deux” trois »", "“deux”"]),
    ("L'eau d'hier et l'air d'aujourd'hui.", []),
    ("L’eau d’hier et l’air d’aujourd’hui.", []),
    ("Rien ici.", []),
    ("« Jamais fermé. Puis autre chose.", ["« Jamais fermé. Puis autre chose."]),
    ("« Jamais fermé.\n\nAutre paragraphe.", ["« Jamais fermé."]),
    ("« Un, « deux », dit-il. « Trois. »", ["« Un, « deux »", "« Trois. »"]),
    ("Seul » fermé.", []),
    ('"Un. "Deux. "Trois", dit-il. "Quatre."', ['"Un. "Deux. "Trois"', '"Quatre."']),
    ('"Il a dit : "Viens", et voilà."', ['"Il a dit : "Viens", et voilà."', '"Viens"']),
    ('"Un dit "petit". Deux. "Trois."', ['"Un dit "petit"', '"Trois."']),
]


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_pairs(text: str, expected: list[str]) -> None:
    assert sorted(q.span.of(text) for q in quotations(text)) == sorted(expected)


def test_a_quotation_reopened_in_the_next_paragraph_continues() -> None:
    first, second = quotations("« Un début.\n\n« Une fin. »")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_inner_leaves_the_marks_and_their_spaces_out() -> None:
    text = "Il dit «\u202foui\u202f»."
    assert quotations(text)[0].inner.of(text) == "oui"


ANY = st.text(alphabet=st.sampled_from("ab 'é’‘\"«»“”„<>\n.,:?!()-"), max_size=60)


@given(ANY)
def test_quotations_nest_and_stay_within_their_paragraph(text: str) -> None:
    found = quotations(text)
    pieces = list(paragraphs(text))
    for q in found:
        assert q.inner in q.span
        assert any(q.span in piece for piece in pieces)
    for a in found:
        for b in found:
            assert a == b or not a.span.overlaps(b.span) or a.span in b.span or b.span in a.span


@given(st.text(max_size=80))
def test_any_text_at_all_can_be_read(text: str) -> None:
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in quotations(text))
