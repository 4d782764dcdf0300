"""Who can speak: names, pronouns, and nouns of people, bodies and the press."""

from __future__ import annotations

from attribution.lang.people import load_people
from attribution.model import Word

_SPEAKING = frozenset({"institution", "office", "person", "family", "body", "source", "crowd", "press"})


def can_speak(word: Word) -> bool:
    """Whether a mention with this head can have said something; of common nouns only those that a list knows."""
    if word.form[:1].isupper():
        return word.upos not in ("VERB", "AUX")
    if word.upos != "NOUN":
        return word.upos in ("PROPN", "PRON", "NUM", "DET")
    known = load_people().head(word.lemma.removeprefix("ex-").removeprefix("vice-"))
    return known is not None and known.role in _SPEAKING
