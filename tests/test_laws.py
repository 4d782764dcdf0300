"""What must always hold of attributions, on any text, with the real parser."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution.analyse import analyse
from attribution.model import Analysis, Document, Span
from attribution.parse import Parser
from attribution.reading import read_corpus
from attribution.report.csv import read_attributions, write_table
from attribution.tables import attributions_table
from attribution.tables.columns import PIECES

pytestmark = pytest.mark.slow

WORDS = (
    "« » “ ” \" ' ’ – - : , . ; ? ! ( ) … \n \n\n que qu' de à selon d'après pour comme Selon a dit déclaré"
    " affirme assuré -t-il -t-elle le la ministre maire TASS l'AFP Kim Anne Dupont il elle ils on ne pas si promis"
    " avoir partir était viendra demain pluie citant source policière l'annonce"
    " déclaration selon laquelle parle évoqué démenti"
).split(" ")
NEWSLIKE = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
SLOW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
DOCUMENTS = 10_000
ODD = (
    "\0 \u0301 \u202e \u2066 \u2069 \u200d \ufeff \r\n \r \x85 \u2028 \u2029 \x1c \ud83d \udc00 ﬁ İ ß 𝔸 ① ﷽"
).split(" ")
"""Stray marks, bidirectional controls, NULs, joiners, line ends of every kind, halves of characters."""
PARTS = st.sampled_from(WORDS) | st.sampled_from(ODD) | st.text(max_size=4) | st.sampled_from(" \n")
ANY = st.lists(PARTS, max_size=30).map("".join) | st.lists(PARTS, max_size=30).map(" ".join) | NEWSLIKE
EDGES = " \t\n\r\u00a0\u202f,"


def _check(analysis: Analysis) -> None:
    texts = {document.id: document.text for document in analysis.documents}
    for attribution in analysis.attributions:
        text, candidate = texts[attribution.document_id], attribution.candidate
        for span in (*candidate.content, candidate.cue, candidate.source):
            if span is not None:
                assert 0 <= span.start < span.end <= len(text)
                assert text[span.start] not in EDGES, span.of(text)
                assert text[span.end - 1] not in EDGES, span.of(text)
        cue = candidate.cue
        assert cue is None or not any(piece.overlaps(cue) for piece in candidate.content)
        assert _apart(candidate.content)


def _apart(pieces: tuple[Span, ...]) -> bool:
    return all(a.end <= b.start for a, b in itertools.pairwise(pieces))


@given(NEWSLIKE)
@SLOW
def test_spans_are_clean_on_broken_news(parser: Parser, text: str) -> None:
    _check(analyse(text, parser=parser))


@given(st.text(max_size=120))
@SLOW
def test_any_string_at_all_raises_nothing(parser: Parser, text: str) -> None:
    analysis = analyse(text, parser=parser)
    assert not analysis.failures
    _check(analysis)


def test_ten_thousand_documents_of_any_characters_are_read_analysed_and_written(
    parser: Parser, tmp_path: Path
) -> None:
    texts: list[str] = []

    @settings(max_examples=DOCUMENTS, database=None, deadline=None, derandomize=True)
    @given(ANY.filter(str.strip))
    def draw(text: str) -> None:
        texts.append(text)

    draw()
    source = tmp_path / "any.jsonl"
    source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    documents = list(read_corpus(source, on_failure=lambda failure: pytest.fail(failure.message)))
    assert len(documents) == len(texts) >= DOCUMENTS
    analysis = analyse(documents, parser=parser)
    assert not analysis.failures
    _check(analysis)
    write_table(attributions_table(analysis), tmp_path / "any.csv")
    text_of = {document.id: document.text for document in documents}
    rows = read_attributions(tmp_path / "any.csv").to_dict("records")
    assert len(rows) == len(analysis.attributions) > DOCUMENTS / 20
    for row in rows:
        spans = [span.split(":") for span in str(row["content_spans"]).split(";")]
        pieces = [text_of[str(row["document_id"])][int(start) : int(end)] for start, end in spans]
        assert PIECES.join(pieces) == row["content"]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00", "\ud800", "«" * 400, "a" * 20_000, "« " + "mot " * 3_000, "\u202e.«\u200f"],
)
def test_strange_texts(parser: Parser, text: str) -> None:
    analysis = analyse(text, parser=parser)
    assert not analysis.failures
    _check(analysis)


@pytest.mark.parametrize(
    "text",
    ["– – selon – – – selon –", "il à ministre était qu' « selon “ – le", "selon citant la selon citant"],
)
def test_cues_without_sense(parser: Parser, text: str) -> None:
    analysis = analyse(text, parser=parser)
    assert not analysis.failures
    _check(analysis)
    _check(analysis)


@pytest.fixture(scope="module")
def documents(articles: list[Document]) -> list[Document]:
    return articles[:8]


def test_the_same_twice_and_in_any_order(parser: Parser, documents: list[Document]) -> None:
    once = analyse(documents, parser=parser)
    again = analyse(documents, parser=parser)
    reversed_ = analyse(documents[::-1], parser=parser)
    _check(once)
    assert once.attributions == again.attributions
    assert sorted(map(repr, once.attributions)) == sorted(map(repr, reversed_.attributions))
