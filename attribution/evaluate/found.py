"""The rows of an attributions table as spans and strings, whatever dtypes the table came with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from attribution.errors import TableError
from attribution.model import Span
from attribution.tables import demand

NEEDED = (  # of any system's table
    "document_id",
    "content_spans",
    "cue_start",
    "cue_end",
    "source_start",
    "source_end",
    "referent",
    "kind",
    "via",
    "mode",
    "stance",
    "construction",
)


@dataclass(frozen=True, slots=True)
class Found:
    """One row of an attributions table; a missing value is empty. ``words`` is the text of the content."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    referent: str
    kind: str
    via: str
    mode: str
    stance: str
    construction: str
    step: str = ""
    words: str = ""


def rows_by_document(frame: pd.DataFrame) -> dict[str, list[Found]]:
    """The rows of each document, in the table's order; ``resolution`` and ``content`` may be missing columns.

    Raises
    ------
    TableError
        Where another column is missing or holds what it cannot.
    """
    demand(frame, *NEEDED)
    optional = [name for name in ("resolution", "content") if name in frame.columns]
    rows: dict[str, list[Found]] = {}
    for row in frame[[*NEEDED, *optional]].astype("string").fillna("").to_dict("records"):
        rows.setdefault(row["document_id"], []).append(_found({str(name): row[name] for name in row}))
    return rows


def _found(row: Mapping[str, str]) -> Found:
    try:
        pieces = [piece.split(":") for piece in row["content_spans"].split(";") if piece]
        content = tuple(Span(int(start), int(end)) for start, end in pieces)
        cue, source = _span(row, "cue"), _span(row, "source")
    except ValueError:
        offsets = ", ".join(f"{name} {row[name]!r}" for name in NEEDED[1:6])
        raise TableError(
            f"A row of {row['document_id']} has offsets that are none ({offsets}); make the table again."
        ) from None
    plain = {name: row[name] for name in ("referent", "kind", "via", "mode", "stance", "construction")}
    return Found(content, cue, source, **plain, step=row.get("resolution", ""), words=row.get("content", ""))


def _span(row: Mapping[str, str], name: str) -> Span | None:
    """A part's span; numbers may have come through a table of floats (``12.0``)."""
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    return Span(int(float(start)), int(float(end))) if start and end else None
