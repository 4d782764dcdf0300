from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.entities.lookup import load_entities
from attribution.lang.people import load_people
from attribution.model import KINDS, Candidate, Document, Parse, Sentence, Span, Word
from attribution.resolve import resolve
from attribution.resolve.referents import made
from tests.resolve.cases import cases, frozen

TEXTS = st.sampled_from([case.text for case in cases()])
UPOS = st.sampled_from(["NOUN", "PROPN", "PRON", "DET", "ADP", "VERB", "ADJ", "PUNCT", "X"])
FORMS = st.sampled_from(
    "le la l' Il -t-elle nous M. Anne Dupont ministre agence TASS de et cette source ( ONL ) , « » Élysée rapport "
    "\xad ’".split(" ")
)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text)))
    return Span(start, draw(st.integers(start, len(text))))


@st.composite
def asked(draw: st.DrawFn) -> tuple[Parse, list[Candidate]]:
    """A frozen parse, and candidates whose parts lie anywhere in it."""
    parse = frozen(draw(TEXTS))
    return parse, draw(st.lists(candidates(parse), max_size=4))


@st.composite
def candidates(draw: st.DrawFn, parse: Parse) -> Candidate:
    anywhere = spans(parse.text)
    sentence = draw(st.integers(0, max(0, len(parse.sentences) - 1)))
    words = len(parse.sentences[sentence].words) if parse.sentences else 0
    return Candidate(
        "any",
        sentence,
        tuple(draw(st.lists(anywhere, min_size=1, max_size=2))),
        draw(st.none() | anywhere),
        draw(st.sampled_from(["dire", "citer", ""])),
        draw(st.none() | anywhere),
        draw(st.none() | st.integers(0, max(0, words - 1))),
        tuple(draw(st.lists(anywhere, max_size=2))),
    )


@st.composite
def trees(draw: st.DrawFn) -> tuple[Parse, list[Candidate]]:
    """Any words in any tree: what a parser that fails may give."""
    forms = draw(st.lists(FORMS, min_size=1, max_size=12))
    text = " ".join(forms)
    words, place = [], 0
    for index, form in enumerate(forms):
        head = draw(st.integers(-1, index - 1))
        relation = draw(
            st.sampled_from(["nsubj", "nmod", "appos", "conj", "case", "det", "cc", "flat", "obl"])
        )
        span = Span(place, place + len(form))
        words.append(Word(index, span, form, form.lower(), draw(UPOS), "", head, relation))
        place += len(form) + 1
    parse = Parse(text, (Sentence(0, Span(0, len(text)), tuple(words), text),))
    return parse, draw(st.lists(candidates(parse), max_size=3))


@pytest.mark.slow
@given(asked() | trees())
def test_any_mention_anywhere_raises_nothing_and_resolves_the_same_twice(
    row: tuple[Parse, list[Candidate]],
) -> None:
    parse, found = row
    document = Document("any", parse.text)
    first = resolve(found, parse, document, load_entities(), load_people())
    assert len(first) == len(found)
    assert first == resolve(found, parse, document, load_entities(), load_people())
    for resolution in first:
        assert resolution.kind in (*KINDS, "")
        assert bool(resolution.step) == bool(resolution.referent)


@pytest.mark.slow
@given(asked())
def test_without_steps_everybody_stays_unknown(row: tuple[Parse, list[Candidate]]) -> None:
    parse, found = row
    resolutions = resolve(found, parse, Document("any", parse.text), load_entities(), load_people(), ())
    assert not any(r.referent or r.via for r in resolutions)


@given(st.text(st.sampled_from("aé'. \n\r\t\u00a0\u2028"), max_size=20))
def test_a_name_is_one_line_of_single_spaces(name: str) -> None:
    shown = made("person", name).name
    assert shown.split() == name.split()
    assert len(shown.splitlines()) <= 1
    assert "  " not in shown
