"""The page as a file: what it holds, how large it is, and what is said when it cannot be made."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from attribution.errors import InputError, OutputError
from attribution.model import Analysis
from attribution.report.csv import write_table
from attribution.report.documents import write_documents
from attribution.report.html import page, report_folder, write_report
from attribution.report.html.charts import Charts
from attribution.tables import attributions_table
from tests.report.cases import CONVOI, DOCUMENTS, HOSTILE, HOSTILE_ID, many, table, tracks

REPORT_DOC = Path(__file__).parent.parent.parent / "docs" / "report.md"


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages without charts, which take most of the time."""
    monkeypatch.setattr(page, "overview_charts", lambda rows, lang: Charts({}, {}, {}))


def held(path: Path) -> dict[str, Any]:
    """The data in a page, as its script reads it."""
    found = re.search(
        r'<script type="application/json" id="data">(.*?)</script>', path.read_text("utf-8"), re.DOTALL
    )
    assert found
    data: dict[str, Any] = json.loads(found[1])
    for name in ("document", "source", "claim", "track"):
        fields = data["fields"][name]
        data[f"{name}s"] = [dict(zip(fields, row, strict=True)) for row in data[f"{name}s"]]
    return data


def folder(path: Path, rows: pd.DataFrame | None = None) -> Path:
    """The folder of a run."""
    write_table(table() if rows is None else rows, path / "attributions.csv")
    write_documents(DOCUMENTS, path)
    return path


@pytest.mark.usefixtures("undrawn")
def test_everything_is_in_one_file(tmp_path: Path) -> None:
    (written,) = report_folder(folder(tmp_path))
    assert written == tmp_path / "report.html"
    data = held(written)
    assert [each["id"] for each in data["documents"]] == [
        "convoi",
        "muet",
        "greve/rail",
        HOSTILE_ID,
    ]  # by date
    assert len(data["claims"]) == len(table())
    convoi = data["documents"][0]
    counts = (convoi["title"], convoi["claims"], convoi["sources"], convoi["unresolved"])
    assert counts == ("Un convoi passe", 4, 3, 0)
    kremlin = next(n for n, each in enumerate(data["sources"]) if each["key"] == "kremlin")
    contents = [each["content"] for each in data["claims"] if each["source"] == kremlin]
    assert contents == ["« Nous passerons » … « et vite »", "la route est libre"][::-1]


