"""*X a déclaré : « P »*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from attribution.find.announcing import announcing, full
from attribution.find.asides import resumed
from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.marks import Quotation
from attribution.find.origin import read_by_somebody
from attribution.find.speech import second
from attribution.model import Candidate, Sentence, Span


@construction(
    matches=[
        "{source:Le maire} {cue:a déclaré} : {content:« Le pont rouvrira demain »}.",
        '{source:Elle} {cue:lance} : {content:"Nous gagnerons !"}',
    ],
    rejects=["Il a lu « Les Misérables »."],
    reference="PARC 3 (Pareti 2016)",
)
def quote(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """X dit : « P »: a cue verb, then a colon or nothing, then quoted speech."""
    for q in context.openings[sentence.index]:
        if not sentence.span.start <= q.span.start <= sentence.span.end + 2:
            continue
        cue = announcing(context, sentence, q)
        if cue is not None and not resumed(context, q) and not read_by_somebody(cue):
            found = context.candidate("quote", cue, [context.listed(q), *second(context, q)])
            more = full(context, cue, q)
            if not more or context.text[: q.span.start].rstrip().endswith(":"):
                yield _by_colon(context, found, q) if more else found


def _by_colon(context: Context, found: Candidate, q: Quotation) -> Candidate:
    """*X dénonce « F » : « P »*: the verb has reported F; the colon reports P."""
    colon = context.text.rfind(":", 0, q.span.start)
    if colon < 0:
        return found
    return replace(found, cue=Span(colon, colon + 1), cue_lemma=":", stance="asserted")
