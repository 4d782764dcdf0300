"""Paragraphs cover all but white space, in order, and hard-wrapped lines stay together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.parse.paragraphs import LONGEST, paragraphs

CASES = [
    ("Un.\n\nDeux.", ["Un.", "Deux."]),
    ("Un.\nDeux.", ["Un.", "Deux."]),
    ("Un.\r\nDeux.", ["Un.", "Deux."]),
    ("une ligne coupée\nau milieu d'une phrase", ["une ligne coupée\nau milieu d'une phrase"]),
    ("un titre sans point\nUn début", ["un titre sans point", "Un début"]),
    (
        "   Un groupe d'experts a remis\n   son rapport, selon lequel Lyon\n   Nord serait touchée. Le préfet\n"
        "   Dupont a réagi aussitôt par\n   un communiqué.\n\n   Fin.",
        [
            "Un groupe d'experts a remis\n   son rapport, selon lequel Lyon\n   Nord serait touchée. Le préfet\n"
            "   Dupont a réagi aussitôt par\n   un communiqué.",
            "Fin.",
        ],
    ),
    ("MOSCOU, 17 sept (TASS) – Le train part.", ["MOSCOU, 17 sept (TASS) –", "Le train part."]),
    ("Paris (AFP) - Le train part.", ["Paris (AFP) -", "Le train part."]),
    ("LOMÉ, 12 mars (Xinhua) -- Le train part.", ["LOMÉ, 12 mars (Xinhua) --", "Le train part."]),
    ("BEYROUTH (Liban), 3 mai (AFP) – Il pleut.", ["BEYROUTH (Liban), 3 mai (AFP) –", "Il pleut."]),
    ("La SNCF – qui perd de l'argent – recrute.", ["La SNCF – qui perd de l'argent – recrute."]),
    ("TF1 - Une chaîne - a dit non.", ["TF1 - Une chaîne - a dit non."]),
    ("  \n\t ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected


def test_a_very_long_line_is_cut_after_a_sentence() -> None:
    text = "Une phrase courte. " * (LONGEST // 10)
    pieces = list(paragraphs(text))
    assert len(pieces) > 1
    assert all(len(piece) <= LONGEST and piece.of(text).endswith(".") for piece in pieces)


@given(st.text(max_size=200))
def test_only_white_space_lies_between(text: str) -> None:
    covered: set[int] = set()
    last = 0
    for span in paragraphs(text):
        assert last <= span.start < span.end <= len(text)
        last = span.end
        covered.update(range(span.start, span.end))
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
