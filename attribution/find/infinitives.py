"""The infinitive that a cue verb governs: *promet de revenir*, *dit vouloir partir*, *invite les gens à partir*."""

from __future__ import annotations

from attribution.find.cues import Cue
from attribution.model import Sentence, Word

_NEXT = 4  # words that may hold an infinitive right behind its cue: *admet ne pas l'avoir vu*


def infinitive(cue: Cue) -> tuple[Word, Word | None] | None:
    """The infinitive of a cue: (infinitive, its *de* or *à*), as the lexicon lets it be introduced."""
    for head in cue.bearers:
        for child in cue.sentence.children(head, "xcomp", "ccomp", "obl", "advcl", "obj"):
            if child.index <= cue.verb.index or not _is_infinitive(cue.sentence, child):
                continue
            mark = _mark(cue.sentence, child)
            if plain_introducer(mark) in cue.entry.introducers and not _of_participle(cue, mark):
                return child, mark
    return _beyond_object(cue) or _next_infinitive(cue) or _hung_above(cue)


def _of_participle(cue: Cue, mark: Word | None) -> bool:
    """*réclame le retrait des compteurs, accusés d'émettre des ondes*: the infinitive of the participle before it."""
    before = cue.sentence.words[max(0, mark.index - 2) : mark.index] if mark is not None else ()
    participle = [w.feat("VerbForm") for w in before[-1:]] == ["Part"] and before[-1] not in cue.heads
    return participle and before[0].form == ","


def _mark(sentence: Sentence, predicate: Word) -> Word | None:
    """The *de* or *à* before an infinitive; not the preposition of its predicate (*n'être | au courant de rien*)."""
    first = min((predicate, *sentence.children(predicate, "aux", "cop")), key=lambda w: w.index)
    marks = sentence.children(predicate, "mark", "case")
    return next((m for m in marks if m.index < first.index), None)


def _next_infinitive(cue: Cue) -> tuple[Word, Word | None] | None:
    """The bare infinitive that follows the cue at once, wherever the parser hung it: *se souvient lui avoir dit*."""
    if "" not in cue.entry.introducers or cue.lone_participle:
        return None
    for word in cue.sentence.words[cue.last + 1 : cue.last + 1 + _NEXT]:
        if word.feat("VerbForm") == "Inf":
            head = cue.sentence.head(word) if word.relation in ("aux", "cop") else word
            return (head, None) if head is not None else None
        if word.upos not in ("ADV", "PRON"):
            return None
    return None


def plain_introducer(mark: Word | None) -> str:
    """*de* or *à* without elision, empty where nothing introduces the infinitive."""
    return mark.lemma.lower().replace("d'", "de").replace("d’", "de") if mark else ""


def _beyond_object(cue: Cue) -> tuple[Word, Word | None] | None:
    """The infinitive of an order that the parser hung inside its object: *invite les gens à partir*."""
    if cue.entry.stance_of("infinitive") != "requested":
        return None
    for head in cue.heads:
        for child in cue.sentence.children(head, "obj", "obl", "iobj"):
            for word in sorted(cue.sentence.subtree(child), key=lambda w: w.index):
                mark = _mark(cue.sentence, word)
                licensed = mark is not None and plain_introducer(mark) in cue.entry.introducers
                if licensed and _plain_infinitive(word) and not _of_participle(cue, mark):
                    return word, mark
    return None


def _hung_above(cue: Cue) -> tuple[Word, Word | None] | None:
    """*a lu une lettre appelant le maire, une fois de plus, à agir*: the infinitive that the verb above was given."""
    noun = cue.sentence.head(cue.verb)
    above = cue.sentence.head(noun) if noun is not None and noun.upos == "NOUN" else noun
    if cue.plainly_finite or cue.lone_participle or above is None:
        return None
    for child in cue.sentence.children(above, "xcomp"):
        mark = _mark(cue.sentence, child)
        verbs = (w for w in cue.sentence.words[cue.last + 1 : child.index] if w.upos == "VERB")
        licensed = mark is not None and plain_introducer(mark) in cue.entry.introducers
        if licensed and child.index > cue.last and _plain_infinitive(child) and not any(verbs):
            return child, mark
    return None


def _is_infinitive(sentence: Sentence, word: Word) -> bool:
    first = min((word, *sentence.children(word, "aux", "cop")), key=lambda w: w.index)
    return _plain_infinitive(first) or (first.lemma == first.form and first.upos in ("VERB", "AUX"))


def _plain_infinitive(word: Word) -> bool:
    return word.feat("VerbForm") == "Inf"
