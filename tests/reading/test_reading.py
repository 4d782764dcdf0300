"""Files to documents."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import InputError
from attribution.model import Document, Failure
from attribution.reading import ReadingWarning, count_documents, read_corpus


def test_text_is_kept_with_its_line_ends_spaces_and_marks(tmp_path: Path) -> None:
    text = "  Titre\r\n\r\n« Oui\u202f», dit-il.\rFin\u00a0:\n\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert list(read_corpus(tmp_path)) == [Document("a", text)]


def test_a_date_in_the_name_of_a_file_counts_but_not_one_in_that_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "2020-01-01"
    folder.mkdir()
    (folder / "a.txt").write_text("Un.")
    (folder / "b 2023-09-17.txt").write_text("Deux.")
    assert [document.date for document in read_corpus(tmp_path)] == ["", "2023-09-17"]


def test_a_text_may_state_its_date_itself(tmp_path: Path) -> None:
    (tmp_path / "a 2020-01-01.txt").write_text("Le pont\n\nPublié le 17/09/2023 à 10h\n\nLe maire a dit oui.")
    assert next(read_corpus(tmp_path)).date == "2023-09-17"


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Été".encode("utf-8-sig"))
    assert next(read_corpus(str(tmp_path / "a.txt"))).text == "Été"


def test_windows_1252_is_read_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("« L’été », dit-il.".encode("cp1252"))
    notices: list[str] = []
    (document,) = read_corpus([tmp_path], on_notice=notices.append)
    assert document.text == "« L’été », dit-il."
    (notice,) = notices
    assert "a.txt is not UTF-8; read as Windows-1252." in notice


def test_what_fails_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"Texte.")
    (tmp_path / "c.md").write_bytes(b" \n\t")
    (tmp_path / "d.txt").write_bytes(b"\0\1\2")
    failures: list[Failure] = []
    assert [document.id for document in read_corpus(tmp_path, on_failure=failures.append)] == ["b"]
    assert [failure.document_id for failure in failures] == ["a", "c", "d"]
    assert "a.txt is empty; remove it or put an article into it." in failures[0].message
    assert "no text file" in failures[2].message


def test_a_notebook_is_warned(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.warns(ReadingWarning, match="is empty"):
        assert list(read_corpus(tmp_path)) == []


def test_a_wrong_path_raises_before_the_first_document_is_asked_for() -> None:
    with pytest.raises(InputError):
        read_corpus("absent")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Titre\n\nTexte.", "Titre"),
        ("\n\n#  Titre  ##\r\nTexte.", "Titre"),
        ("Texte.\n# Titre", ""),
        ("## Sous-titre\n", ""),
        ("#hashtag\n", ""),
        ("Texte.", ""),
    ],
)
def test_title_of_markdown(tmp_path: Path, text: str, title: str) -> None:
    (tmp_path / "a.md").write_bytes(text.encode())
    assert list(read_corpus(tmp_path)) == [Document("a", text, title=title)]


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Le pont"\ndate: 2023-09-17T10:00:00Z\nauteur: [Hélène Garnier]\ntags:\n  - pont\n---\n\n',
        "---\r\ntitle: Le pont\r\n# commentaire\r\ndate: 17 septembre 2023\r\nauteur: Hélène Garnier\r\n---\r\n",
        "+++\ntitle = 'Le pont'\ndate = 2023-09-17\nauteur = \"Hélène Garnier\"\n+++\n",
    ],
)
def test_front_matter_of_markdown_is_no_text_but_says_what_it_is(tmp_path: Path, front: str) -> None:
    (tmp_path / "a.md").write_bytes((front + "# Titre\n\nLe maire a dit oui.").encode())
    about = {"title": "Le pont", "date": "2023-09-17", "author": "Hélène Garnier"}
    assert list(read_corpus(tmp_path)) == [Document("a", "# Titre\n\nLe maire a dit oui.", **about)]
    (document,) = read_corpus(tmp_path, columns={"text": "corps", "title": "auteur", "date": "paru"})
    assert (document.title, document.date) == ("Hélène Garnier", "2023-09-17")


@pytest.mark.parametrize(
    "text",
    [
        "---\nLe maire a dit oui.\n---\nNon.",
        "---\ntitle: Un\n---\n",
        "---\n" + "-a: b\n" * 500,
        "---\n\nOui.\n",
    ],
)
def test_a_rule_above_a_text_is_no_front_matter(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text)
    assert list(read_corpus(tmp_path)) == [Document("a", text)]


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_text_files_keep_any_text(suffix: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t#")))
    def law(text: str) -> None:
        if not text.strip() or text.startswith("\ufeff"):
            return
        path.write_bytes(text.encode())
        assert next(read_corpus(path)).text == text

    law()


def test_ids_are_unique_and_do_not_depend_on_the_order_of_paths(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "Un."}\n{"id": "x", "text": "Deux."}\n')
    (tmp_path / "b.jsonl").write_text('{"id": "x-2", "text": "Trois."}\n{"text": "Quatre."}\n')
    (tmp_path / "x.txt").write_text("Cinq.")
    first = [(document.id, document.text) for document in read_corpus(tmp_path)]
    assert first == [
        ("x", "Un."),
        ("x-2", "Deux."),
        ("x-2-2", "Trois."),
        ("b-2", "Quatre."),
        ("x-3", "Cinq."),
    ]
    paths = [tmp_path / "x.txt", tmp_path / "b.jsonl", tmp_path / "a.jsonl"]
    assert [(document.id, document.text) for document in read_corpus(paths)] == first


def counted_files() -> dict[str, bytes]:
    """Two articles in each format that holds several, three in Parquet."""
    table, archive = pa.BufferOutputStream(), io.BytesIO()
    pq.write_table(pa.table({"text": ["Un.", "Deux.", "Trois."]}), table)
    with zipfile.ZipFile(archive, "w") as members:
        members.writestr("a.txt", "Un.")
        members.writestr("b.csv", "text\nUn.\nDeux.")
    return {
        "txt": b"Un.",
        "md": b"Un.",
        "html": b"<p>Un.</p>",
        "jsonl": b'{"text": "Un."}\n{"text": "Deux."}',
        "ndjson": b'{"text": "Un."}\n{"text": "Deux."}\n',
        "csv": b'id,text\n1,"Un ""a"".\n\nEncore."\n2,Deux.\n',
        "tsv": b"id\ttext\n1\tUn.\n2\tDeux.",
        "parquet": table.getvalue().to_pybytes(),
        "xml": b'<teiCorpus><teiHeader/><TEI xmlns="t">Un.</TEI><TEI>Deux.</TEI></teiCorpus>',
        "warc": b"WARC/1.0\r\nContent-Type: application/http\r\n\r\nContent-Type: image/png\r\n\r\n"
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\r\ncontent-type: text/html; charset=utf-8",
        "json": b'[{"text": "Un."}]',
        "zip": archive.getvalue(),
    }


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.txt", "b.md", "c.html", "d.txt.gz"], 4),
        (["a.txt", "b.jsonl"], 3),
        (["b.jsonl.gz", "b.ndjson.zst"], 4),
        (["b.parquet", "d.txt.gz"], 4),
        (["a.csv"], 2),
        (["a.txt", "a.csv.gz", "b.tsv"], 5),
        (["a.xml"], 2),
        (["a.warc.gz"], 2),
        (["a.zip", "b.zip"], 6),
        (["a.txt", "a.json"], None),
    ],
)
def test_documents_are_counted_where_a_glance_tells(
    names: list[str], expected: int | None, tmp_path: Path
) -> None:
    packed = {".gz": gzip.compress, ".zst": lambda given: pa.Codec("zstd").compress(given, asbytes=True)}
    for name in names:
        data = counted_files()[name.split(".")[1]]
        (tmp_path / name).write_bytes(packed.get(Path(name).suffix, bytes)(data))
    assert count_documents(tmp_path) == expected


def test_a_data_frame_is_a_corpus() -> None:
    frame = pd.DataFrame(
        {
            "Corps": ["Un.", None, "Trois."],
            "paru": [pd.Timestamp("2024-03-01"), pd.NaT, pd.NaT],
            "n": [1, 2, 3],
        },
        index=["p", "q", "r"],
    )
    failures: list[Failure] = []
    found = list(read_corpus(frame, columns={"date": "paru"}, on_failure=failures.append))
    assert found == [Document("p", "Un.", date="2024-03-01"), Document("r", "Trois.")]
    assert failures == [Failure("q", "Row q of the DataFrame: there is no text in it.")]


def test_a_data_frame_without_texts_is_told_at_once() -> None:
    with pytest.raises(InputError, match=r"it has a, b: say which"):
        read_corpus(pd.DataFrame({"a": ["x"], "b": ["y"]}))


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("texte\nLe maire, hier, a dit oui.\n", "Le maire, hier, a dit oui."),
        ('"numéro, page";"rubrique, page";texte\n1;2;Oui, dit-il.\n', "Oui, dit-il."),
    ],
)
def test_what_stands_between_the_cells_is_told_by_the_first_row(
    tmp_path: Path, table: str, text: str
) -> None:
    (tmp_path / "a.csv").write_text(table)
    assert list(read_corpus(tmp_path)) == [Document("a-1", text)]


def test_halves_of_characters_are_replaced_one_for_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "a\\ud83db", "title": "\\udc00"}')
    assert list(read_corpus(tmp_path)) == [Document("a-1", "a\ufffdb", title="\ufffd")]


@pytest.mark.parametrize(
    ("given", "id_", "title"),
    [
        (b'{"id": 7, "title": "T", "text": "Un."}\n', "7", "T"),
        (b"<!DOCTYPE html><html><title>T</title><body><p>" + b"Le maire a dit oui. " * 20, "stdin", "T"),
        (b'[\n  {"text": "Un.", "title": "T"}\n]', "stdin-1", "T"),
        (b"[Un texte.]\n", "stdin", ""),
        (b"Titre;Texte\r\nT;Un.\r\n", "stdin-1", "T"),
        (b'"id","title","body"\n1,T,"Un."\n', "1", "T"),
        (b"Le titre, le texte, la date : voici\n", "stdin", ""),
    ],
)
def test_standard_input_is_known_by_how_it_begins(
    given: bytes, id_: str, title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(given))))
    (document,) = read_corpus("-")
    assert (document.id, document.title) == (id_, title)


def test_the_format_of_standard_input_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BufferedReader(io.BytesIO(b"text;date\nUn.;1er mars 2020\n"))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(raw))
    assert list(read_corpus("-", stdin_format=".csv")) == [Document("stdin-1", "Un.", date="2020-03-01")]


def test_strange_fields_and_formats_are_told() -> None:
    with pytest.raises(InputError, match="no field 'texte' to name a column for"):
        read_corpus(".", columns={"texte": "body"})
    with pytest.raises(InputError, match=r"no format '\.doc'"):
        read_corpus("-", stdin_format=".doc")
