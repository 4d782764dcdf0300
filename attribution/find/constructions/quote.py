"""*X a déclaré : « P »*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.cues import Cue
from attribution.find.marks import Quotation
from attribution.find.speech import quotation_after
from attribution.model import Candidate, Sentence, Span

_ADDRESSEE = 5  # words that may name who is told: *a lancé aux grévistes « Revenez ! »*


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
    for q in context.outer:
        if not sentence.span.start <= q.span.start <= sentence.span.end + 2:
            continue
        cue = _announcing(context, sentence, q)
        if cue is not None:
            yield context.candidate("quote", cue, [q.span, *_second(context, q)])


def _announcing(context: Context, sentence: Sentence, q: Quotation) -> Cue | None:
    """The cue that announces a quotation: before its colon, or right before its mark."""
    before = [
        c
        for c in context.cues[sentence.index]
        if c.end <= q.span.start and c.entry.licenses("quote") and not c.lone_participle
    ]
    if not before or context.text[before[-1].end : q.span.start].count("\n") > 1:
        return None
    if context.text[: q.span.start].rstrip().endswith(":"):
        main = [c for c in before if c.verb.relation in ("root", "conj", "ccomp", "parataxis")]
        return (main or before)[-1]
    cue = before[-1]
    between = context.text[cue.end : q.span.start].strip(" \u00a0\u202f,")
    addressed = len(between.split()) <= _ADDRESSEE and between.startswith(("à ", "au ", "aux ", "à l"))
    return cue if (not between or addressed) and _is_speech(context, q) else None


def _is_speech(context: Context, q: Quotation) -> bool:
    """Whether a quotation holds a finite clause of its own, not a fragment of the sentence around it."""
    sentence = context.sentence_at(q.inner.start)
    words = [w for w in sentence.words if w.span in q.inner] if sentence else []
    return q.span.end > (sentence.span.end if sentence else 0) or any(
        w.feat("VerbForm") == "Fin" for w in words
    )


def _second(context: Context, q: Quotation) -> list[Span]:
    """A quotation that goes on in the next paragraph with a repeated mark."""
    following = quotation_after(context, q.span.end) if not q.closed else None
    return [following.span] if following is not None and following.continues else []
