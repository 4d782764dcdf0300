"""Direct, indirect or mixed: how much of a content stands in quotation marks of its own."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from attribution.find.marks import Quotation
from attribution.model import Mode, Span

_CAPITAL = r"(?:\p{Lu}|\p{N})[\p{L}\p{N}.'’-]*"
_SMALL = r"(?:d[eu]|la|le|à)"
_TITLE = rf"L[ea][ \u00a0]{_CAPITAL}[ \u00a0]\p{{Ll}}+"  # « Le Canard enchaîné »
_NAME = regex.compile(rf"\P{{L}}*(?:{_CAPITAL}(?:[ \u00a0](?:{_CAPITAL}|{_SMALL}))*|{_TITLE})\P{{L}}*")
_CLOSING_DASH = regex.compile(r"[^\S\r\n]*[–—-][^\S\r\n]*(?:[\r\n]|\Z)")
DASHES = ("–", "—", "-")
"""What opens the speech of a dialogue or an interview's answer at the start of a line."""


def mode_of(text: str, content: Sequence[Span], marks: Sequence[Quotation]) -> Mode:
    """The mode of a content, by the marks that it holds itself.

    Parameters
    ----------
    text : str
        The document.
    content : sequence of Span
        The pieces of the content, in order.
    marks : sequence of Quotation
        The quotations of the document.

    Returns
    -------
    {"direct", "indirect", "mixed"}
        ``direct`` where every word stands within marks that the content itself shows, ``indirect`` where none does.
        A quotation around somebody else's whole speech does not count, nor do marks around a name or a title.
    """
    if content and opened_by_dash(text, content[0].start):
        return "direct"
    inside = covered = 0
    for q in sorted(q.span for q in marks if _shown(q, content) and not _names(text, q, content)):
        start = max(q.start, covered)  # of marks within marks the outer ones count
        inside += sum(_letters(text, max(start, p.start), min(q.end, p.end)) for p in content)
        covered = max(covered, q.end)
    if not inside:
        return "indirect"
    return "direct" if inside == sum(_letters(text, p.start, p.end) for p in content) else "mixed"


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end])) if start < end else 0


def opened_by_dash(text: str, offset: int) -> bool:
    """Whether only a dash and spaces stand between the start of the line and an offset: speech of a dialogue."""
    line = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return text[line:offset].strip() in DASHES


def between_dashes(text: str, span: Span) -> bool:
    """Whether a line says no more than a span between dashes, as agencies set their headings: *- « Q ? » -*."""
    return opened_by_dash(text, span.start) and _CLOSING_DASH.match(text, span.end) is not None


def _shown(q: Quotation, content: Sequence[Span]) -> bool:
    """Whether one of the two marks lies in the content."""
    last = Span(q.span.end - 1, q.span.end) if q.closed else q.span
    first = Span(q.span.start, q.inner.start)
    return any(piece.overlaps(first) or (q.closed and piece.overlaps(last)) for piece in content)


def is_name(text: str, q: Quotation) -> bool:
    """Whether what stands within marks is a name or a title: capitals throughout, *le mensuel « La Recherche »*."""
    words = q.inner.of(text)
    return _NAME.fullmatch(words) is not None and not words.endswith("!")  # *a crié « Maurice ! »*


def _names(text: str, q: Quotation, content: Sequence[Span]) -> bool:
    """Marks around a name inside a longer content: *le drone « Geran-25 »*."""
    alone = any(piece in q.span for piece in content)
    return not alone and is_name(text, q)
