"""A row a track, and a row a wording."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from attribution.tables import promised
from attribution.track.sources import Source, agree, source_of

_SHOWN = 20  # values in a cell
_CARRIERS = ("agency", "media", "document", "anonymous")


def tracks_table(rows: pd.DataFrame) -> pd.DataFrame:
    """What became of each statement.

    Parameters
    ----------
    rows : DataFrame
        Rows as ``prepared`` makes them, with track_id, representative, wording, variant, turned, short and original.

    Returns
    -------
    DataFrame
        As ``TABLES["tracks"]`` says; most documents first, then most attributions, then by first date and id.
    """
    groups = rows.groupby("track_id", sort=False)
    table = pd.DataFrame(
        {
            "representative": groups["representative"].first(),
            "attributions": groups.size(),
            "documents": groups["document_id"].nunique(),
            "documents_distinct": groups["original"].nunique(),
            "outlets": groups["outlet"].nunique(),
            "wordings": groups["wording"].nunique(),
            "first_date": groups["day"].first(),
            "last_date": groups["day"].last(),
            "first_document": groups["document_id"].first(),
            "last_document": groups["document_id"].last(),
            "wording_changed": groups["turned"].any(),
        }
    )
    first, last = (pd.to_datetime(table[name]) for name in ("first_date", "last_date"))
    table["days_alive"] = (last - first).dt.days + 1
    table["peak_day"] = _peaks(rows)
    relays = rows.assign(via=rows["via"].str.split("; ")).explode("via")
    for name, of, every in (
        ("sources", "referent", rows),
        ("via", "via", relays),
        ("modes", "mode", rows),
        ("stances", "stance", rows),
    ):
        table[name] = _listed(every, of)
    table["stance_conflict"] = table["stances"].str.contains("asserted") & table["stances"].str.contains(
        "denied"
    )
    table["conflicting_sources"] = _conflicts(rows)
    table["source_conflict"] = table["conflicting_sources"].notna()
    table = table.rename_axis("track_id").reset_index()
    order = ["documents", "attributions", "first_date", "track_id"]
    table = table.sort_values(order, ascending=[False, False, True, True])
    return promised(table, "tracks")


def variants_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Every distinct wording of each track.

    Parameters
    ----------
    rows : DataFrame
        As for ``tracks_table``, with ``difference``.

    Returns
    -------
    DataFrame
        As ``TABLES["track_variants"]`` says; tracks by id, in each the most frequent wording first.
    """
    groups = rows.groupby(["track_id", "wording", "variant"], sort=False)
    table = pd.DataFrame(
        {
            "content": groups["content"].first(),
            "attributions": groups.size(),
            "documents": groups["document_id"].nunique(),
            "first_date": groups["day"].first(),
            "first_document": groups["document_id"].first(),
            "difference": groups["difference"].first(),
            "wording_changed": groups["turned"].any(),
        }
    ).reset_index()
    table["wording"] = table["content"]
    table = table.sort_values(
        ["track_id", "attributions", "first_date", "wording"], ascending=[True, False, True, True]
    )
    return promised(table, "track_variants")


def _peaks(rows: pd.DataFrame) -> pd.Series:
    """The day of each track with most documents."""
    counts = rows.groupby(["track_id", "day"])["document_id"].nunique().rename("documents").reset_index()
    counts = counts.sort_values(["track_id", "documents", "day"], ascending=[True, False, True])
    return counts.drop_duplicates("track_id").set_index("track_id")["day"]


def _listed(rows: pd.DataFrame, name: str) -> pd.Series:
    """For each track the values of a column with their numbers, most frequent first: ``TASS (3), Kremlin (1)``."""
    counts = rows.groupby(["track_id", name], observed=True).size().rename("number").reset_index()
    counts = counts.sort_values(["track_id", "number", name], ascending=[True, False, True])
    counts = counts[counts.groupby("track_id").cumcount() < _SHOWN]
    cells: dict[str, str] = {}
    for track, value, number in counts.itertuples(index=False, name=None):
        cell = f"{value} ({number})"
        cells[track] = f"{cells[track]}, {cell}" if track in cells else cell
    return pd.Series(cells, dtype="string")


def _conflicts(rows: pd.DataFrame) -> pd.Series:
    """For each track whose words are given to sources that cannot be the same, those sources with their numbers.

    Only assertions with the words themselves count. An agency, a medium or a document may merely have carried the
    words, nobody knows who an unnamed source is, and short words two people may say.
    """
    own = rows[
        rows["source"].notna()
        & ~rows["kind"].isin(_CARRIERS)
        & (rows["stance"] == "asserted")
        & rows["variant"].isin(["same", "cut", "extended"])
        & ~rows["short"]
    ]
    own = own.assign(referent=own["referent"].fillna(own["source"]))
    several = own.groupby("track_id")["source"].transform("nunique") > 1
    conflicting = [track for track, group in own[several].groupby("track_id") if _disagree(group)]
    return _listed(own[own["track_id"].isin(conflicting)], "referent")


def _disagree(rows: pd.DataFrame) -> bool:
    """Whether two sources differ that no document names both of: where one does, the one quotes the other."""
    documents: dict[Source, set[str]] = {}
    for id_, name, document in zip(rows["source"], rows["referent"], rows["document_id"], strict=True):
        documents.setdefault(source_of(id_, name), set()).add(document)
    return any(
        not agree(one, other) and documents[one].isdisjoint(documents[other])
        for one, other in combinations(documents, 2)
    )
