"""Tables made of an attributions table: by source, document, cue and kind. DataFrame in, new DataFrame out.

Each works on any selection of rows (``sources_table(df[df.kind == "agency"])``); an empty one gives an empty table.
A value that is missing makes a group of its own, so that the counts of every table add up to all rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from attribution.model import KINDS, MODES, Document
from attribution.tables.columns import demand

_NEEDED = ("document_id", "mode", "stance", "cue_lemma", "referent_id", "referent", "kind")
_COUNTS = ("attributions", "documents", *MODES, "denied", "share")
_SHOWN = 3  # most frequent values in a cell


def sources_table(frame: pd.DataFrame) -> pd.DataFrame:
    """Who is the source of how much: one row a source.

    Parameters
    ----------
    frame : DataFrame
        An attributions table, or some of its rows.

    Returns
    -------
    DataFrame
        referent_id, referent, kind, country (all missing in the row of the unresolved ones; a kind alone where only
        that is known); attributions, documents, direct, indirect, mixed, denied (numbers of rows, and of documents
        with at least one); share (of all rows, 0 to 1); cues (the three most frequent lemmas, with numbers);
        first_date, last_date (ISO 8601; missing where no document of the source has one). Most frequent first.
    """
    rows = _prepared(frame)
    rows["_source"] = rows["referent_id"].fillna(rows["referent"])
    table = _counted(rows, ["_source", "kind"])
    groups = _grouped(rows, ["_source", "kind"])
    for name in ("referent_id", "referent", "country"):
        table[name] = groups[name].agg(_commonest).astype("string")
    table["cues"] = groups["cue_lemma"].agg(_frequent).astype("string")
    table["first_date"] = groups["date"].min()
    table["last_date"] = groups["date"].max()
    order = ["referent_id", "referent", "kind", "country", *_COUNTS, "cues", "first_date", "last_date"]
    return _sorted(table.reset_index()[order], "referent")


def by_document_table(
    frame: pd.DataFrame, documents: Iterable[Document] = (), doubles: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """How much each document reports, and whose words: one row a document.

    Parameters
    ----------
    frame : DataFrame
        An attributions table, or some of its rows.
    documents : iterable of Document, optional
        Documents that get a row even where nothing was found in them.
    doubles : mapping of str to str, optional
        What ``find_doubles`` returned.

    Returns
    -------
    DataFrame
        document_id; date; outlet, title, url (missing where unknown, or the document is not given); duplicate_of (the
        id of the document that it doubles, missing where it doubles none); attributions, direct, indirect, mixed,
        denied (numbers of rows); share (of all rows);
        sources (how many different resolved ones); unresolved (rows without a referent); most_frequent (the three
        most frequent referents, with numbers). Sorted by document_id.
    """
    rows = _prepared(frame)
    rows["_source"] = rows["referent_id"].fillna(rows["referent"])
    rows["unresolved"] = rows["_source"].isna().astype("Int64")
    table = _counted(rows, ["document_id"]).drop(columns="documents")
    groups = _grouped(rows, ["document_id"])
    table["sources"] = groups["_source"].nunique().astype("Int64")
    table["unresolved"] = groups["unresolved"].sum()
    table["most_frequent"] = groups["referent"].agg(_frequent).astype("string")
    table["date"] = groups["date"].min()
    about = _about(documents)
    table = table.reindex(table.index.union(about.index).rename("document_id"))
    table["date"] = table["date"].fillna(about.pop("date"))
    numbers = [name for name in table.columns if name not in ("date", "most_frequent")]
    table[numbers] = table[numbers].fillna(0)
    table = table.join(about)
    table["duplicate_of"] = pd.Series(table.index.map(doubles or {}), table.index, dtype="string")
    table = table.reset_index().astype({"document_id": "string"})
    order = ["document_id", "date", *about, "duplicate_of", *(n for n in _COUNTS if n != "documents")]
    return table[[*order, "sources", "unresolved", "most_frequent"]].sort_values(
        "document_id", ignore_index=True
    )


def _about(documents: Iterable[Document]) -> pd.DataFrame:
    """What documents say of themselves, by their ids."""
    names = ["date", "outlet", "title", "url"]
    rows = {document.id: [getattr(document, name) or None for name in names] for document in documents}
    return pd.DataFrame.from_dict(rows, orient="index", columns=names, dtype=pd.StringDtype("python"))


def by_cue_table(frame: pd.DataFrame) -> pd.DataFrame:
    """Which words signal attributions: one row a cue lemma.

    Parameters
    ----------
    frame : DataFrame
        An attributions table, or some of its rows.

    Returns
    -------
    DataFrame
        cue_lemma (missing where words go on without a cue); the numbers of ``sources_table``; most_frequent (the
        three most frequent referents, with numbers). Most frequent first.
    """
    rows = _prepared(frame)
    table = _counted(rows, ["cue_lemma"])
    table["most_frequent"] = _grouped(rows, ["cue_lemma"])["referent"].agg(_frequent).astype("string")
    return _sorted(table.reset_index()[["cue_lemma", *_COUNTS, "most_frequent"]], "cue_lemma")


def source_by_kind_table(frame: pd.DataFrame) -> pd.DataFrame:
    """How much comes from agencies, governments, people …: one row a kind of source.

    Parameters
    ----------
    frame : DataFrame
        An attributions table, or some of its rows.

    Returns
    -------
    DataFrame
        kind (missing where the source is unresolved); sources (how many different ones); the numbers of
        ``sources_table``; most_frequent (the three most frequent referents, with numbers). Most frequent first.
    """
    rows = _prepared(frame)
    rows["_source"] = rows["referent_id"].fillna(rows["referent"])
    table = _counted(rows, ["kind"])
    groups = _grouped(rows, ["kind"])
    table["sources"] = groups["_source"].nunique().astype("Int64")
    table["most_frequent"] = groups["referent"].agg(_frequent).astype("string")
    return _sorted(table.reset_index()[["kind", "sources", *_COUNTS, "most_frequent"]], "kind")


def _prepared(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns that the tables count, as plain strings with a column a mode; ``frame`` itself is not touched."""
    demand(frame, *_NEEDED)
    optional = [name for name in ("country", "date") if name in frame.columns]
    rows = frame[[*_NEEDED, *optional]].astype("string").reset_index(drop=True)
    for name in {"country", "date"} - set(optional):
        rows[name] = pd.Series(pd.NA, index=rows.index, dtype="string")
    for mode in MODES:
        rows[mode] = (rows["mode"] == mode).astype("Int64")
    rows["denied"] = (rows["stance"] == "denied").astype("Int64")
    return rows


