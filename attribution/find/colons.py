"""Where the words that an aside reports begin, in a sentence with a colon or a semicolon."""

from __future__ import annotations

import regex

from attribution.find.context import Context
from attribution.model import Sentence, Span, Word

_COLON = regex.compile(r"[:;](?=\s|$)")


def after_colon(context: Context, scope: Span, aside: Span) -> int:
    """Where the words that an aside reports begin: behind the last colon or semicolon outside quotation marks.

    A colon before a mere list goes on with its clause: *deux quais ferment : l'un mardi, l'autre jeudi, précise X*.
    """
    marks = [m.end() for m in _COLON.finditer(context.text, scope.start, min(aside.start + 1, scope.end))]
    own = [end for end in marks if context.around(Span(end - 1, end)) is None]
    told = [end for end in own if context.text[end - 1] == ";" or not _lists(context, end, scope, aside)]
    return told[-1] if told else scope.start


def _lists(context: Context, start: int, scope: Span, aside: Span) -> bool:
    """Whether what a colon opens before an aside, and goes on behind it, has neither a finite verb nor a quotation."""
    sentence = context.sentence_at(start)
    before, after = Span(start, max(start, aside.start)), Span(min(aside.end, scope.end), scope.end)
    finite = [w for w in sentence.words if w.feat("VerbForm") == "Fin"] if sentence is not None else []
    main = [w.span for w in finite if sentence is not None and not _subordinate(sentence, w)]
    told = any(span in before or span in after for span in main) or bool(context.within(before))
    return not told and any(c.isalnum() for c in before.of(context.text))


def _subordinate(sentence: Sentence, verb: Word) -> bool:
    """Whether a finite verb is that of a relative clause, or of one that a conjunction introduces."""
    head = sentence.head(verb) if verb.upos == "AUX" else None
    predicate = head or verb
    return predicate.deprel == "acl:relcl" or bool(sentence.children(predicate, "mark"))
