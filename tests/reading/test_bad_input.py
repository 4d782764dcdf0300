"""What people's files hold: it is told by file and line, and the rest is read."""

from __future__ import annotations

import gzip
import os
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest

from attribution.model import Document, Failure
from attribution.reading import LONGEST_TEXT, read_corpus, table
from attribution.reading.source import LONGEST_FILE

GOOD = "Le maire a dit oui."


def read(folder: Path) -> tuple[list[Document], dict[str, str]]:
    """The documents of a folder, to which a sound file is added, and the failures by name."""
    (folder / "zz-good.txt").write_text(GOOD)
    failures: list[Failure] = []
    documents = list(read_corpus(folder, on_failure=failures.append))
    assert documents[-1] == Document("zz-good", GOOD), "a bad file must cost no other"
    return documents[:-1], {failure.document_id: failure.message for failure in failures}


def test_lines_that_are_no_json_are_told_by_their_number(tmp_path: Path) -> None:
    lines = ['{"text": "Un."}', "{", "", '["Deux."]', '{"title": "Trois"}', '{"text": ""}', "[" * 100_000,
             '{"text": "Sept.", "id": 1' + "0" * 5000 + "}", '{"text": "Huit."}']  # fmt: skip
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    documents, failures = read(tmp_path)
    assert [document.id for document in documents] == ["a-1", "a-9"]
    path = tmp_path / "a.jsonl"
    assert failures["a-2"].startswith(f"{path}, line 2: this is no JSON (")
    assert failures["a-4"] == f"{path}, line 4: this is no JSON object: {{ … }} is expected."
    assert (
        f"{path}, line 5: it has no column of texts by a name that is known; it has title: "
        in failures["a-5"]
    )
    assert failures["a-6"] == f"{path}, line 6: there is no text in it."
    assert "line 7: this is no JSON that can be read" in failures["a-7"]
    assert "line 8: this is no JSON that can be read (a number is too long)" in failures["a-8"]
    assert len(failures) == 6


def test_records_of_an_array_are_told_by_their_place(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[\n{"text": "Un."},\n2,\n{"text": ""},\n{"text": "Quatre."}\n]')
    (tmp_path / "b.json").write_text('{\n"text": "Un."\n}\n')
    (tmp_path / "c.json").write_text('[{"text": "Un."},\n{"text": }]')
    documents, failures = read(tmp_path)
    assert [document.id for document in documents] == ["a-1", "a-4", "b-1"]
    assert (
        failures["a-2"]
        == f"{tmp_path / 'a.json'}, line 1, article 2: this is no JSON object: {{ … }} is expected."
    )
    assert failures["a-3"] == f"{tmp_path / 'a.json'}, line 1, article 3: there is no text in it."
    assert failures["c-1"].startswith(
        f"{tmp_path / 'c.json'}, line 1: this is no JSON (Expecting value, line 2,"
    )
    assert len(failures) == 3


def test_an_array_that_fills_memory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attribution.reading.jsonl.LONGEST_FILE", 30)
    (tmp_path / "a.json").write_text('[\n{"text": "Un."},\n{"text": "Deux."}\n]')
    _, failures = read(tmp_path)
    assert "save it as JSON Lines" in failures["a-1"]


def test_a_key_that_only_some_lines_have_is_no_failure_but_one_that_none_has_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Un.", "paru": "2024-03-01"}\n{"text": "Deux."}\n')
    columns, notices = {"date": "paru", "author": "nom"}, list[str]()
    documents = list(read_corpus(tmp_path, columns=columns, on_notice=notices.append))
    assert [document.date for document in documents] == ["2024-03-01", ""]
    assert notices == [f"{tmp_path / 'a.jsonl'} has no key 'nom' in any line; no author is known."]


def test_rows_of_another_length_are_told_by_their_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        'text,date\n"Un.\nEncore.",2024-01-01\nDeux.,2024,x\n,2024-01-02\nTrois.,\n'
    )
    documents, failures = read(tmp_path)
    assert [(document.id, document.text) for document in documents] == [
        ("a-1", "Un.\nEncore."),
        ("a-4", "Trois."),
    ]
    assert failures["a-2"] == f"{tmp_path / 'a.csv'}, line 4: it has 3 cells, the first row 2."
    assert failures["a-3"] == f"{tmp_path / 'a.csv'}, line 5: there is no text in it."


def test_marks_that_are_not_doubled_are_told_and_swallow_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        'text;id\n"Il a dit \\"oui\\".";1\n"Non", a-t-il dit.;2\nOui.;3\n"Jamais;4\nQuatre.;5\n'
    )
    documents, failures = read(tmp_path)
    assert [(document.id, document.text) for document in documents] == [("3", "Oui.")]
    path = tmp_path / "a.csv"
    assert failures["a-1"] == f"{path}, line 2: a quotation mark within a quoted cell is not doubled."
    assert failures["a-2"] == f"{path}, line 3: a quotation mark within a quoted cell is not doubled."
    assert failures["a-4"].startswith(
        f"{path}, line 5: the quotation mark that opens a cell is never closed;"
    )
    assert len(failures) == 3


@pytest.mark.parametrize("longest", [1_000, 10_000])
def test_a_cell_that_is_closed_nowhere_is_one_failure(
    longest: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "LONGEST_LINE", longest)
    (tmp_path / "a.csv").write_text('text,date\nUn.,2024-01-01\n"' + "Deux.\n" * 1_000)
    documents, failures = read(tmp_path)
    assert [document.id for document in documents] == ["a-1"]
    assert list(failures) == ["a-2"]
    assert "line 3: the quotation mark that opens a cell is never closed" in failures["a-2"]


