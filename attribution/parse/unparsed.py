"""Paragraphs that were not parsed: each stands in a parse as one word, so that what is around it stays apart."""

from __future__ import annotations

from collections.abc import Iterable

from attribution.model import Parse, Sentence, Span, Word


def unparsed(text: str, place: Span) -> tuple[Word, ...]:
    """The words of a paragraph that is passed over: itself, of no part of speech."""
    form = place.of(text)
    return (Word(0, place, form, form, "X", "", -1, "root"),)


def of_words(text: str, sentences: Iterable[tuple[Word, ...]]) -> Parse:
    """The parse that holds some sentences, given as words, in the order of the text."""
    ordered = sorted(sentences, key=lambda words: words[0].span.start)
    return Parse(text, tuple(Sentence(i, _span(words), words, text) for i, words in enumerate(ordered)))


def _span(words: tuple[Word, ...]) -> Span:
    return Span(words[0].span.start, max(word.span.end for word in words))
