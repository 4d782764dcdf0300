"""Names that a parser tore apart, put together again by their capitals."""

from __future__ import annotations

from attribution.entities.lookup import load_entities
from attribution.find.times import is_time
from attribution.model import Sentence

_WITHIN = frozenset({"Le", "La"})  # capitals in the middle of a name


def with_torn(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The first and last word of a name with what was torn off: *le 30 juin* France | Bleu, Bruno | Le Maire.

    So too of a noun with the name behind it: *le site du journal* | Le Monde.
    """
    words = sentence.words
    behind = words[last + 1 : last + 3]
    if words[last].upos in ("PROPN", "NOUN") and len(behind) > 1 and behind[0].form in _WITHIN:
        beside = sentence.text[words[last].span.end : behind[0].span.start] == " "
        if beside and behind[1].form[:1].isupper() and behind[1].upos == "PROPN":
            joined = (
                w for child in sentence.children(behind[1], "flat", "conj") for w in sentence.subtree(child)
            )
            last = max(last + 2, *(w.index for w in joined), last)
    numbered = words[last + 1 : last + 2] if words[last].upos == "PROPN" else ()
    if (
        numbered and numbered[0].form.isdigit() and _is_known(sentence, first, last + 1)
    ):  # *selon* France 3 *régions*
        last += 1
    if first > 1 and words[first - 1].form[:1].isupper() and is_time(words[first - 2]):
        first -= 1
    return first, last


def _is_known(sentence: Sentence, first: int, last: int) -> bool:
    name = sentence.text[sentence.words[first].span.start : sentence.words[last].span.end]
    return load_entities().find(name) is not None
