"""CSV files: what is written reads back, and opens elsewhere too."""

from __future__ import annotations

import csv
import errno
import io
import os
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from attribution.errors import AttributionError, InputError, OutputError, TableError
from attribution.model import Analysis, Attribution, Candidate, Document, Resolution, Span
from attribution.report.csv import (
    check_writable,
    read_attributions,
    read_rows,
    read_table,
    write_table,
    write_tables,
)
from attribution.tables import attributions_table, sources_table, typed
from tests.strategies import analyses


def table_of(text: str) -> pd.DataFrame:
    """A table whose one row says ``text``."""
    candidate = Candidate("que", 0, (Span(0, len(text)),), None, "")
    found = Attribution("d", candidate, "indirect", Resolution())
    return attributions_table([found], [Document("d", text)])


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("csv") / "attributions.csv"


@settings(max_examples=10)  # a table costs tens of milliseconds
@given(analysis=analyses(), raw=st.booleans())
def test_what_is_written_reads_back_unchanged(path: Path, analysis: Analysis, raw: bool) -> None:
    table = attributions_table(analysis)
    write_table(table, path, raw=raw)
    assert_frame_equal(read_attributions(path, raw=raw), table)


@pytest.mark.slow
@settings(max_examples=10)  # a table costs tens of milliseconds
@given(analysis=analyses())
def test_a_summary_reads_back_with_its_dtypes(path: Path, analysis: Analysis) -> None:
    table = sources_table(attributions_table(analysis))
    write_table(table, path.with_name("sources.csv"))
    read = read_table(path.with_name("sources.csv"))
    assert list(read.dtypes.astype(str)) == list(
        table.dtypes.astype(str)
    )  # strings may be stored in another way
    assert_frame_equal(read, table, check_dtype=False, check_exact=False, atol=1e-5)


def test_a_table_of_no_contract_reads_as_strings(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("a,b\n1,\n", encoding="utf-8")
    (row,) = read_table(tmp_path / "own.csv").to_dict("records")
    assert row["a"] == "1"
    assert pd.isna(row["b"])


def test_rows_come_with_the_lines_on_which_they_end(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text('a,b\n1,"x\ny"\n2,z\n', encoding="utf-8")
    assert read_rows(tmp_path / "own.csv") == (["a", "b"], [(3, ["1", "x\ny"]), (4, ["2", "z"])])


@settings(max_examples=10)  # a table costs tens of milliseconds
@given(analysis=analyses())
def test_no_cell_begins_like_a_formula(path: Path, analysis: Analysis) -> None:
    write_table(attributions_table(analysis), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))]


@pytest.mark.parametrize("text", ["=1+1", "+33", "-5 %", "@nous", "\tTab", "\rRetour", "'=1", "''-1"])
def test_a_formula_is_guarded_unless_raw(path: Path, text: str) -> None:
    for raw, expected in ((False, f"'{text}"), (True, text)):
        write_table(table_of(text), path, raw=raw)
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert next(csv.DictReader(file))["content"] == expected
        assert read_attributions(path, raw=raw)["content"][0] == text


@pytest.mark.parametrize("text", ["'tis", "l'agence", "« - »", "—"])
def test_other_cells_stay_as_they_are(path: Path, text: str) -> None:
    write_table(table_of(text), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["content"] == text


def test_pandas_and_spreadsheets_see_the_accents(path: Path) -> None:
    write_table(table_of("« Ça a été déjà vu », dit l’œil"), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfdocument_id,")
    elsewhere = pd.read_csv(path)
    assert elsewhere["content"][0] == "« Ça a été déjà vu », dit l’œil"
    assert_frame_equal(typed(elsewhere), read_attributions(path))


def test_numbers_beside_missing_ones_have_no_point(path: Path) -> None:
    with_cue = Attribution(
        "d", Candidate("que", 0, (Span(0, 2),), Span(2, 3), "dire"), "direct", Resolution()
    )
    without = Attribution("d", Candidate("que", 0, (Span(1, 3),), None, ""), "direct", Resolution())
    write_table(attributions_table([with_cue, without], [Document("d", "abc")]), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [row["cue_start"] for row in csv.DictReader(file)] == ["2", ""]


def test_a_cell_may_hold_a_whole_book(path: Path) -> None:
    limit = csv.field_size_limit()
    table = table_of("a" * 200_000)
    write_table(table, path)
    assert_frame_equal(read_attributions(path), table)
    assert csv.field_size_limit() == limit


def test_half_a_character_leaves_the_file_readable(path: Path) -> None:
    write_table(table_of("cassé \ud83d ici"), path)
    assert read_attributions(path)["content"][0] == "cassé \\ud83d ici"


def test_columns_of_the_users_own_are_kept(path: Path) -> None:
    write_table(table_of("a").assign(checked="oui"), path)
    assert list(read_attributions(path)["checked"]) == ["oui"]


def test_an_earlier_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "t.csv"
    write_table(table_of("long " * 100), path)
    write_table(table_of("court"), path)
    assert read_attributions(path)["content"][0] == "court"
    assert os.listdir(path.parent) == ["t.csv"]


def test_when_one_table_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("before")
    with pytest.raises(OutputError):
        write_tables({"a.csv": table_of("a"), "no/such/folder.csv": table_of("b")}, tmp_path)
    assert (tmp_path / "a.csv").read_text() == "before"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_a_place_that_cannot_be_written_is_told_before_and_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for attempt in (check_writable, lambda folder: write_tables({"a.csv": table_of("a")}, folder)):
        with pytest.raises(OutputError, match="name another folder"):
            attempt(tmp_path / "file" / "reports")


def test_a_full_disk_asks_for_room_and_not_for_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(
        OutputError, match=r"No space left on device\); make room, and start the same command"
    ):
        write_tables({"a.csv": table_of("a")}, tmp_path)
    assert not os.listdir(tmp_path)


def test_asking_whether_it_can_be_written_leaves_nothing(tmp_path: Path) -> None:
    check_writable(tmp_path / "new" / "deep")
    check_writable(tmp_path)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("content", "error", "sentence"),
    [
        (None, InputError, "check the path"),
        (b"document_id\n\xe9\n", InputError, "no CSV file in UTF-8"),
        (b"", TableError, "no column document_id"),
        (b"document_id,mode\na\n", TableError, "another length"),
        (b"document_id\na\n", TableError, "no column attribution_id"),
    ],
)
def test_files_that_are_no_table(
    tmp_path: Path, content: bytes | None, error: type[AttributionError], sentence: str
) -> None:
    path = tmp_path / "t.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(error, match=sentence):
        read_attributions(path)


def test_a_wrong_value_names_its_column(tmp_path: Path) -> None:
    table = table_of("a")
    buffer = io.StringIO()
    table.astype(object).assign(cue_start="douze").to_csv(buffer, index=False)
    (tmp_path / "t.csv").write_text(buffer.getvalue(), encoding="utf-8")
    with pytest.raises(TableError, match="cue_start"):
        read_attributions(tmp_path / "t.csv")
