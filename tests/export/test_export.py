"""What holds for every format: names, missing texts and libraries, whole files or none, equal bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.errors import ExportError, OutputError, TableError
from attribution.export import FORMATS, export
from attribution.export.material import gather
from attribution.export.write import file_names, write_files
from attribution.model import Document
from attribution.tables import sources_table
from tests.export.cases import DOCUMENTS, FIRST, claims

pytestmark = pytest.mark.slow

PARSED = {"conllu"}
IDENTIFIED = {"duckdb"}  # the library writes an identifier of its own into each file


@pytest.mark.parametrize("to", sorted(set(FORMATS) - PARSED - IDENTIFIED))
def test_equal_tables_give_equal_bytes_and_nothing_else_is_left(tmp_path: Path, to: str) -> None:
    one, two = (
        export(
            claims().sample(frac=1, random_state=seed).sort_values("attribution_id"),
            to,
            tmp_path / str(seed),
            documents=DOCUMENTS,
        )
        for seed in (1, 2)
    )
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
    assert sorted(path for path in (tmp_path / "1").rglob("*") if path.is_file()) == sorted(one)


@pytest.mark.parametrize("to", [name for name, form in FORMATS.items() if form.needs_text])
def test_without_texts_it_is_told_how_to_give_them(tmp_path: Path, to: str) -> None:
    with pytest.raises(ExportError, match="--articles"):
        export(claims(), to, tmp_path)


@pytest.mark.parametrize("to", [name for name, form in FORMATS.items() if not form.needs_text])
def test_an_empty_table_is_an_empty_export(tmp_path: Path, to: str) -> None:
    assert all(path.exists() for path in export(claims().head(0), to, tmp_path))


def test_a_text_that_was_changed_is_told(tmp_path: Path) -> None:
    changed = Document(FIRST.id, FIRST.text.replace("Titre", "Le titre"))
    with pytest.raises(ExportError, match="is not the one that was analysed"):
        export(claims(), "tei", tmp_path / "new", documents=[changed, DOCUMENTS[1]])
    assert os.listdir(tmp_path) == []


def test_an_article_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="'rapport' is not among those given"):
        export(claims(), "tei", tmp_path, documents=[FIRST])


@pytest.mark.parametrize(("to", "library"), [("excel", "openpyxl"), ("duckdb", "duckdb")])
def test_a_library_that_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"attribution.export.{FORMATS[to].room}", raising=False)
    with pytest.raises(ExportError, match=rf"{library}.*pip install 'press-attribution\[export\]'"):
        export(claims(), to, tmp_path)


def test_an_unknown_format_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="choose one of excel, sqlite"):
        export(claims(), "docx", tmp_path)


def test_a_table_without_its_columns_is_told(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no column attribution_id"):
        export(claims().drop(columns="attribution_id"), "excel", tmp_path)
    with pytest.raises(TableError, match="no table called attributions"):
        export({"sources": sources_table(claims())}, "excel", tmp_path)


def test_a_bare_table_brings_its_summaries() -> None:
    tables = gather(claims(), DOCUMENTS).tables
    assert list(tables) == ["attributions", "sources", "by_document", "by_cue", "source_by_kind"]


def test_when_one_file_fails_none_appears(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield "a.txt", b"new"
        raise OSError(28, "No space left on device")

    (tmp_path / "a.txt").write_bytes(b"old")
    with pytest.raises(OutputError, match="No space left"):
        write_files(files(), tmp_path)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


@settings(max_examples=30)
@given(
    ids=st.lists(
        st.one_of(st.text(), st.sampled_from(["../a", "a/b", "A", "a", ".", "..", "con:1"])), unique=True
    )
)
def test_every_document_gets_a_file_of_its_own_inside_the_folder(ids: list[str]) -> None:
    names = file_names(ids)
    assert list(names) == ids
    assert len({name.lower() for name in names.values()}) == len(ids)
    for name in names.values():
        assert Path(name).name == name
        assert name[0] not in "."
