"""The command ``attribution track``: what it writes and prints, and how it ends."""

from __future__ import annotations

import inspect
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from attribution.cli.track import track as command
from attribution.report.csv import read_table, write_table
from attribution.track import track
from tests.conftest import Run
from tests.track.test_tables import rows

pytestmark = pytest.mark.slow

FILES = [
    "attributions.csv",
    "csv-metadata.json",
    "relays.csv",
    "timeline.csv",
    "track_variants.csv",
    "tracks.csv",
]


@pytest.fixture
def run(run: Run) -> Run:
    return partial(run, "track")


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    write_table(rows(), tmp_path / "attributions.csv")
    return tmp_path / "attributions.csv"


def test_tables_are_written_and_summed_up(run: Run, claims: Path, tmp_path: Path) -> None:
    status, printed, _ = run(claims, "-o", tmp_path / "tracks")
    assert status == 0
    assert sorted(path.name for path in (tmp_path / "tracks").iterdir()) == FILES
    assert "3 tracks of 10 attributions, 3 in more than one document; 1 with source conflict" in printed
    written = read_table(tmp_path / "tracks" / "tracks.csv")
    pd.testing.assert_frame_equal(written, track(rows()).tracks)


def test_a_track_is_shown_as_a_person_reads_it(run: Run, claims: Path, tmp_path: Path) -> None:
    out = tmp_path / "tracks"
    status, at_once, _ = run(claims, "-o", out, "-q", "--show", "1")
    assert status == 0
    assert (
        "! source conflict: the same words are given to Anne Morvan (2), Morvan (1), Pavel Dorn (1)"
        in at_once
    )
    assert (
        "  2024-03-09  Le Soir de Tarm  cut       direct    asserted  Morvan, via TASS; AFP  [c]" in at_once
    )
    assert "! 1 × altered: Le port ne fermera pas, et nous garderons {+2+} [-12-] quais" in at_once
    assert run(claims, "-o", out, "-q")[:2] == (0, "")
    assert run("-o", out, "--show", "1") == (0, at_once, "")
    assert run("-o", out, "--show", "a#0") == (0, at_once, "")


def test_an_update_adds_documents_and_keeps_ids(run: Run, tmp_path: Path) -> None:
    table, out = rows(), tmp_path / "tracks"
    late = table["document_id"].isin(["d", "f"])
    write_table(table[~late], tmp_path / "old.csv")
    write_table(table[late], tmp_path / "new.csv")
    assert run(tmp_path / "old.csv", "-o", out, "-q")[0] == 0
    before = read_table(out / "attributions.csv").set_index("attribution_id")["track_id"]
    assert run(tmp_path / "new.csv", "--update", out, "-q")[0] == 0
    after = read_table(out / "attributions.csv").set_index("attribution_id")["track_id"]
    assert after[before.index].equals(before)
    assert after["d#7"] == after["f#9"] == "a#0"


def test_documents_beside_the_attributions_are_read(run: Run, tmp_path: Path) -> None:
    write_table(rows().drop(columns="outlet"), tmp_path / "attributions.csv")
    documents = pd.DataFrame({"document_id": ["a", "b"], "outlet": ["Le Grain", "L'Ancre"]})
    write_table(documents, tmp_path / "by_document.csv")
    assert run(tmp_path / "attributions.csv", "-o", tmp_path / "tracks", "-q")[0] == 0
    assert read_table(tmp_path / "tracks" / "tracks.csv")["outlets"].tolist() == [2, 2, 2]


def test_guarded_cells_come_back_as_they_were(run: Run, tmp_path: Path) -> None:
    write_table(rows().assign(content="- Oui, dit-il à la foule"), tmp_path / "attributions.csv")
    assert run(tmp_path / "attributions.csv", "-o", tmp_path / "tracks", "-q")[0] == 0
    assert set(read_table(tmp_path / "tracks" / "attributions.csv")["content"]) == {
        "- Oui, dit-il à la foule"
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("document_id,date\na,2024-01-01\n", "has no column attribution_id, mode"),
        ("", "has no column document_id"),
        ("a,b\n1\n", "rows of another length"),
    ],
)
def test_a_table_of_other_columns_is_one_clear_sentence(
    run: Run, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "other.csv"
    path.write_text(text, encoding="utf-8")
    status, printed, complaint = run(path, "-o", tmp_path / "tracks")
    assert (status, printed) == (2, "")
    assert said in complaint
    assert complaint.count("\n") == 1
    assert not (tmp_path / "tracks").exists()


def test_the_command_has_the_defaults_of_the_function() -> None:
    defaults = {name: each.default for name, each in inspect.signature(track).parameters.items()}
    options = {option.name: option.default for option in command.params}
    for name in ("period", "min_similarity", "min_words", "window_days"):
        assert options[name] == defaults[name]


def test_what_cannot_be_shown_is_one_clear_sentence(run: Run, claims: Path, tmp_path: Path) -> None:
    assert "Name the attributions.csv" in run()[2]
    assert "cannot be read" in run("-o", tmp_path / "none", "--show", "1")[2]
    for which in ("0", "4", "b#9"):
        status, _, complaint = run(claims, "-o", tmp_path / "tracks", "-q", "--show", which)
        assert status == 2
        assert f"There is no track {which}; give a track_id, or a number from 1 to 3" in complaint
    write_table(rows(), tmp_path / "tracks" / "tracks.csv")
    assert "no column track_id" in run("-o", tmp_path / "tracks", "--show", "1")[2]
