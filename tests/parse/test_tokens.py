"""Sentences that were cut are joined, clitics that were glued are parted."""

from __future__ import annotations

import pytest

from attribution.parse.tokens import Token, mended


def _tokens(text: str) -> list[list[Token]]:
    sentences, place = [], 0
    for sentence in text.split(" | "):
        tokens = []
        for form in sentence.split(" "):
            tokens.append(Token(form, place, place + len(form)))
            place += len(form) + 1
        sentences.append(tokens)
    return sentences


def _shown(sentences: list[list[Token]]) -> str:
    return " | ".join(" ".join(token.text for token in sentence) for sentence in sentences)


CASES = [
    ("Marine | Le Pen parle .", "Marine Le Pen parle ."),
    ("Il parle . | Elle écoute .", "Il parle . | Elle écoute ."),
    ("Il dit : | « Oui » | Elle rit .", "Il dit : | « Oui » | Elle rit ."),
    ("M. | Roy parle .", "M. Roy parle ."),
    ("« Non » , répond-elle .", "« Non » , répond -elle ."),
    ("affirme-t-il", "affirme -t-il"),
    ("le rendez-vous", "le rendez-vous"),
    ("celui-là", "celui-là"),
]


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_mended(given: str, expected: str) -> None:
    assert _shown(mended(_tokens(given))) == expected


def test_places_fit() -> None:
    tokens = mended(_tokens("Oui , dit-il | Encore ."))[0]
    assert [(token.start, token.end) for token in tokens[2:4]] == [(6, 9), (9, 12)]
