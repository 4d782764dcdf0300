"""The marks in which a speech goes on behind its aside: *« P1 », dit X. « P2 »*."""

from __future__ import annotations

from attribution.find.asides import claimed
from attribution.find.context import Context
from attribution.find.cues import Cue
from attribution.find.marks import Quotation
from attribution.find.mode import is_name
from attribution.find.speech import quotation_after
from attribution.find.subjects import speaker_of
from attribution.model import Sentence, Span

_PAUSES = (",", ":")


def following(context: Context, cue: Cue, end: int) -> Quotation | None:
    """« P1 », dit X(, *« P2 »*): the quotation behind an aside that ends at ``end``, which no other cue claims."""
    q = quotation_after(context, end) or _later_in_sentence(context, cue) or _next_sentence(context, cue)
    if q is None or is_name(context.text, q) or claimed(context, q):
        return None
    named = _names_source(context, cue, Span(end, q.span.start))
    return None if named or _mere_subject(context, q) else q


def right_behind(context: Context, cue: Cue, end: int) -> Quotation | None:
    """P1, dit X, *« P2 »*; P1, dit X : *« P2 »*: the marks right behind the aside, in its sentence."""
    q = next(context.speeches.behind(end), None)
    if (
        q is None
        or q.span.start >= cue.sentence.span.end
        or context.text[end : q.span.start].strip() not in _PAUSES
    ):
        return None
    return None if is_name(context.text, q) or claimed(context, q) else q


def _names_source(context: Context, cue: Cue, between: Span) -> bool:
    """« P », dit le héros de « *Q* »: whether a quotation goes on with a source of several words, by no mark parted."""
    source = speaker_of(cue)
    glued = context.text[between.start : between.end].isspace() and "\n" not in between.of(context.text)
    return glued and source is not None and source.upos == "NOUN" and source.index > cue.verb.index


def _mere_subject(context: Context, q: Quotation) -> bool:
    """« P1 », dit X. « *Un fossé* » *entre eux s'est creusé*: whether a few words in marks begin another's sentence."""
    sentence = context.sentence_at(q.inner.start)
    if sentence is None or q.span.start > sentence.span.start or q.span.end >= sentence.span.end:
        return False
    goes_on = any(c.isalnum() for c in context.text[q.span.end : sentence.span.end])
    return goes_on and not any(w.feat("VerbForm") == "Fin" for w in sentence.words if w.span in q.inner)


def _later_in_sentence(context: Context, cue: Cue) -> Quotation | None:
    """A quotation further on in the sentence of the aside, with no other cue verb on the way."""
    near = context.speeches.near(cue.sentence.span)
    later = [q for q in near if cue.end <= q.span.start < cue.sentence.span.end]
    if not later or len(later[0].inner.of(context.text).split()) < 3:
        return None
    if not _own_words(cue.sentence, later[0]):
        return None
    between = Span(cue.end, later[0].span.start)
    return None if any(other.span in between for other in context.cues[cue.sentence.index]) else later[0]


def _own_words(sentence: Sentence, q: Quotation) -> bool:
    """Whether marks open behind a comma or colon, or hold a verb; in *sûre que le « port vert » tiendra* they name.

    A capital behind a preposition begins a name with a verb in it: *a-t-elle dit à « Viens à la maison »*.
    """
    last = [w for w in sentence.words if w.span.end <= q.span.start][-1:]
    if any(w.upos == "ADP" for w in last) and q.inner.of(sentence.text)[:1].isupper():
        return False
    before = sentence.text[sentence.span.start : q.span.start].rstrip()
    return before.endswith((",", ":")) or any(
        w.feat("VerbForm") == "Fin" for w in sentence.words if w.span in q.inner
    )


def _next_sentence(context: Context, cue: Cue) -> Quotation | None:
    """« P1 », dit X, ministre de Y, à l'AFP. « P2 ».: the same speech goes on behind the narrator's sentence."""
    return quotation_after(context, cue.sentence.span.end)
