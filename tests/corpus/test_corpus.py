"""The project's own corpus: its gold annotations are well formed and cover what the guidelines name."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from attribution.model import KINDS, MODES, STANCES

CORPUS = Path(__file__).parents[2] / "corpus"
GOLD = sorted((CORPUS / "gold").glob("*.json"))
DOCUMENTS: list[dict[str, Any]] = [json.loads(path.read_text(encoding="utf-8")) for path in GOLD]

DOCUMENT_FIELDS = {"document_id", "title", "date", "text", "attributions"}
ATTRIBUTION_FIELDS = {
    "content",
    "cue",
    "source",
    "referent",
    "aliases",
    "kind",
    "via",
    "mode",
    "stance",
    "optional",
}
MARKS = "«»“”„‹›\"‘'’"

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=[path.stem for path in GOLD])


def spans(attribution: dict[str, Any]) -> list[tuple[int, int]]:
    """Every span that one attribution names: its content, cue and source."""
    named = [*attribution["content"], attribution["cue"], attribution["source"]]
    return [(start, end) for start, end in filter(None, named)]


def test_at_least_24_articles_are_of_news_length() -> None:
    lengths = [len(document["text"].split()) for document in DOCUMENTS]
    assert sum(120 <= length <= 400 for length in lengths) >= 24
    assert all(120 <= length <= 400 for length in lengths)


def test_every_article_has_gold_and_all_gold_an_article() -> None:
    assert [path.stem for path in GOLD] == sorted(path.stem for path in (CORPUS / "articles").glob("*.txt"))


@each_document
def test_the_text_is_the_article_as_it_stands_on_disk(document: dict[str, Any]) -> None:
    article = CORPUS / "articles" / f"{document['document_id']}.txt"
    assert article.read_bytes().decode("utf-8") == document["text"]


@each_document
def test_the_fields_are_those_of_the_gold_format(document: dict[str, Any]) -> None:
    assert set(document) == DOCUMENT_FIELDS
    assert document["attributions"]
    for attribution in document["attributions"]:
        assert set(attribution) == ATTRIBUTION_FIELDS
        assert attribution["kind"] in (*KINDS, "")
        assert attribution["mode"] in MODES
        assert attribution["stance"] in STANCES
        assert bool(attribution["referent"]) == bool(attribution["kind"])
        assert isinstance(attribution["optional"], bool)


@each_document
def test_spans_lie_in_the_text_and_have_clean_edges(document: dict[str, Any]) -> None:
    text = document["text"]
    for attribution in document["attributions"]:
        assert attribution["content"]
        for start, end in spans(attribution):
            assert 0 <= start < end <= len(text)
            piece = text[start:end]
            assert piece == piece.strip().strip(",")


@each_document
def test_spans_begin_and_end_at_whole_words(document: dict[str, Any]) -> None:
    text = document["text"]
    for attribution in document["attributions"]:
        for start, end in spans(attribution):
            assert not (start and text[start - 1].isalnum() and text[start].isalnum())
            assert not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())


@each_document
def test_contents_are_in_order_and_never_overlap_their_cue(document: dict[str, Any]) -> None:
    for attribution in document["attributions"]:
        content, cue = attribution["content"], attribution["cue"]
        assert all(left[1] <= right[0] for left, right in pairwise(content))
        if cue:
            assert all(end <= cue[0] or cue[1] <= start for start, end in content)


@each_document
def test_modes_agree_with_the_marks(document: dict[str, Any]) -> None:
    text = document["text"]
    for attribution in document["attributions"]:
        pieces = [text[start:end] for start, end in attribution["content"]]
        marked = any(mark in piece for piece in pieces for mark in '«“„‹"‘')
        opens = pieces[0][0] in MARKS
        before = text[: attribution["content"][0][0]].rstrip(" \u00a0\u202f")
        dashed = before.endswith(("–", "—"))
        if attribution["mode"] == "direct":
            assert opens or dashed
        elif attribution["mode"] == "mixed":
            assert marked


@each_document
def test_no_attribution_is_written_twice(document: dict[str, Any]) -> None:
    written = Counter(
        (str(attribution["content"]), str(attribution["cue"])) for attribution in document["attributions"]
    )
    assert max(written.values()) == 1


@pytest.mark.parametrize(
    ("field", "values"),
    [("kind", KINDS), ("mode", MODES), ("stance", STANCES)],
    ids=["kind", "mode", "stance"],
)
def test_every_value_occurs_at_least_ten_times(field: str, values: tuple[str, ...]) -> None:
    seen = Counter(
        attribution[field]
        for document in DOCUMENTS
        for attribution in document["attributions"]
        if not attribution["optional"]
    )
    assert all(seen[value] >= 10 for value in values), seen


def test_every_kind_of_mark_and_apostrophe_occurs() -> None:
    text = "".join(document["text"] for document in DOCUMENTS)
    assert not [mark for mark in "«»“”„‹›\"‘’'–—\u00a0\u202f" if mark not in text]


def test_relays_splits_and_missing_sources_occur() -> None:
    attributions = [a for document in DOCUMENTS for a in document["attributions"] if not a["optional"]]
    assert sum(bool(a["via"]) for a in attributions) >= 30
    assert sum(len(a["content"]) > 1 for a in attributions) >= 10
    assert any(a["cue"] is None for a in attributions)
    assert any(a["source"] is None and a["referent"] for a in attributions)
    assert any(not a["referent"] for a in attributions)
