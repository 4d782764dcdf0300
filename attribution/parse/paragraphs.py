"""Paragraphs: the pieces of a text that are parsed on their own, so that no sentence crosses their ends."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from attribution.model import Span

# A single line break inside a sentence is hard wrapping (mails, old agency wires), not a paragraph's end:
# it goes on when the line has no final mark and the next one begins in lower case.
_BREAK = regex.compile(r"(?:\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029])(?!(?<=[\p{L},;]\s?\s?)\p{Ll})\s*")
_SENTENCE_END = regex.compile(r"[.!?…][\"»”’)\]]*\s+")

LONGEST = 6_000
"""Characters of a piece: a 50 MB line must not become one sentence, whose parse costs the square of its length."""


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of a text, without the white space around them; very long ones in several pieces.

    Parameters
    ----------
    text : str
        Any text.

    Yields
    ------
    Span
        In order, not empty, not overlapping; between them there is only white space.
    """
    start = 0
    for end, following in _ends(text):
        stripped = _strip(text, Span(start, end))
        if stripped:
            yield from _pieces(text, stripped)
        start = following


def _ends(text: str) -> Iterator[tuple[int, int]]:
    for found in _BREAK.finditer(text):
        yield found.start(), found.end()
    yield len(text), len(text)


def _strip(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST:
        cut = _cut(text, start)
        piece = _strip(text, Span(start, cut))
        if piece:
            yield piece
        start = cut
    rest = _strip(text, Span(start, span.end))
    if rest:
        yield rest


def _cut(text: str, start: int) -> int:
    """Where to cut a piece that is too long: after a sentence, else at white space, else anywhere."""
    limit = start + LONGEST
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start + LONGEST // 2, limit)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + LONGEST // 2, limit)
    return space + 1 if space > 0 else limit
