"""What must always hold of attributions, on any text, with the real parser."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution.analyse import analyse
from attribution.model import Analysis, Document, Span
from attribution.parse import Parser

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


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "\ud800", "«" * 400, "a" * 20_000, "« " + "mot " * 3_000, "\u202e.«\u200f"]
)
def test_strange_texts(parser: Parser, text: str) -> None:
    analysis = analyse(text, parser=parser)
    assert not analysis.failures
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
