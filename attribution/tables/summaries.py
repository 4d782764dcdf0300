"""Tables made of an attributions table: by source, document, cue and kind. DataFrame in, new DataFrame out.

Each works on any selection of rows (``sources_table(df[df.kind == "agency"])``); an empty one gives an empty table.
A value that is missing makes a group of its own, so that the counts of every table add up to all rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from attribution.model import KINDS, MODES, Document
from attribution.tables.tally import Tally, added, tally

_COUNTS = ("attributions", "documents", *MODES, "denied", "share")


@dataclass(frozen=True, slots=True)
class Summary:
    """How a table is made: what is counted, by what, and how the counts are laid out."""

    keys: tuple[str, ...]
    values: tuple[str, ...]
    layout: Callable[[Tally], pd.DataFrame]

    def part(self, frame: pd.DataFrame) -> Tally:
        """What some rows add to the table; they must be all the rows of their documents."""
        return tally(frame, self.keys, self.values)

    def table(self, parts: Iterable[Tally]) -> pd.DataFrame:
        """The table of one part, or of several."""
        return self.layout(added(parts))


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
    return SOURCES.table([SOURCES.part(frame)])


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
    counted = tally(frame, ["document_id"], ["_source", "referent"])
    table = counted.counts.drop(columns=["documents", "last_date"]).rename(columns={"first_date": "date"})
    table["share"] = _share(table)
    table["sources"] = counted.distinct("_source")
    table["most_frequent"] = counted.frequent("referent")
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
    return BY_CUE.table([BY_CUE.part(frame)])


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
    return BY_KIND.table([BY_KIND.part(frame)])


def _sources(counted: Tally) -> pd.DataFrame:
    table = _counts(counted)
    for name in ("referent_id", "referent", "country"):
        table[name] = counted.commonest(name)
    table["cues"] = counted.frequent("cue_lemma")
    order = ["referent_id", "referent", "kind", "country", *_COUNTS, "cues", "first_date", "last_date"]
    return _sorted(table.reset_index()[order], "referent")


def _by_cue(counted: Tally) -> pd.DataFrame:
    table = _counts(counted)
    table["most_frequent"] = counted.frequent("referent")
    return _sorted(table.reset_index()[["cue_lemma", *_COUNTS, "most_frequent"]], "cue_lemma")


def _by_kind(counted: Tally) -> pd.DataFrame:
    table = _counts(counted)
    table["sources"] = counted.distinct("_source")
    table["most_frequent"] = counted.frequent("referent")
    return _sorted(table.reset_index()[["kind", "sources", *_COUNTS, "most_frequent"]], "kind")


def _counts(counted: Tally) -> pd.DataFrame:
    return counted.counts.assign(share=_share(counted.counts))


def _share(counts: pd.DataFrame) -> pd.Series:
    return counts["attributions"].astype("float64") / max(int(counts["attributions"].sum()), 1)


def _sorted(table: pd.DataFrame, name: str) -> pd.DataFrame:
    by = table.assign(_rank=-table["attributions"])
    by = by.sort_values(
        ["_rank", name, *(["kind"] if "kind" in table and name != "kind" else [])], kind="stable"
    )
    table = by.drop(columns="_rank").reset_index(drop=True)
    return table.astype({"kind": pd.CategoricalDtype(list(KINDS))}) if "kind" in table else table


SOURCES = Summary(("_source", "kind"), ("referent_id", "referent", "country", "cue_lemma"), _sources)
BY_CUE = Summary(("cue_lemma",), ("referent",), _by_cue)
BY_KIND = Summary(("kind",), ("_source", "referent"), _by_kind)
