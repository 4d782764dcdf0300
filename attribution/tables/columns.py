"""The one contract: which columns an attributions table has, what each says, and what a missing value means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from attribution.errors import TableError
from attribution.model import KINDS, MODES, STANCES, VARIANTS

PIECES = " … "
"""What stands between the pieces of a split quotation in the ``content`` column."""


@dataclass(frozen=True, slots=True)
class Column:
    """One promise of the contract.

    ``dtype`` is that of pandas; ``missing`` says what a missing value (``<NA>``, an empty cell in CSV) means, and is
    empty where none is ever missing.
    """

    name: str
    dtype: str
    meaning: str
    missing: str = ""


_OFFSET = "code points into the document's text, half-open"
_NO_CUE = "the words go on without a cue"
_NO_SOURCE = "the sentence names no source"
_UNRESOLVED = "every step abstained: who it is could not be told"

COLUMNS: tuple[Column, ...] = (
    Column("document_id", "string", "The document: its file's name without the ending."),
    Column(
        "attribution_id",
        "string",
        "The document's id, #, and eight hexadecimal digits made of the spans of content, cue and source. It stays "
        "the same when other rows are found or lost, which a running number would not.",
    ),
    Column("date", "string", "The document's date, ISO 8601.", "unknown"),
    Column("outlet", "string", "The newspaper, agency or site that published it.", "unknown"),
    Column(
        "mode",
        "category",
        "direct: all of the content stands in quotation marks; indirect: none; mixed: some.",
    ),
    Column("stance", "category", "asserted, denied, not_said (the saying is refused), asked or requested."),
    Column("content", "string", f"What is said; the pieces of a split quotation are joined by “{PIECES}”."),
    Column("content_start", "Int64", f"Where its first piece begins: {_OFFSET}."),
    Column("content_end", "Int64", "Where its last piece ends."),
    Column("content_spans", "string", "Every piece, as start:end;start:end."),
    Column("cue", "string", "The words that signal the attribution.", _NO_CUE),
    Column("cue_lemma", "string", "Their dictionary form.", _NO_CUE),
    Column("cue_start", "Int64", f"Where the cue begins: {_OFFSET}.", _NO_CUE),
    Column("cue_end", "Int64", "Where the cue ends.", _NO_CUE),
    Column("source", "string", "The phrase that names who is responsible for the content.", _NO_SOURCE),
    Column("source_start", "Int64", f"Where the source begins: {_OFFSET}.", _NO_SOURCE),
    Column("source_end", "Int64", "Where the source ends.", _NO_SOURCE),
    Column("referent_id", "string", "Who that is: an id, the same across documents.", _UNRESOLVED),
    Column("referent", "string", "Who that is: the canonical name.", _UNRESOLVED),
    Column("kind", "category", f"What that is: {', '.join(KINDS)}.", _UNRESOLVED),
    Column("country", "string", "Where that belongs, ISO 3166-1 alpha-2.", "unknown, or of no one country"),
    Column(
        "via",
        "string",
        "Who carried the words (à l'AFP, cité par TASS), nearest first, joined by “; ”.",
        "nobody",
    ),
    Column("construction", "string", "The construction that found the row."),
    Column("resolution", "string", "The step that resolved the source.", _UNRESOLVED),
    Column(
        "confidence",
        "float64",
        "The share, 0 to 1, of rows of this construction and resolution that say nothing false in the project's "
        "corpus, smoothed: few rows are drawn towards all of the construction, and those towards the whole.",
    ),
    Column("sentence", "string", "The sentences in which all of this stands."),
)
"""What each column of an attributions table says; the order is that of the table."""

# Strings of Python's own, for Arrow's cannot hold the half of a character that a text cut in two leaves.
_DTYPES: dict[str, Any] = {
    "Int64": pd.Int64Dtype(),
    "boolean": pd.BooleanDtype(),
    "float64": "float64",
    "string": pd.StringDtype("python"),
}
CATEGORIES: dict[str, tuple[str, ...]] = {
    "mode": MODES,
    "stance": STANCES,
    "kind": KINDS,
    "variant": VARIANTS,
    "step": ("source-relay", "relay-relay", "relay-outlet", "source-outlet"),
    "of": ("track", "source"),
}
"""The values of the columns that have no others."""


def typed(frame: pd.DataFrame, columns: Iterable[Column] = COLUMNS) -> pd.DataFrame:
    """``frame`` with the dtypes that ``columns`` promise; columns of its own stay as they are.

    Raises
    ------
    TableError
        Where a promised column is missing or holds what its dtype cannot.
    """
    columns = tuple(columns)
    demand(frame, *(column.name for column in columns))
    return frame.assign(**{column.name: _cast(frame[column.name], column) for column in columns})


def demand(frame: pd.DataFrame, *names: str) -> None:
    """Raise TableError where ``frame`` lacks one of the columns ``names``."""
    lacking = [name for name in names if name not in frame.columns]
    if lacking:
        raise TableError(
            f"The table has no column {', '.join(lacking)}; give one that attributions_table or "
            "read_attributions made, with rows left out if you like but no columns."
        )


def _cast(values: pd.Series, column: Column) -> pd.Series:
    if column.dtype == "category":
        return _category(values, column)
    try:
        return (_truths(values) if column.dtype == "boolean" else values).astype(_DTYPES[column.dtype])
    except (TypeError, ValueError):
        raise TableError(
            f"Column {column.name} holds what is no {column.dtype}; correct it or make the table again."
        ) from None


def _truths(values: pd.Series) -> pd.Series:
    """Truth values, also those that a file or a spreadsheet holds as words."""
    words = values.astype("string").str.lower()
    if not words.dropna().isin(["true", "false"]).all():
        raise ValueError
    return words == "true"


def _category(values: pd.Series, column: Column) -> pd.Series:
    allowed = CATEGORIES[column.name]
    strange = values[values.notna() & ~values.isin(allowed)]
    if len(strange):
        raise TableError(
            f"Column {column.name} holds {strange.iloc[0]!r}, which is none of {', '.join(allowed)}; "
            "correct it or make the table again."
        )
    return values.astype(pd.CategoricalDtype(list(allowed)))
