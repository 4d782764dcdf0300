"""Overlapping spans as a tree: what crosses the end of another is cut there, for XML and pages know no overlap."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from attribution.model import Span

T = TypeVar("T")


@dataclass(slots=True)
class Mark(Generic[T]):
    """A span, what it is, and the marks that lie inside it, in order."""

    span: Span
    what: T
    inside: list[Mark[T]] = field(default_factory=list)

    def within(self, frame: Span) -> Mark[T] | None:
        """The part of it that lies in ``frame``, None where none does."""
        start, end = max(self.span.start, frame.start), min(self.span.end, frame.end)
        return Mark(Span(start, end), self.what) if start < end else None


def nest(marks: Iterable[Mark[T]]) -> list[Mark[T]]:
    """The outermost marks in order, each with those inside it.

    Parameters
    ----------
    marks : iterable of Mark
        In any order, overlapping as they like; of equal ones the first is outside.

    Returns
    -------
    list of Mark
        Every character has the same marks as before; a mark that crosses the end of one around it is two marks.
    """
    heap = [(mark.span.start, -mark.span.end, number, mark) for number, mark in enumerate(marks)]
    heapq.heapify(heap)
    outermost: list[Mark[T]] = []
    stack: list[Mark[T]] = []
    while heap:
        *_, number, mark = heapq.heappop(heap)
        while stack and stack[-1].span.end <= mark.span.start:
            stack.pop()
        if stack and mark.span.end > stack[-1].span.end:
            cut = stack[-1].span.end
            rest = Mark(Span(cut, mark.span.end), mark.what)
            heapq.heappush(heap, (cut, -rest.span.end, number, rest))
            mark = Mark(Span(mark.span.start, cut), mark.what)
        (stack[-1].inside if stack else outermost).append(mark)
        stack.append(mark)
    return outermost
