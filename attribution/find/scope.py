"""How far the words reach that *selon X* reports: the sentence, a quotation, or the clause that it stands in."""

from __future__ import annotations

from itertools import takewhile

import regex

from attribution.find.context import Context
from attribution.find.phrases import over
from attribution.find.prepositions import PrepositionalCue
from attribution.find.speech import clause_opened
from attribution.model import Sentence, Span, Word

_APART = (",", ":", "(", "–", "—")  # what parts a cue from the words before it
_ADDED = regex.compile(r",\s(?:alors|tandis)\squ(?:e\s|['’])")


def scope_of(context: Context, sentence: Sentence, cue: PrepositionalCue) -> Span:
    """The sentence, or the inside of the quotation in which the cue stands."""
    around = context.around(cue.span)
    bracketed = _bracketed(sentence, cue)
    if bracketed is not None:
        return bracketed
    opened = (
        clause_opened(sentence, cue.span)
        or _described(sentence, cue)
        or _inner_clause(sentence, cue)
        or _absolute(sentence, cue)
        or (_leading(context, sentence, cue) if around is None else None)
    )
    if opened is not None:
        return opened
    joined = _joined_clause(sentence, cue) if around is None else None
    if joined is not None:
        return joined
    if around is None:
        return (
            _hearsay(sentence, cue)
            or _behind_aside(context, sentence, cue)
            or _with_quotation(context, sentence, cue)
        )
    return Span(max(sentence.span.start, around.inner.start), min(sentence.span.end, around.inner.end))


def _bracketed(sentence: Sentence, cue: PrepositionalCue) -> Span | None:
    """*cent départs (dix seulement selon la mairie)*: the inside of the brackets that hold the cue and its source."""
    text = sentence.text
    start = text.rfind("(", sentence.span.start, cue.span.start) + 1
    end = text.find(")", start, sentence.span.end)
    if not start or end < cue.head.span.end:
        return None
    last = over(sentence.subtree(cue.head)).end
    beside = text[start : cue.span.start] + text[min(last, end) : end]
    return Span(start, end) if any(c.isalnum() for c in beside) else None  # *la foule est là (selon X)*


def _described(sentence: Sentence, cue: PrepositionalCue) -> Span | None:
    """*un texte, contraire selon elle à la loi*: the adjective right before the cue, with what completes it."""
    before = [w for w in sentence.words if w.span.end <= cue.span.start][-2:]
    if len(before) < 2 or before[1].relation not in ("amod", "appos", "acl", "xcomp"):
        return None
    apart = before[0].form == "," and (before[1].upos == "ADJ" or before[1].relation == "appos")
    whole = over(w for w in sentence.subtree(before[1]) if w.form != ",")
    return Span(before[1].span.start, whole.end) if apart else None


def _with_quotation(context: Context, sentence: Sentence, cue: PrepositionalCue) -> Span:
    """The sentence, from the start of a quotation that ends in it on: *« P1. P2 », a dit X, selon Y*."""
    q = context.around(Span(sentence.span.start, sentence.span.start + 1))
    opened = q is not None and q.span.end <= cue.span.start
    return Span(q.span.start, sentence.span.end) if q is not None and opened else sentence.span


def _inner_clause(sentence: Sentence, cue: PrepositionalCue) -> Span | None:
    """The relative or participial clause that goes on behind a cue: *qui a fait, selon l'ONU, cent morts*."""
    predicate = sentence.head(cue.head)
    while predicate is not None and predicate.relation in ("obl", "nmod", "obj", "xcomp"):
        predicate = sentence.head(predicate)
    if predicate is None or predicate.relation != "acl":
        return None
    whole = over(w for w in sentence.subtree(predicate) if w.form != ",")
    goes_on = any(c.isalnum() for c in sentence.text[over(sentence.subtree(cue.head)).end : whole.end])
    closed = not sentence.text[: cue.span.start].rstrip().endswith(",") and _resumed(sentence, whole)
    return whole if whole.start < cue.span.start and (goes_on or closed) else None


def _resumed(sentence: Sentence, clause: Span) -> bool:
    """Whether the main verb stands behind a clause between commas: *le pont, qui plie selon un ingénieur, tiendra*."""
    root = next((w for w in sentence.words if w.head < 0), None)
    begun = sentence.text[: clause.start].rstrip().endswith(",")
    return begun and root is not None and root.span.start >= clause.end


