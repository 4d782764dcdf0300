"""Who can speak: names, pronouns, and nouns of people, bodies and the press."""

from __future__ import annotations

from attribution.lang.people import load_people
from attribution.model import Sentence, Word

QUANTITIES = frozenset(
    "plupart majorité huitaine dizaine douzaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine "
    "centaine millier million nombre partie poignée ensemble moitié tiers quart %".split()
)
"""Nouns of quantity, behind which the noun stands that says who it is: *la plupart des experts*."""
_SPEAKING = frozenset({"institution", "office", "person", "family", "body", "source", "crowd", "press"})


def can_speak(word: Word) -> bool:
    """Whether a mention with this head can have said something; of common nouns only those that a list knows."""
    if word.form[:1].isupper():
        return word.upos not in ("VERB", "AUX")
    if word.upos != "NOUN":
        return word.upos in ("PROPN", "PRON", "NUM", "DET")
    known = load_people().head(word.lemma.removeprefix("ex-").removeprefix("vice-"))
    return known is not None and known.role in _SPEAKING


def some_can_speak(sentence: Sentence, word: Word) -> bool:
    """As ``can_speak``, with the noun that is counted: *une poignée de policiers*."""
    counted = sentence.children(word, "nmod") if word.lemma.lower() in QUANTITIES else ()
    return any(map(can_speak, (word, *counted)))
