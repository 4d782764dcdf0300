"""The workbook, read back by openpyxl."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from attribution.errors import ExportError
from attribution.export import excel
from attribution.export.material import Material, gather
from tests.export.cases import DOCUMENTS, claims


def book(material: Material) -> openpyxl.Workbook:
    ((name, content),) = excel.files(material)
    assert name == "attributions.xlsx"
    return openpyxl.load_workbook(BytesIO(content))


def test_one_sheet_a_table_with_frozen_header_and_filters() -> None:
    material = gather(claims(), DOCUMENTS)
    workbook = book(material)
    assert workbook.sheetnames == list(material.tables)
    for name, table in material.tables.items():
        sheet = workbook[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert [cell.value for cell in sheet[1]] == list(table.columns)
        assert sheet.max_row == len(table) + 1


def test_cells_hold_the_table_and_no_formula() -> None:
    rows = claims()
    sheet = book(gather(rows, DOCUMENTS))["attributions"]
    for cells, row in zip(sheet.iter_rows(min_row=2), rows.astype("object").to_dict("records"), strict=True):
        for cell, (name, value) in zip(cells, row.items(), strict=True):
            expected = None if pd.isna(value) else value
            if isinstance(expected, str):
                expected = expected.replace("\f", "\ufffd").replace("\r\n", "\n")
            assert cell.value == expected, name
            assert cell.data_type != "f"
    formula = next(cell for cell in sheet[sheet.max_row] if cell.value == "=rapport")
    assert (formula.data_type, formula.number_format) == ("s", "@")


def test_what_a_cell_or_a_sheet_cannot_hold_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    long = pd.DataFrame({"a": pd.array(["x" * 40_000], dtype="string")})
    value = book(Material({"long": long}, ()))["long"]["A2"].value
    assert len(value) == excel.LONGEST
    assert value.endswith("x […]")
    monkeypatch.setattr(excel, "MOST_ROWS", 3)
    with pytest.raises(ExportError, match="has 4 rows, and an Excel sheet takes 2"):
        book(gather(claims(), DOCUMENTS))
