"""Overlapping marks as a tree: against the obvious reading, which asks every character."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from attribution.model import Span
from attribution.report.nesting import Mark, nest

spans = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=8).map(
    lambda pairs: [Span(start, start + length) for start, length in pairs]
)


def walk(marks: list[Mark[int]], around: Span) -> Iterator[Mark[int]]:
    """All marks of a tree; checks on the way that they lie in order, apart, and inside the one around them."""
    place = around.start
    for mark in marks:
        assert place <= mark.span.start < mark.span.end <= around.end
        place = mark.span.end
        yield mark
        yield from walk(mark.inside, mark.span)


@given(spans=spans)
def test_every_character_keeps_its_marks(spans: list[Span]) -> None:
    tree = nest(Mark(span, number) for number, span in enumerate(spans))
    found = [
        (place, mark.what)
        for mark in walk(tree, Span(0, 99))
        for place in range(mark.span.start, mark.span.end)
    ]
    expected = [(place, number) for number, span in enumerate(spans) for place in range(span.start, span.end)]
    assert sorted(found) == sorted(expected)


def test_what_does_not_cross_is_not_cut() -> None:
    (outer,) = nest([Mark(Span(2, 4), "inner"), Mark(Span(0, 9), "outer"), Mark(Span(4, 9), "last")])
    assert (outer.what, [mark.what for mark in outer.inside]) == ("outer", ["inner", "last"])
