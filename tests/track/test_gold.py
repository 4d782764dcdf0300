"""The tracker on the gold set of tracks does not fall below the figures that were asked for."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest

from attribution.track import track
from tests.track.gold import gold

RIGHT = ["quote", "operation", "expected"]


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    """The gold set with what was found."""
    given = gold()
    found = track(given.drop(columns=RIGHT))
    conflicts = found.tracks.set_index("track_id")["source_conflict"]
    marked = found.attributions.assign(**given[RIGHT])
    return marked.assign(conflict=marked["track_id"].map(conflicts))


def together(rows: pd.DataFrame, column: str) -> set[tuple[int, int]]:
    return {pair for group in rows.groupby(column).groups.values() for pair in combinations(sorted(group), 2)}


def test_the_set_is_as_large_as_it_says(rows: pd.DataFrame) -> None:
    quoted = rows[rows["operation"] != "formula"]
    assert quoted["quote"].nunique() == 150
    assert (quoted["operation"] != "as said").sum() == 600
    assert (rows["operation"] == "formula").sum() == 300
    assert quoted["operation"].value_counts().min() >= 10


def test_pairs_of_rows_that_are_one_statement(rows: pd.DataFrame) -> None:
    right, found = together(rows, "quote"), together(rows, "track_id")
    assert 2 * len(right & found) / (len(right) + len(found)) >= 0.95  # 0.981


def test_variants(rows: pd.DataFrame) -> None:
    quoted = rows[rows["operation"] != "formula"]
    assert (quoted["variant"].astype(str) == quoted["expected"]).mean() >= 0.90  # 0.977


def test_every_planted_conflict_is_found_and_no_other(rows: pd.DataFrame) -> None:
    planted = set(rows["quote"][rows["operation"] == "other source"])
    assert len(planted) >= 50
    assert set(rows["quote"][rows["conflict"]]) == planted
