"""*Macron : « P »*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.find.announcing import announcing
from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.phrases import noun_phrase
from attribution.model import Candidate, Sentence, Span, Word

_THINGS = frozenset({"ce", "cela", "ça", "qui", "que"})


@construction(
    matches=["{source:Le Kremlin} {cue::} {content:« Aucun accord n'a été signé »}."],
    rejects=["Deux livres : « Nana » et « Germinal »."],
    reference="GUIDELINES 4: names with a colon, headlines included",
)
def colon(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """X : « P »: a name, or a clause without cue verb whose subject speaks, a colon, and quoted speech."""
    for q in context.outer:
        mark = _colon_before(context, sentence, q.span.start)
        if mark is None or announcing(context, sentence, q) is not None:
            continue
        head = _speaker(sentence, mark)
        if head is not None and len(q.inner.of(context.text).split()) > 2:
            yield Candidate(
                construction="colon",
                sentence=sentence.index,
                content=(q.span,),
                cue=mark,
                cue_lemma=":",
                source=noun_phrase(sentence, head),
                source_head=head.index,
            )


def _colon_before(context: Context, sentence: Sentence, offset: int) -> Span | None:
    before = _before_space(context.text, offset)
    inside = sentence.span.start < before <= sentence.span.end
    return Span(before - 1, before) if inside and context.text[before - 1 : before] == ":" else None


def _before_space(text: str, offset: int) -> int:
    """The offset with the white space before it left out."""
    while offset > 0 and text[offset - 1].isspace():
        offset -= 1
    return offset


def _speaker(sentence: Sentence, mark: Span) -> Word | None:
    """The name that fills all before the colon, or the subject of the clause there."""
    before = [w for w in sentence.words if w.span.end <= mark.start]
    heads = [w for w in before if w.head < 0 or sentence.words[w.head].span.start >= mark.start]
    if len(heads) != 1:
        return None
    head = heads[0]
    if head.upos == "PROPN":
        return head
    subjects = [
        w for w in sentence.children(head, "nsubj") if w in before and w.upos in ("PROPN", "PRON", "NOUN")
    ]
    return next((w for w in subjects[:1] if w.lemma.lower() not in _THINGS), None)
