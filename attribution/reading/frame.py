"""A pandas DataFrame: a record a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attribution.errors import InputError
from attribution.model import Document, Failure
from attribution.reading.columns import Columns, document_of, match

if TYPE_CHECKING:
    import pandas as pd
    from typing_extensions import TypeIs


def is_frame(given: object) -> TypeIs[pd.DataFrame]:
    """Whether something is a DataFrame; pandas is not loaded to ask it."""
    return hasattr(given, "itertuples")


def read_frame(frame: pd.DataFrame, columns: Columns) -> Iterator[Document | Failure]:
    """The articles of a DataFrame.

    Parameters
    ----------
    frame : DataFrame
        A row an article; without a column of ids, the label of the row is the id.
    columns : mapping of str to str
        The column of each field that the user named.

    Yields
    ------
    Document or Failure
        A Failure for a row that holds no text.

    Raises
    ------
    InputError
        At once, where no column holds texts.
    """
    named = frame.set_axis([str(name) for name in frame.columns], axis=1)
    named = named.loc[:, ~named.columns.duplicated()]
    found = match(named.columns, columns, "The DataFrame")
    return _rows(named[sorted(set(found.values()))], found)


def _rows(frame: pd.DataFrame, found: Columns) -> Iterator[Document | Failure]:
    cells = frame.astype(object).where(frame.notna(), None)
    for label, row in zip(frame.index, cells.itertuples(index=False, name=None), strict=True):
        try:
            yield document_of(dict(zip(frame.columns, row, strict=True)), found, str(label))
        except InputError as problem:
            yield Failure(str(label), f"Row {label} of the DataFrame: {problem}.")
