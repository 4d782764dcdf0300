"""What a mention is made of."""

from __future__ import annotations

from attribution.lang.people import load_people
from attribution.model import Sentence, Span, Word
from attribution.resolve.mentions import read_mention
from attribution.resolve.referents import phrase_name


def _sentence(rows: list[tuple[str, str, str, int]]) -> Sentence:
    """A sentence of (form, part of speech, features, head)."""
    words, place = [], 0
    for index, (form, upos, feats, head) in enumerate(rows):
        words.append(Word(index, Span(place, place + len(form)), form, form, upos, feats, head, "dep"))
        place += len(form) + 1
    return Sentence(0, Span(0, place - 1), tuple(words), " ".join(form for form, *_ in rows))


def test_a_copula_before_the_noun_is_part_of_the_phrase() -> None:
    """An infinitive counts as hung on the noun only behind it: before it, the phrase would be left without words."""
    rows = [
        ("être", "AUX", "VerbForm=Inf", 2),
        ("une", "DET", "", 2),
        ("menace", "NOUN", "", -1),
    ]
    sentence = _sentence(rows)
    mention = read_mention(sentence, sentence.span, load_people(), 2)
    assert mention is not None
    assert mention.core == mention.words
    assert phrase_name(mention)


def test_a_span_without_a_character_is_no_mention() -> None:
    """Looked for in the text, an empty name was found at the same place for ever."""
    sentence = _sentence([("Dupont", "PROPN", "", -1)])
    assert read_mention(sentence, Span(2, 2), load_people()) is None
