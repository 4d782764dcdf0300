"""How often, when: attributions and documents by day, week or month."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from attribution.errors import InputError
from attribution.tables import promised

Period = Literal["day", "week", "month"]
PERIODS: tuple[Period, ...] = ("day", "week", "month")


def timeline_table(rows: pd.DataFrame, period: Period = "day") -> pd.DataFrame:
    """The volume of each track and of each source over time.

    Parameters
    ----------
    rows : DataFrame
        Rows as ``prepared`` makes them, with ``track_id`` and ``representative``.
    period : str
        day, week or month.

    Returns
    -------
    DataFrame
        As ``TABLES["timeline"]`` says; undated rows and rows without a source are left out, and so are periods without
        any. Sorted by of, id and period.
    """
    if period not in PERIODS:
        raise InputError(f"The period is {period!r}; give one of {', '.join(PERIODS)}.")
    dated = rows[rows["day"].notna()]
    began = _began(dated["day"], period)
    parts = [
        pd.DataFrame({"of": "track", "id": dated["track_id"], "name": dated["representative"]}),
        pd.DataFrame({"of": "source", "id": dated["source"], "name": dated["referent"]}),
    ]
    every = pd.concat([part.assign(period=began, document_id=dated["document_id"]) for part in parts]).dropna(
        subset="id"
    )
    groups = every.groupby(["of", "id", "period"])
    table = pd.DataFrame(
        {
            "name": groups["name"].first(),
            "attributions": groups.size(),
            "documents": groups["document_id"].nunique(),
        }
    ).reset_index()
    return promised(table, "timeline")


def _began(days: pd.Series, period: Period) -> pd.Series:
    if period == "day":
        return days
    if period == "month":
        return days.str[:7] + "-01"
    dates = pd.to_datetime(days)
    return (dates - pd.to_timedelta(dates.dt.day_of_week, unit="D")).dt.strftime("%Y-%m-%d").astype("string")
