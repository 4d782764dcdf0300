"""The reported clause that a quotation is part of: *ce retard « nuit à tous »*."""

from __future__ import annotations

from attribution.find.colons import after_colon
from attribution.find.context import Context
from attribution.find.marks import Quotation
from attribution.find.phrases import trimmed
from attribution.model import Sentence, Span

_GLOSS = 3  # words of an explanation behind a quotation, with its comma


def whole_clause(context: Context, q: Quotation) -> Span:
    """The reported clause whose end a quotation is: *ce retard « nuit à tous »* rather than the quoted part alone."""
    sentence = context.sentence_at(q.span.start)
    if sentence is None or sentence.span.start >= q.span.start:
        return q.span
    before = context.text[sentence.span.start : q.span.start].rstrip()
    if before.endswith((":", ".", "!", "?", "…")) or not any(c.isalnum() for c in before):
        return q.span
    if _apart(context, sentence, q):
        return q.span
    start = after_colon(context, Span(sentence.span.start, q.span.end), Span(q.span.start, q.span.end))
    whole = trimmed(context.text, Span(start, q.span.end))
    if before.endswith(","):
        return whole if _begun_before(sentence, q) or _conditioned(sentence, q) else q.span
    return whole if _tied(sentence, q) else q.span


def _apart(context: Context, sentence: Sentence, q: Quotation) -> bool:
    """Whether a quotation begins anew, with a capital: *À lire aussi : le pont "Je pars demain", a dit X*.

    The capital of a name tells only where the quotation goes on with further sentences.
    """
    first = next((w for w in sentence.words if w.span in q.inner), None)
    named = first is not None and first.upos in ("PROPN", "NOUN") and q.inner.end <= sentence.span.end
    return first is not None and first.form[:1].isupper() and not named


def _begun_before(sentence: Sentence, q: Quotation) -> bool:
    """Whether the main verb, or the subject of a verb inside, stands before the quotation, which ends its clause."""
    before = [w for w in sentence.words if w.span.end <= q.span.start]
    verbs = (w for w in sentence.words if w.span in q.inner)
    own = (sentence.children(verb, "nsubj") for verb in verbs)
    return any(w.head < 0 for w in before) or any(subjects and subjects[-1] in before for subjects in own)


def _conditioned(sentence: Sentence, q: Quotation) -> bool:
    """Whether a clause of its own leads to the quoted one: *si rien ne change, « nous partirons »*."""
    inside = {w.index for w in sentence.words if w.span in q.inner}
    before = (w for w in sentence.words if w.span.end <= q.span.start)
    return any(w.relation == "advcl" and w.head in inside for w in before)


def _tied(sentence: Sentence, q: Quotation) -> bool:
    """Whether a word before the quotation hangs on one inside it, or the other way round."""
    inside = {w.index for w in sentence.words if w.span in q.inner}
    before = {w.index for w in sentence.words if w.span.end <= q.span.start and w.relation != "punct"}
    return any(
        (w.index in before and w.head in inside)
        or (w.index in inside and w.head in before and w.relation != "punct")
        for w in sentence.words
    )


def explained(context: Context, sentence: Sentence, offset: int) -> Quotation | None:
    """« P à Kars », *la vieille ville du Nord*, dit X: the quotation of a sentence whose last words are explained.

    Between its comma and the aside's stands a noun or a relative clause and no main verb: the narrator explains.
    """
    q = context.speeches.before(offset)
    if q is None or q.span.start < sentence.span.start:
        return None
    opens = not any(c.isalnum() for c in context.text[sentence.span.start : q.span.start])
    between = [w for w in sentence.words if q.span.end <= w.span.start < offset]
    said = any(w.head < 0 and w.span in q.inner for w in sentence.words)
    apart = context.text[offset : offset + 1] == ","
    if not (opens and said and apart) or len(between) < _GLOSS or between[0].form != ",":
        return None
    noun = between[1].upos in ("DET", "NOUN", "PROPN") or between[1].feat("PronType") == "Rel"
    finite = (w for w in between if w.feat("VerbForm") == "Fin")
    heads = (sentence.words[w.head] if w.upos == "AUX" and w.head >= 0 else w for w in finite)
    return q if noun and all(head.deprel == "acl:relcl" for head in heads) else None
