"""What must hold of any text at all: nothing raises, and every offset is one of the text."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution.entities.lookup import load_entities
from attribution.model import Document, Span
from attribution.page.credits import find_credits
from attribution.page.doubles import find_doubles
from attribution.page.furniture import furniture
from attribution.reading import read_corpus

pytestmark = pytest.mark.slow

# Stray marks, bidirectional controls, NULs, joiners, line ends of every kind, halves of characters, words of pages.
PIECES = (
    "\0 \u0301 \u202e \u2066 \u2069 \u200d \ufeff \r\n \r \n\n \x85 \u2028 \u2029 \x1c \ud83d \udc00 ﬁ İ ß 𝔸 ①"
    " « » \" ' ( ) [ ] / – - . … : ; AFP Reuters TASS APS avec Avec Source par et (AFP) (TASS)– Commentaires Partager"
    " cookies newsletter Publié le lire aussi À abonnez-vous le maire a dit que"
).split(" ")
TEXTS = st.lists(st.one_of(st.sampled_from([*PIECES, " ", " ", "\n"]), st.text(max_size=4)), max_size=16).map(
    "".join
)
HALVES = st.characters(categories=["Cs"])


@settings(max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.text(max_size=10))
def test_furniture_and_credits_of_any_text(text: str, author: str) -> None:
    spans = furniture(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    document = Document("a", text, author=author)
    for credit in find_credits(document, load_entities()):
        if credit.span:
            assert 0 <= credit.span.start < credit.span.end <= len(text)
            assert credit.span.of(text).strip() == credit.span.of(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(TEXTS, st.text(HALVES, max_size=4).map("a".__add__)), max_size=4))
def test_any_text_is_read_as_it_is_but_for_halves_of_characters(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "any.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    given = [text for text in texts if text.strip()]
    documents = list(read_corpus(path, on_failure=lambda failure: None))
    # json joins the two halves of a character that follow each other
    joined = [json.loads(json.dumps(text)) for text in given]
    assert [document.text for document in documents] == [
        "".join("\ufffd" if "\ud800" <= each <= "\udfff" else each for each in text) for text in joined
    ]
    assert set(find_doubles(documents)) <= {document.id for document in documents}
    assert all(Span(0, len(document.text)).of(document.text).encode() for document in documents)
