"""Counts that add up: what parts of a corpus come to, and what the parts come to together.

A part holds whole documents, so that the documents of parts can be added, too. That is how a table is made of more rows
than memory holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from attribution.model import MODES
from attribution.tables.columns import demand

NEEDED = ("document_id", "mode", "stance", "cue_lemma", "referent_id", "referent", "kind")
_OPTIONAL = ("country", "date")
_SUMS = ("attributions", "documents", *MODES, "denied", "unresolved")
SHOWN = 3  # most frequent values in a cell

Key = tuple[Any, ...]
"""What the rows of a group have in common, in the order of the columns; ``pd.NA`` where it is missing."""


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
        shown: dict[Key, list[str]] = {}
        for key, value, number in self._ranked(name, SHOWN):
            shown.setdefault(key, []).append(f"{value} ({number})")
        return self._placed({key: ", ".join(each) for key, each in shown.items()}, "string")

    def commonest(self, name: str) -> pd.Series:
        """One value a group, for columns that should have but one in each."""
        return self._placed({key: value for key, value, _ in self._ranked(name, 1)}, "string")

    def distinct(self, name: str) -> pd.Series:
        """How many values each group has."""
        number = Counter(_rows(self.values[name][self._keys]))
        return self._placed(number, "Int64").fillna(0)

    @property
    def _keys(self) -> list[str]:
        return [str(name) for name in self.counts.index.names]

    def _ranked(self, name: str, shown: int) -> Iterator[tuple[Key, str, int]]:
        """The first values of each group, by group, with their numbers."""
        ordered = self.values[name].sort_values(["n", name], ascending=[False, True], kind="stable")
        first = ordered.groupby(self._keys, dropna=False).head(shown)
        for *key, value, number in _rows(first[[*self._keys, name, "n"]]):
            yield tuple(key), value, number

    def _placed(self, found: Mapping[Key, object], dtype: Literal["string", "Int64"]) -> pd.Series:
        """``found`` in the order of the groups, missing where a group has nothing."""
        groups = self.counts.index.to_frame(index=False)  # an index by itself gives missing keys as nan
        return pd.Series([found.get(key) for key in _rows(groups)], self.counts.index, dtype)


def _rows(frame: pd.DataFrame) -> Iterator[Key]:
    return frame.itertuples(index=False, name=None)


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
