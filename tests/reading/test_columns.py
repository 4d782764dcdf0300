"""Columns known by their names, or named."""

from __future__ import annotations

import pytest

from attribution.errors import InputError
from attribution.model import Document
from attribution.reading.columns import document_of, match


@pytest.mark.parametrize(
    ("names", "wanted", "expected"),
    [
        (["text"], {}, {"text": "text"}),
        (["Texte", "Titre", "Journal"], {}, {"text": "Texte", "title": "Titre", "outlet": "Journal"}),
        (["body", "Publish Date"], {}, {"text": "body", "date": "Publish Date"}),
        (["stories_id", "story_text", "text"], {}, {"id": "stories_id", "text": "text"}),
        (["content", "text"], {"text": "content"}, {"text": "content"}),
        (["url", "text"], {}, {"id": "url", "url": "url", "text": "text"}),
        (["url", "id", "text"], {}, {"id": "id", "url": "url", "text": "text"}),
        (["x", "y"], {"text": "X"}, {"text": "x"}),
        (["source", "media", "text"], {}, {"outlet": "source", "text": "text"}),
        (
            ["hostname", "source", "source-hostname", "text"],
            {},
            {"outlet": "source-hostname", "text": "text"},
        ),
    ],
)
def test_columns_are_found(names: list[str], wanted: dict[str, str], expected: dict[str, str]) -> None:
    assert match(names, wanted, "t.csv") == expected


@pytest.mark.parametrize(
    ("names", "wanted", "sentence"),
    [
        (["a", "b"], {}, "t.csv has no column of texts by a name that is known; it has a, b: say which"),
        (["text"], {"date": "paru"}, "t.csv has no column 'paru'; it has text."),
        ([], {}, "it has none"),
    ],
)
def test_what_is_missing_is_told_with_what_is_there(
    names: list[str], wanted: dict[str, str], sentence: str
) -> None:
    with pytest.raises(InputError) as problem:
        match(names, wanted, "t.csv")
    assert sentence in str(problem.value)


def test_cells_become_fields() -> None:
    record = {"t": " Un. ", "n": 12.0, "a": ["Anne", None, "Léo"], "d": "17 sept. 2023", "u": None}
    columns = {"text": "t", "id": "n", "author": "a", "date": "d", "url": "u"}
    assert document_of(record, columns, "x") == Document("12", " Un. ", author="Anne; Léo", date="2023-09-17")


def test_nested_cells_become_what_they_name() -> None:
    record = {
        "text": "Un.",
        "_id": {"$oid": "64f"},
        "date": {"$date": {"$numberLong": "1694908800000"}},
        "source": {"id": "cma", "name": "Le Courrier"},
        "author": [{"name": "Anne"}, {"a": 1, "b": 2}, "Léo"],
    }
    columns = {"text": "text", "id": "_id", "date": "date", "outlet": "source", "author": "author"}
    assert document_of(record, columns, "x") == Document(
        "64f", "Un.", date="2023-09-17", outlet="Le Courrier", author="Anne; Léo"
    )


def test_a_text_in_html_is_read_without_its_tags() -> None:
    html = "<p>Le maire a dit&nbsp;: <em>oui</em>.</p>\n<p>L&#39;AFP<br>dit non.</p><script>x()</script>"
    text = "Le maire a dit\u00a0: oui.\n\nL'AFP\n\ndit non."
    assert document_of({"t": html}, {"text": "t"}, "x") == Document("x", text)
    exact = "Si a < b &amp; <b>c</b>, dit-il.\n"
    assert document_of({"t": exact}, {"text": "t"}, "x") == Document("x", exact)


def test_a_text_in_bytes_is_decoded() -> None:
    assert document_of({"t": "L’été.".encode()}, {"text": "t"}, "x") == Document("x", "L’été.")


@pytest.mark.parametrize(
    "text", [None, b"", b"\0\1", "<p> </p>", "<br>", "</p>", "<!-- </p> -->", "", " \n", 3, float("nan")]
)
def test_a_record_without_text_is_no_article(text: object) -> None:
    with pytest.raises(InputError):
        document_of({"text": text}, {"text": "text"}, "x")
