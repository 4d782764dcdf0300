from __future__ import annotations

from attribution.entities.lookup import load_entities
from attribution.lang.people import load_people
from attribution.model import Candidate, Document, Parse, Sentence, Span, Word
from attribution.resolve import resolve


def _parse(text: str, rows: list[tuple[str, str, int, str]]) -> Parse:
    words, place = [], 0
    for index, (form, upos, head, relation) in enumerate(rows):
        start = text.index(form, place)
        words.append(
            Word(index, Span(start, start + len(form)), form, form.lower(), upos, "", head, relation)
        )
        place = start + len(form)
    return Parse(text, (Sentence(0, Span(0, len(text)), tuple(words), text),))


TEXT = "TASS indique que le maire dit que tout va bien"
PARSE = _parse(
    TEXT,
    [
        ("TASS", "PROPN", 1, "nsubj"),
        ("indique", "VERB", -1, "root"),
        ("que", "SCONJ", 5, "mark"),
        ("le", "DET", 4, "det"),
        ("maire", "NOUN", 5, "nsubj"),
        ("dit", "VERB", 1, "ccomp"),
        ("que", "SCONJ", 8, "mark"),
        ("tout", "PRON", 8, "nsubj"),
        ("va", "VERB", 5, "ccomp"),
        ("bien", "ADV", 8, "advmod"),
    ],
)


def _span(part: str) -> Span:
    start = TEXT.index(part)
    return Span(start, start + len(part))


def _via(*candidates: Candidate) -> list[tuple[str, ...]]:
    found = resolve(candidates, PARSE, Document("d", TEXT), load_entities(), load_people())
    return [resolution.via for resolution in found]


def test_whoever_speaks_inside_an_agencys_words_speaks_through_it() -> None:
    outer = Candidate(
        "que", 0, (_span("le maire dit que tout va bien"),), _span("indique"), "indiquer", _span("TASS"), 0
    )
    inner = Candidate("que", 0, (_span("tout va bien"),), _span("dit"), "dire", _span("le maire"), 4)
    assert _via(outer, inner) == [(), ("TASS",)]


def test_a_relay_is_an_agency_or_a_medium_and_nobody_is_their_own() -> None:
    own = Candidate(
        "que", 0, (_span("tout va bien"),), _span("indique"), "indiquer", _span("TASS"), 0, (_span("TASS"),)
    )
    other = Candidate(
        "que", 0, (_span("tout"),), _span("dit"), "dire", _span("le maire"), 4, (_span("TASS"),)
    )
    person = Candidate("que", 0, (_span("va"),), _span("dit"), "dire", _span("TASS"), 0, (_span("le maire"),))
    assert _via(own) == [()]
    assert _via(other) == [("TASS",)]
    assert _via(person) == [()]


def test_a_reporter_named_with_the_medium_stands_for_it() -> None:
    text = "Anne Petit dit à Paul Roux, de la BBC, que tout va bien"
    rows = [
        ("Anne", "PROPN", 2, "nsubj"),
        ("Petit", "PROPN", 0, "flat"),
        ("dit", "VERB", -1, "root"),
        ("à", "ADP", 4, "case"),
        ("Paul", "PROPN", 2, "obl"),
        ("Roux", "PROPN", 4, "flat"),
        (",", "PUNCT", 9, "punct"),
        ("de", "ADP", 9, "case"),
        ("la", "DET", 9, "det"),
        ("BBC", "PROPN", 4, "nmod"),
        (",", "PUNCT", 9, "punct"),
        ("que", "SCONJ", 13, "mark"),
        ("tout", "PRON", 13, "nsubj"),
        ("va", "VERB", 2, "ccomp"),
        ("bien", "ADV", 13, "advmod"),
    ]
    at = text.index
    whom = Span(at("Paul"), at(", que"))
    told = Candidate(
        "que",
        0,
        (Span(at("tout"), len(text)),),
        Span(at("dit"), at("dit") + 3),
        "dire",
        Span(0, 10),
        0,
        (whom,),
    )
    found = resolve([told], _parse(text, rows), Document("d", text), load_entities(), load_people())
    assert [resolution.via for resolution in found] == [("BBC",)]
