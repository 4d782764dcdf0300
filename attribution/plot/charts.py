"""Who is quoted how often, when, where, and through whom.

Every chart takes an attributions table, or some of its rows, and is an ordinary Altair chart: add to it, ``.save`` it
as HTML, PNG or SVG. In a notebook it shows as a picture; ``altair.renderers.enable("html")`` makes it interactive, and
loads Vega from a server. A source that could not be told is a bar, a row or a column of its own: nothing is hidden.
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote

import altair as alt
import pandas as pd

from attribution.interface import Words, load_words
from attribution.model import KINDS
from attribution.plot.pictures import Chart, LayerChart
from attribution.tables.columns import demand
from attribution.tables.identity import source_keys, source_names

Period = Literal["day", "week", "month"]

COLOURS = ("#2f6f9f", "#4d92ae", "#a8552a", "#b87b1c", "#3f7d58", "#6c9048", "#7a6aa8", "#8c8c8c", "#857f73")
"""One a kind, in the order of KINDS, and one for none; each can be seen on a light page and on a dark one (3 to 1, WCAG
1.4.11)."""

_NEEDED = ("document_id", "referent_id", "referent", "kind")
_STEP = 18  # pixels a row
_LONGEST = 190  # pixels a name
_MARGIN = 20  # pixels before the first bar in time and after the last
_DAYS = {"day": 1, "week": 7, "month": 30}
_NARROW = 200  # pixels under which words are left to the legend, and names cut sooner


def sources(
    frame: pd.DataFrame, first: int = 20, *, lang: str = "en", width: int = 420, link: str = ""
) -> alt.LayerChart:
    """Bars: the sources with most attributions, coloured by kind.

    Parameters
    ----------
    frame : DataFrame
        An attributions table, or some of its rows.
    first : int
        How many sources to show.
    lang : str
        The language of the words, ``fr`` or ``en``.
    width : int
        Of the bars, in pixels.
    link : str
        Where a click on a bar leads: what stands before the source's id in the address (``report.html#source=``).

    Returns
    -------
    altair.LayerChart
        Most frequent at the top; each bar says its number and, where there is room, its kind.
    """
    words = load_words(lang)
    rows = _named(frame, words)
    groups = rows.groupby(["name", "key"], sort=True)["kind"]
    counts = groups.agg(number="size", kind=lambda kinds: kinds.mode().iloc[0]).reset_index()
    counts = counts.sort_values(["number", "name"], ascending=[False, True]).head(first)
    counts["label"] = counts["number"].astype(str)
    if width > _NARROW:
        counts["label"] += " · " + counts["kind"]
    counts["url"] = [link + quote(key, safe="") for key in counts["key"]]
    base = alt.Chart(_data(counts)).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=_names(width)),
        x=alt.X(
            "number:Q",
            title=words["chart"]["attributions"],
            axis=alt.Axis(tickMinStep=1, tickCount=max(2, width // 60)),
        ),
        tooltip=["name:N", "kind:N", "number:Q"],
        **({"href": "url:N"} if link else {}),
    )
    bars = base.mark_bar(height={"band": 0.7}).encode(color=_kind(words, counts["kind"], width))
    labels = base.mark_text(align="left", dx=4).encode(text="label:N")
    return LayerChart(layer=[bars, labels]).properties(width=width, height=alt.Step(_STEP))


def timeline(frame: pd.DataFrame, period: Period = "day", *, lang: str = "en", width: int = 420) -> alt.Chart:
    """Bars: attributions by day, week (from Monday) or month; rows without a date are left out.

    Parameters
    ----------
    frame : DataFrame
        An attributions table, or some of its rows.
    period : str
        ``day``, ``week`` or ``month``.
    lang, width
        As for ``sources``.

    Returns
    -------
    altair.Chart
        Stacked by kind of source; time runs to the right.
    """
    demand(frame, "date")
    words = load_words(lang)
    rows = _named(frame, words)
    days = pd.to_datetime(frame["date"].astype("string").str[:10], format="ISO8601", errors="coerce")
    starts = days.dt.to_period({"day": "D", "week": "W", "month": "M"}[period]).dt.start_time
    counts = (
        rows.assign(start=starts.dt.strftime("%Y-%m-%dT00:00:00"))
        .groupby(["start", "kind"])
        .size()
        .rename("number")
        .reset_index()
    )
    form = "%b %Y" if period == "month" else "%-d %b %Y"
    axis = alt.Axis(format=form, labelOverlap=True, labelSeparation=12, tickCount=max(2, width // 90))
    span = (starts.max() - starts.min()).days // _DAYS[period] + 1 if len(counts) else 1
    thickness = max(1.0, min(40.0, 0.8 * (width - 2 * _MARGIN) / span))
    chart: alt.Chart = (
        Chart(_data(counts))
        .mark_bar(width=thickness)
        .encode(
            x=alt.X("start:T", title=words["chart"][period], axis=axis, scale=alt.Scale(padding=_MARGIN)),
            y=alt.Y("sum(number):Q", title=words["chart"]["attributions"], axis=alt.Axis(tickMinStep=1)),
            color=_kind(words, counts["kind"], width),
            tooltip=["start:T", "kind:N", "number:Q"],
        )
        .properties(width=width, height=180)
    )
    return chart


def source_by_outlet(
    frame: pd.DataFrame, first: int = 20, *, lang: str = "en", width: int = 420
) -> alt.LayerChart:
    """A matrix: which outlet quotes which source how often.

    Parameters
    ----------
    frame : DataFrame
        An attributions table with the column ``outlet``, or some of its rows; rows without an outlet are left out.
    first : int
        How many sources, and how many outlets, to show: those with most attributions.
    lang, width
        As for ``sources``.

    Returns
    -------
    altair.LayerChart
        Sources down, outlets across, the number in each cell.

    Raises
    ------
    TableError
        Where there is no column ``outlet``.
    """
    demand(frame, "outlet")
    words = load_words(lang)
    rows = _named(frame, words).assign(column=frame["outlet"].astype("string")).dropna(subset="column")
    return _matrix(rows, first, words, "outlet", width)


def relays(frame: pd.DataFrame, first: int = 20, *, lang: str = "en", width: int = 420) -> alt.LayerChart:
    """A matrix: which agency, medium or document carried whose words how often.

    Parameters
    ----------
    frame : DataFrame
        An attributions table, or some of its rows; those whose words nobody carried (no ``via``) are left out.
    first : int
        How many sources, and how many relays, to show: those with most attributions.
    lang, width
        As for ``sources``.

    Returns
    -------
    altair.LayerChart
        Sources down, relays across, the number in each cell. Words carried by two relays count once for each.
    """
    demand(frame, "via")
    words = load_words(lang)
    rows = _named(frame, words).assign(column=frame["via"].astype("string").str.split("; "))
    return _matrix(rows.explode("column").dropna(subset="column"), first, words, "relay", width)


def _named(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """For each row of ``frame`` the name of its source, its kind in words, and the key under which the page has it."""
    demand(frame, *_NEEDED)
    plain = frame[list(_NEEDED)].astype("string")
    kinds = plain["kind"].map(dict(words["kind"]), na_action="ignore")
    keys = source_keys(frame)
    unresolved = words["chart"]["unresolved"]
    names = source_names(frame).fillna(unresolved + " (" + kinds + ")").fillna(unresolved)
    homonyms = keys.groupby(names).transform("nunique") > 1
    return pd.DataFrame(
        {
            "name": names.mask(homonyms, names + " (" + keys + ")"),
            "kind": kinds.fillna(words["kind"]["unknown"]),
            "key": keys,
        }
    )


def _matrix(rows: pd.DataFrame, first: int, words: Words, across: str, width: int) -> alt.LayerChart:
    rank = {"name": _ranked(rows["name"])[:first], "column": _ranked(rows["column"])[:first]}
    kept = rows[rows["name"].isin(rank["name"]) & rows["column"].isin(rank["column"])]
    counts = kept.groupby(["name", "column"]).size().rename("number").reset_index()
    base = alt.Chart(_data(counts)).encode(
        y=alt.Y("name:N", sort=rank["name"], title=None, axis=_names(width)),
        x=alt.X(
            "column:N",
            sort=rank["column"],
            title=words["chart"][across],
            axis=alt.Axis(orient="top", labelAngle=-45, labelLimit=120, ticks=False),
        ),
        tooltip=["name:N", "column:N", "number:Q"],
    )
    # From pale to a blue on which black figures can still be read.
    scale = alt.Scale(range=["#e3edf3", "#7fb0cc"])
    cells = base.mark_rect(stroke="white").encode(color=alt.Color("number:Q", scale=scale, legend=None))
    figures = base.mark_text(color="#111").encode(text="number:Q")
    return LayerChart(layer=[cells, figures]).properties(width=width, height=alt.Step(_STEP + 2))


def _data(counts: pd.DataFrame) -> alt.InlineData:
    """Rows as plain values: of a table, Altair would take no more than five thousand."""
    records = counts.to_dict("records")
    return alt.InlineData(values=[{str(name): value for name, value in row.items()} for row in records])


def _ranked(values: pd.Series) -> list[str]:
    """The values, most frequent first."""
    counts = values.value_counts()
    return sorted(counts.index, key=lambda value: (-counts[value], value))


def _names(width: int) -> alt.Axis:
    return alt.Axis(labelLimit=_LONGEST if width > _NARROW else 130, ticks=False, domain=False)


def _kind(words: Words, there: pd.Series, width: int) -> alt.Color:
    """The colour of each kind that is there: the same in every chart."""
    named = zip((words["kind"][kind] for kind in (*KINDS, "unknown")), COLOURS, strict=True)
    colours = {name: colour for name, colour in named if (there == name).any()}
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    legend = alt.Legend(title=words["chart"]["kind"], orient="bottom", columns=3 if width > _NARROW else 2)
    return alt.Color("kind:N", scale=scale, legend=legend)
