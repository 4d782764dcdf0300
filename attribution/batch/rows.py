"""Finished shards as Parquet: a row a document, with its claims and credits in list columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from attribution.batch.shards import Shard
from attribution.errors import InputError
from attribution.model import Analysis, Document, Failure
from attribution.page.doubles import Sketch, sketch
from attribution.reading.sound import HALF
from attribution.tables import COLUMNS, typed
from attribution.tables.credits import CREDITS
from attribution.tables.rows import attribution_rows

_AT_ONCE = 32  # files whose rows are held together when tables are made
_TYPES = {"Int64": pa.int64(), "float64": pa.float64()}  # all others are strings
_CLAIM = pa.struct([(column.name, _TYPES.get(column.dtype, pa.string())) for column in COLUMNS])
_CREDIT = pa.struct([(name, _TYPES.get(dtype, pa.string())) for name, dtype in CREDITS.items()])
Row = dict[str, object]
Credited = Callable[[Sequence[Document]], list[Row]]
ABOUT = ("date", "outlet", "title", "author", "url")
"""What a shard keeps of a document beside its id and its text."""

SCHEMA = pa.schema(
    [
        ("document_id", pa.string()),
        *((name, pa.string()) for name in ABOUT),
        ("text", pa.string()),
        ("read", pa.bool_()),  # false for a file or record that gave no document
        ("message", pa.string()),  # why the document failed, null where it did not
        ("hashes", pa.list_(pa.uint32())),  # those that tell its doubles
        ("credits", pa.list_(_CREDIT)),
        ("attributions", pa.list_(_CLAIM)),
    ]
)


def to_parquet(shard: Shard, analysis: Analysis, credited: Credited) -> bytes:
    """The file of a shard: its documents in their order, and then what failed in the analysis.

    Parameters
    ----------
    shard : Shard
        The documents, and those that could not be read.
    analysis : Analysis
        What was found in them.
    credited : callable
        Gives the agencies that documents are credited to, as rows of a credits table.

    Returns
    -------
    bytes
        A Parquet file of ``SCHEMA``, the same bytes for the same rows.
    """
    claims: dict[object, list[Row]] = {}
    for row in attribution_rows(analysis):
        claims.setdefault(row["document_id"], []).append(_plain_row(row))
    failed = {failure.document_id: failure.message for failure in analysis.failures}
    rows = [_row(item, failed, claims, credited) for item in shard.items]
    file = BytesIO()
    # Few values come twice: without dictionaries a file is smaller by a fifth, and made in half the memory.
    pq.write_table(pa.Table.from_pylist(rows, SCHEMA), file, compression="zstd", use_dictionary=False)
    pa.default_memory_pool().release_unused()  # Arrow would keep 50 MB for its next shard, which the networks need
    return file.getvalue()


def claims_in(files: Sequence[Path]) -> Iterator[pd.DataFrame]:
    """The attributions table of some files after the other."""
    for table in _tables(files, ["attributions"]):
        claims = table["attributions"].combine_chunks().flatten()
        yield typed(pa.Table.from_struct_array(claims).to_pandas())


def credits_in(files: Sequence[Path]) -> Iterator[pd.DataFrame]:
    """The credits of the same files."""
    for table in _tables(files, ["credits"]):
        found = table["credits"].combine_chunks().flatten()
        yield pa.Table.from_struct_array(found).to_pandas().astype(CREDITS)


def sketches_in(files: Sequence[Path]) -> Iterator[Sketch]:
    """What tells the doubles of each document that was read."""
    for table in _tables(files, ["document_id", "date", "read", "hashes"]):
        columns = (table[name].to_pylist() for name in ("document_id", "date", "read"))
        for name, date, read, hashes in zip(*columns, table["hashes"], strict=True):
            if read:
                yield Sketch(name, date or "", hashes.values.to_numpy())


def documents_in(files: Sequence[Path]) -> Iterator[pd.DataFrame]:
    """What the same files know of their documents beside the claims."""
    for table in _tables(files, ["document_id", *ABOUT, "read", "message"]):
        yield table.to_pandas()


def articles_in(files: Sequence[Path]) -> Iterator[Document]:
    """The documents that were read, as they were."""
    for file in files:
        for row in _table(file, ["document_id", *ABOUT, "text", "read"]).to_pylist():
            if row["read"]:
                yield Document(row["document_id"], row["text"], **{name: row[name] or "" for name in ABOUT})


def _tables(files: Sequence[Path], columns: list[str]) -> Iterator[pa.Table]:
    """Several files at a time, for pandas takes as long for a few rows as for thousands; without any, no rows."""
    if not files:
        yield SCHEMA.empty_table().select(columns)
    for start in range(0, len(files), _AT_ONCE):
        together = files[start : start + _AT_ONCE]
        yield pa.concat_tables(_table(file, columns) for file in together)


def _table(file: Path, columns: list[str]) -> pa.Table:
    """A shard is too small for several threads, or for ``read_table``, which looks for a whole data set."""
    try:
        with pq.ParquetFile(file) as opened:
            return opened.read(columns=columns, use_threads=False)
    except (OSError, pa.ArrowException) as problem:
        raise InputError(
            f"{file} is damaged ({problem}); remove it, and start the same command again."
        ) from None


def _row(
    item: Document | Failure, failed: dict[str, str], claims: dict[object, list[Row]], credited: Credited
) -> Row:
    if isinstance(item, Failure):
        name, message = _plain(item.document_id), _plain(item.message)
        return {"document_id": name, "read": False, "message": message, "credits": [], "attributions": []}
    return {
        "document_id": _plain(item.id),
        **{name: _plain(getattr(item, name)) or None for name in ABOUT},
        "text": _plain(item.text),
        "read": True,
        "message": _plain(failed.get(item.id)),
        "hashes": sketch(item).hashes.tolist(),
        "credits": [_plain_row(row) for row in credited([item])],
        "attributions": claims.get(item.id, []),
    }


def _plain_row(row: Row) -> Row:
    return {key: _plain(value) for key, value in row.items()}


def _plain(value: object) -> object:
    return HALF.sub("\ufffd", value) if isinstance(value, str) else value
