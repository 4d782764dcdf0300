"""Tables as CSV files that open with right accents in spreadsheets and in pandas alike.

UTF-8 with a byte order mark, commas, every line ended by CR LF (RFC 4180), missing values as empty cells. A text cell
that a spreadsheet would take for a formula is written with an apostrophe before it; ``read_attributions`` takes it off
again. See https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

import pandas as pd

from attribution.errors import InputError, OutputError, TableError
from attribution.report.files import temporary, way_out
from attribution.tables import COLUMNS, Column, known_columns, typed

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n]")
_LONGEST = 2**31 - 1  # a cell may hold a whole article; Python's own limit is 128 KiB


def write_table(table: pd.DataFrame, path: str | Path, *, raw: bool = False) -> None:
    """Write one table; the file appears whole or not at all.

    Parameters
    ----------
    table : DataFrame
        Any of the tables; its index is left out.
    path : str or path
        The CSV file to make or replace.
    raw : bool
        Write cells that look like formulas as they are, for programs that know nothing of the apostrophe.

    Raises
    ------
    OutputError
        Where the file cannot be written.
    """
    path = Path(path)
    write_tables({path.name: table}, path.parent, raw=raw)


def write_tables(
    tables: Mapping[str, pd.DataFrame | Iterable[pd.DataFrame]], directory: str | Path, *, raw: bool = False
) -> list[Path]:
    """Write several tables into a folder, made where it is missing; all are whole before the first appears.

    Parameters
    ----------
    tables : mapping of str to DataFrame, or to an iterable of DataFrames
        The tables by file name; of a table too large for memory its parts, at least one.
    directory : str or path
        Where the files go.
    raw : bool
        As in ``write_table``.

    Returns
    -------
    list of path
        The files, in the order of ``tables``.

    Raises
    ------
    OutputError
        Where a file cannot be written.
    """
    folder = Path(directory)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as undo:
            paths = {folder / name: table for name, table in tables.items()}
            ready = [(_written(table, path, raw, undo), path) for path, table in paths.items()]
            for part, path in ready:
                os.replace(part, path)
    except OSError as problem:
        raise OutputError(_sentence(folder, problem)) from None
    return list(paths)


def check_writable(directory: str | Path) -> None:
    """Raise OutputError where no file can be written into ``directory``; leaves nothing behind.

    Asked before an hour of analysis rather than after it.
    """
    folder = Path(directory)
    trial = temporary(folder / "trial")
    try:
        with ExitStack() as undo:
            for missing in reversed([p for p in (folder, *folder.parents) if not os.path.lexists(p)]):
                missing.mkdir()
                undo.callback(missing.rmdir)
            undo.callback(trial.unlink, missing_ok=True)
            trial.touch()
    except OSError as problem:
        raise OutputError(_sentence(folder, problem)) from None


def read_attributions(path: str | Path, *, raw: bool = False) -> pd.DataFrame:
    """Read back an attributions table, the same as was written.

    Parameters
    ----------
    path : str or path
        A file that ``write_table`` made of an attributions table.
    raw : bool
        Whether it was written with ``raw=True``: no apostrophe is then taken off.

    Returns
    -------
    DataFrame
        The columns of ``attribution.COLUMNS`` with their dtypes; others as strings.

    Raises
    ------
    InputError
        Where the file cannot be read or is no UTF-8.
    TableError
        Where a column is missing or holds what it cannot.
    """
    return _frame(*read_rows(path, raw=raw), COLUMNS)


def read_table(path: str | Path, *, raw: bool = False) -> pd.DataFrame:
    """Read back any table, told by its file's name.

    Parameters
    ----------
    path, raw
        As in ``read_attributions``.

    Returns
    -------
    DataFrame
        The columns with the dtypes of ``TABLES``, those that are there; others as strings, an empty cell missing.

    Raises
    ------
    InputError, TableError
        As in ``read_attributions``.
    """
    header, rows = read_rows(path, raw=raw)
    known = tuple(column for column in known_columns(Path(path).stem) if column.name in header)
    return _frame(header, rows, known)


def read_rows(path: str | Path, *, raw: bool = False) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header of a CSV file, and its rows as strings, each with the number of the line on which it ends.

    Raises
    ------
    InputError, TableError
        As in ``read_attributions``.
    """
    limit = csv.field_size_limit(_LONGEST)
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            lines = [(reader.line_num, [_bare(cell, raw) for cell in row]) for row in reader]
    except OSError as problem:
        raise InputError(f"{path} cannot be read ({problem.strerror}); check the path.") from None
    except (UnicodeDecodeError, csv.Error) as problem:
        raise InputError(
            f"{path} is no CSV file in UTF-8 ({problem}); save it as “CSV UTF-8”, or write it again."
        ) from None
    finally:
        csv.field_size_limit(limit)
    (_, header), *rows = lines or [(1, [])]
    if any(len(row) != len(header) for _, row in rows):
        raise TableError(f"{path} has rows of another length than its header; write the file again.")
    return header, rows


def _frame(header: list[str], rows: list[tuple[int, list[str]]], columns: tuple[Column, ...]) -> pd.DataFrame:
    empty = {column.name: None if column.missing else "" for column in columns}
    values = {
        name: pd.Series([row[n] or empty.get(name) for _, row in rows], dtype="string")
        for n, name in enumerate(header)
    }
    return typed(pd.DataFrame(values), columns)


def _written(table: pd.DataFrame | Iterable[pd.DataFrame], path: Path, raw: bool, undo: ExitStack) -> Path:
    """A temporary file beside ``path`` that holds ``table``."""
    part = temporary(path)
    undo.callback(part.unlink, missing_ok=True)
    # A lone surrogate, the half of a character in a text cut in two, would make the whole file unreadable to others.
    with open(part, "w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file)
        for number, frame in enumerate([table] if isinstance(table, pd.DataFrame) else table):
            if number == 0:
                writer.writerow(str(name) for name in frame.columns)
            writer.writerows(_cells(frame, raw))
    return part


def _cells(table: pd.DataFrame, raw: bool) -> Iterable[list[str]]:
    for row in table.itertuples(index=False, name=None):
        yield [_cell(value, raw) for value in row]


def _cell(value: object, raw: bool) -> str:
    if isinstance(value, str):
        return f"'{value}" if not raw and _FORMULA.match(value) else value
    if value is None or value is pd.NA or value != value:
        return ""
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _bare(cell: str, raw: bool) -> str:
    return cell[1:] if not raw and _GUARDED.match(cell) else cell


def _sentence(folder: Path, problem: OSError) -> str:
    return f"Nothing can be written into {folder} ({problem.strerror}); {way_out(problem)}."
