"""Names that a parser tore apart, put together again by their capitals."""

from __future__ import annotations

from itertools import chain

from attribution.entities.lookup import load_entities
from attribution.find.times import is_time
from attribution.model import Sentence, Word

WITHIN = frozenset({"Le", "La"})
"""Articles with a capital in the middle of a name: *Bruno Le Maire*."""


def with_torn(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The first and last word of a name with what was torn off: *le 30 juin* France | Bleu, Bruno | Le Maire.

    So too of a noun with the name behind it: *le site du journal* | Le Monde.
    """
    words = sentence.words
    behind = words[last + 1 : last + 3]
    if words[last].upos in ("PROPN", "NOUN") and len(behind) > 1 and behind[0].form in WITHIN:
        beside = sentence.text[words[last].span.end : behind[0].span.start] == " "
        if beside and behind[1].form[:1].isupper() and behind[1].upos == "PROPN":
            below = (sentence.subtree(child) for child in sentence.children(behind[1], "flat", "conj"))
            last = max([last + 2, *(w.index for w in chain.from_iterable(below))])
    numbered = words[last + 1 : last + 2] if words[last].upos == "PROPN" else ()
    if numbered and numbered[0].form.isdigit() and is_known(sentence, first, last + 1):
        last += 1  # *selon* France 3 *régions*
    if first > 1 and words[first - 1].form[:1].isupper() and is_time(words[first - 2]):
        first -= 1
    return first, last


def name_head(sentence: Sentence, word: Word | None) -> Word | None:
    """The word on which the parts of a name hang: *au* Daily *Telegraph Jeanne Roy*, parsed as one name."""
    while word is not None and word.relation == "flat":
        word = sentence.head(word)
    return word


def is_known(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words from the first to the last are a name of the knowledge base."""
    name = sentence.text[sentence.words[first].span.start : sentence.words[last].span.end]
    return load_entities().find(name) is not None
