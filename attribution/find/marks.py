"""Pairs quotation marks: nested, re-opened at each paragraph, unclosed; every kind, in the text as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from attribution.model import Span
from attribution.parse.paragraphs import paragraphs

# Opening mark -> the marks that may close it. German and Polish „…“ stand in texts translated by machine.
PAIRS = {
    "«": "»",
    "‹": "›",
    "“": "”\"“",
    "„": "“”",
    "‘": "’",
    "\"": "\"”",
    "''": "''",
    "'": "'",
    "’": "’",
    "<<": ">>",
}  # fmt: skip
_STRAIGHT = ('"', "''", "'", "’")  # the same sign opens and closes
_MARK = regex.compile(  # no apostrophe within a word (*l'eau*), which neither opens nor closes
    r"''|<<|>>|[«»‹›“”„‘\"]|(?<![\p{L}\p{N}])['’]|['’](?![\p{L}\p{N}])"
)
_OPENERS_BEFORE = regex.compile(r"(?:^|[\s(\[—–\-:,;«“‹\"'’/])$")
_SENTENCE_ENDS = (".", "!", "?", "…")
LONGEST_SINGLE = 80
"""Characters between single marks; farther apart, two apostrophes of elision are likelier than a quotation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two quotation marks.

    ``span`` includes the marks, ``inner`` does not. ``depth`` is 0 for outermost ones. An unclosed quotation ends with
    its paragraph; ``continues`` says that the paragraph opens with a mark repeated from an unclosed one before it.
    """

    span: Span
    inner: Span
    depth: int = 0
    closed: bool = True
    continues: bool = False


@lru_cache(maxsize=2)  # asked for by who finds, and by who resolves
def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text, by start; an inner one follows the one that holds it.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    tuple of Quotation
        Never crossing each other, never crossing a paragraph's end.
    """
    found: list[Quotation] = []
    carried = ""
    for paragraph in paragraphs(text):
        here = sorted(_pairs(text, paragraph, carried), key=lambda q: (q.span.start, -q.span.end))
        if here and carried and here[0].span.start == paragraph.start:
            here[0] = replace(here[0], continues=True)
        found.extend(here)
        carried = next((text[q.span.start : q.inner.start].strip() for q in here if not q.closed), "")
    return tuple(found)


def _pairs(text: str, paragraph: Span, carried: str) -> Iterator[Quotation]:
    """The quotations of a paragraph; ``carried`` is the opening mark that the one before left open."""
    stack: list[tuple[str, Span]] = []
    closed: list[Quotation] = []
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, span = found[0], Span(found.start(), found.end())
        level = _closes(stack, mark, text, span, paragraph)
        if level is not None:
            opening = stack[level][1]
            del stack[level:]
            closed.append(_quotation(text, opening, span, depth=level))
        elif carried and not stack and not closed and _ends_carried(carried, mark, text, span, paragraph):
            closed.append(_quotation(text, Span(paragraph.start, paragraph.start), span, depth=0))
        elif _opens(mark, text, span, paragraph) and not _repeats(stack, closed, mark, text, span):
            stack.append((mark, span))
    yield from _with_unclosed(text, stack[0][1], closed, paragraph) if stack else closed


def _ends_carried(carried: str, mark: str, text: str, span: Span, paragraph: Span) -> bool:
    """Whether the first mark of a paragraph closes what the paragraph before left open."""
    glued = _glued_before(text, span, paragraph) and not _glued_after(text, span, paragraph)
    return mark in _closers(carried) and span.start > paragraph.start and (mark not in _STRAIGHT or glued)


def _with_unclosed(text: str, opening: Span, closed: list[Quotation], paragraph: Span) -> Iterator[Quotation]:
    """What an opening mark that nothing closes makes of the pairs after it.

    « A « b », dit X. « C »: the one closing mark serves both openings; what follows stands on its own.
    """
    yield from (q for q in closed if q.span.end <= opening.start)
    after = [q for q in closed if q.span.start >= opening.end]
    if not after:
        yield Quotation(
            Span(opening.start, paragraph.end), _inner(text, opening.end, paragraph.end), closed=False
        )
        return
    first = min(after, key=lambda q: (q.depth, q.span.start))
    yield Quotation(Span(opening.start, first.span.end), _inner(text, opening.end, first.inner.end))
    yield from (replace(q, depth=max(0, q.depth - 1)) for q in after if q is not first)


def _closes(stack: list[tuple[str, Span]], mark: str, text: str, span: Span, paragraph: Span) -> int | None:
    """The position in ``stack`` of the opening mark that ``mark`` closes, None where it closes nothing."""
    for level in range(len(stack) - 1, -1, -1):
        opening, place = stack[level]
        if mark not in _closers(opening):
            continue
        if mark in ("'", "’") and not _ends_single(text, place, span, paragraph):
            return None
        # « "P1", dit-il, "P2" »: a straight mark glued to the word after it opens, it does not close
        if mark == '"' and _glued_after(text, span, paragraph) and not _glued_before(text, span, paragraph):
            return None
        return level
    return None


def _closers(opening: str) -> tuple[str, ...]:
    closers = PAIRS[opening]
    return (closers,) if opening in ("''", "<<") else tuple(closers)


def _opens(mark: str, text: str, span: Span, paragraph: Span) -> bool:
    if mark not in PAIRS:
        return False
    if mark not in _STRAIGHT:
        return True
    before = text[paragraph.start : span.start]
    if before.endswith(mark) and not _glued_after(text, span, paragraph):
        return False  # "P"", *dit X*: a mark typed twice opens nothing
    if mark in ("'", "’"):
        return (
            bool(_OPENERS_BEFORE.search(before[-1:]) if before else True)
            and _glued_after(text, span, paragraph)
            and _single_closes(text, mark, span, paragraph)
        )
    return not before or bool(_OPENERS_BEFORE.search(before[-1:])) or _glued_after(text, span, paragraph)


def _repeats(
    stack: list[tuple[str, Span]], closed: list[Quotation], mark: str, text: str, span: Span
) -> bool:
    """*"P1. "P2. "P3."*: a straight mark repeated where a sentence of an open quotation begins, closed but once."""
    if not stack or not stack[-1][0] == mark == '"' or any(q.span.start > stack[-1][1].end for q in closed):
        return False
    return text[stack[-1][1].end : span.start].rstrip()[-1:] in _SENTENCE_ENDS


def _single_closes(text: str, mark: str, span: Span, paragraph: Span) -> bool:
    end = min(paragraph.end, span.end + LONGEST_SINGLE)
    return any(
        text[place] == mark and _ends_single(text, span, Span(place, place + 1), paragraph)
        for place in range(span.end + 1, end)
    )


def _ends_single(text: str, opening: Span, span: Span, paragraph: Span) -> bool:
    """A single mark closes where no word goes on after it (*l'eau*, *aujourd'hui* go on)."""
    near = span.start - opening.end <= LONGEST_SINGLE or text[opening.start] == "‘"
    return near and not (_glued_after(text, span, paragraph) and text[span.end].isalnum())


def _glued_after(text: str, span: Span, paragraph: Span) -> bool:
    return span.end < paragraph.end and not text[span.end].isspace() and text[span.end] not in ".,;:!?)"


def _glued_before(text: str, span: Span, paragraph: Span) -> bool:
    return (
        span.start > paragraph.start
        and not text[span.start - 1].isspace()
        and text[span.start - 1] not in "(’'"
    )


def _quotation(text: str, opening: Span, closing: Span, depth: int) -> Quotation:
    return Quotation(Span(opening.start, closing.end), _inner(text, opening.end, closing.start), depth=depth)


def _inner(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
