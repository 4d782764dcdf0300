"""A clause with quoted words that no cue reports, right behind somebody's reported words: they go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.find.along import Along
from attribution.find.context import Context
from attribution.find.marks import Quotation
from attribution.find.phrases import over, without_stop
from attribution.find.speech import without_opening
from attribution.model import Candidate, Sentence, Span, Word

SHORTEST = 4
"""Words of a quotation that can be somebody's own; shorter ones are mostly terms and names."""
NEAR = 2
"""Sentences between the clause and the attribution that it goes on with, at most."""
PARAGRAPH = 2
"""Line breaks between paragraphs that follow each other."""
_CLAUSAL = ("conj", "parataxis")


def continued(context: Context, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """P, dit X. Q « R ».: a clause whose verb stands within marks, in the sentence behind somebody's reported words.

    Parameters
    ----------
    context : Context
        The parsed document.
    found : sequence of Candidate
        What the constructions found, in text order.

    Yields
    ------
    Candidate
        The clause with its quoted words, without cue and without source. Quoted words without a verb may be a term.
    """
    words = (piece for c in found for piece in (*c.content, *((c.cue,) if c.cue else ())))
    taken = Along(sorted(words), lambda piece: piece)
    heard = {c.sentence for c in found}
    for sentence in context.parse.sentences:
        begun = context.openings[sentence.index] and _near(context, sentence, heard)
        content = _content(context, sentence) if begun else None
        if content is not None and not any(content.overlaps(piece) for piece in taken.near(content)):
            heard.add(sentence.index)
            yield Candidate("continued", sentence.index, (content,), None, "")


def _near(context: Context, sentence: Sentence, heard: set[int]) -> bool:
    """Whether somebody's words stand in one of the sentences before, at most a paragraph away."""
    before = [context.parse.sentences[i] for i in range(sentence.index - NEAR, sentence.index) if i in heard]
    between = context.text[before[-1].span.end : sentence.span.start] if before else "\n" * 3
    return between.count("\n") <= PARAGRAPH


def _content(context: Context, sentence: Sentence) -> Span | None:
    """The clauses of the sentence whose verb is quoted, from the first to the last."""
    begun = [q for q in context.openings[sentence.index] if _inside(sentence, q)]
    clauses = [_clause(sentence, head) for q in begun for head in _quoted_predicate(context, sentence, q)]
    if not clauses:
        clauses = [_clause(sentence, head) for q in begun[:1] for head in _hearsay(context, sentence, q)]
    if not clauses:
        return None
    whole = _unframed(sentence, Span(min(c.start for c in clauses), max(c.end for c in clauses)), begun)
    return context.balanced(without_stop(context.text, without_opening(context, whole)))


def _unframed(sentence: Sentence, clause: Span, begun: Sequence[Quotation]) -> Span:
    """*Quant à la digue, | « elle tiendra »*: what sets the scene before the marks is the narrator's."""
    first = next((q.span.start for q in begun if q.span.start > clause.start), clause.start)
    before = [w for w in sentence.words if clause.start <= w.span.start < first]
    framing = bool(before) and before[-1].form == "," and not any(w.relation == "nsubj" for w in before)
    return Span(first, clause.end) if framing else clause


def _inside(sentence: Sentence, q: Quotation) -> bool:
    """Whether a quotation begins within the sentence, and ends in it or with it."""
    inside = sentence.span.start < q.span.start and q.closed and q.inner.end <= sentence.span.end
    return inside and sentence.span.of(sentence.text).rstrip(' »”"')[-1:] in ".!?…"


def _quoted_predicate(context: Context, sentence: Sentence, q: Quotation) -> list[Word]:
    """The predicate within the marks whose subject stands before them; an infinitive's modal stands there too.

    The main one may have its subject within them: *De toute façon, « le pont fermera »*.
    A finite verb right behind the mark has its subject there, whatever the parser says: *Jeanne Roy « partirait »*.
    """
    if len(q.inner.of(context.text).split()) < SHORTEST:
        return []
    words = [w for w in sentence.words if w.span in q.inner]
    first = next((w for w in words if w.relation not in ("advmod", "obj", "iobj")), None)
    for word in words:
        head = sentence.head(word) if word.relation == "xcomp" else word
        if head is None or not _main(sentence, head):
            continue
        subjects = sentence.children(head, "nsubj", "expl")
        own = bool(subjects) if head.head < 0 else any(c.span.end <= q.span.start for c in subjects)
        if own or (word is first and word.feat("VerbForm") == "Fin"):
            return [head]
    return []


def _hearsay(context: Context, sentence: Sentence, q: Quotation) -> list[Word]:
    """The main verb in the conditional of hearsay: *Les bus seraient réservés aux « habitants des quartiers »*."""
    main = next((w for w in sentence.words if w.head < 0), None)
    told = any(c.finite and not c.lone_participle for c in context.cues[sentence.index])
    if main is None or told or len(q.inner.of(context.text).split()) < SHORTEST:
        return []
    verbs = (main, *sentence.children(main, "aux", "cop"))
    hearsay = any(w.feat("Mood") == "Cnd" for w in verbs) and bool(sentence.children(main, "nsubj"))
    return [main] if hearsay else []


def _main(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb is the main one or joined to it, not to that of *tandis que P et que Q*."""
    if any(c.lemma == "que" for c in sentence.children(verb, "mark")):
        return False
    above: Word | None = verb
    while above is not None and above.relation in _CLAUSAL:
        above = sentence.head(above)
    return above is not None and above.relation == "root"


def _clause(sentence: Sentence, verb: Word) -> Span:
    """The words below a verb, without the clauses that are joined to it and have a subject of their own."""
    apart = {
        w.index
        for child in sentence.children(verb, *_CLAUSAL)
        if sentence.children(child, "nsubj")
        for w in sentence.subtree(child)
    }
    return over(
        w for w in sentence.subtree(verb) if w.index not in apart and w.relation not in ("cc", "punct")
    )
