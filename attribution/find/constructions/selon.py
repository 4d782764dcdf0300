"""*Selon X, P*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.phrases import noun_phrase, over, trimmed
from attribution.find.prepositions import PrepositionalCue, prepositional_cues
from attribution.find.speech import around_aside
from attribution.model import Candidate, Sentence, Span


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
        phrase = over(sentence.subtree(cue.head))
        content = _content(context, sentence, cue, phrase)
        if content:
            yield Candidate(
                construction="selon",
                sentence=sentence.index,
                content=tuple(content),
                cue=cue.span,
                cue_lemma=cue.lemma,
                source=trimmed(context.text, Span(cue.span.end, max(cue.span.end, noun_phrase(sentence, cue.head).end))),
                source_head=cue.head.index,
            )


def _content(context: Context, sentence: Sentence, cue: PrepositionalCue, phrase: Span) -> list[Span]:
    scope = _scope(context, sentence, cue)
    return around_aside(context, scope, Span(cue.span.start, max(cue.span.end, phrase.end)))


def _scope(context: Context, sentence: Sentence, cue: PrepositionalCue) -> Span:
    """The sentence, or the inside of the quotation in which the cue stands."""
    around = context.around(cue.span)
    if around is None:
        return sentence.span
    return Span(max(sentence.span.start, around.inner.start), min(sentence.span.end, around.inner.end))
