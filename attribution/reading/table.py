"""CSV and TSV: a record a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import chain

from attribution.errors import InputError
from attribution.model import Document, Failure
from attribution.reading.columns import Columns, document_of, match
from attribution.reading.lines import LONGEST_LINE, read_lines
from attribution.reading.source import Source

_DELIMITERS = (",", ";", "\t", "|")
_NONE = (
    "\x1f"  # no text has it: a first row without a delimiter names one column, whose cells may hold commas
)
_QUOTED = re.compile(r'"[^"]*"')
_SAID = re.compile(r"sep=(?P<delimiter>.)\s*")  # what Excel reads above the first row
_LINE_END = re.compile(r"(?<=\r)(?!\n)(?!\Z)")  # of a Mac's file, and of lines within cells


def read_csv(source: Source, columns: Columns) -> Iterator[Document | Failure]:
    """The articles of a CSV or TSV file whose first row names the columns.

    Parameters
    ----------
    source : Source
        Quoted as RFC 4180 says; commas, semicolons (as French spreadsheets write), tabs or bars between the cells,
        whichever the first row has most of.
    columns : mapping of str to str
        The column of each field that the user named.

    Yields
    ------
    Document or Failure
        A Failure, with file and line number, for a row that has another number of cells, or no text; the last one for
        a cell that is longer than any, for its quotation mark is closed nowhere.

    Raises
    ------
    InputError
        Where the file is empty or no column holds texts.
    """
    csv.field_size_limit(LONGEST_LINE)  # a cell may hold a whole article; Python's own limit is 128 KiB
    lines = _sound(source)
    first = next(lines, "")
    said = _SAID.fullmatch(first)
    delimiter = said["delimiter"] if said else _delimiter(first)
    # Not strict, a mark that is not doubled would swallow the rows behind it without a word.
    rows = csv.reader(lines if said else chain([first], lines), delimiter=delimiter, strict=True)
    names = next(rows, [])
    if not any(names):
        raise InputError(f"{source.path} is empty; remove it or put articles into it.")
    found = match(names, columns, source.path)
    number = 0
    while True:
        before = rows.line_num + (2 if said else 1)
        try:
            row = next(rows, None)
            if row is None:
                return
            if not row:
                continue
            number += 1
            if len(row) != len(names):
                raise InputError(
                    f"it has {len(row)} cells, the first row {len(names)}{_unclosed(before, rows.line_num)}"
                )
            yield document_of(dict(zip(names, row, strict=True)), found, f"{source.name}-{number}")
        except InputError as problem:
            yield Failure(f"{source.name}-{number}", f"{source.path}, line {before}: {problem}.")
        except csv.Error as problem:
            number += 1
            yield Failure(f"{source.name}-{number}", f"{source.path}, line {before}: {_reason(problem)}.")
            if "limit" in str(problem):  # what follows is the same cell, and would be taken for rows
                return


def _delimiter(first: str) -> str:
    bare = _QUOTED.sub("", first)
    best = max(_DELIMITERS, key=bare.count)
    return best if best in bare else _NONE


def _reason(problem: csv.Error) -> str:
    if "expected after" in str(problem):
        return "a quotation mark within a quoted cell is not doubled"
    if "unexpected end" in str(problem) or "limit" in str(problem):
        return "the quotation mark that opens a cell is never closed; what follows could not be read"
    return str(problem)


def _unclosed(first: int, last: int) -> str:
    """What to look for where a bad row spans several lines."""
    return (
        f"; it goes on to line {last}: look for a quotation mark that is not closed" if last > first else ""
    )


def _sound(source: Source) -> Iterator[str]:
    """The lines, those of a Mac too; where one cannot be read, a cell is open and the file ends."""
    for line in read_lines(source):
        if isinstance(line, InputError):
            raise line
        yield from _LINE_END.split(line) if "\r" in line else (line,)
