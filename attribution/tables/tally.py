"""Counts that add up: what parts of a corpus come to, and what the parts come to together.

A part holds whole documents, so that the documents of parts can be added, too. That is how a table is made of more rows
than memory holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from attribution.model import MODES
from attribution.tables.columns import demand

NEEDED = ("document_id", "mode", "stance", "cue_lemma", "referent_id", "referent", "kind")
_OPTIONAL = ("country", "date")
_SUMS = ("attributions", "documents", *MODES, "denied", "unresolved")
SHOWN = 3  # most frequent values in a cell


@dataclass(frozen=True)
class Tally:
    """What rows come to, group by group.

    ``counts`` is indexed by the groups, with numbers of rows, documents, modes, denials and unresolved rows, first and
    last date. ``values`` holds for some columns how often each value occurs in each group, missing ones left out.
    """

    counts: pd.DataFrame
    values: Mapping[str, pd.DataFrame]

    def frequent(self, name: str) -> pd.Series:
        """Each group's most frequent values with their numbers: ``indiquer (5), selon (2)``."""
        top = self._ranked(name, SHOWN)
        shown = top[name] + " (" + top["n"].astype("string") + ")"
        joined = shown.groupby([top[key] for key in self._keys], dropna=False).agg(", ".join)
        return self._placed(joined)

    def commonest(self, name: str) -> pd.Series:
        """One value a group, for columns that should have but one in each."""
        top = self._ranked(name, 1)
        return self._placed(top.set_index(self._keys)[name])

    def distinct(self, name: str) -> pd.Series:
        """How many values each group has."""
        return (
            self._placed(self.values[name].groupby(self._keys, dropna=False).size()).fillna(0).astype("Int64")
        )

    @property
    def _keys(self) -> list[str]:
        return [str(name) for name in self.counts.index.names]

    def _ranked(self, name: str, shown: int) -> pd.DataFrame:
        ordered = self.values[name].sort_values(["n", name], ascending=[False, True], kind="stable")
        return ordered.groupby(self._keys, dropna=False).head(shown)

    def _placed(self, found: pd.Series) -> pd.Series:
        """``found`` in the order of the groups; a merge, for an index with missing keys cannot be looked up."""
        table = found.rename("_found").reset_index()
        left = self.counts.index.to_frame(index=False)
        placed = left.merge(table, on=self._keys, how="left")["_found"]
        return placed.set_axis(self.counts.index)


def tally(frame: pd.DataFrame, keys: Sequence[str], values: Sequence[str] = ()) -> Tally:
    """Count the rows of an attributions table by some columns.

    Parameters
    ----------
    frame : DataFrame
        An attributions table, or rows of one: all that a table is to hold of a document.
    keys : sequence of str
        The columns that make the groups; ``_source`` is who the source is, by identifier or else by name.
    values : sequence of str
        The columns whose values are counted in each group.

    Returns
    -------
    Tally
        A missing key makes a group of its own.
    """
    rows, keys = _prepared(frame), list(keys)
    groups = _grouped(rows, keys)
    counts: pd.DataFrame = groups[[*MODES, "denied", "unresolved"]].sum()
    counts["attributions"] = groups.size().astype("Int64")
    counts["documents"] = groups["document_id"].nunique().astype("Int64")
    counts["first_date"], counts["last_date"] = groups["date"].min(), groups["date"].max()
    counted = {
        name: _grouped(rows[rows[name].notna()], [*keys, name])
        .size()
        .astype("Int64")
        .rename("n")
        .reset_index()
        for name in values
    }
    return Tally(counts, counted)


def added(tallies: Iterable[Tally]) -> Tally:
    """One tally of several with the same keys and values, whose parts have no document in common."""
    every = list(tallies)
    first = every[0]
    if len(every) == 1:
        return first
    keys = [str(name) for name in first.counts.index.names]
    groups = _grouped(pd.concat([each.counts.reset_index() for each in every]), keys)
    counts: pd.DataFrame = groups[list(_SUMS)].sum()
    counts["first_date"], counts["last_date"] = groups["first_date"].min(), groups["last_date"].max()
    values = {
        name: _grouped(pd.concat([each.values[name] for each in every]), [*keys, name])["n"]
        .sum()
        .reset_index()
        for name in first.values
    }
    return Tally(counts, values)


def _prepared(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns that are counted, as plain strings with a column a mode; ``frame`` itself is not touched."""
    demand(frame, *NEEDED)
    rows = frame[[*NEEDED, *(n for n in _OPTIONAL if n in frame)]].astype("string").reset_index(drop=True)
    for name in set(_OPTIONAL) - set(rows.columns):
        rows[name] = pd.Series(pd.NA, index=rows.index, dtype="string")
    for mode in MODES:
        rows[mode] = (rows["mode"] == mode).astype("Int64")
    rows["denied"] = (rows["stance"] == "denied").astype("Int64")
    rows["_source"] = rows["referent_id"].fillna(rows["referent"])
    rows["unresolved"] = rows["_source"].isna().astype("Int64")
    return rows


def _grouped(
    rows: pd.DataFrame, keys: list[str]
) -> Any:  # the type that the stubs give needs four parameters
    return rows.groupby(keys, dropna=False, sort=True)