def _grouped(
    rows: pd.DataFrame, keys: list[str]
) -> Any:  # the type that the stubs give needs four parameters
    return rows.groupby(keys, dropna=False, sort=True)


def _counted(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    groups = _grouped(rows, keys)
    table: pd.DataFrame = groups[[*MODES, "denied"]].sum()
    table["attributions"] = groups.size().astype("Int64")
    table["documents"] = groups["document_id"].nunique().astype("Int64")
    table["share"] = table["attributions"].astype("float64") / max(len(rows), 1)
    return table


def _ranked(values: pd.Series) -> list[tuple[str, int]]:
    """The values of a group with their numbers, most frequent first, missing ones left out."""
    counts = Counter(values.dropna())
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _commonest(values: pd.Series) -> str | None:
    """One value for a group whose rows should all have the same."""
    return next((value for value, _ in _ranked(values)), None)


def _frequent(values: pd.Series) -> str | None:
    """The most frequent values of a group: ``indiquer (5), selon (2)``."""
    return ", ".join(f"{value} ({number})" for value, number in _ranked(values)[:_SHOWN]) or None


def _sorted(table: pd.DataFrame, name: str) -> pd.DataFrame:
    by = table.assign(_rank=-table["attributions"])
    by = by.sort_values(
        ["_rank", name, *(["kind"] if "kind" in table and name != "kind" else [])], kind="stable"
    )
    table = by.drop(columns="_rank").reset_index(drop=True)
    return table.astype({"kind": pd.CategoricalDtype(list(KINDS))}) if "kind" in table else table