def test_a_row_that_spans_lines_tells_what_to_look_for(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('text,date\n"Un.\nDeux",2024-01-01,x\nTrois.,2024-01-02\n')
    documents, failures = read(tmp_path)
    assert [document.text for document in documents] == ["Trois."]
    assert failures["a-1"].endswith("it goes on to line 3: look for a quotation mark that is not closed.")


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.csv", b"", "is empty; remove it or put articles into it."),
        ("a.csv", b"x,y\n1,2\n", "no column of texts"),
        ("a.parquet", b"PAR1 but no more", "no sound Parquet file"),
        ("a.html", b"", "No article was found in the page"),
        ("a.html", b"\x89PNG\0\0\0", "no text file"),
        ("a.xml", b"<TEI><text>", "no sound XML"),
        ("a.xml", b"<html/>", "is no TEI"),
        ("a.warc", b"", "is empty"),
        ("a.warc", b"nothing of the kind\n" * 9, "no sound WARC file"),
        ("a.txt.gz", b"no gzip", "cannot be read to its end"),
        ("a.txt.gz", gzip.compress(GOOD.encode() * 99)[:-9], "cannot be read to its end"),
        ("a.txt.zst", b"no zstd", "cannot be read to its end"),
        (
            "a.txt.zst",
            pa.Codec("zstd").compress(GOOD.encode() * 9, asbytes=True)[:-3],
            "cannot be read to its end",
        ),
        ("a.zip", b"PK no zip", "is no sound zip archive"),
    ],
)
def test_broken_files_are_told_in_a_sentence(name: str, data: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    documents, failures = read(tmp_path)
    assert documents == []
    assert sentence in failures["a"]
    assert str(tmp_path / name) in failures["a"]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv.zst", "a.zip"])
def test_a_file_that_cannot_be_opened_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / name).symlink_to(tmp_path / "absent")
    message = read(tmp_path)[1]["a"]
    assert f"{tmp_path / name} cannot be read (" in message
    assert "check that it is there, and its permissions." in message


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.zip", "a.csv.gz"])
def test_what_may_never_end_is_told_and_not_waited_for(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    assert "is a pipe or a device, which may never end" in read(tmp_path)[1]["a"]


def test_a_folder_that_is_called_like_a_file_is_looked_into(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    assert read(tmp_path) == ([], {})


@pytest.mark.slow
def test_a_document_longer_than_any_article_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"mot " * 12_500_000)  # 50 MB
    (tmp_path / "b.txt").write_bytes(b"x" * LONGEST_TEXT)
    with open(tmp_path / "c.txt", "wb") as file:
        file.truncate(LONGEST_FILE + 1)
    (tmp_path / "d.html").write_bytes(b"<p>mot</p> " * 2_000_000)
    documents, failures = read(tmp_path)
    assert [document.id for document in documents] == ["b"]
    assert failures["a"].startswith("a has 50,000,000 characters, more than any article (5,000,000 are read)")
    assert "is longer than 100 MB" in failures["c"]
    assert "is longer than 20 MB" in failures["d"]


@pytest.mark.parametrize("tag", ["div", "span", "b", "table"])
def test_a_page_nested_without_end_is_told(tag: str, tmp_path: Path) -> None:
    depth = 100_000
    page = f"<{tag}>" * depth + "Le maire a dit que tout irait bien. " * 20 + f"</{tag}>" * depth
    (tmp_path / "a.html").write_text(f"<html><body>{page}</body></html>")
    (tmp_path / "b.html").write_text(f'<article><span class="DocPublicationName">X</span>{page}</article>')
    (tmp_path / "c.xml").write_text(f"<TEI><text>{page}</text></TEI>")
    documents, failures = read(tmp_path)
    assert len(documents) + len(failures) == 3
    assert "c" in failures


@pytest.mark.slow
@pytest.mark.parametrize("bomb", ["zip", "gz", "zst", "many"])
def test_a_bomb_is_told_before_it_fills_anything(bomb: str, tmp_path: Path) -> None:
    zeros = b" " * 60_000_000
    if bomb == "zip":
        with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("x.txt", zeros)
    elif bomb == "many":  # each member harmless, all of them not
        with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(10):
                archive.writestr(f"{number}.txt", zeros[:9_000_000])
    elif bomb == "gz":
        (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(zeros))
    else:
        (tmp_path / "a.csv.zst").write_bytes(pa.Codec("zstd").compress(zeros, asbytes=True))
    _, failures = read(tmp_path)
    message = list(failures.values())[-1]
    assert "unpacks to more than 200 times its size" in message
    assert message.endswith("if you trust it.")


def test_text_that_repeats_itself_a_little_is_no_bomb(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"Le maire a dit oui.\n" * 10_000))
    assert len(read(tmp_path)[0]) == 1


def test_what_an_archive_holds_besides_is_told_where_it_might_be_articles(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x.txt", "Un.")
        archive.writestr("inner.zip", b"PK")
        archive.writestr("y.txt", "")
    documents, failures = read(tmp_path)
    assert [document.id for document in documents] == ["a/x"]
    assert "is packed twice" in failures["a/inner"]
    assert "y.txt is empty" in failures["a/y"]


def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET")
    many = ["".join((f"<!ENTITY a{n} '", *[f"&a{n - 1};"] * 10, "'>")) for n in range(1, 9)]
    entities = "".join(["<!ENTITY a0 'lol'>", *many])
    (tmp_path / "a.xml").write_text(
        f'<!DOCTYPE TEI [{entities}<!ENTITY s SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
        "<TEI><text><p>Le maire &s; a dit &a8; oui.</p></text></TEI>"
    )
    documents, _ = read(tmp_path)
    assert [document.text for document in documents] in ([], ["Le maire a dit oui."])
