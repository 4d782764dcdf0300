"""*P. C'est ce qu'a annoncé X*: a sentence that takes up the one before it, and says whose words that was."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.find.context import Context
from attribution.find.cues import Cue
from attribution.find.phrases import without_stop
from attribution.find.speech import quotation_before, without_opening
from attribution.model import Sentence, Span, Word

_FAR = 6  # words before *ce que*: *Et c'est du moins*
_BEING = frozenset({"être", "voilà"})
_POINTING = frozenset({"ce", "c'", "c’", "cela", "voilà"})
_MAIN = ("root", "parataxis")


def takes_up(sentence: Sentence, cue: Cue) -> bool:
    """Whether a sentence is *c'est ce que V X*, with nothing of more weight before its *ce que*."""
    words = sentence.words[: cue.verb.index]
    index = next((w.index for w in words[:_FAR] if _that_which(words, w)), None)
    if index is None:
        return False
    before, between = words[:index], words[index + 2 :]
    pointing = any(w.lemma.lower() in _POINTING or w.form.lower() in _POINTING for w in before)
    being = any(w.lemma.lower() in _BEING or w.form.lower() in _BEING for w in before)
    return pointing and being and not any(w.upos == "VERB" or w.relation == "punct" for w in between)


def _that_which(words: Sequence[Word], word: Word) -> bool:
    after = words[word.index + 1 : word.index + 2]
    return word.form.lower() == "ce" and bool(after) and after[0].lemma.lower() in ("que", "qu'", "qu’")


def taken_up(context: Context, sentence: Sentence) -> list[Span]:
    """The words that a sentence takes up: the quotation right before it, else the sentence before, if the narrator's.

    Empty where that one asks, or has somebody's cue of its own.
    """
    start = sentence.span.start
    if sentence.index == 0 or context.around(Span(start, start + 1)) is not None:
        return []
    quoted = quotation_before(context, start)
    if quoted is not None:
        return context.speech(quoted)
    before = context.parse.sentences[sentence.index - 1]
    text = before.span.of(context.text).rstrip()
    told = any(c.finite and c.verb.relation in _MAIN for c in context.cues[before.index])
    if told or context.prepositions[before.index] or not text.endswith("."):
        return []
    span = without_opening(context, without_stop(context.text, before.span))
    return [span] if context.around(Span(span.end - 1, span.end)) is None else []
