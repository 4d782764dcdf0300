"""Corrections: what each decision does, that a second time changes nothing, and which lines are refused."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from attribution.corrections import Correction, CorrectionWarning, corrections, read_corrections
from attribution.errors import CorrectionError
from attribution.model import Analysis
from attribution.tables import COLUMNS, attributions_table, sources_table
from tests.export.cases import claims
from tests.strategies import analyses

SOURCE = ["referent_id", "referent", "kind", "country", "resolution"]
ROWS = claims()
TASS, PREFECT, NOBODY, REPORT = ROWS["attribution_id"]


def file(folder: Path, *lines: str, header: str = "decision,attribution_id,referent,kind,into") -> Path:
    path = folder / "corrections.csv"
    path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    return path


def source(table: pd.DataFrame, name: str) -> list[object]:
    (row,) = table[table["attribution_id"] == name][SOURCE].astype("object").to_numpy().tolist()
    return [None if pd.isna(value) else value for value in row]


@pytest.mark.parametrize(
    ("line", "row", "expected"),
    [
        (f"source,{NOBODY},TASS,,", NOBODY, ["tass", "TASS", "agency", "RU", "correction"]),
        (f"source,{NOBODY},tass,,", NOBODY, ["tass", "TASS", "agency", "RU", "correction"]),
        (f"source,{TASS},Reuters,,", TASS, ["reuters", "Reuters", "agency", "GB", "correction"]),
        (f"source,{PREFECT},Ida Goff,person,", PREFECT, ["person:ida-goff", "Ida Goff", "person", None, "correction"]),
        (f"source,{PREFECT},,government,", PREFECT, ["government:prefet", "préfet", "government", None, "correction"]),
        (f"source,{TASS},,media,", TASS, ["tass", "TASS", "media", "RU", "correction"]),
        (f"source,{NOBODY},,anonymous,", NOBODY, [None, None, "anonymous", None, "correction"]),
        (f"unknown,{TASS},,,", TASS, [None, None, None, None, None]),
        ("merge,,préfet,,TASS", PREFECT, ["tass", "TASS", "agency", "RU", "correction"]),
        ("merge,,person:prefet,,Ève Nord", PREFECT, ["person:eve-nord", "Ève Nord", "person", None, "correction"]),
        ("Merge,, tass ,,AFP", TASS, ["afp", "AFP", "agency", "FR", "correction"]),
    ],
)  # fmt: skip
def test_a_decision(tmp_path: Path, line: str, row: str, expected: list[object]) -> None:
    table = corrections(ROWS, file(tmp_path, line))
    assert source(table, row) == expected
    others = [name for name in ROWS["attribution_id"] if name != row]
    assert [source(table, name) for name in others] == [source(ROWS, name) for name in others]
    assert list(table.dtypes.astype(str)) == [column.dtype for column in COLUMNS]


def test_a_rejected_row_goes(tmp_path: Path) -> None:
    table = corrections(ROWS, file(tmp_path, f"reject,{TASS},,,", f"reject,{REPORT},,,"))
    assert list(table["attribution_id"]) == [PREFECT, NOBODY]
    assert list(table.index) == [0, 1]


def test_merges_follow_each_other_and_what_was_corrected_before(tmp_path: Path) -> None:
    lines = ("merge,,préfet,,TASS", "merge,,TASS,,Agence du Nord", f"source,{NOBODY},préfet,,")
    for order in (lines, lines[::-1]):
        table = corrections(ROWS, file(tmp_path, *order))
        assert set(table["referent"].dropna()) == {"Agence du Nord", "=rapport"}
        assert list(sources_table(table)["attributions"]) == [3, 1]


def test_rows_that_are_decided_on_tell_nothing_of_a_source(tmp_path: Path) -> None:
    table = ROWS.copy()
    table.loc[table["attribution_id"] == PREFECT, SOURCE[:4]] = ["tass", "TASS", "agency", "RU"]
    table.loc[table["attribution_id"] == TASS, "country"] = None
    path = file(tmp_path, f"unknown,{TASS},,,", f"source,{NOBODY},TASS,,")
    once = corrections(table, path)
    assert source(once, NOBODY) == ["tass", "TASS", "agency", "RU", "correction"]
    assert_frame_equal(corrections(once, path), once)


def test_the_table_that_was_given_is_not_touched(tmp_path: Path) -> None:
    before = ROWS.copy()
    corrections(ROWS, file(tmp_path, f"reject,{TASS},,,", f"unknown,{REPORT},,,"))
    assert_frame_equal(ROWS, before)


def test_what_the_table_does_not_hold_is_told(tmp_path: Path) -> None:
    path = file(tmp_path, "reject,gone#00000000,,,", "merge,,Personne,,TASS", f"unknown,{TASS},,,")
    with pytest.warns(CorrectionWarning, match="passed over: lines 2, 3;"):
        corrections(ROWS, path)
    told: list[str] = []
    corrections(ROWS, path, on_notice=told.append)
    assert len(told) == 1


def test_columns_and_lines_of_ones_own_are_passed_over(tmp_path: Path) -> None:
    path = file(
        tmp_path, f'"reject","{TASS}","deux\nlignes"', ",,remember", header="decision,attribution_id,why"
    )
    assert read_corrections(path) == (Correction(3, "reject", TASS),)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["delete,a,,,"], "line 2: 'delete' is no decision; write one of reject, source, unknown, merge."),
        (["reject,a,,,", "reject,,,,"], "line 3: reject needs the cell attribution_id."),
        (["merge,,TASS,,"], "line 2: merge needs the cell into."),
        (["merge,,,,"], "line 2: merge needs the cell referent; merge needs the cell into."),
        (["source,a,,,"], "line 2: source needs the cell referent, or kind, or both."),
        (["source,a,X,presse,"], "line 2: kind 'presse' is none of agency, media"),
        (["reject,a,,,", "source,a,X,,"], "line 3: the row a is decided on in line 2 already"),
        (["merge,,A,,B", "merge,,A,,C"], "line 3: the source A is decided on in line 2 already"),
        (["merge,,A,,B", "merge,,B,,A"], "line 2, 3: these merges lead back to A."),
        (["merge,,A,,A"], "line 2: these merges lead back to A."),
        (["merge,,X,,A", "merge,,A,,B", "merge,,B,,A"], "line 3, 4: these merges lead back to A."),
        (['source,a,"Deux\nlignes",,', "reject,,,,"], "line 4: reject needs the cell attribution_id."),
    ],
)
def test_lines_that_are_refused(tmp_path: Path, lines: list[str], sentence: str) -> None:
    with pytest.raises(CorrectionError) as problem:
        read_corrections(file(tmp_path, *lines))
    assert sentence in str(problem.value)
    assert "corrections.csv" in str(problem.value)


def test_a_file_without_decisions_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match="no column decision"):
        read_corrections(file(tmp_path, header="attribution_id"))


@pytest.mark.slow
@settings(max_examples=15)  # a table costs tens of milliseconds
@given(data=st.data(), analysis=analyses())
def test_a_second_time_changes_nothing(data: st.DataObject, analysis: Analysis) -> None:
    rows = attributions_table(analysis)
    names = data.draw(st.permutations(list(rows["attribution_id"])))[:3]
    decision = st.sampled_from(["reject", "source", "unknown"])
    given_ = [Correction(n, data.draw(decision), name, "TASS") for n, name in enumerate(names, start=2)]
    given_.append(Correction(9, "merge", referent="RIA Novosti", into="Sputnik"))
    once = corrections(rows, given_, on_notice=lambda _: None)
    assert_frame_equal(corrections(once, given_, on_notice=lambda _: None), once)
