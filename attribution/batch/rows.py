"""Finished shards as Parquet: a row a document, with its claims and credits in list columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from attribution.batch.shards import Shard
from attribution.model import Analysis, Document, Failure
from attribution.page.doubles import sketch
from attribution.reading.sound import HALF
from attribution.tables import COLUMNS
from attribution.tables.credits import CREDITS
from attribution.tables.rows import attribution_rows

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
    return HALF.sub("\ufffd", value) if isinstance(value, str) and not value.isascii() else value
