"""``csv-metadata.json`` says what the CSV files are: held to them by frictionless."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from frictionless import Package

from attribution.errors import OutputError
from attribution.export.material import gather
from attribution.report.csv import write_tables
from attribution.report.metadata import NAME, write_metadata
from attribution.tables import COLUMNS, TABLES
from attribution.track import track
from tests.export.cases import DOCUMENTS, claims

pytestmark = pytest.mark.slow


@pytest.fixture
def tables() -> dict[str, pd.DataFrame]:
    made = {f"{name}.csv": table for name, table in gather(claims(), DOCUMENTS).tables.items()}
    return {
        **made,
        "errors.csv": pd.DataFrame(
            [("c", "It is empty.")], columns=["document_id", "message"], dtype="string"
        ),
    }


def problems(folder: Path) -> list[str]:
    report = Package(str(folder / NAME)).validate()
    return [note for (note,) in report.flatten(["note"])]


def written(tables: dict[str, pd.DataFrame], folder: Path) -> dict[str, Any]:
    write_tables(tables, folder)
    return dict(json.loads(write_metadata(list(tables), folder).read_text(encoding="utf-8")))


def test_frictionless_finds_the_files_as_they_are_described(
    tables: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    described = written(tables, tmp_path)
    assert [resource["path"] for resource in described["resources"]] == list(tables)
    assert problems(tmp_path) == []


@pytest.fixture
def tracked() -> dict[str, pd.DataFrame]:
    found = track(gather(claims(), DOCUMENTS).tables["attributions"])
    return {
        "attributions.csv": found.attributions,
        "tracks.csv": found.tracks,
        "track_variants.csv": found.variants,
        "relays.csv": found.relays,
        "timeline.csv": found.timeline,
    }


def test_frictionless_finds_tracks_as_they_are_described(
    tracked: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    described = written(tracked, tmp_path)
    assert problems(tmp_path) == []
    own = "A column of your own."
    for resource in described["resources"]:
        assert not [field for field in resource["schema"]["fields"] if field["description"].startswith(own)]
    keys = {resource["name"]: resource["schema"].get("foreignKeys") for resource in described["resources"]}
    assert [key["reference"]["resource"] for key in keys["attributions"]] == ["tracks"]
    assert [key["reference"]["resource"] for key in keys["track_variants"]] == ["tracks"]


@pytest.mark.parametrize(
    ("table", "column", "value", "problem"),
    [
        ("tracks.csv", "source_conflict", "perhaps", "boolean"),
        ("tracks.csv", "documents", "two", "integer"),
        ("track_variants.csv", "variant", "longer", "enum"),
        ("track_variants.csv", "track_id", "elsewhere", "not found in the lookup table"),
        ("attributions.csv", "track_id", "elsewhere", "not found in the lookup table"),
        ("relays.csv", "step", "relay-source", "enum"),
        ("timeline.csv", "of", "outlet", "enum"),
    ],
)
def test_a_cell_that_breaks_the_contract_of_tracks_is_found(
    tracked: dict[str, pd.DataFrame], tmp_path: Path, table: str, column: str, value: str, problem: str
) -> None:
    written(tracked, tmp_path)
    _break(tracked, tmp_path, table, column, value)
    assert any(problem in note.lower() for note in problems(tmp_path)), problems(tmp_path)


def test_both_vocabularies_name_the_same_columns(tables: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    described = written(tables, tmp_path)
    for table, resource in zip(described["tables"], described["resources"], strict=True):
        names = [column["name"] for column in table["tableSchema"]["columns"]]
        assert names == [field["name"] for field in resource["schema"]["fields"]]
        assert names == [column.name for column in TABLES[resource["name"]]]
        assert table["url"] == resource["path"]


@pytest.mark.parametrize(
    ("table", "column", "value", "problem"),
    [
        ("attributions.csv", "mode", "spoken", "enum"),
        ("attributions.csv", "content_start", "ten", "integer"),
        ("attributions.csv", "content", "", "required"),
        ("attributions.csv", "document_id", "elsewhere", "not found in the lookup table"),
        ("by_document.csv", "share", "half", "number"),
    ],
)
def test_a_cell_that_breaks_the_contract_is_found(
    tables: dict[str, pd.DataFrame], tmp_path: Path, table: str, column: str, value: str, problem: str
) -> None:
    written(tables, tmp_path)
    _break(tables, tmp_path, table, column, value)
    assert any(problem in note.lower() for note in problems(tmp_path)), problems(tmp_path)


def _break(tables: dict[str, pd.DataFrame], folder: Path, table: str, column: str, value: str) -> None:
    broken = tables[table].astype({column: "object"})
    broken.loc[0, column] = value
    write_tables({table: broken}, folder)


def test_columns_of_ones_own_are_described_too(tmp_path: Path) -> None:
    described = written({"attributions.csv": claims().assign(checked=[1, 2, 3, 4], step="one")}, tmp_path)
    assert described["resources"][0]["schema"]["fields"][len(COLUMNS)]["name"] == "checked"
    assert problems(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_told(tables: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(OutputError, match="name another folder"):
        write_metadata([], tmp_path)
    assert os.listdir(tmp_path) == [NAME]
