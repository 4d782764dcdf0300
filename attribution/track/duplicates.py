"""Documents that print the same article, told by what they report."""

from __future__ import annotations

import pandas as pd

SHARED = 3
"""Statements that two documents must have in common at least; two papers may well quote one sentence."""
SHARE = 0.8
"""The share of the statements of either that must stand in both."""


def originals(rows: pd.DataFrame) -> pd.Series:
    """For each row the earlier document that its document is a copy of.

    Parameters
    ----------
    rows : DataFrame
        document_id, duplicate_of and wording, earliest first.

    Returns
    -------
    Series
        Document ids, missing where the document is no copy. Beside what ``duplicate_of`` says, a document is a copy
        where it shares SHARED wordings, and SHARE of all, with a document that was the first to have them.
    """
    stated = rows[["document_id", "wording"]].drop_duplicates()
    size = stated.groupby("document_id", observed=True).size()
    first = stated.drop_duplicates("wording").set_index("wording")["document_id"]
    stated = stated.assign(first=stated["wording"].map(first))
    stated = stated[stated["first"] != stated["document_id"]]
    shared = stated.groupby(["document_id", "first"]).size().rename("shared").reset_index()
    if shared.empty:
        return rows["duplicate_of"]
    larger = pd.concat([shared["document_id"].map(size), shared["first"].map(size)], axis=1).max(axis=1)
    copies = shared[(shared["shared"] >= SHARED) & (shared["shared"] >= SHARE * larger)]
    first_of = dict(zip(copies["document_id"], copies["first"], strict=True))
    return rows["duplicate_of"].fillna(rows["document_id"].map(first_of).astype("string"))
