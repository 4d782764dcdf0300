"""A book takes as many steps a page as an article: counted in calls, for a test must not look at the clock."""

from __future__ import annotations

import sys

import pytest
from msgspec.structs import replace

from attribution.analyse import attribute
from attribution.entities.lookup import load_entities
from attribution.lang.lexicon import load_lexicon
from attribution.model import Document, Parse, Sentence, Span
from attribution.resolve import scene
from tests.resolve.cases import cases, frozen

GAP = "\n\n"


def book(times: int) -> Parse:
    """The frozen parses of all cases as the paragraphs of one text, several times."""
    parses = [frozen(case.text) for case in cases()] * times
    text = "".join(parse.text + GAP for parse in parses)
    sentences: list[Sentence] = []
    offset = 0
    for parse in parses:
        for sentence in parse.sentences:
            words = tuple(replace(word, span=moved(word.span, offset)) for word in sentence.words)
            sentences.append(Sentence(len(sentences), moved(sentence.span, offset), words, text))
        offset += len(parse.text) + len(GAP)
    return Parse(text, tuple(sentences))


def moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


def calls(parse: Parse) -> int:
    """How often a function is called, or a generator asked for its next, until all claims are found."""
    number = 0

    def count(*_: object) -> None:
        nonlocal number
        number += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        attribute(Document("book", parse.text), parse, load_lexicon(), load_entities())
    finally:
        sys.setprofile(before)
    return number


@pytest.mark.slow
def test_twice_the_text_takes_twice_the_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scene, "MEMORY", 50)
    calls(book(1))  # loads the word lists
    assert calls(book(6)) < 2.1 * calls(book(3))
