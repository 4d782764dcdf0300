"""The auxiliary of a past participle: its own, one that it shares, or one that an adverbial parts from it."""

from __future__ import annotations

from attribution.model import Sentence, Word

_HAVING = frozenset({"avoir", "être"})
_FAR = 7  # words between: *a, pour la première fois depuis un an, reconnu*


def auxiliaries(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """The auxiliaries of a verb's own, wherever the parser hung them."""
    parted = parted_auxiliary(sentence, verb)
    return (parted,) if parted else sentence.children(verb, "aux")


def shares_auxiliary(sentence: Sentence, verb: Word) -> bool:
    """Whether a participle is one of several that share an auxiliary: *a crié « P », juré de P et dénoncé « Q »*."""
    while (
        verb.relation in ("conj", "parataxis")
        and verb.feat("VerbForm") == "Part"
        and not auxiliaries(sentence, verb)
    ):
        verb = sentence.words[verb.head]
        if auxiliaries(sentence, verb):
            return True
    return False


def parted_auxiliary(sentence: Sentence, verb: Word) -> Word | None:
    """The *a* of *a de son côté déclaré*, which parsers take for the main verb, None where there is no such word."""
    if (
        verb.feat("VerbForm") != "Part"
        or verb.feat("Tense") == "Pres"
        or sentence.children(verb, "aux", "cop")
    ):
        return None
    near = sentence.words[max(0, verb.index - _FAR) : max(0, verb.index - 1)]
    above = next((w for w in reversed(near) if w.lemma in _HAVING and w.feat("VerbForm") == "Fin"), None)
    if above is None or above.relation in ("aux", "cop"):
        return None
    between = sentence.words[above.index + 1 : verb.index]
    plain = not any(w.upos in ("VERB", "AUX", "CCONJ", "SCONJ") for w in between)
    objects = any(c in between for c in sentence.children(above, "obj", "nsubj", "xcomp", "ccomp", "iobj"))
    return above if plain and not objects else None
