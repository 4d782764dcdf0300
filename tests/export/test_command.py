"""``attribution export``: from the folder that ``attribution run`` made."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from attribution.cli import cli
from attribution.errors import AttributionError
from attribution.export import FORMATS
from attribution.export.material import gather
from attribution.report.csv import write_tables
from attribution.report.documents import write_documents
from tests.export.cases import SECOND, claims


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Tables of an article that lies beside them."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / f"{SECOND.id}.txt").write_text(SECOND.text, encoding="utf-8")
    rows = claims()[claims()["document_id"] == SECOND.id]
    tables = {f"{name}.csv": table for name, table in gather(rows, [SECOND]).tables.items()}
    write_tables(tables, tmp_path / "reports")
    return tmp_path


def export(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["export", *map(str, arguments)])


def test_the_files_lie_beside_the_tables_or_where_they_are_asked_for(folder: Path) -> None:
    assert (
        export(folder / "reports", "--to", "excel").output
        == f"1 attribution in {folder}/reports/attributions.xlsx\n"
    )
    export(folder / "reports", "--to", "excel", "-o", folder / "other")
    assert [path.name for path in (folder / "other").iterdir()] == ["attributions.xlsx"]


def test_articles_bring_the_text(folder: Path) -> None:
    done = export(folder / "reports", "--to", "tei", "--articles", folder / "articles")
    assert done.exit_code == 0, done.output
    assert ">du pain manque<" in (folder / "reports" / "tei" / "rapport.xml").read_text(encoding="utf-8")
    assert (
        "1 attribution in"
        in export(folder / "reports", "--to", "inception", "--articles", folder / "articles").output
    )


def test_the_text_is_the_one_that_run_left_beside_the_tables(folder: Path) -> None:
    reports = folder / "reports"
    problem = export(reports, "--to", "tei").exception
    assert isinstance(problem, AttributionError)
    assert "documents.jsonl.gz does not exist" in str(problem)
    write_documents([SECOND], reports)
    done = export(reports, "--to", "tei")
    assert done.exit_code == 0, done.output
    assert ">du pain manque<" in (reports / "tei" / "rapport.xml").read_text(encoding="utf-8")


def test_a_folder_without_tables_is_told(tmp_path: Path) -> None:
    for given in (tmp_path, tmp_path / "absent"):
        problem = export(given, "--to", "excel").exception
        assert isinstance(problem, AttributionError)
        assert "holds no attributions.csv" in str(problem)


def test_help_names_every_format() -> None:
    words = export("--help").output
    assert all(f"{name:<13} {form.meaning}" in words for name, form in FORMATS.items())
