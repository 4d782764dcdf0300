"""The clause that a cue governs: all below its predicate, without what goes with the verb above."""

from __future__ import annotations

from attribution.find.coordination import belongs_above, goes_on_reporting, narrated, told_besides
from attribution.find.phrases import is_present_participle, over, without_stop
from attribution.model import Sentence, Span, Word


def clause(sentence: Sentence, head: Word, after: int, cue: Word | None = None) -> Span:
    """The clause of ``head``: all below it from character ``after`` on.

    Parameters
    ----------
    sentence : Sentence
        Holds ``head``.
    head : Word
        The predicate of the clause.
    after : int
        The end of the word that introduces the clause (*que*, *de*, *si*).
    cue : Word, optional
        The verb that governs the clause; what hangs on it right behind the clause is taken in as well.

    Returns
    -------
    Span
        Trimmed, without the sentence's full stop; empty where nothing is left.
    """
    strays = {
        w.index
        for child in sentence.children(head, "conj", "parataxis")
        if cue is not None and _not_reported(sentence, child, head, cue)
        for w in sentence.subtree(child)
    }
    words = [w for w in sentence.subtree(head) if w.span.start >= after and w.index not in strays]
    words = _without_far_marks(words)
    if not words:
        return Span(after, after)
    span = over(words)
    return without_stop(sentence.text, _absorbing(sentence, span, cue) if cue is not None else span)


def _without_far_marks(words: list[Word]) -> list[Word]:
    """Without a mark at the end that the parser hung on the words across others: *ne voir « rien », et dit Q* | *»*."""
    ordered = sorted(words, key=lambda w: w.index)
    while len(ordered) > 1 and ordered[-1].relation == "punct" and ordered[-1].index > ordered[-2].index + 1:
        ordered.pop()
    return ordered


def _not_reported(sentence: Sentence, child: Word, head: Word, cue: Word) -> bool:
    if told_besides(sentence, child, head):
        return True
    strayed = belongs_above(sentence, child, head, cue) or narrated(sentence, child)
    strayed = strayed or goes_on_reporting(sentence, child, head, cue)
    return child.relation == "conj" and strayed


def _absorbing(sentence: Sentence, span: Span, cue: Word) -> Span:
    """The span with the complements behind it that a parser hung on the cue: *annonce quitter Paris | pour Rome*."""
    for child in sentence.children(cue):
        if child.span.start < span.end:
            continue
        below = over(sentence.subtree(child))
        between = sentence.text[span.end : below.start].strip()
        if child.relation == "conj" and below.start >= span.end and _introduced(sentence, child):
            span = Span(span.start, below.end)  # *demande si P et pourquoi Q*
            continue
        if below.start < span.end or child.relation in ("conj", "cc", "punct", "parataxis", "mark"):
            continue
        if sentence.text[below.start] == "," and is_present_participle(child):
            continue  # *a prévenu que le port fermerait*, | *accusant la ville*
        if not between or (between == "," and child.relation in ("obj", "nsubj", "xcomp")):
            span = Span(span.start, below.end)
    return span


def _introduced(sentence: Sentence, child: Word) -> bool:
    """Whether a coordinated clause has its own *que* or question word."""
    words = sorted((w for w in sentence.subtree(child) if w.relation != "punct"), key=lambda w: w.index)
    first = next((w for w in words if w.upos != "CCONJ"), child)
    return first.lemma.lower() in ("que", "qu'", "si", "s'", "pourquoi", "comment", "quand", "combien", "où")
