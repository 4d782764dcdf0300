"""Finished shards as Parquet: a row a document, with its claims in a list column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from attribution.batch.shards import Shard
from attribution.model import Analysis, Document, Failure
from attribution.tables import COLUMNS, attributions_table, typed

_AT_ONCE = 32  # files whose rows are held together when tables are made
_HALF = re.compile("[\ud800-\udfff]")  # half a character, which no UTF-8 can hold
_TYPES = {"Int64": pa.int64(), "float64": pa.float64()}  # all others are strings
_CLAIM = pa.struct([(column.name, _TYPES.get(column.dtype, pa.string())) for column in COLUMNS])
SCHEMA = pa.schema(
    [
        ("document_id", pa.string()),
        ("date", pa.string()),
        ("read", pa.bool_()),  # false for a file or record that gave no document
        ("message", pa.string()),  # why the document failed, null where it did not
        ("attributions", pa.list_(_CLAIM)),
    ]
)


def to_parquet(shard: Shard, analysis: Analysis) -> bytes:
    """The file of a shard: its documents in their order, and then what failed in the analysis.

    Parameters
    ----------
    shard : Shard
        The documents, and those that could not be read.
    analysis : Analysis
        What was found in them.

    Returns
    -------
    bytes
        A Parquet file of ``SCHEMA``, the same bytes for the same rows.
    """
    claims: dict[str, list[dict[str, Any]]] = {}
    for row in attributions_table(analysis).to_dict("records"):
        claims.setdefault(row["document_id"], []).append({str(key): _plain(row[key]) for key in row})
    failed = {failure.document_id: failure.message for failure in analysis.failures}
    rows = [_row(item, claims, failed) for item in shard.items]
    file = BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, SCHEMA), file, compression="zstd")
    return file.getvalue()


def claims_in(files: Sequence[Path]) -> Iterator[pd.DataFrame]:
    """The attributions table of some files after the other; an empty one comes first."""
    yield typed(pd.DataFrame(columns=[column.name for column in COLUMNS], dtype=object))
    for table in _tables(files, ["attributions"]):
        claims = table["attributions"].combine_chunks().flatten()
        yield typed(pa.Table.from_struct_array(claims).to_pandas())


def documents_in(files: Sequence[Path]) -> Iterator[pd.DataFrame]:
    """What the same files know of their documents beside the claims."""
    for table in _tables(files, ["document_id", "date", "read", "message"]):
        yield table.to_pandas()


def _tables(files: Sequence[Path], columns: list[str]) -> Iterator[pa.Table]:
    """Several files at a time, for pandas takes as long for a few rows as for thousands."""
    for start in range(0, len(files), _AT_ONCE):
        together = files[start : start + _AT_ONCE]
        yield pa.concat_tables(pq.read_table(file, columns=columns) for file in together)


def _row(
    item: Document | Failure, claims: dict[str, list[dict[str, Any]]], failed: dict[str, str]
) -> dict[str, Any]:
    name, date, message = (
        (item.document_id, "", item.message)
        if isinstance(item, Failure)
        else (item.id, item.date, failed.get(item.id))
    )
    return {
        "document_id": _plain(name),
        "date": _plain(date) or None,
        "read": isinstance(item, Document),
        "message": _plain(message),
        "attributions": claims.get(name, []),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    return None if pd.isna(value) else value
