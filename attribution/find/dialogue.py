"""Speech that a dash opens at the start of a line: dialogues, and the answers of an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.find.context import Context
from attribution.find.mode import DASHES, between_dashes, opened_by_dash
from attribution.find.phrases import without_stop
from attribution.model import Candidate, Span


def dialogue(context: Context, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """– P. in a line of its own, after a question, a quotation or another line of the dialogue, without any cue.

    Parameters
    ----------
    context : Context
        The parsed document.
    found : sequence of Candidate
        What the constructions found; a line with an aside (*– P, dit X*) is theirs.

    Yields
    ------
    Candidate
        One a line, without cue and without source. A lone line with a dash is an item of a list, not speech.
    """
    taken = [piece for candidate in found for piece in candidate.content]
    before: Span | None = None
    for paragraph in context.paragraphs:
        speech = dash_speech(context.text, paragraph)
        if (
            speech
            and before
            and _answers(context, before, taken)
            and not any(speech.overlaps(p) for p in taken)
        ):
            sentence = context.sentence_at(speech.start)
            if sentence is not None and (_finite(context, speech) or _replies(context, before)):
                taken.append(speech)
                yield Candidate("dialogue", sentence.index, (speech,), None, "")
        before = paragraph


def dash_speech(text: str, paragraph: Span) -> Span | None:
    """What a line says behind the dash that opens it, None where no dash does."""
    if text[paragraph.start] not in DASHES:
        return None
    words = without_stop(text, paragraph)
    if words.of(text)[:1].islower() or between_dashes(text, words):
        return None  # an item of a list, or a heading
    opened = words.start > paragraph.start and opened_by_dash(text, words.start)
    return words if opened and words else None


def _finite(context: Context, speech: Span) -> bool:
    first, last = context.sentence_at(speech.start), context.sentence_at(speech.end - 1)
    if first is None or last is None:
        return False
    here = context.parse.sentences[first.index : last.index + 1]
    return any(w.feat("VerbForm") == "Fin" for sentence in here for w in sentence.words)


def _replies(context: Context, before: Span) -> bool:
    """Whether the line before is a question, or a line of the dialogue: *– Pas cette fois.* needs no verb then."""
    return context.text[before.end - 1] == "?" or dash_speech(context.text, before) is not None


def _answers(context: Context, before: Span, taken: Sequence[Span]) -> bool:
    """Whether the line before asks, or is itself somebody's words."""
    text = context.text
    heard = any(piece.overlaps(before) for piece in taken)
    return heard or text[before.end - 1] == "?"
