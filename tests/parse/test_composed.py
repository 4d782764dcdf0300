"""Accents of their own: composed for the analysis, and every place found again in the text as it was read."""

from __future__ import annotations

import unicodedata
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.analyse import analyse
from attribution.entities.lookup import load_entities
from attribution.model import Document, Span
from attribution.page.credits import find_credits
from attribution.parse import Parser
from attribution.parse.composed import composed, parse_back, way_back
from attribution.tables import attributions_table

# Letters and accents side by side in any order; no Greek U+0344, which composing takes apart.
LETTERS = st.text(st.sampled_from("eéEaçœß «’\n\u0301\u0300\u0308\u0327\u0323ä"), max_size=30)


@given(LETTERS)
def test_a_text_is_composed_letter_by_letter(text: str) -> None:
    assert composed(text) == normalize("NFC", text)


@given(LETTERS)
def test_what_is_composed_is_left_alone(text: str) -> None:
    once = composed(text)
    assert composed(once) is once
    assert way_back(once)(Span(0, len(once))) == Span(0, len(once))


@given(st.one_of(LETTERS, st.text(max_size=30)), st.data())
def test_places_lead_back_to_the_same_letters(text: str, data: st.DataObject) -> None:
    seen, back = composed(text), way_back(text)
    ends = [
        n for n in range(len(seen) + 1) if n == len(seen) or not unicodedata.category(seen[n]).startswith("M")
    ]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(ends), st.sampled_from(ends))))
    span = back(Span(start, end))
    assert 0 <= span.start <= span.end <= len(text)
    assert composed(span.of(text)) == seen[start:end]


TEXT = (
    "« L’été sera très chaud », a déclaré à l’AFP Hélène Février, météorologue. Elle a précisé que l’Élysée "
    "était prévenu. Selon l’Agence France-Presse, le préfet a démenti.\n\n(Agence Télégraphique Suisse)"
)


@pytest.mark.slow
def test_a_text_with_accents_of_their_own_gives_the_same_claims(parser: Parser) -> None:
    apart = Document("a", normalize("NFD", TEXT))
    tables = [
        attributions_table(analyse(each, parser=parser)) for each in (Document("a", composed(TEXT)), apart)
    ]
    same = "mode stance cue_lemma referent_id referent kind via construction resolution".split()
    assert len(tables[0]) >= 3
    assert tables[0][same].equals(tables[1][same])
    for name in ("content", "cue", "source"):
        assert tables[1][name].map(composed).tolist() == tables[0][name].tolist()
    for row in tables[1].to_dict("records"):
        assert row["sentence"] in apart.text
        for name in ("cue", "source"):
            assert row[name] == apart.text[row[f"{name}_start"] : row[f"{name}_end"]]


@pytest.mark.slow
def test_a_parse_leads_back_to_the_text_as_read(parser: Parser) -> None:
    text = normalize("NFD", TEXT)
    seen = parser.parse([composed(text)])[0]
    parse = parse_back(seen, text)
    pairs = zip(seen.sentences, parse.sentences, strict=True)
    for one, other in ((w, v) for a, b in pairs for w, v in zip(a.words, b.words, strict=True)):
        assert composed(other.span.of(text)) == one.span.of(seen.text)
        assert (other.form, other.head, other.deprel) == (one.form, one.head, one.deprel)


def test_credits_stand_in_the_text_as_read() -> None:
    text = normalize(
        "NFD", "L’été sera chaud, a déclaré le préfet, qui l’a répété.\n\n(Agence France-Presse)"
    )
    (credit,) = find_credits(Document("a", text), load_entities())
    assert credit.span is not None
    assert credit.span.of(text) == "Agence France-Presse"
