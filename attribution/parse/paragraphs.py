"""Paragraphs: the pieces of a text that are parsed on their own, so that no sentence crosses their ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from attribution.model import Span

_WIDTH = 100  # characters of a line in hard-wrapped text (mails, old agency wires, text browsers), at most
_FEW = 5  # lines from which wrapping can be told
_SENTENCE_END = regex.compile(r"[.!?…][\"»”’)\]]*\s+")

# *MOSCOU, 17 sept (TASS) –*, *Paris (AFP) -*, *LOMÉ (Xinhua) --*: a credit, no part of the sentence behind it, which it
# would spoil.
_DATELINE = regex.compile(
    r"(?:\p{Lu}[\p{Lu}’' -]{2,40}(?:\s\([\p{L} -]{2,30}\))?(?:,\s[\p{L}\p{N}. ]{3,25})?"
    r"|\p{Lu}[\p{L}’' -]{2,30}(?=\s\())(?:\s?\(\p{Lu}[\p{L} ./]{1,25}\))?\s?[–—-]{1,2}\s+"
)

_DASH = regex.compile(r"[–—-]\s")
_LEAD = 200  # characters within which a dateline ends

# What the tokenizer cannot take is hidden from it by a character of the same length: lone surrogates, control
# and private characters. U+FFFC and friends would become words of their own.
_UNREADABLE = regex.compile(r"[\p{Cs}\p{Cc}\p{Co}\p{Cn}\uFFFC\uFEFF\u200B-\u200F\u202A-\u202E\u2066-\u2069]")

LONGEST = 6_000
"""Characters of a piece: a 50 MB line must not become one sentence, whose parse costs the square of its length."""


class Part(NamedTuple):
    """Paragraphs of a text that are parsed together."""

    text: str
    places: list[Span]


@lru_cache(maxsize=2)  # marks, furniture and constructions ask for those of one text
def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text, without the white space around them; very long ones in several pieces.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    tuple of Span
        In order, not empty, not overlapping; between them there is only white space. A dateline is a piece of its
        own.
    """
    return tuple(_paragraphs(text))


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for end, following in _ends(text):
        dashed = _DASH.search(text, start, min(end, start + _LEAD))
        dateline = _DATELINE.match(text, start, end) if dashed else None
        for piece in (
            (Span(start, dateline.end()), Span(dateline.end(), end)) if dateline else (Span(start, end),)
        ):
            stripped = _strip(text, piece)
            if stripped:
                yield from _pieces(text, stripped)
        start = following


def readable(text: str) -> str:
    """What is given to the tokenizer for a piece of text, as long as it."""
    return _UNREADABLE.sub(lambda found: " " if found[0].isspace() else "_", text)


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph ends, and where the next one may begin."""
    lines = text.splitlines()
    stripped = [line.strip() for line in lines]
    wrapped = _wrapped(stripped)
    place = 0
    for line, whole, following in zip(
        lines, text.splitlines(keepends=True), (*stripped[1:], ""), strict=False
    ):
        end, place = place + len(line), place + len(whole)
        if not _goes_on(line.rstrip(" \t"), following, wrapped):
            yield end, place


def _goes_on(line: str, following: str, wrapped: bool) -> bool:
    """Whether a sentence goes on over a line break: the next line is not blank, and begins in lower case.

    In hard-wrapped text any line that ends without a final mark goes on, and one that is full as well.
    """
    if not following or not line:
        return False
    if wrapped:
        return not following.startswith(("-", "–", "—", "*", "•"))
    return following[0].islower() and (line[-1].isalpha() or line[-1] in ",;")


def _wrapped(lines: Sequence[str]) -> bool:
    """Whether a text is hard-wrapped: short lines throughout, most of which end in the middle of a sentence."""
    full = [line for line in lines if line]
    if len(full) < _FEW or max(map(len, full)) > _WIDTH:
        return False
    inner = [a for a, b in pairwise(lines) if a and b]
    open_ended = [line for line in inner if line[-1] not in '.!?:»”"…']
    return len(inner) * 2 > len(full) and len(open_ended) * 2 > len(inner)


def _strip(text: str, span: Span) -> Span:
    inside = span.of(text)
    start = span.end - len(inside.lstrip())
    return Span(start, start + len(inside.strip()))


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST:
        cut = _cut(text, start)
        piece = _strip(text, Span(start, cut))
        if piece:
            yield piece
        start = cut
    if start == span.start:
        yield span
    elif rest := _strip(text, Span(start, span.end)):
        yield rest


def _cut(text: str, start: int) -> int:
    """Where to cut a piece that is too long: after a sentence, else at white space, else anywhere."""
    limit = start + LONGEST
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start + LONGEST // 2, limit)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + LONGEST // 2, limit)
    return space + 1 if space > 0 else limit
