"""Charts hold the numbers of the table, in both languages, for any rows."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd
import pytest
import vl_convert
from hypothesis import given, settings

import attribution
from attribution.errors import TableError
from attribution.model import KINDS, Analysis
from attribution.plot import charts
from attribution.tables import attributions_table
from tests.report.cases import table
from tests.strategies import analyses

pytestmark = pytest.mark.slow

CHARTS = [charts.sources, charts.timeline, charts.source_by_outlet, charts.relays]


def rows() -> pd.DataFrame:
    outlets = {"convoi": "La Gazette", "greve/rail": "Radio Nord"}
    frame = table()
    return frame.assign(outlet=frame["document_id"].map(outlets).astype("string"))


def shown(chart: Any) -> list[dict[str, Any]]:
    """The data that a chart draws."""
    (values,) = chart.to_dict()["datasets"].values()
    return list(values)


def test_a_notebook_shows_a_picture_also_of_a_changed_chart() -> None:
    """Altair's own way is a script from a server: nothing is seen offline, nor before a notebook is trusted."""
    for chart in (charts.sources(rows()), charts.timeline(rows()).properties(title="Attributions")):
        bundle, sizes = _bundle(chart)
        assert bundle["image/png"].startswith(b"\x89PNG")
        assert sizes["image/png"]["width"] > 0
    assert alt.renderers.active == "default"


def test_a_chosen_renderer_is_obeyed() -> None:
    with alt.renderers.enable("html"):
        assert "text/html" in _bundle(charts.relays(rows()))


def _bundle(chart: Any) -> Any:
    """What a notebook asks a chart for."""
    return chart._repr_mimebundle_()


def test_they_are_reached_through_the_front_door() -> None:
    assert attribution.plot.sources is charts.sources


def test_sources_are_counted_with_their_kind() -> None:
    found = {
        (each["name"], each["kind"]): each["number"] for each in shown(charts.sources(rows(), lang="fr"))
    }
    assert found["Kremlin", "pouvoir public"] == 2
    assert found["TASS", "agence de presse"] == 1
    assert found["source non identifiée (source anonyme)", "source anonyme"] == 1
    assert sum(found.values()) == len(rows())


def test_only_the_first_sources_are_shown() -> None:
    assert [each["name"] for each in shown(charts.sources(rows(), first=1))] == ["Kremlin"]


def test_a_source_has_one_bar_however_its_name_is_spelt() -> None:
    frame = pd.concat([rows()] * 2, ignore_index=True)
    frame.loc[frame.index[frame["referent_id"] == "tass"][0], "referent"] = "Agence TASS"
    names = {each["name"]: each["number"] for each in shown(charts.sources(frame))}
    assert names["Agence TASS"] == 2  # of two as frequent the first, as in the table of sources
    assert "TASS" not in names


def test_namesakes_have_bars_of_their_own() -> None:
    frame = rows()
    frame.loc[frame["referent_id"] == "tass", "referent"] = "Kremlin"
    names = {each["name"]: each["number"] for each in shown(charts.sources(frame))}
    assert (names["Kremlin (kremlin)"], names["Kremlin (tass)"]) == (2, 1)


def test_bars_lead_to_their_source() -> None:
    links = {each["name"]: each["url"] for each in shown(charts.sources(rows(), link="r.html#source="))}
    assert links["Ukraine"] == "r.html#source=state%3AUA"


@pytest.mark.parametrize(
    ("period", "days"), [("day", {"17": 4, "19": 1}), ("week", {"11": 4, "18": 1}), ("month", {"01": 5})]
)
def test_time_runs_in_days_weeks_or_months(period: charts.Period, days: dict[str, int]) -> None:
    found: dict[str, int] = {}
    for each in shown(charts.timeline(rows(), period)):
        day = each["start"][8:10]
        found[day] = found.get(day, 0) + each["number"]
    assert found == days


def test_twenty_years_of_days_are_no_limit() -> None:
    frame = pd.concat([rows()] * 1500, ignore_index=True)
    days = pd.date_range("2003-01-01", periods=len(frame)).strftime("%Y-%m-%d")
    assert len(shown(charts.timeline(frame.assign(date=days)))) == len(frame)


def luminance(colour: str) -> float:
    """Of a colour, as WCAG 2.2 defines it."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("paper", ["#fbfaf7", "#17191c"])
def test_every_kind_can_be_seen(paper: str) -> None:
    assert len(set(charts.COLOURS)) == len(KINDS) + 1
    for colour in charts.COLOURS:
        low, high = sorted((luminance(colour), luminance(paper)))
        assert (high + 0.05) / (low + 0.05) >= 3, colour


def test_outlets_and_relays_are_a_matrix() -> None:
    by_outlet = {
        (each["name"], each["column"]): each["number"] for each in shown(charts.source_by_outlet(rows()))
    }
    assert by_outlet["Kremlin", "La Gazette"] == 2
    assert len(by_outlet) == 4
    relayed = {(each["name"], each["column"]): each["number"] for each in shown(charts.relays(rows()))}
    assert relayed["Kremlin", "TASS"] == 1
    assert len(relayed) == 2


def test_a_missing_column_is_told() -> None:
    with pytest.raises(TableError, match="no column outlet"):
        charts.source_by_outlet(table().drop(columns="outlet", errors="ignore"))


@pytest.mark.parametrize("chart", CHARTS)
def test_no_rows_make_an_empty_chart(chart: Any) -> None:
    assert shown(chart(rows().iloc[:0])) == []


@pytest.mark.parametrize("chart", CHARTS)
def test_charts_can_be_drawn(chart: Any) -> None:
    assert vl_convert.vegalite_to_svg(chart(rows(), lang="fr").to_dict()).startswith("<svg")


@settings(max_examples=20)
@given(analyses())
def test_every_row_is_counted_once(analysis: Analysis) -> None:
    frame = attributions_table(analysis)
    bars = shown(charts.sources(frame, first=1000)) if len(frame) else []
    assert sum(each["number"] for each in bars) == len(frame)
    assert len({each["name"] for each in bars}) == len(bars)
