"""Things that lie along a text, found by their place: a book must not be gone through again for every word of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from attribution.model import Span

Item = TypeVar("Item")


class Along(Generic[Item]):
    """Items in the order in which their spans start; spans may hold each other, and overlap.

    Parameters
    ----------
    items : iterable
        By start of their spans.
    span_of : callable
        Where an item lies.
    """

    def __init__(self, items: Iterable[Item], span_of: Callable[[Item], Span]) -> None:
        self._items = tuple(items)
        self._starts = [span_of(item).start for item in self._items]
        self._ends = list(accumulate((span_of(item).end for item in self._items), max))  # the furthest so far

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def near(self, span: Span) -> tuple[Item, ...]:
        """All items that overlap or touch a span, in order; among them may be others, which end before it."""
        return self._items[bisect_left(self._ends, span.start) : bisect_right(self._starts, span.end)]

    def behind(self, offset: int) -> Iterator[Item]:
        """The items that start at an offset or behind it, in order."""
        first = bisect_left(self._starts, offset)
        return (self._items[place] for place in range(first, len(self._items)))

    def before(self, offset: int) -> Item | None:
        """The last item that starts before an offset."""
        behind = bisect_left(self._starts, offset)
        return self._items[behind - 1] if behind else None
