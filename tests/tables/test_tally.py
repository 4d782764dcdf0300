"""Tables of parts add up to the table of the whole."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from attribution.model import Analysis
from attribution.tables import attributions_table
from attribution.tables.summaries import BY_CUE, BY_KIND, SOURCES, Summary
from tests.strategies import analyses


@pytest.mark.slow
@pytest.mark.parametrize("summary", [SOURCES, BY_CUE, BY_KIND], ids=["sources", "cues", "kinds"])
@settings(max_examples=4)  # pandas takes its time
@given(analysis=analyses(), size=st.integers(1, 3))
def test_parts_of_a_corpus_give_the_table_of_all(summary: Summary, analysis: Analysis, size: int) -> None:
    frame = attributions_table(analysis)
    names = sorted(set(frame["document_id"]))
    parts = [frame[frame["document_id"].isin(names[i : i + size])] for i in range(0, len(names), size)]
    table = summary.table([summary.part(part) for part in parts or [frame]])
    assert_frame_equal(table, summary.table([summary.part(frame)]))


def test_a_value_that_is_missing_stays_a_group_of_its_own_in_every_part() -> None:
    rows = pd.DataFrame(
        {
            "document_id": ["a", "b"], "mode": "direct", "stance": "asserted", "cue_lemma": None,
            "referent_id": None, "referent": None, "kind": None,
        }
    )  # fmt: skip
    table = SOURCES.table([SOURCES.part(rows[:1]), SOURCES.part(rows[1:])])
    assert table["attributions"].tolist() == [2]
    assert table["documents"].tolist() == [2]
