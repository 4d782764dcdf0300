"""Gold to begin with: what was found, or nothing, written into a folder that did not exist."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from attribution.errors import OutputError, TableError
from attribution.evaluate import GoldDocument, draft_gold, evaluate, read_gold, write_gold
from attribution.model import Analysis, Attribution, Candidate, Document, Resolution
from attribution.report.csv import write_table
from attribution.tables import attributions_table
from tests.conftest import Run
from tests.evaluate.cases import GOLD

DOCUMENTS = [Document(each.id, each.text, date="2024-01-02") for each in GOLD]
FOUND = attributions_table(
    Analysis(
        tuple(DOCUMENTS),
        tuple(
            Attribution(
                document.id,
                Candidate("que", 0, each.content, each.cue, "dire", each.source, stance=each.stance),
                each.mode,
                Resolution("", each.referent, each.kind, via=(each.via,) if each.via else ()),
            )
            for document in GOLD
            for each in document.attributions
        ),
    )
)


def test_a_draft_says_what_was_found() -> None:
    draft = draft_gold(DOCUMENTS, FOUND)
    assert [document.date for document in draft] == ["2024-01-02"] * 2
    expected = {
        document.id: {replace(each, aliases=(), optional=False) for each in document.attributions}
        for document in GOLD
    }
    assert {document.id: set(document.attributions) for document in draft} == expected
    assert evaluate(FOUND, draft).scores["content exact"].f1.value == 1


def test_some_rows_or_none_make_a_draft_too() -> None:
    draft = draft_gold(DOCUMENTS, FOUND[FOUND["mode"] == "direct"])
    assert [len(document.attributions) for document in draft] == [1, 2]
    assert [document.attributions for document in draft_gold(DOCUMENTS)] == [(), ()]


def test_rows_of_other_texts_are_told() -> None:
    with pytest.raises(TableError, match="does not stand where it says in route"):
        draft_gold([Document("route", "x" * 500)], FOUND)


def test_values_that_cannot_be_are_told() -> None:
    with pytest.raises(TableError, match="In a row of neige 'robot' is no kind"):
        draft_gold(DOCUMENTS[1:], FOUND.astype({"kind": "string"}).assign(kind="robot"))
    with pytest.raises(TableError, match="no column content"):
        draft_gold(DOCUMENTS, FOUND.drop(columns="content"))


def test_json_is_written_as_the_corpus_has_it(tmp_path: Path) -> None:
    folder = Path(__file__).parents[2] / "corpus" / "gold"
    for path in write_gold(read_gold(folder), tmp_path / "gold"):
        assert path.read_bytes() == (folder / path.name).read_bytes()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "kept.ann").write_text("hours of work", encoding="utf-8")
    with pytest.raises(OutputError, match="name a folder that does not exist yet"):
        write_gold(GOLD, tmp_path, "brat")
    assert [path.name for path in tmp_path.iterdir()] == ["kept.ann"]
    assert not list(tmp_path.parent.glob(".*.part"))


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    paths = write_gold(GOLD, tmp_path, "brat")
    assert [path.name for path in paths] == [
        "annotation.conf",
        "neige.ann",
        "neige.txt",
        "route.ann",
        "route.txt",
    ]
    assert all(path.exists() for path in paths)


def test_documents_in_folders_keep_their_names(tmp_path: Path) -> None:
    gold = [replace(GOLD[0], id=name) for name in ("a/x", "b/x", "y")]
    write_gold(gold, tmp_path / "gold", "brat")
    assert [document.id for document in read_gold(tmp_path / "gold")] == ["a/x", "b/x", "y"]


@pytest.mark.parametrize("to", ["json", "brat"])
@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "", "a\0b", "x" * 999])
def test_no_document_is_written_elsewhere(tmp_path: Path, name: str, to: str) -> None:
    with pytest.raises(OutputError):
        write_gold([replace(GOLD[0], id=name)], tmp_path / "gold", "brat" if to == "brat" else "json")
    assert not list(tmp_path.iterdir())


def test_names_that_a_file_cannot_give_back_are_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="called as its file"):
        write_gold([replace(GOLD[0], id="a/x")], tmp_path / "gold", "brat")


@pytest.mark.parametrize("to", ["json", "brat"])
def test_no_document_takes_the_place_of_another(tmp_path: Path, to: str) -> None:
    with pytest.raises(OutputError, match="share an id"):
        write_gold([GOLD[0], GOLD[0]], tmp_path / "gold", "brat" if to == "brat" else "json")


def test_hidden_files_are_no_gold(tmp_path: Path) -> None:
    write_gold(GOLD, tmp_path / "gold", "brat")
    (tmp_path / "gold" / ".old").mkdir()
    (tmp_path / "gold" / ".old" / "broken.json").write_text("{", encoding="utf-8")
    assert len(read_gold(tmp_path / "gold")) == 2


def test_half_a_character_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="half a character"):
        write_gold([GoldDocument("a", "x\ud800", ())], tmp_path / "gold", "brat")
    assert not list(tmp_path.iterdir())


def test_the_command(tmp_path: Path, run: Run) -> None:
    for document in DOCUMENTS:
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{document.id}.txt").write_text(document.text, encoding="utf-8")
    write_table(FOUND, tmp_path / "found.csv")

    def draft(*arguments: str | Path) -> tuple[object, str]:
        code, printed, problem = run("draft", *arguments)
        return code, printed or problem

    code, out = draft(tmp_path / "in", "--found", tmp_path / "found.csv", "-o", tmp_path / "gold")
    assert (code, out) == (0, f"2 documents with 9 attributions in {tmp_path}/gold/\n")
    assert evaluate(FOUND, tmp_path / "gold").scores["content exact"].f1.value == 1
    assert draft(tmp_path / "in", "-o", tmp_path / "blank", "--to", "json")[0] == 0
    assert [document.attributions for document in read_gold(tmp_path / "blank")] == [(), ()]
    (tmp_path / "in" / "empty.txt").touch()
    assert draft(tmp_path / "in", "-o", tmp_path / "some")[0] == 1
    assert len(read_gold(tmp_path / "some")) == 2
    code, out = draft(tmp_path / "in", "-o", tmp_path / "gold")
    assert code == 2
    assert "does not exist yet" in out
