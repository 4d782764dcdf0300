"""Quoted speech with no cue beside it, which goes on with the words of the last speaker."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from itertools import islice

from attribution.find.along import Along
from attribution.find.context import Context
from attribution.find.marks import Quotation
from attribution.find.speakers import can_speak
from attribution.find.taken_up import takes_up
from attribution.model import Candidate, Sentence, Span, Word

NEAR = 1
"""Paragraphs between a quotation and the attribution that it continues: beyond the next one, who speaks is a guess."""
_NEAR = 80  # characters that show whether a line has begun
LEAD = 6
"""Words before the colon of a quotation that goes on: *Puis, plus bas :*."""
LONG = 8
"""Words of a quotation that nobody has been heard before: long enough to be no heading."""
_CLOSING = ' \u00a0\u202f»”"'
_THINGS = frozenset({"ce", "cela", "ça", "qui", "que", "on", "rien", "tout"})
_SPEAKERS = frozenset({"je", "j'", "j’", "nous", "on"})
SHORTEST = 4
"""Words of a quotation that can stand alone; shorter ones are mostly headings and names."""


def floating(context: Context, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """« P ». alone in its sentence, after somebody has just been heard: source empty, the speaker is the last one.

    Parameters
    ----------
    context : Context
        The parsed document.
    found : sequence of Candidate
        What the constructions found, in text order.

    Yields
    ------
    Candidate
        One a quotation (with the quotations glued to it), without cue and without source.
    """
    told = sorted(((piece, c.cue or piece) for c in found for piece in c.content), key=lambda pair: pair[0])
    taken = Along(told, lambda pair: pair[0])
    ends = sorted(piece.end for piece, _ in taken)
    for q in context.outer:
        if any(_claims(pair, q) for pair in taken.near(q.span)) or not _alone(context, q):
            continue
        if _heard_just_before(context, q, ends) or _presented(context, q) or _opens(context, q):
            sentence = context.sentence_at(q.inner.start)
            insort(ends, q.span.end)
            yield Candidate("floating", sentence.index if sentence else 0, (q.span,), None, "")


def _claims(told: tuple[Span, Span], q: Quotation) -> bool:
    """Whether reported words have a quotation; those that its speaker reports inside it (*« On dit que P »*) do not."""
    content, cue = told
    return q.span.overlaps(content) and not (cue is not content and cue in q.inner and content in q.inner)


def _alone(context: Context, q: Quotation) -> bool:
    """Whether the quotation is all there is between its sentence's start and end, and says something."""
    text = context.text
    first, last = context.sentence_at(q.inner.start), context.sentence_at(q.inner.end - 1)
    if first is None or last is None or len(q.inner.of(text).split()) < SHORTEST:
        return False
    before, after = text[first.span.start : q.span.start], text[q.span.end : last.span.end]
    if any(c.isalnum() for c in after) or not (_bare(before) or _led(first, q, before)):
        return False
    words = [w for s in context.parse.sentences[first.index : last.index + 1] for w in s.words]
    finite = any(w.feat("VerbForm") == "Fin" for w in words)
    ends = _ends_speech(text, q) or not _bare(before) or _goes_on_in_line(text, q)
    return (finite or q.inner.of(text)[-1:] in "!?") and ends


def _bare(before: str) -> bool:
    return not any(c.isalnum() for c in before)


def _led(sentence: Sentence, q: Quotation, before: str) -> bool:
    """*Puis, plus bas : « P »*: a few words without a verb lead the quotation in."""
    lead = [w for w in sentence.words if w.span.end <= q.span.start]
    verbless = not any(w.upos in ("VERB", "AUX", "PROPN") for w in lead)
    return before.rstrip().endswith(":") and verbless and len(lead) <= LEAD


def _goes_on_in_line(text: str, q: Quotation) -> bool:
    """Whether a long quotation stands behind a sentence of its own line, where no heading does."""
    line = text[text.rfind("\n", 0, q.span.start) + 1 : q.span.start]
    return (
        q.closed and line.rstrip(_CLOSING).endswith((".", "!", "?")) and len(q.inner.of(text).split()) >= LONG
    )


def _ends_speech(text: str, q: Quotation) -> bool:
    """A heading in marks has no full stop on either side of its closing one, and its line for itself."""
    line = text[max(0, q.span.start - _NEAR) : q.span.start].rpartition("\n")[2]
    return (
        any(c.isalnum() for c in line)
        or q.inner.of(text)[-1:] in ".!?…"
        or text[q.span.end : q.span.end + 2].strip()[:1] in (".", "!", "?")
    )


def _presented(context: Context, q: Quotation) -> bool:
    """Whether a whole sentence in marks follows one about somebody: *La maire a réagi. « C'est une honte. »*."""
    first = context.sentence_at(q.inner.start)
    if first is None or first.index == 0 or len(q.inner.of(context.text).split()) < LONG:
        return False
    before = context.parse.sentences[first.index - 1]
    subjects = [
        w for w in before.words if w.relation == "nsubj" and w.head >= 0 and before.words[w.head].head < 0
    ]
    subjects += _of_cleft(context, before)
    lines = context.text[before.span.end : q.span.start].count("\n")
    return lines <= 2 and any(can_speak(w) and w.lemma.lower() not in _THINGS for w in subjects)


def _of_cleft(context: Context, sentence: Sentence) -> list[Word]:
    """Who has said it, in a sentence that says no more, as *c'est ce qu'a annoncé la maire*."""
    verbs = (
        c.verb for c in context.cues[sentence.index] if c.entry.licenses("que") and takes_up(sentence, c)
    )
    return [w for verb in islice(verbs, 1) for w in sentence.children(verb, "nsubj")]


def _opens(context: Context, q: Quotation) -> bool:
    """Whether a whole sentence in marks opens a paragraph, and somebody is the subject of the next one there.

    « C'est une honte ». *Invitée de la radio, la maire n'a pas caché sa colère.*
    """
    last = context.sentence_at(q.inner.end - 1)
    if last is None or last.index + 1 >= len(context.parse.sentences):
        return False
    after = context.parse.sentences[last.index + 1]
    opening = not context.same_paragraph(q.span.start - 1, q.span.start) if q.span.start else True
    together = context.same_paragraph(q.span.start, after.span.start)
    said = len(q.inner.of(context.text).split()) >= LONG or _own(context, q)
    subjects = [w for w in after.words if w.relation == "nsubj" and after.words[w.head].head < 0]
    return opening and together and said and any(w.upos == "PROPN" or _named(after, w) for w in subjects)


def _own(context: Context, q: Quotation) -> bool:
    """Whether somebody speaks of himself: *« Je n'ai rien vu ! »* is no title, however short."""
    first = context.sentence_at(q.inner.start)
    words = (w for w in first.words if w.span in q.inner) if first is not None else ()
    return any(w.relation == "nsubj" and w.form.lower() in _SPEAKERS for w in words)


def _named(sentence: Sentence, word: Word) -> bool:
    """Whether a noun of somebody bears a name: *la maire Jeanne Roy*."""
    return can_speak(word) and any(
        c.upos == "PROPN" for c in sentence.children(word, "nmod", "appos", "flat")
    )


def _heard_just_before(context: Context, q: Quotation, ends: Sequence[int]) -> bool:
    """Whether reported words, whose ends are given in order, stand before the quotation and near."""
    before = bisect_right(ends, q.span.start)
    if not before:
        return False
    between = context.text[ends[before - 1] : q.span.start]
    return sum(1 for line in between.splitlines()[1:] if line.strip()) <= NEAR
