from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import LexiconError
from attribution.lang.markup import ROLES, read_markup
from attribution.model import Span

PLAIN = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=12)
PIECES = st.lists(st.tuples(st.sampled_from(ROLES), PLAIN.filter(bool), PLAIN), max_size=6)


def test_reads_text_and_spans() -> None:
    text, spans = read_markup("{source:TASS} {cue:a indiqué} que {content:le convoi était parti}.")
    assert text == "TASS a indiqué que le convoi était parti."
    assert spans == {"source": [Span(0, 4)], "cue": [Span(5, 14)], "content": [Span(19, 40)], "via": []}


def test_content_may_be_split() -> None:
    text, spans = read_markup("{content:« Oui}, {cue:dit} {source:Léa}, {content:demain »}.")
    assert [s.of(text) for s in spans["content"]] == ["« Oui", "demain »"]


@given(PLAIN, PIECES)
def test_spans_slice_back(opening: str, pieces: list[tuple[str, str, str]]) -> None:
    marked = opening + "".join(f"{{{role}:{words}}}{after}" for role, words, after in pieces)
    text, spans = read_markup(marked)
    assert text == opening + "".join(words + after for _, words, after in pieces)
    for role in ROLES:
        assert [s.of(text) for s in spans[role]] == [words for each, words, _ in pieces if each == role]


@pytest.mark.parametrize(
    "malformed",
    ["{cue:dit", "{cue:}", "{verb:dit}", "{cue:a-t-{source:il} dit}", "a } b", "{content:a {cue:b} c}"],
)
def test_malformed_markup_is_refused(malformed: str) -> None:
    with pytest.raises(LexiconError, match="malformed"):
        read_markup(malformed)
