"""The ``confidence`` column: a smoothed precision, from counts that anybody can take again."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.model import Analysis
from attribution.tables import attributions_table
from attribution.tables.confidence import STRENGTH, Precision, confidence, load_precisions, smoothed
from tests.confidence import FILE, counted

PRECISIONS = {
    "que": {"known_name": Precision(30, 30), "": Precision(1, 2)},
    "noun": {"phrase": Precision(0, 1)},
}


def test_a_share_is_drawn_to_its_construction_and_that_to_the_whole() -> None:
    whole = (31 + 1) / (33 + 2)
    que = (31 + STRENGTH * whole) / (32 + STRENGTH)
    assert smoothed(PRECISIONS, "que", "known_name") == pytest.approx((30 + STRENGTH * que) / (30 + STRENGTH))
    assert smoothed(PRECISIONS, "que", "unseen") == pytest.approx(que)
    assert smoothed(PRECISIONS, "unseen", "known_name") == pytest.approx(whole)
    assert smoothed({}, "que", "known_name") == 0.5


counts = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda n: Precision(min(n), max(n)))
many = st.dictionaries(st.sampled_from("abc"), st.dictionaries(st.sampled_from("xyz"), counts))


@given(many)
def test_it_lies_between_0_and_1_and_more_right_rows_raise_it(
    precisions: dict[str, dict[str, Precision]],
) -> None:
    before = smoothed(precisions, "a", "x")
    steps = precisions.get("a", {})
    better = {**precisions, "a": {**steps, "x": steps.get("x", Precision()) + Precision(1, 1)}}
    assert 0 < before < smoothed(better, "a", "x") < 1


def test_the_bundled_counts_are_counts() -> None:
    precisions = [precision for steps in load_precisions().values() for precision in steps.values()]
    assert all(0 <= precision.true <= precision.found > 0 for precision in precisions)
    assert sum(precision.found for precision in precisions) > 300


@pytest.mark.slow
def test_the_bundled_counts_are_those_of_the_models(analysis: Analysis) -> None:
    """Another processor may round a parse otherwise, so a row here or there may differ, a figure may not."""
    fresh = {
        construction: {step: Precision(**precision) for step, precision in steps.items()}
        for construction, steps in tomllib.loads(counted(analysis)).items()
    }
    pairs = {
        (c, s) for precisions in (fresh, load_precisions()) for c, steps in precisions.items() for s in steps
    }
    stale = {pair for pair in pairs if abs(smoothed(fresh, *pair) - confidence(*pair)) > 0.03}
    assert not stale, f"run python -m tests.confidence, which writes {FILE.name}"


@pytest.mark.slow
def test_a_row_has_the_confidence_of_its_rules(analysis: Analysis) -> None:
    table = attributions_table(analysis)
    rules = table[["construction", "resolution"]].fillna("").itertuples(index=False, name=None)
    assert list(table["confidence"]) == [round(confidence(*rule), 2) for rule in rules]
