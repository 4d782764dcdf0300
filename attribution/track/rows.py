"""The rows to track: what is needed of an attributions table, with what is known of its documents, in order of time."""

from __future__ import annotations

import pandas as pd

from attribution.errors import TableError

NEEDED = (
    "document_id",
    "attribution_id",
    "date",
    "mode",
    "stance",
    "content",
    "referent_id",
    "referent",
    "kind",
    "via",
)
ADDED = ("outlet", "duplicate_of")
_ISO = r"\d{4}-\d\d-\d\d(?:[T ].*)?"


def prepared(attributions: pd.DataFrame, documents: pd.DataFrame | None = None) -> pd.DataFrame:
    """The rows with what tracking needs of them, earliest first.

    Parameters
    ----------
    attributions : DataFrame
        Rows that have the columns NEEDED.
    documents : DataFrame, optional
        document_id, and any of date, outlet and duplicate_of.

    Returns
    -------
    DataFrame
        NEEDED and ADDED as strings; what a row does not say is taken from its document. ``day`` is the date without
        its time, ``source`` the referent's id or, where that is missing, its name. Sorted by date, document and
        attribution, undated rows last; the index is that of ``attributions``.

    Raises
    ------
    TableError
        Where a cell is empty that must not be, a date is none, or two rows share an attribution_id.
    """
    rows = attributions[[*NEEDED, *(name for name in ADDED if name in attributions)]].astype("string")
    of_document = _documents(documents)
    for name in ("date", *ADDED):
        given = rows["document_id"].map(of_document[name]).astype("string")
        rows[name] = rows[name].fillna(given) if name in rows else given
    _check(rows)
    rows["content"] = rows["content"].fillna("")
    rows["day"] = rows["date"].str[:10]
    rows["source"] = rows["referent_id"].fillna(rows["referent"])
    return rows.sort_values(["date", "document_id", "attribution_id"], na_position="last")


def _documents(given: pd.DataFrame | None) -> pd.DataFrame:
    columns = ["document_id", "date", *ADDED]
    if given is None:
        return pd.DataFrame(columns=columns, dtype="string").set_index("document_id")
    if "document_id" not in given:
        raise TableError(
            "The table of documents has no column document_id; give one that by_document_table made."
        )
    table = given.reindex(columns=columns).astype("string")
    twice = table["document_id"][table["document_id"].duplicated()]
    if len(twice):
        raise TableError(f"The table of documents has {twice.iloc[0]!r} twice; leave one row of each.")
    return table.set_index("document_id")


def _check(rows: pd.DataFrame) -> None:
    for name in ("document_id", "attribution_id", "mode", "stance"):
        if rows[name].isna().any():
            raise TableError(f"Column {name} has empty cells; fill them or make the table again.")
    written = rows["date"].dropna().drop_duplicates()
    days = pd.to_datetime(written.str[:10], format="%Y-%m-%d", errors="coerce")
    strange = written[days.isna() | ~written.str.fullmatch(_ISO)]
    if len(strange):
        raise TableError(
            f"Column date holds {strange.iloc[0]!r}, which is no date like 2023-09-17; "
            "correct it or leave the cell empty."
        )
    twice = rows["attribution_id"][rows["attribution_id"].duplicated()]
    if len(twice):
        raise TableError(
            f"Two rows are called {twice.iloc[0]!r}; give every document an id of its own, and each row once."
        )
