"""Attributions as rows."""

from __future__ import annotations

from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from attribution.errors import TableError
from attribution.model import Analysis, Attribution, Candidate, Document, Resolution, Span
from attribution.tables import COLUMNS, attributions_table, typed
from attribution.tables.confidence import confidence
from tests.strategies import analyses

TEXT = "TASS a indiqué que les combats ont cessé.\n« Oui », a dit Luc, « non »."
NAMES = [column.name for column in COLUMNS]
DEMANDED = (
    """document_id, attribution_id, mode, stance, content, content_start, content_end, content_spans, cue, cue_lemma,
    cue_start, cue_end, source, source_start, source_end, referent_id, referent, kind, via, construction, resolution,
    confidence, sentence""".replace("\n", " ")
    .replace(" ", "")
    .split(",")
)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


TASS = Attribution(
    "d",
    Candidate("que", 0, (span("les combats ont cessé"),), span("a indiqué"), "indiquer", span("TASS"), 0),
    "indirect",
    Resolution("tass", "TASS", "agency", "RU", ("Reuters", "AFP"), "names"),
)
LUC = Attribution(
    "d",
    Candidate("incise", 1, (span("« Oui »"), span("« non »")), None, "", None),
    "direct",
    Resolution(),
    span("« Oui », a dit Luc, « non »."),
)


def test_columns_are_those_that_were_promised() -> None:
    assert set(DEMANDED) <= set(NAMES)
    assert len(set(NAMES)) == len(NAMES)
    assert all(column.meaning.endswith(".") for column in COLUMNS)


def test_a_row_says_everything() -> None:
    table = attributions_table([LUC, TASS], [Document("d", TEXT, date="2024-01-02")])
    assert list(table.columns) == NAMES
    row = table.iloc[0]
    expected = {
        "document_id": "d", "date": "2024-01-02", "mode": "indirect", "stance": "asserted",
        "content": "les combats ont cessé", "content_start": 19, "content_end": 40, "content_spans": "19:40",
        "cue": "a indiqué", "cue_lemma": "indiquer", "cue_start": 5, "cue_end": 14,
        "source": "TASS", "source_start": 0, "source_end": 4, "referent_id": "tass", "referent": "TASS",
        "kind": "agency", "country": "RU", "via": "Reuters; AFP", "construction": "que", "resolution": "names",
        "confidence": round(confidence("que", "names"), 2),
        "sentence": "TASS a indiqué que les combats ont cessé.",
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected


def test_what_is_not_there_is_missing_and_pieces_are_joined() -> None:
    row = attributions_table([LUC], [Document("d", TEXT)]).iloc[0]
    assert row["content"] == "« Oui » … « non »"
    assert row["content_spans"] == "42:49;62:69"
    assert (row["content_start"], row["content_end"]) == (42, 69)
    assert row["sentence"] == "« Oui », a dit Luc, « non »."
    empty = ["date", "cue", "cue_lemma", "cue_start", "cue_end", "source", "source_start", "source_end"]
    empty += ["referent_id", "referent", "kind", "country", "via", "resolution"]
    assert row[empty].isna().all()


def test_a_document_that_was_not_given_is_named() -> None:
    with pytest.raises(TableError, match="'d' is not among those given"):
        attributions_table([TASS])


def test_two_documents_of_one_name_are_told() -> None:
    with pytest.raises(TableError, match="give each an id of its own"):
        attributions_table([TASS], [Document("d", TEXT), Document("d", "Autre.")])


def test_rows_found_twice_keep_ids_of_their_own() -> None:
    ids = attributions_table([TASS, TASS], [Document("d", TEXT)])["attribution_id"]
    assert ids.is_unique
    assert ids[1] == f"{ids[0]}-2"


def test_an_empty_table_has_all_columns_and_dtypes() -> None:
    full = attributions_table([TASS], [Document("d", TEXT)])
    assert attributions_table([]).dtypes.equals(full.dtypes)


def test_a_frame_without_a_column_is_refused() -> None:
    with pytest.raises(TableError, match="no column kind"):
        typed(attributions_table([]).drop(columns="kind"))


@pytest.mark.parametrize(
    ("name", "value"),
    [("kind", "agence"), ("cue_start", "douze"), ("cue_start", 1.5), ("confidence", "haute")],
)
def test_a_value_that_cannot_be_is_refused(name: str, value: object) -> None:
    table = attributions_table([TASS], [Document("d", TEXT)])
    with pytest.raises(TableError, match=name):
        typed(table.assign(**{name: pd.Series([value], dtype=object)}))


@settings(max_examples=10)  # a table costs tens of milliseconds
@given(analyses())
def test_offsets_slice_back_to_the_text(analysis: Analysis) -> None:
    texts = {document.id: document.text for document in analysis.documents}
    rows: list[dict[Any, Any]] = attributions_table(analysis).to_dict("records")
    for row in rows:
        text = texts[row["document_id"]]
        pieces = [text[slice(*map(int, piece.split(":")))] for piece in row["content_spans"].split(";")]
        assert row["content"] == " … ".join(pieces)
        for part in ("cue", "source"):
            words, start, end = row[part], row[f"{part}_start"], row[f"{part}_end"]
            assert pd.isna(words) == pd.isna(start) == pd.isna(end)
            assert pd.isna(words) or words == text[start:end]
        assert row["sentence"] in text


@settings(max_examples=10)  # a table costs tens of milliseconds
@given(analyses(), st.randoms())
def test_order_does_not_matter(analysis: Analysis, random: Random) -> None:
    documents, found = list(analysis.documents), list(analysis.attributions)
    random.shuffle(documents)
    random.shuffle(found)
    shuffled = attributions_table(Analysis(tuple(documents), tuple(found)))
    assert_frame_equal(shuffled, attributions_table(analysis))


@settings(max_examples=10)  # a table costs tens of milliseconds
@given(analyses())
def test_every_row_has_an_id_of_its_own_that_outlives_the_others(analysis: Analysis) -> None:
    ids = attributions_table(analysis)["attribution_id"]
    assert ids.is_unique
    for each in analysis.attributions[:1]:
        (alone,) = attributions_table([each], analysis.documents)["attribution_id"]
        assert alone in set(ids)
