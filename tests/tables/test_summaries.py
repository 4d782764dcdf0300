"""What rows add up to."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from attribution.errors import TableError
from attribution.model import Analysis, Document
from attribution.tables import (
    attributions_table,
    by_cue_table,
    by_document_table,
    source_by_kind_table,
    sources_table,
    typed,
)
from tests.strategies import analyses

Summary = Callable[[pd.DataFrame], pd.DataFrame]
SUMMARIES: list[Summary] = [sources_table, by_document_table, by_cue_table, source_by_kind_table]
every_summary = pytest.mark.parametrize("summary", SUMMARIES, ids=lambda summary: summary.__name__)

ROWS = [
    # document, date, mode, stance, cue_lemma, referent_id, referent, kind, country
    ("a", "2024-01-02", "indirect", "asserted", "indiquer", "tass", "TASS", "agency", "RU"),
    ("a", "2024-01-02", "direct", "denied", "dire", "tass", "TASS", "agency", "RU"),
    ("b", "2024-01-05", "mixed", "asserted", "dire", "tass", "TASS", "agency", "RU"),
    ("b", "2024-01-05", "direct", "asserted", "dire", None, None, None, None),
    ("b", "2024-01-05", "direct", "asserted", None, None, None, "anonymous", None),
    ("c", None, "indirect", "asserted", "selon", None, "Luc Martin", "person", None),
]
NAMES = ["document_id", "date", "mode", "stance", "cue_lemma", "referent_id", "referent", "kind", "country"]


@pytest.fixture
def frame() -> pd.DataFrame:
    rows = pd.DataFrame(ROWS, columns=NAMES, dtype=object)
    return typed(rows.reindex(columns=attributions_table([]).columns))


def records(table: pd.DataFrame) -> list[dict[Any, Any]]:
    """The rows as plain values, None for what is missing."""
    return table.astype(object).where(table.notna(), None).to_dict("records")


def test_sources(frame: pd.DataFrame) -> None:
    first, *others = records(sources_table(frame))
    assert first == {
        "referent_id": "tass", "referent": "TASS", "kind": "agency", "country": "RU", "attributions": 3, "documents": 2,
        "direct": 1, "indirect": 1, "mixed": 1, "denied": 1, "share": 0.5, "cues": "dire (2), indiquer (1)",
        "first_date": "2024-01-02", "last_date": "2024-01-05",
    }  # fmt: skip
    assert [(row["referent"], row["kind"], row["attributions"]) for row in others] == [
        ("Luc Martin", "person", 1),
        (None, "anonymous", 1),
        (None, None, 1),
    ]
    assert others[0]["first_date"] is None


def test_documents(frame: pd.DataFrame) -> None:
    documents = [
        Document("b", "", title="T", outlet="Le Courrier", url="https://c.example"),
        Document("z", "", date="2024-02-01"),
    ]
    table = by_document_table(frame, documents, {"z": "b"})
    rows = {row["document_id"]: row for row in records(table)}
    assert list(rows) == ["a", "b", "c", "z"]
    assert rows["b"] == {
        "document_id": "b", "date": "2024-01-05", "outlet": "Le Courrier", "title": "T", "url": "https://c.example",
        "duplicate_of": None, "attributions": 3, "direct": 2, "indirect": 0, "mixed": 1,
        "denied": 0, "share": 0.5, "sources": 1, "unresolved": 2, "most_frequent": "TASS (1)",
    }  # fmt: skip
    assert (rows["z"]["attributions"], rows["z"]["date"], rows["z"]["share"]) == (0, "2024-02-01", 0)
    assert (rows["z"]["outlet"], rows["z"]["duplicate_of"]) == (None, "b")
    assert rows["a"]["outlet"] is None


def test_cues(frame: pd.DataFrame) -> None:
    table = by_cue_table(frame)
    assert [(row["cue_lemma"], row["attributions"], row["documents"]) for row in records(table)] == [
        ("dire", 3, 2),
        ("indiquer", 1, 1),
        ("selon", 1, 1),
        (None, 1, 1),
    ]


def test_kinds(frame: pd.DataFrame) -> None:
    table = source_by_kind_table(frame)
    assert [(row["kind"], row["sources"], row["attributions"]) for row in records(table)] == [
        ("agency", 1, 3),
        ("anonymous", 0, 1),
        ("person", 1, 1),
        (None, 0, 1),
    ]


@every_summary
def test_an_empty_selection_gives_an_empty_table_of_the_same_shape(
    summary: Summary, frame: pd.DataFrame
) -> None:
    empty = summary(frame[frame["mode"] == "nothing"])
    assert len(empty) == 0
    assert empty.dtypes.equals(summary(frame).dtypes)


@every_summary
def test_a_selection_of_rows_is_all_that_counts(summary: Summary, frame: pd.DataFrame) -> None:
    table = summary(frame[frame["kind"] == "agency"])
    assert table["attributions"].sum() == 3
    assert len(table) <= 2


@every_summary
def test_the_frame_itself_is_not_touched(summary: Summary, frame: pd.DataFrame) -> None:
    before = frame.copy(deep=True)
    summary(frame)
    assert_frame_equal(frame, before)


@every_summary
def test_a_frame_without_a_needed_column_is_refused(summary: Summary, frame: pd.DataFrame) -> None:
    with pytest.raises(TableError, match="no column mode"):
        summary(frame.drop(columns="mode"))


@every_summary
def test_columns_of_lesser_use_may_be_left_out(summary: Summary, frame: pd.DataFrame) -> None:
    table = summary(frame.drop(columns=["date", "country", "content", "sentence"]))
    assert table["attributions"].sum() == len(frame)


@pytest.mark.slow
@settings(max_examples=6)  # four tables cost a tenth of a second
@given(analyses())
def test_counts_add_up_to_all_rows(analysis: Analysis) -> None:
    frame = attributions_table(analysis)
    for summary in SUMMARIES:
        table = summary(frame)
        assert table["attributions"].sum() == len(frame)
        assert (table["direct"] + table["indirect"] + table["mixed"] == table["attributions"]).all()
        assert table["share"].sum() == pytest.approx(1 if len(frame) else 0)


@pytest.mark.slow
@settings(max_examples=6)
@given(analyses(), st.randoms())
def test_order_of_rows_does_not_matter(analysis: Analysis, random: Random) -> None:
    frame = attributions_table(analysis)
    order = list(range(len(frame)))
    random.shuffle(order)
    for summary in SUMMARIES:
        assert_frame_equal(summary(frame.iloc[order]), summary(frame))
