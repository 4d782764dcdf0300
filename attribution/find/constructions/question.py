"""*X a demandé si P*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.find.clause import clause
from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.questions import question as indirect_question
from attribution.find.tails import reported
from attribution.model import Candidate, Sentence, Span


@construction(
    matches=[
        "{source:La députée} {cue:a demandé} {content:si le pont serait rouvert}.",
        "{source:L'enquêteur} {cue:a expliqué} {content:comment le feu avait pris}.",
    ],
    rejects=["Il ignore si le pont tiendra."],
    reference="PARC 3 (Pareti 2016)",
)
def question(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """X demande si P, X explique comment P: the indirect question is the content, its question word included."""
    for cue in context.cues[sentence.index]:
        if not cue.entry.licenses("question"):
            continue
        found = indirect_question(cue)
        if found:
            predicate, asking = found
            below = clause(sentence, predicate, asking.span.start, cue.verb)
            span = reported(context, Span(min(asking.span.start, below.start), below.end))
            if span and span.start >= cue.end:
                yield context.candidate("question", cue, [span])