@pytest.mark.slow
def test_the_same_run_gives_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    (first,) = report_folder(folder(tmp_path / "a"))
    (second,) = write_report(table().iloc[::-1], DOCUMENTS[::-1], tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.slow
def test_nothing_of_the_texts_is_markup(tmp_path: Path) -> None:
    (written,) = report_folder(folder(tmp_path))
    text = written.read_text("utf-8")
    assert "<img" not in text
    assert text.count("<script") == text.count("</script") == 2  # the data, and the page's own
    assert HOSTILE in {each["title"] for each in held(written)["documents"]}


@pytest.mark.usefixtures("undrawn")
def test_half_a_character_is_kept(tmp_path: Path) -> None:
    (written,) = write_report(table().iloc[:0], [CONVOI, type(CONVOI)("half", "a\ud83db")], tmp_path)
    assert held(written)["documents"][1]["tree"] == ["a\ud83db"]


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_corpus_without_claims_has_a_page(tmp_path: Path, lang: str) -> None:
    (written,) = write_report(attributions_table(Analysis((), ())), [], tmp_path, lang=lang)
    assert held(written)["claims"] == []
    assert f'<html lang="{lang}">' in written.read_text("utf-8")


@pytest.mark.slow
def test_three_hundred_articles_weigh_less_than_five_megabytes(tmp_path: Path) -> None:
    documents, rows = many(300)
    assert len(rows) / len(documents) == 16
    assert sum(len(document.text) for document in documents) > 1_000_000
    (written,) = write_report(rows, documents, tmp_path)
    assert written.stat().st_size < 5_000_000


@pytest.mark.usefixtures("undrawn")
def test_a_large_corpus_is_an_index_and_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "DOCUMENTS_A_PAGE", 4)
    documents, rows = many(10)
    written = write_report(rows, documents, tmp_path)
    names = ["report_parts/0001.html", "report_parts/0002.html", "report_parts/0003.html", "report.html"]
    assert [path.relative_to(tmp_path).as_posix() for path in written] == names
    index, parts = held(written[-1]), [held(path) for path in written[:-1]]
    assert [len(part["documents"]) for part in parts] == [4, 4, 2]
    assert sum(len(part["claims"]) for part in parts) == len(rows)
    assert sum(each["number"] for each in index["claims"]) == len(rows)
    assert [each["part"] for each in index["documents"]] == [names[n // 4] for n in range(10)]
    assert all(each["tree"] is None for each in index["documents"])
    # a smaller corpus afterwards leaves no page of the larger one
    write_report(rows[rows["document_id"] < "convoi-0005"], documents[:5], tmp_path)
    assert len(list((tmp_path / "report_parts").iterdir())) == 2


@pytest.mark.usefixtures("undrawn")
def test_long_texts_make_pages_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "LETTERS_A_PAGE", 10_000)
    documents, rows = many(3)
    assert len(write_report(rows, documents, tmp_path)) == 3


@pytest.mark.usefixtures("undrawn")
def test_tracks_are_found_beside_the_tables(tmp_path: Path) -> None:
    followed = tracks()
    for name, frame in (
        ("attributions", followed.attributions),
        ("tracks", followed.tracks),
        ("track_variants", followed.variants),
    ):
        write_table(frame, tmp_path / "tracks" / f"{name}.csv")
    (written,) = report_folder(folder(tmp_path))
    (track,) = held(written)["tracks"]  # one statement alone is no track to follow
    assert (track["wording"], track["source_conflict"], track["wording_changed"]) == (
        "la route est libre",
        True,
        True,
    )
    assert [member[1] for member in track["members"]] == ["convoi", "greve/rail"]
    altered = track["variants"][1][4]
    assert altered == [["", "la "], ["ins", "grande"], ["", " route "], ["del", "n'"], ["", " est <b> libre"]]
    (other,) = report_folder(folder(tmp_path / "b"), tracks=tmp_path / "tracks")
    assert len(held(other)["tracks"]) == 1


@pytest.mark.usefixtures("undrawn")
def test_copies_are_known_from_by_document(tmp_path: Path) -> None:
    copies = pd.DataFrame(
        {"document_id": ["greve/rail", "muet"], "duplicate_of": ["convoi", None]}, dtype="string"
    )
    write_table(copies, tmp_path / "by_document.csv")
    (written,) = report_folder(folder(tmp_path))
    assert [each["copy"] for each in held(written)["documents"]] == [None, None, "convoi", None]


@pytest.mark.usefixtures("undrawn")
def test_confidence_is_shown_where_the_table_has_it(tmp_path: Path) -> None:
    (written,) = write_report(table().assign(confidence=0.5), DOCUMENTS, tmp_path)
    assert {each["confidence"] for each in held(written)["claims"]} == {0.5}


@pytest.mark.usefixtures("undrawn")
def test_rows_that_do_not_stand_in_their_text_are_refused(tmp_path: Path) -> None:
    rows = table()
    rows.loc[0, "content_spans"] = "0:3"
    with pytest.raises(InputError, match="are not of the same run"):
        report_folder(folder(tmp_path, rows))
    with pytest.raises(InputError, match="does not stand in the document"):
        write_report(table(), DOCUMENTS[1:], tmp_path)
    assert not (tmp_path / "report.html").exists()


@pytest.mark.usefixtures("undrawn")
def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no folder; name one that"):
        report_folder(tmp_path / "absent")
    with pytest.raises(InputError, match=r"attributions\.csv cannot be read"):
        report_folder(tmp_path)
    with pytest.raises(InputError, match=r"holds no tracks\.csv"):
        report_folder(folder(tmp_path), tracks=tmp_path)
    with pytest.raises(InputError, match="speaks no 'de'"):
        report_folder(tmp_path, lang="de")
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be made"):
        write_report(table(), DOCUMENTS, tmp_path / "file")


def test_the_documented_charts_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", REPORT_DOC.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(code, str(REPORT_DOC), "exec"), {})
    assert (tmp_path / "denied.svg").exists()
    assert (tmp_path / "timeline.html").exists()
