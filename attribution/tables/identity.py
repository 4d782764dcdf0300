"""Which rows have one source, and how it is called."""

from __future__ import annotations

import pandas as pd


def source_keys(frame: pd.DataFrame) -> pd.Series:
    """What tells the sources of an attributions table apart, and names them in links.

    Parameters
    ----------
    frame : DataFrame
        An attributions table, or some of its rows.

    Returns
    -------
    Series of string
        For each row ``referent_id``, else ``referent``, else ``?`` and the kind: those who could not be told.
    """
    plain = frame[["referent_id", "referent", "kind"]].astype("string")
    return plain["referent_id"].fillna(plain["referent"]).fillna("?" + plain["kind"].fillna(""))


def source_names(frame: pd.DataFrame) -> pd.Series:
    """How each source of an attributions table is called: rows of one source may spell its name in several ways.

    Parameters
    ----------
    frame : DataFrame
        An attributions table, or some of its rows.

    Returns
    -------
    Series of string
        For each row the most frequent ``referent`` of its source, as in ``sources_table``; missing where it could not
        be told.
    """
    names = pd.DataFrame({"key": source_keys(frame), "name": frame["referent"].astype("string")})
    counts = names.groupby(["key", "name"]).size().rename("number").reset_index()
    counts = counts.sort_values(["number", "name"], ascending=[False, True]).drop_duplicates("key")
    return names["key"].map(counts.set_index("key")["name"]).astype("string")
