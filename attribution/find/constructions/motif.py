"""*X a refusé au motif que P*, *sous prétexte que P*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.phrases import noun_phrase, over, without_stop
from attribution.find.prepositions import PrepositionalCue
from attribution.model import Candidate, Sentence, Span, Word


@construction(
    matches=[
        "{source:Le juge} a refusé la demande {cue:au motif que} {content:le dossier était vide}.",
    ],
    rejects=["Le motif que porte ce tissu est ancien."],
    reference="GUIDELINES, hard cases: au motif que",
)
def motif(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """X agit au motif que P: the reason given is the content, the subject of the act its source."""
    for cue in context.prepositions[sentence.index]:
        if not cue.record.licenses("motif"):
            continue
        first = cue.span.start == sentence.span.start
        end = over(sentence.subtree(cue.head)).end if first else sentence.span.end
        span = context.balanced(without_stop(context.text, Span(cue.span.end, max(end, cue.span.end))))
        source = _agent(sentence, cue, after=end if first else None)
        if span:
            yield Candidate(
                construction="motif",
                sentence=sentence.index,
                content=(span,),
                cue=cue.span,
                cue_lemma=cue.record.lemma,
                source=noun_phrase(sentence, source) if source else None,
                source_head=source.index if source else None,
                stance=cue.record.stance_of("motif"),
            )


def _agent(sentence: Sentence, cue: PrepositionalCue, after: int | None) -> Word | None:
    """The last subject before the cue, or the first behind its clause where the cue opens the sentence."""
    subjects = [w for w in sentence.words if w.relation == "nsubj"]
    if after is not None:
        return next((w for w in subjects if w.span.start >= after), None)
    before = [w for w in subjects if w.span.end <= cue.span.start]
    return before[-1] if before else None
