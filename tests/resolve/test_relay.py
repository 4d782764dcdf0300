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