def _absolute(sentence: Sentence, cue: PrepositionalCue) -> Span | None:
    """The participial clause with a subject of its own: *il est parti, l'hiver étant selon lui « un calvaire »*."""
    before = [w for w in sentence.words if w.span.end <= cue.span.start]
    while before and before[-1].form == ",":
        before.pop()
    if not before or before[-1].form.lower() not in ("étant", "ayant"):
        return None
    own = list(takewhile(lambda w: w.form != ",", reversed(before)))
    subject = any(w.upos in ("NOUN", "PROPN") for w in own)
    return Span(own[-1].span.start, sentence.span.end) if subject and len(own) < len(before) else None


def _leading(context: Context, sentence: Sentence, cue: PrepositionalCue) -> Span | None:
    """*Cotée à dix contre un selon les bookmakers, la jument a gagné*: what leads to the main clause, no comma between.

    Of a subject the quotation or the phrase behind a comma there: *un bar « très couru » selon le guide, a fermé*. A
    main verb in the conditional of hearsay is reported too.
    """
    root = next((w for w in sentence.words if w.head < 0), None)
    before = [w for w in sentence.words if w.span.end <= cue.span.start]
    behind = root is not None and root.index > cue.head.index and not _conditional(sentence, root)
    if root is None or not behind or any(w.feat("VerbForm") == "Fin" for w in before):
        return None
    comma = "," in sentence.text[cue.head.span.end : root.span.start]
    if not comma or sentence.text[: cue.span.start].rstrip()[-1:] in _APART:
        return None
    if any(c in before for c in sentence.children(root, "nsubj")):
        return _of_subject(context, sentence, cue, before)
    first = next((w for w in before if w.head == root.index and w.relation != "punct"), None)
    leads = first is not None and first.relation in ("advcl", "acl", "amod") and _describes(first)
    return Span(sentence.span.start, cue.span.start) if leads else None


def _describes(word: Word) -> bool:
    return word.upos == "ADJ" or word.feat("VerbForm") == "Part"


def _of_subject(
    context: Context, sentence: Sentence, cue: PrepositionalCue, before: list[Word]
) -> Span | None:
    """The quotation that ends before a cue, else the adjective or participle behind a comma with what completes it."""
    q = context.speeches.before(cue.span.start)
    if q is not None and not sentence.text[q.span.end : cue.span.start].strip():
        return q.span if q.span.start >= sentence.span.start else None
    phrase = list(takewhile(lambda w: w.form != ",", reversed(before)))[::-1]
    described = 0 < len(phrase) < len(before) and phrase[0].relation in ("amod", "appos", "acl")
    return Span(phrase[0].span.start, cue.span.start) if described and _describes(phrase[0]) else None


def _joined_clause(sentence: Sentence, cue: PrepositionalCue) -> Span | None:
    """The second of two clauses, where the cue opens it: *X nie P et, selon elle, le port ne doit rien*."""
    before = [w for w in sentence.words if w.span.end <= cue.span.start and w.form != ","]
    predicate = sentence.head(before[-1]) if before and before[-1].relation == "cc" else None
    if predicate is None or predicate.index < cue.head.index:
        return None
    own = any(c.index > cue.head.index for c in sentence.children(predicate, "nsubj", "expl"))
    return Span(cue.span.start, over(sentence.subtree(predicate)).end) if own else None


def _behind_aside(context: Context, sentence: Sentence, cue: PrepositionalCue) -> Span | None:
    """« P », *dit X, alors que Q, selon Y*: behind another's aside only what the narrator adds is Y's."""
    asides = [c.end for c in context.cues[sentence.index] if c.verb.relation == "parataxis" and c.finite]
    begun = next((end for end in asides if end < cue.span.start), None)
    found = _ADDED.search(context.text, begun, cue.span.start) if begun is not None else None
    free = found is not None and context.around(Span(found.start(), found.end())) is None
    return Span(found.end(), sentence.span.end) if found is not None and free else None


def _hearsay(sentence: Sentence, cue: PrepositionalCue) -> Span | None:
    """The last of coordinated clauses, where it alone is in the hearsay conditional: *X sort, et Y serait, selon Z*."""
    root = next((w for w in sentence.words if w.head < 0), None)
    if root is None or not sentence.text[: cue.span.start].rstrip().endswith(","):
        return None
    own = [c for c in sentence.children(root, "conj") if sentence.children(c, "nsubj")]
    if not own or _conditional(sentence, root) or not _conditional(sentence, own[-1]):
        return None
    words = [w for w in sentence.subtree(own[-1]) if w.relation != "cc" and w.span.start < cue.span.start]
    return Span(over(words).start, sentence.span.end) if words else None


def _conditional(sentence: Sentence, verb: Word) -> bool:
    return any(w.feat("Mood") == "Cnd" for w in (verb, *sentence.children(verb, "aux", "cop")))
