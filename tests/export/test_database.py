"""The databases, opened by sqlite3 and DuckDB."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings

from attribution.export.database import duckdb_files, sqlite_files
from attribution.export.material import Material, gather
from attribution.model import Analysis
from attribution.tables import attributions_table
from tests.export.cases import DOCUMENTS, claims
from tests.strategies import analyses

Query = Callable[[str], list[tuple[Any, ...]]]


def sqlite(material: Material, folder: Path) -> Query:
    ((_, content),) = sqlite_files(material)
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    return lambda sql: database.execute(sql).fetchall()


def duck(material: Material, folder: Path) -> Query:
    ((name, content),) = duckdb_files(material)
    (folder / name).write_bytes(content)
    database = duckdb.connect(str(folder / name), read_only=True)
    return lambda sql: database.execute(sql).fetchall()


def values(table: pd.DataFrame) -> list[tuple[object, ...]]:
    rows = table.astype("object").itertuples(index=False, name=None)
    return [tuple(None if pd.isna(value) else value for value in row) for row in rows]


@pytest.mark.parametrize("engine", [sqlite, duck])
def test_tables_and_views(engine: Callable[[Material, Path], Query], tmp_path: Path) -> None:
    material = gather(claims(), DOCUMENTS)
    query = engine(material, tmp_path)
    for name, table in material.tables.items():
        assert query(f"SELECT * FROM {name}") == values(table), name
    assert query("SELECT referent, attributions FROM modes_by_source WHERE kind = 'agency'") == [("TASS", 1)]
    assert query("SELECT via, referent FROM relayed") == [("TASS; AFP", "préfet")]
    assert query("SELECT date, SUM(attributions) FROM sources_by_day GROUP BY date ORDER BY date") == [
        ("2024-03-01", 3),
        ("2024-03-02", 1),
    ]
    assert query("SELECT SUM(attributions) FROM rules") == [(4,)]
    assert len(query("SELECT * FROM resolved")) == 3
    assert len(query("SELECT * FROM quotations")) == 1


def test_sqlite_knows_types_and_keys(tmp_path: Path) -> None:
    query = sqlite(gather(claims(), DOCUMENTS), tmp_path)
    columns = {name: (sort, key) for _, name, sort, _, _, key in query("PRAGMA table_info(attributions)")}
    assert columns["attribution_id"] == ("TEXT", 1)
    assert columns["content_start"] == ("INTEGER", 0)
    assert {sort for _, _, sort, *_ in query("PRAGMA table_info(sources)")} == {"TEXT", "INTEGER", "REAL"}


@pytest.mark.slow
@settings(max_examples=10)  # a table costs tens of milliseconds
@given(analysis=analyses())
def test_offsets_slice_the_text_that_the_database_holds(analysis: Analysis) -> None:
    query = sqlite(gather(attributions_table(analysis), analysis.documents), Path())
    texts = {document.id: document.text for document in analysis.documents}
    for name, spans, content in query("SELECT document_id, content_spans, content FROM attributions"):
        pieces = [texts[name][slice(*map(int, span.split(":")))] for span in spans.split(";")]
        assert " … ".join(pieces) == content
