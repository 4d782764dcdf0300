"""The paragraphs of a text that nothing is looked for in, and that are not parsed therefore."""

from __future__ import annotations

from bisect import bisect_left

import regex

from attribution.model import Parse, Sentence, Span
from attribution.page.furniture import furniture
from attribution.parse.paragraphs import paragraphs
from attribution.parse.unparsed import of_words, unparsed

_SPEAKS = regex.compile(r"[\p{L}«»“”„\"]")


def passed_over(text: str) -> tuple[Span, ...]:
    """The paragraphs that are page furniture, or hold neither a letter nor a quotation mark (figures, rules of a page).

    No more, for paragraphs without any cue name people and institutions, whom others take up as *il* or *le ministre*.

    Parameters
    ----------
    text : str
        An article, as copied or extracted.

    Returns
    -------
    tuple of Span
        In order, each as ``paragraphs`` gives it.
    """
    aside = set(furniture(text))
    return tuple(p for p in paragraphs(text) if p in aside or not _SPEAKS.search(text, p.start, p.end))


def without(parse: Parse, places: tuple[Span, ...]) -> Parse:
    """A parse as if some paragraphs of its text had not been parsed."""
    if not places:
        return parse
    starts = [place.start for place in places]

    def aside(sentence: Sentence) -> bool:
        """Whether the last of the paragraphs that begin before its end reaches it."""
        last = bisect_left(starts, sentence.span.end) - 1
        return last >= 0 and sentence.span.overlaps(places[last])

    read = [sentence.words for sentence in parse.sentences if not aside(sentence)]
    return of_words(parse.text, [*read, *(unparsed(parse.text, place) for place in places)])
