"""Every table has the columns that its contract says, in that order and with those dtypes."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings

from attribution import tables
from attribution.model import Analysis
from attribution.tables import KEYS, TABLES
from tests.strategies import analyses


def made(analysis: Analysis) -> dict[str, pd.DataFrame]:
    rows = tables.attributions_table(analysis)
    return {
        "attributions": rows,
        "sources": tables.sources_table(rows),
        "by_document": tables.by_document_table(rows, analysis.documents),
        "by_cue": tables.by_cue_table(rows),
        "source_by_kind": tables.source_by_kind_table(rows),
    }


@pytest.mark.slow
@settings(max_examples=10)  # a table costs tens of milliseconds
@given(analysis=analyses())
def test_tables_are_as_their_contracts_say(analysis: Analysis) -> None:
    for name, table in made(analysis).items():
        assert list(table.columns) == [column.name for column in TABLES[name]], name
        assert [str(dtype) for dtype in table.dtypes] == [column.dtype for column in TABLES[name]], name
        for column in TABLES[name]:
            assert column.missing or not table[column.name].isna().any(), (name, column.name)
        if name in KEYS:
            assert not table.duplicated(list(KEYS[name])).any()


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_said_in_a_sentence(name: str) -> None:
    for column in TABLES[name]:
        assert column.meaning.endswith("."), column.name
