"""The narrator's own clause at the head of a sentence, before the words that an aside reports."""

from __future__ import annotations

import regex

from attribution.find.context import Context
from attribution.find.phrases import over, trimmed
from attribution.model import Sentence, Span, Word

_FRAMING = regex.compile(r"(?:(?:alors|tandis|pendant) qu|(?:au moment|le jour|à l['’]heure) où\b)", regex.I)


def without_framing(context: Context, span: Span) -> Span:
    """*Alors que C, P, a dit X*: the span without the clause that sets the scene, which is the narrator's.

    With quoted words inside it, the clause is the speaker's too.
    """
    sentence = context.sentence_at(span.start)
    if sentence is None or not _FRAMING.match(context.text, span.start, span.end):
        return span
    framed = _framing_clause(sentence, span)
    if framed is None or context.within(framed) or context.around(framed) is not None:
        return span
    return trimmed(context.text, Span(framed.end, span.end))


def _framing_clause(sentence: Sentence, span: Span) -> Span | None:
    """The adverbial clause that a span begins with, where a comma and a clause of its own follow."""
    first = next((w for w in sentence.words if w.span.start >= span.start), None)
    above: Word | None = first
    while above is not None and above.relation != "advcl":
        above = sentence.head(above)
    if first is None or above is None:
        return None
    framed = trimmed(sentence.text, over(sentence.subtree(above)))
    main = sentence.head(above)
    begun = main is not None and any(c.span in span for c in sentence.children(main, "nsubj"))
    goes_on = main is not None and main.span.start >= framed.end and (begun or main.span.end <= span.end)
    parted = sentence.text[framed.end :].lstrip().startswith(",")
    return framed if framed.start == first.span.start and parted and goes_on else None
