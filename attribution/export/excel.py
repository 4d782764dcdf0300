"""Excel: a workbook with one sheet a table, a frozen header and filters; text is never a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from attribution.errors import ExportError
from attribution.export.material import Material, plain_rows
from attribution.export.xml import xml_text

MOST_ROWS = 2**20
"""Rows of a sheet, the header among them. Source: Excel specifications and limits, Microsoft."""
LONGEST = 32_767
"""Characters of a cell. Same source."""


_CUT = " […]"
_LONG_TIME_AGO = datetime(1980, 1, 1)  # the earliest that a zip archive can say
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")  # openpyxl asks the clock when it saves
_WIDTHS = (9, 60)


def files(material: Material) -> Iterator[tuple[str, bytes]]:
    """``attributions.xlsx``. Cells of more than 32,767 characters, the most that Excel takes, end in ``[…]``.

    Raises
    ------
    ExportError
        Where a table has more rows than a sheet.
    """
    book = Workbook(write_only=True)
    book.properties.created = _LONG_TIME_AGO
    book.properties.creator = "attribution"
    for name, table in material.tables.items():
        if len(table) >= MOST_ROWS:
            raise ExportError(
                f"The table {name} has {len(table)} rows, and an Excel sheet takes {MOST_ROWS - 1}; "
                "export to duckdb or sqlite, or leave rows out."
            )
        _fill(book.create_sheet(name[:31]), table)
    written = BytesIO()
    book.save(written)
    yield "attributions.xlsx", _timeless(written.getvalue())


def _fill(sheet: Any, table: pd.DataFrame) -> None:  # the stubs know little of a sheet that is only written
    sheet.freeze_panes = "A2"
    for number, name in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(table[name])
    last = get_column_letter(max(len(table.columns), 1))
    sheet.auto_filter.ref = f"A1:{last}{len(table) + 1}"
    bold = Font(bold=True)
    header = [_text(sheet, str(name)) for name in table.columns]
    for cell in header:
        cell.font = bold
    sheet.append(header)
    for row in plain_rows(table):
        sheet.append([_text(sheet, value) if isinstance(value, str) else value for value in row])


def _text(sheet: Any, value: str) -> Any:
    value = xml_text(value)
    cell = WriteOnlyCell(sheet, value if len(value) <= LONGEST else value[: LONGEST - len(_CUT)] + _CUT)
    cell.data_type = "s"  # openpyxl takes what begins with = for a formula
    cell.number_format = "@"  # and Excel would, once somebody edits the cell
    return cell


def _width(column: pd.Series) -> int:
    shown = [len(str(column.name)) + 3, *(len(str(value)) for value in column.head(200))]
    return min(max(_WIDTHS[0], *shown), _WIDTHS[1])


def _timeless(archive: bytes) -> bytes:
    """The same zip archive without the time at which it was written, so that equal tables give equal bytes."""
    plain = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(plain, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(name))
            new.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
    return plain.getvalue()
