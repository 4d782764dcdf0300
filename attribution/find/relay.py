"""Relays: who carried the words, as the sentence says it (*à l'AFP*, *au micro de RTL*, *cité par TASS*)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.find.phrases import noun_phrase, quoted_between, trimmed
from attribution.model import Sentence, Span, Word

_CASES = frozenset({"à", "auprès", "sur", "dans", "pour", "devant", "chez", "avec"})
_CARRIED = frozenset(
    "citer relayer rapporter diffuser publier consulter obtenir interroger joindre contacter questionner interviewer"
    " reprendre transmettre recueillir solliciter rencontrer interroger dévoiler révéler mettre".split()
)


def relays(sentence: Sentence, cue: Sequence[Word], source: Word | None) -> tuple[Span, ...]:
    """The mentions that may carry the words of a cue, nearest first; who is no agency or medium is left out later.

    Parameters
    ----------
    sentence : Sentence
        The cue's sentence.
    cue : sequence of Word
        The words that a complement of the cue may hang on, its verb first.
    source : Word or None
        The head of the source.

    Returns
    -------
    tuple of Span
        Obliques of the verb (*à l'AFP*, *dans un entretien au Monde*) and agents of participles that hang on the
        source or the verb (*cité par TASS*, *joint par l'AFP*).
    """
    found = [word for head in cue for word in (*_addressed(sentence, head), *_before(sentence, head))]
    found += _behind_marks(sentence, cue[0])
    found += [word for head in cue for word in (*_learners(sentence, head), *_beside(sentence, head))]
    if source is not None:
        found += (*_carriers(sentence, source), *_hearers(sentence, source))
    spans = dict.fromkeys(
        _place(sentence, word, source)
        for word in found
        if word is not source and not _ordered(sentence, word, source)
    )
    return tuple(sorted(spans, key=lambda span: abs(span.start - cue[0].span.end)))


def _place(sentence: Sentence, word: Word, source: Word | None) -> Span:
    """The relay's own phrase: *à l'AFP* | *Jeanne Roy*, where a parser hung the speaker's name on the medium's."""
    place = noun_phrase(sentence, word)
    if source is None:
        return place
    speaker = noun_phrase(sentence, source)
    return trimmed(sentence.text, Span(place.start, speaker.start)) if speaker in place else place


def _ordered(sentence: Sentence, word: Word, source: Word | None) -> bool:
    """Whether a study was but made for somebody: *un sondage de l'Ifop pour Le Monde*."""
    if source is None or not _has_case(sentence, word, "pour"):
        return False
    return any(w.index == word.index for w in sentence.subtree(source))


def _before(sentence: Sentence, cue: Word) -> Iterator[Word]:
    """The obliques that open the sentence: *Sur BFMTV, la ministre a reconnu que*."""
    for child in sentence.children(cue, "obl"):
        if child.index < cue.index and any(
            c.lemma.lower() in _CASES for c in sentence.children(child, "case")
        ):
            yield child


def _addressed(sentence: Sentence, cue: Word) -> Iterator[Word]:
    """The obliques behind the cue, as deep as a parser hangs them, up to the words that are reported."""
    for word in sentence.words[cue.index + 1 :]:
        if word.lemma.lower() in ("que", "«", "“", '"', ":") or word.feat("VerbForm") == "Fin":
            return
        if word.relation not in ("obl", "iobj", "nmod", "obj") or not _below(sentence, word, cue):
            continue
        cases = {c.lemma.lower() for c in sentence.children(word, "case")}
        near = sentence.words[max(0, word.index - 4) : word.index]
        if cases & _CASES or any(w.form.lower() == "auprès" for w in near):
            yield word


def _behind_marks(sentence: Sentence, cue: Word) -> Iterator[Word]:
    """The obliques of the cue behind its quoted words: *a fait part d'une « inquiétude » | à l'AFP*."""
    for child in sentence.children(cue, "obl", "iobj"):
        carried = _has_case(sentence, child, "à", "auprès", "sur", "dans")
        if carried and quoted_between(sentence, cue, child):
            yield child


def _below(sentence: Sentence, word: Word, cue: Word) -> bool:
    """Whether a word hangs on the cue, by whatever words."""
    while word.head >= 0 and word.head != cue.index:
        word = sentence.words[word.head]
    return word.head >= 0


def _learners(sentence: Sentence, cue: Word) -> Iterator[Word]:
    """*a appris l'AFP de source policière*: the source is whom the medium has it from."""
    if cue.lemma.lower() == "apprendre":
        yield from (c for c in sentence.children(cue, "nsubj") if c.index > cue.index)


def _beside(sentence: Sentence, cue: Word) -> Iterator[Word]:
    """The agents of participles that hang on the verb itself: *P, a-t-il dit, cité par TASS*."""
    for participle in sentence.children(cue, "acl", "advcl", "amod", "parataxis", "conj", "xcomp", "ccomp"):
        if participle.lemma.lower() in _CARRIED and participle.feat("VerbForm") != "Fin":
            yield from (c for c in sentence.children(participle, "obl") if _by(sentence, c))


def _by(sentence: Sentence, word: Word) -> bool:
    return _has_case(sentence, word, "par", "à")


def _carriers(sentence: Sentence, head: Word) -> Iterator[Word]:
    """The agents of participles inside the mention: *une porte-parole, jointe mardi par l'AFP*."""
    if _CARRIED.isdisjoint(sentence.lemmas):
        return
    for participle in sorted(sentence.subtree(head), key=lambda w: w.index):
        if (
            participle.lemma.lower() in _CARRIED
            and participle.feat("VerbForm") != "Fin"
            and participle is not head
        ):
            yield from (c for c in sentence.children(participle, "obl") if _by(sentence, c))


def _hearers(sentence: Sentence, head: Word) -> Iterator[Word]:
    """Who has it from the source: *P, a rapporté l'agence Lusa de source policière*."""
    above = sentence.head(head)
    if above is None or head.lemma.lower() != "source" or not _has_case(sentence, head, "de"):
        return
    told = sentence.children(above, "nsubj") if above.upos == "VERB" else (above,)
    yield from (w for w in told if w.relation == "nsubj" and w.upos in ("NOUN", "PROPN"))


def _has_case(sentence: Sentence, word: Word, *forms: str) -> bool:
    return any(c.lemma.lower() in forms for c in sentence.children(word, "case"))
