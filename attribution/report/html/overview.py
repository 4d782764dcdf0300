"""The figures at the head of a page, and what its lists can be filtered by."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from attribution.interface import Words
from attribution.model import MODES
from attribution.report.html.folder import Reported
from attribution.tables.identity import source_keys


@dataclass(frozen=True)
class Overview:
    """The figures of an overview: counts, and shares of all attributions, 0 to 1."""

    documents: int
    attributions: int
    sources: int
    resolved: float
    modes: dict[str, float]
    first: str
    last: str


def overview(reported: Reported) -> Overview:
    """The figures of what is reported."""
    rows = reported.rows
    known = rows["referent"].notna()
    dates = sorted(document.date for document in reported.documents if document.date)
    return Overview(
        len(reported.documents),
        len(rows),
        source_keys(rows[known]).nunique(),
        float(known.mean()) if len(rows) else 0.0,
        {mode: float((rows["mode"] == mode).mean()) if len(rows) else 0.0 for mode in MODES},
        dates[0] if dates else "",
        dates[-1] if dates else "",
    )


def choices(rows: pd.DataFrame, words: Words) -> dict[str, list[tuple[str, str]]]:
    """What each filter can be set to, and how that is called: only what there is."""
    named = {name: words[name] for name in ("kind", "mode", "stance")}
    found = {
        name: [(value, called) for value, called in named[name].items() if (rows[name] == value).any()]
        for name in named
    }
    if rows["kind"].isna().any():
        found["kind"].append(("unknown", words["kind"]["unknown"]))
    agencies = {*rows.loc[rows["kind"] == "agency", "referent"].dropna()}
    agencies |= {*rows["via"].dropna().str.split("; ").explode()}
    found["carried"] = [(name, name) for name in sorted(agencies)]
    found["country"] = [(code, code) for code in sorted(rows["country"].dropna().unique())]
    return found
