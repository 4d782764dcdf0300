"""Charts as SVG inside the page: they need no script, print well, and take the page's colours.

Vega drawn in the browser would weigh a megabyte, and would need a page that may evaluate strings as code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import altair as alt
import pandas as pd
import vl_convert
from markupsafe import Markup

from attribution import plot
from attribution.plot.charts import Period

_WIDTHS = {"wide": 340, "narrow": 150}  # pixels of the drawing itself; names of sources come beside it
_ROOM = 130  # what a chart without names has more
_LOCALES: dict[str, Literal["fr-FR", "en-US"]] = {"fr": "fr-FR", "en": "en-US"}
_HERE = "https://page.invalid/"  # what the drawing library would else fill with an address of its own


@dataclass(frozen=True)
class Charts:
    """The charts of an overview by width, as SVG; empty where the table has no dates, or no outlets."""

    sources: dict[str, Markup]
    timeline: dict[str, Markup]
    source_by_outlet: dict[str, Markup]


def overview_charts(rows: pd.DataFrame, lang: str) -> Charts:
    """The charts of an overview.

    Parameters
    ----------
    rows : DataFrame
        An attributions table with the column ``outlet``.
    lang : str
        The language of words, numbers and dates.

    Returns
    -------
    Charts
        Each in two widths, for a desk and for a telephone.
    """
    days = pd.to_datetime(rows["date"].astype("string").str[:10], format="ISO8601", errors="coerce").dropna()
    return Charts(
        _drawn(lambda width: plot.sources(rows, lang=lang, width=width, link=f"{_HERE}#source="), lang)
        if len(rows)
        else {},
        _drawn(lambda width: plot.timeline(rows, _period(days), lang=lang, width=width + _ROOM), lang)
        if len(days)
        else {},
        _drawn(lambda width: plot.source_by_outlet(rows, lang=lang, width=width), lang)
        if rows["outlet"].notna().any()
        else {},
    )


def _period(days: pd.Series) -> Period:
    """Bars that can be told apart: days for a season, weeks for two years, months beyond."""
    span = (days.max() - days.min()).days
    return "day" if span <= 92 else "week" if span <= 730 else "month"


def _drawn(chart: Callable[[int], alt.LayerChart | alt.Chart], lang: str) -> dict[str, Markup]:
    return {name: _svg(chart(width), lang) for name, width in _WIDTHS.items()}


def _svg(chart: alt.LayerChart | alt.Chart, lang: str) -> Markup:
    # The library escapes names in text and attributes; the browser test holds it to that.
    quiet = chart.configure(background="transparent", font="Arial", padding=12).configure_view(stroke=None)
    drawn: str = vl_convert.vegalite_to_svg(
        quiet.to_dict(), format_locale=_LOCALES[lang], time_format_locale=_LOCALES[lang]
    )
    return Markup(drawn.replace(f'xlink:href="{_HERE}', 'href="'))  # see above
