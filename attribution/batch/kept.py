"""Finished shards read again, some at a time, for the tables of a run to be made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from attribution.batch.rows import ABOUT, SCHEMA
from attribution.errors import InputError
from attribution.model import Document
from attribution.page.doubles import Sketch
from attribution.tables import typed
from attribution.tables.credits import CREDITS

_AT_ONCE = 32  # files whose rows are held together, for pandas takes as long for a few rows as for thousands
_BUT_TEXTS = [name for name in SCHEMA.names if name != "text"]


@dataclass(frozen=True)
class KeptRows:
    """The finished shards of a corpus, in its order.

    A file takes longer to open than its few documents to read: a small corpus is held, but for its texts.
    """

    files: Sequence[Path]

    def claims(self) -> Iterator[pd.DataFrame]:
        """The attributions table, part after part; one without rows where there is no shard."""
        for table in self._tables("attributions"):
            claims = table["attributions"].combine_chunks().flatten()
            yield typed(pa.Table.from_struct_array(claims).to_pandas())

    def credits(self) -> Iterator[pd.DataFrame]:
        """The credits of the same parts."""
        for table in self._tables("credits"):
            found = table["credits"].combine_chunks().flatten()
            yield pa.Table.from_struct_array(found).to_pandas().astype(CREDITS)

    def documents(self) -> Iterator[pd.DataFrame]:
        """What the same parts know of their documents beside the claims."""
        for table in self._tables("document_id", *ABOUT, "read", "message"):
            yield table.to_pandas()

    def sketches(self) -> Iterator[Sketch]:
        """What tells the doubles of each document that was read."""
        for table in self._tables("document_id", "date", "read", "hashes"):
            columns = (table[name].to_pylist() for name in ("document_id", "date", "read"))
            for name, date, read, hashes in zip(*columns, table["hashes"], strict=True):
                if read:
                    yield Sketch(name, date or "", hashes.values.to_numpy())

    def articles(self) -> Iterator[Document]:
        """The documents that were read, as they were."""
        for file in self.files:
            for row in _table(file, ["document_id", *ABOUT, "text", "read"]).to_pylist():
                if row["read"]:
                    yield Document(
                        row["document_id"], row["text"], **{name: row[name] or "" for name in ABOUT}
                    )

    def _tables(self, *columns: str) -> Iterator[pa.Table]:
        if len(self.files) <= _AT_ONCE:
            yield self._few.select(columns)
            return
        for start in range(0, len(self.files), _AT_ONCE):
            yield _together(self.files[start : start + _AT_ONCE], list(columns))

    @cached_property
    def _few(self) -> pa.Table:
        return _together(self.files, _BUT_TEXTS) if self.files else SCHEMA.empty_table().select(_BUT_TEXTS)


def _together(files: Sequence[Path], columns: list[str]) -> pa.Table:
    return pa.concat_tables(_table(file, columns) for file in files)


def _table(file: Path, columns: list[str]) -> pa.Table:
    """A shard is too small for several threads, or for ``read_table``, which looks for a whole data set."""
    try:
        with pq.ParquetFile(file) as opened:
            return opened.read(columns=columns, use_threads=False)
    except (OSError, pa.ArrowException) as problem:
        raise InputError(
            f"{file} is damaged ({problem}); remove it, and start the same command again."
        ) from None
