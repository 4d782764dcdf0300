"""Parquet: a record a row, read in small batches."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from attribution.errors import InputError
from attribution.model import Document, Failure
from attribution.reading.columns import Columns, document_of, match
from attribution.reading.source import Source, read_bytes

_ROWS = 256  # at once: memory stays flat


def read_parquet(source: Source, columns: Columns) -> Iterator[Document | Failure]:
    """The articles of a Parquet file.

    Parameters
    ----------
    source : Source
        Any Parquet file; columns that serve nothing are not read.
    columns : mapping of str to str
        The column of each field that the user named.

    Yields
    ------
    Document or Failure
        A Failure, with file and row number, for a row that holds no text.

    Raises
    ------
    InputError
        Where the file is no Parquet or no column holds texts.
    """
    import pyarrow as pa

    try:
        with ExitStack() as stack:
            yield from _rows(source, columns, stack)
    except pa.ArrowException as problem:
        reason = " ".join(str(problem).split())
        raise InputError(f"{source.path} is no sound Parquet file ({reason}).") from None


def count_rows(source: Source) -> int:
    """How many rows a source has, as its index says."""
    from pyarrow.parquet import ParquetFile

    with source.open() as stream, ParquetFile(stream) as file:
        return int(file.metadata.num_rows)


def _rows(source: Source, columns: Columns, stack: ExitStack) -> Iterator[Document | Failure]:
    from pyarrow.parquet import ParquetFile

    stream: Any = stack.enter_context(source.open())
    if not stream.seekable():  # its index stands at its end
        stream = io.BytesIO(read_bytes(source))
    file = stack.enter_context(ParquetFile(stream))
    found = match(file.schema_arrow.names, columns, source.path)
    number = 0
    for batch in file.iter_batches(_ROWS, columns=sorted(set(found.values()))):
        for record in batch.to_pylist():
            number += 1
            name = f"{source.name}-{number}"
            try:
                yield document_of(record, found, name)
            except InputError as problem:
                yield Failure(name, f"{source.path}, row {number}: {problem}.")
