"""Relays: who carried the words, as the sentence says it (*à l'AFP*, *au micro de RTL*, *cité par TASS*)."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.find.phrases import noun_phrase
from attribution.model import Sentence, Span, Word

_CASES = frozenset({"à", "auprès", "sur", "dans", "pour", "devant", "chez", "avec"})
_CARRIED = frozenset(
    "citer relayer rapporter diffuser publier consulter obtenir interroger joindre contacter questionner interviewer"
    " reprendre transmettre recueillir solliciter rencontrer interroger dévoiler révéler mettre".split()
)


def relays(sentence: Sentence, cue: Word, source: Word | None) -> tuple[Span, ...]:
    """The mentions that may carry the words of a cue, nearest first; who is no agency or medium is left out later.

    Parameters
    ----------
    sentence : Sentence
        The cue's sentence.
    cue : Word
        The cue verb.
    source : Word or None
        The head of the source.

    Returns
    -------
    tuple of Span
        Obliques of the verb (*à l'AFP*, *dans un entretien au Monde*) and agents of participles that hang on the
        source or the verb (*cité par TASS*, *joint par l'AFP*).
    """
    found = [*_addressed(sentence, cue), *_carriers(sentence, cue)]
    if source is not None:
        found += _carriers(sentence, source)
    spans = dict.fromkeys(noun_phrase(sentence, word) for word in found if word is not source)
    return tuple(sorted(spans, key=lambda span: abs(span.start - cue.span.end)))


def _addressed(sentence: Sentence, cue: Word) -> Iterator[Word]:
    for child in sentence.children(cue, "obl", "iobj", "nmod"):
        cases = {c.lemma.lower() for c in sentence.children(child, "case")}
        if cases & _CASES:
            yield child
    for child in sentence.children(cue, "obl", "advmod", "case", "nmod"):
        if child.form.lower() == "auprès":  # the treebanks make *auprès* the head of its noun
            yield from sentence.children(child, "obl", "nmod")


def _carriers(sentence: Sentence, head: Word) -> Iterator[Word]:
    for participle in sentence.children(head, "acl", "advcl", "amod", "parataxis", "conj", "appos"):
        if participle.lemma.lower() in _CARRIED and participle.feat("VerbForm") != "Fin":
            yield from (
                child
                for child in sentence.children(participle, "obl")
                if any(c.lemma.lower() in ("par", "à") for c in sentence.children(child, "case"))
            )
