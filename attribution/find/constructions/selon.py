"""*Selon X, P*; *P, citant X*; *aux yeux de X, P*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.cues import Cue
from attribution.find.phrases import noun_phrase, over, trimmed
from attribution.find.prepositions import PrepositionalCue, prepositional_cues
from attribution.find.relay import relays
from attribution.find.speech import around_aside, clause_opened
from attribution.find.subjects import origin_of
from attribution.model import Candidate, Sentence, Span

_FRAMES = ("selon", "pour")
_STILL = ("toujours", "notamment", "encore", "du moins")  # *toujours selon la police*


@construction(
    matches=[
        "{cue:Selon} {source:TASS}, {content:les combats ont cessé}.",
        "{content:Les combats ont cessé}, {cue:d'après} {source:le ministère}.",
    ],
    rejects=["Selon moi, il pleuvra.", "Selon les cas, on attend."],
    reference="Charolles 1987, on the scope of « selon A »",
)
def selon(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """Selon X, P: a prepositional cue governs the source; the clause around it is the content."""
    for cue in prepositional_cues(sentence, context.lexicon):
        frame = next((f for f in _FRAMES if cue.record.licenses(f)), None)
        if frame is None or _origin_of_another(context, sentence, cue):
            continue
        source = _source(context, sentence, cue)
        content = around_aside(
            context, _scope(context, sentence, cue), _aside(context, sentence, cue, source)
        )
        if content:
            yield Candidate(
                construction="selon",
                sentence=sentence.index,
                content=tuple(content),
                cue=cue.span,
                cue_lemma=cue.record.lemma,
                source=source,
                source_head=cue.head.index,
                via=relays(sentence, (cue.head,), cue.head),
                stance=cue.record.stance_of(frame),
            )


def _origin_of_another(context: Context, sentence: Sentence, cue: PrepositionalCue) -> bool:
    """*De source policière, on précise que P*: the phrase is the source of the verb, not a cue of its own."""
    impersonal = [c for c in context.cues[sentence.index] if origin_of(c) is not None or _of_on(c)]
    return cue.record.lemma == "de source" and bool(impersonal)


def _of_on(cue: Cue) -> bool:
    return any(
        c.form.lower() in ("on", "-on", "-t-on", "l'on") for c in cue.sentence.children(cue.verb, "nsubj")
    )


def _source(context: Context, sentence: Sentence, cue: PrepositionalCue) -> Span:
    """The mention after the cue; an apposition behind a comma is left where it would leave no clause beside it."""
    whole = noun_phrase(sentence, cue.head)
    span = trimmed(context.text, Span(max(cue.span.end, min(whole.start, cue.head.span.start)), whole.end))
    comma = span.of(context.text).find(",")
    if comma > 0 and cue.span.start == sentence.span.start and not _clause_after(sentence, span.end):
        return trimmed(context.text, Span(span.start, span.start + comma))
    return span


def _clause_after(sentence: Sentence, offset: int) -> bool:
    """Whether a subject and its verb still stand behind an offset."""
    return any(w.span.start >= offset and w.relation == "nsubj" for w in sentence.words)


def _aside(context: Context, sentence: Sentence, cue: PrepositionalCue, source: Span) -> Span:
    """The cue with its mention, and the relative clause or participle that goes on with it."""
    phrase = over(sentence.subtree(cue.head))
    end = phrase.end if phrase.end > source.end and _clause_after(sentence, phrase.end) else source.end
    speech = [q.span.start for q in context.outer if source.end <= q.span.start < end]
    before = [w for w in sentence.words if w.span.end <= cue.span.start]
    start = before[-1].span.start if before and before[-1].lemma.lower() in _STILL else cue.span.start
    return Span(start, max(cue.span.end, min([end, *speech])))


def _scope(context: Context, sentence: Sentence, cue: PrepositionalCue) -> Span:
    """The sentence, or the inside of the quotation in which the cue stands."""
    around = context.around(cue.span)
    clause = clause_opened(sentence, cue.span)
    if clause is not None:
        return clause
    if around is None:
        return sentence.span
    return Span(max(sentence.span.start, around.inner.start), min(sentence.span.end, around.inner.end))
