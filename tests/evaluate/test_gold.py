"""Gold from its files, and what is said of files that are none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attribution.errors import AttributionError, GoldError
from attribution.evaluate import read_gold
from attribution.model import Span

CORPUS = Path(__file__).parents[2] / "corpus"
ROW: dict[str, Any] = {
    "content": [[18, 26]],
    "cue": [5, 14],
    "source": [0, 4],
    "referent": "TASS",
    "aliases": ["agence TASS"],
    "kind": "agency",
    "via": "",
    "mode": "indirect",
    "stance": "asserted",
}
DOCUMENT: dict[str, Any] = {"document_id": "a", "text": "TASS a indiqué qu'il neige.", "attributions": [ROW]}


def write(folder: Path, document: object, name: str = "a.json") -> Path:
    (folder / name).write_text(json.dumps(document), encoding="utf-8")
    return folder


def test_a_document_is_read(tmp_path: Path) -> None:
    (document,) = read_gold(write(tmp_path, {**DOCUMENT, "title": None, "date": "2024-01-02"}))
    (attribution,) = document.attributions
    assert (document.id, document.title, document.date) == ("a", "", "2024-01-02")
    assert attribution.content[0].of(document.text) == "il neige"
    assert attribution.cue == Span(5, 14)
    assert not attribution.optional


def test_the_corpus_is_read_whole() -> None:
    documents = read_gold(CORPUS / "gold")
    assert [document.id for document in documents] == sorted(p.stem for p in (CORPUS / "articles").iterdir())
    assert any(each.optional for document in documents for each in document.attributions)


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ([], "this is no JSON object; correct it"),
        ({"document_id": "a", "text": "b"}, "'attributions' is missing"),
        ({**DOCUMENT, "text": None}, "text is no text"),
        ({**DOCUMENT, "attributions": [ROW, {}]}, "attribution 2: the field 'content' is missing"),
        ({**DOCUMENT, "attributions": [{**ROW, "content": []}]}, "the content has no span"),
        ({**DOCUMENT, "attributions": [{**ROW, "content": [[3, 99]]}]}, "does not lie in the text of 27"),
        ({**DOCUMENT, "attributions": [{**ROW, "cue": [5]}]}, "attribution 1: "),
        ({**DOCUMENT, "attributions": [{**ROW, "cue": ["a", "b"]}]}, "attribution 1: "),
        ({**DOCUMENT, "attributions": [{**ROW, "kind": "robot"}]}, "'robot' is no kind"),
        ({**DOCUMENT, "attributions": [{**ROW, "mode": None}]}, "None is no mode"),
        ({**DOCUMENT, "attributions": [{**ROW, "stance": "said"}]}, "'said' is no stance"),
        ({**DOCUMENT, "attributions": ["a"]}, "attribution 1: this is no JSON object"),
        ({**DOCUMENT, "attributions": [{**ROW, "referent": 7}]}, "referent is no text"),
        ({**DOCUMENT, "attributions": [{**ROW, "aliases": [7]}]}, "alias is no text"),
        ({**DOCUMENT, "title": 7}, "title is no text"),
    ],
)
def test_a_broken_document_is_named_in_one_sentence(tmp_path: Path, document: object, sentence: str) -> None:
    with pytest.raises(GoldError, match=r"a\.json") as problem:
        read_gold(write(tmp_path, document))
    assert sentence in str(problem.value)
    assert "\n" not in str(problem.value)


def test_a_file_that_is_no_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xff{")
    with pytest.raises(GoldError, match=r"a\.json is no JSON in UTF-8"):
        read_gold(tmp_path)


def test_no_folder_an_empty_one_and_a_document_twice(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="is no folder"):
        read_gold(tmp_path / "absent")
    with pytest.raises(GoldError, match="holds no"):
        read_gold(tmp_path)
    write(tmp_path, DOCUMENT)
    with pytest.raises(AttributionError, match="'a' once more"):
        read_gold(write(tmp_path, DOCUMENT, "b.json"))
