"""Every format, by small files made for this project; what each says in its own words must come out the same."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from attribution.model import Document, Failure
from attribution.parse.paragraphs import paragraphs
from attribution.reading import FORMATS, read_corpus

FILES = Path(__file__).parent / "files"
TEXTS = ('TASS a dit « oui ».\n\nFin; ou "presque".', "Selon la préfecture, il pleut.")
RECORDS = [
    {"id": "a", "texte": TEXTS[0], "paru": "17 sept. 2023", "journal": "Le Courrier"},
    {"id": "b", "texte": TEXTS[1], "paru": "2024-03-01", "journal": None},
]
DOCUMENTS = [
    Document("a", TEXTS[0], date="2023-09-17", outlet="Le Courrier"),
    Document("b", TEXTS[1], date="2024-03-01"),
]


def read(*paths: Path) -> tuple[list[Document], list[Failure]]:
    failures: list[Failure] = []
    return list(read_corpus(paths, columns={"date": "paru"}, on_failure=failures.append)), failures


def jsonl(path: Path) -> None:
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS) + "\n", "utf-8")


def table(path: Path, sep: str = ",", encoding: str = "utf-8", lineterminator: str = "\n") -> None:
    pd.DataFrame(RECORDS).to_csv(path, index=False, sep=sep, encoding=encoding, lineterminator=lineterminator)


def parquet(path: Path) -> None:
    pd.DataFrame(RECORDS).to_parquet(path)


WRITERS: dict[str, Callable[[Path], object]] = {
    "t.jsonl": jsonl,
    "t.ndjson": jsonl,
    "t.json": lambda path: path.write_text(json.dumps(RECORDS, indent=2), "utf-8"),
    "lines.json": lambda path: path.write_text("[" + ",\n".join(map(json.dumps, RECORDS)) + "]", "utf-8"),
    "one.jsonl": lambda path: path.write_text(json.dumps(RECORDS) + "\n", "utf-8"),
    "t.csv": table,
    "excel.csv": lambda path: table(path, sep=";", encoding="cp1252", lineterminator="\r\n"),
    "bom.csv": lambda path: table(path, encoding="utf-8-sig"),
    "wide.tsv": lambda path: table(path, sep="\t", encoding="utf-16"),
    "t.tsv": lambda path: table(path, sep="\t"),
    "bars.csv": lambda path: table(path, sep="|"),
    "mac.csv": lambda path: path.write_text(
        pd.DataFrame(RECORDS).to_csv(index=False, lineterminator="\r"), "utf-8", newline=""
    ),
    "said.csv": lambda path: path.write_text(
        "sep=;\n" + pd.DataFrame(RECORDS).to_csv(index=False, sep=";"), "utf-8"
    ),
    "t.parquet": parquet,
}


@pytest.mark.filterwarnings("ignore::attribution.reading.ReadingWarning")
@pytest.mark.parametrize("name", WRITERS)
def test_tables_of_every_kind_hold_the_same_articles(name: str, tmp_path: Path) -> None:
    WRITERS[name](tmp_path / name)
    documents, failures = read(tmp_path)
    assert [document.text.replace("\r\n", "\n") for document in documents] == [d.text for d in DOCUMENTS]
    if name != "excel.csv":
        assert documents == DOCUMENTS
    assert failures == []


def packed(data: bytes, packing: str) -> bytes:
    if packing == ".gz":
        return gzip.compress(data)
    if packing == ".zst":
        return bytes(pa.Codec("zstd").compress(data, asbytes=True))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("deep/articles.jsonl", data)
        archive.writestr("picture.png", b"\x89PNG")
        archive.writestr("__MACOSX/._articles.jsonl", b"\0\0")
    return held.getvalue()


@pytest.mark.parametrize("packing", [".gz", ".zst", ".zip"])
def test_packed_files_are_read_as_if_they_were_not(packing: str, tmp_path: Path) -> None:
    jsonl(tmp_path / "plain.jsonl")
    name = "x.zip" if packing == ".zip" else f"x.jsonl{packing}"
    (tmp_path / name).write_bytes(packed((tmp_path / "plain.jsonl").read_bytes() * 2, packing))
    documents, failures = read(tmp_path / name)
    assert documents[:2] == DOCUMENTS
    assert [document.id for document in documents] == ["a", "b", "a-2", "b-2"]
    assert failures == []


def test_articles_in_an_archive_are_called_by_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "presse.zip", "w") as archive:
        archive.writestr("2023/b.txt", "Un.")
        archive.writestr("2023/a.md", "# Titre\n\nDeux.")
    documents, _ = read(tmp_path / "presse.zip")
    assert [(d.id, d.title, d.text) for d in documents] == [
        ("presse/2023/a", "Titre", "# Titre\n\nDeux."),
        ("presse/2023/b", "", "Un."),
    ]


def test_a_web_page_gives_its_article_with_what_the_page_says_of_it() -> None:
    (page,), failures = read(FILES / "page.html")
    assert failures == []
    assert (page.id, page.title) == ("page", "Le convoi est parti avant l'aube")
    assert (page.date, page.outlet, page.author) == ("2023-09-18", "Le Courrier du Marais", "Hélène Garnier")
    assert page.url == "https://courrier.example/monde/convoi"
    assert "TASS a indiqué que le convoi était parti avant l'aube, avec trente tonnes" in page.text
    assert not [word for word in ("Accueil", "newsletter", "Les ponts rouverts") if word in page.text]


@pytest.mark.parametrize("name", ["page", "europresse"])
def test_a_web_page_under_the_name_of_a_text_is_read_as_one(name: str, tmp_path: Path) -> None:
    above = "\ufeff<?xml version='1.0'?>\n<!-- saved from url=(0024)https://courrier.example/ -->\n"
    (tmp_path / f"{name}.txt").write_text(above + (FILES / f"{name}.html").read_text("utf-8"), "utf-8")
    assert read(tmp_path)[0] == read(FILES / f"{name}.html")[0]


def test_the_name_of_the_site_is_no_part_of_the_title(tmp_path: Path) -> None:
    page = (FILES / "page.html").read_text("utf-8")
    page = page.replace("l'aube\">", "l'aube - ou presque - Le Courrier du Marais\">")  # in og:title
    (tmp_path / "page.html").write_text(page, "utf-8")
    ((document,), _) = read(tmp_path)
    assert document.title == "Le convoi est parti avant l'aube - ou presque"
    assert document.outlet == "Le Courrier du Marais"


def test_a_web_page_of_a_french_encoding_is_read_without_a_word(tmp_path: Path) -> None:
    page = (FILES / "page.html").read_text("utf-8").replace('charset="utf-8"', 'charset="iso-8859-1"')
    (tmp_path / "page.html").write_bytes(page.encode("cp1252"))
    notices: list[str] = []
    (document,) = read_corpus(tmp_path, on_notice=notices.append)
    assert "« Nous attendons depuis trois jours »" in document.text
    assert notices == []


def test_tei_is_read_without_notes_and_without_entities() -> None:
    documents, failures = read(FILES / "corpus.tei.xml")
    assert documents == [
        Document(
            id="convoi",
            text="Le convoi est parti\n\nTASS a indiqué que le convoi était parti.\n\n"
            "« Nous attendons », a dit le maire.",
            title="Le convoi est parti",
            date="2023-09-18",
            outlet="Le Courrier du Marais",
            author="Hélène Garnier",
            url="https://courrier.example/convoi",
        ),
        Document("corpus.tei-2", "Selon la préfecture, il pleut.", title="Rien", date="2024-03-03"),
    ]
    assert [failure.document_id for failure in failures] == ["corpus.tei-3"]


def test_letters_that_a_dtd_names_are_letters(tmp_path: Path) -> None:
    text = "L&rsquo;&eacute;t&eacute;, &laquo;&nbsp;oui&nbsp;&raquo;&jour;."
    (tmp_path / "a.xml").write_text(
        f'<!DOCTYPE TEI.2 SYSTEM "teixlite.dtd"><TEI.2><text><body><p>{text}</p></body></text></TEI.2>'
    )
    assert read(tmp_path) == ([Document("a", "L’été, «\u00a0oui\u00a0».")], [])


def test_lines_of_print_in_tei_end_no_paragraph(tmp_path: Path) -> None:
    tei = (FILES / "corpus.tei.xml").read_text("utf-8").replace("</hi>\nétait", "</hi>\n<lb n='2'/>était")
    (tmp_path / "a.xml").write_text(tei, "utf-8")
    text = read(tmp_path)[0][0].text
    assert text.split("\n\n")[1] == "TASS a indiqué que le convoi\nétait parti."
    assert len(paragraphs(text)) == 3


def warc(path: Path, pages: dict[str, tuple[str, str, bytes]]) -> None:
    with open(path, "wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for url, (status, kind, body) in pages.items():
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers)
            )


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_web_archives_give_the_pages_that_were_fetched_well(name: str, tmp_path: Path) -> None:
    page = (FILES / "page.html").read_bytes()
    pages = {
        "https://courrier.example/a": ("200 OK", "text/html; charset=utf-8", page),
        "https://courrier.example/absent": ("404 Not Found", "text/html", page),
        "https://courrier.example/image": ("200 OK", "image/png", b"\x89PNG"),
        "https://courrier.example/vide": ("200 OK", "text/html", b"<html></html>"),
    }
    warc(tmp_path / name, pages)
    (document,), failures = read(tmp_path)
    assert document.id == "https://courrier.example/a"
    assert document.date == "2023-09-18"
    assert "TASS a indiqué" in document.text
    assert [failure.document_id for failure in failures] == ["https://courrier.example/vide"]


def test_every_format_has_a_test_file_here() -> None:
    held = {".txt", ".md", ".html", ".htm", ".xml", ".warc", *(Path(name).suffix for name in WRITERS)}
    assert held == set(FORMATS)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0\x1a\ufeff")).filter(
            str.strip
        ),
        min_size=1,
    )
)
@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
def test_cells_keep_any_text(suffix: str, texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / f"t{suffix}"
    frame = pd.DataFrame({"text": texts, "n": range(len(texts))})
    if suffix == ".jsonl":
        frame.to_json(path, orient="records", lines=True)
    elif suffix == ".csv":
        frame.to_csv(path, index=False, quoting=1)
    else:
        frame.to_parquet(path)
    assert [document.text for document in read_corpus(path)] == texts
