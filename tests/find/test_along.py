"""Found by place is what a search through all would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribution.find.along import Along
from attribution.model import Span

SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 20), st.integers(0, 9))


@given(st.lists(SPANS).map(sorted), SPANS)
def test_near_leaves_out_nothing_that_overlaps_or_touches(spans: list[Span], asked: Span) -> None:
    near = Along(spans, lambda span: span).near(asked)
    touching = [s for s in spans if s.start <= asked.end and asked.start <= s.end]
    assert [s for s in near if asked.start <= s.end] == touching


@given(st.lists(SPANS).map(sorted), st.integers(0, 30))
def test_what_starts_behind_a_place_and_the_last_before_it(spans: list[Span], offset: int) -> None:
    along = Along(spans, lambda span: span)
    assert list(along.behind(offset)) == [s for s in spans if s.start >= offset]
    before = [s for s in spans if s.start < offset]
    assert along.before(offset) == (before[-1] if before else None)
