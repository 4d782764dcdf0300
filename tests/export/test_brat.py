"""brat standoff, read back by what reads gold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from attribution.evaluate import evaluate, read_gold
from attribution.export import export
from attribution.export.brat import files
from attribution.export.material import gather
from attribution.model import Analysis
from attribution.tables import attributions_table
from tests.export.cases import DOCUMENTS, FIRST, SECOND, claims
from tests.strategies import analyses


def test_what_is_written_reads_as_gold_of_the_same_rows(tmp_path: Path) -> None:
    export(claims(), "brat", tmp_path, documents=DOCUMENTS)
    first, second = read_gold(tmp_path / "brat")
    assert first.text == FIRST.text
    assert [(each.referent, each.mode, each.via) for each in first.attributions] == [
        ("TASS", "indirect", ""),
        ("préfet", "direct", "TASS; AFP"),
        ("", "indirect", ""),
    ]
    (row,) = second.attributions
    assert [span.of(SECOND.text) for span in (row.content[0], row.cue, row.source) if span] == [
        "du pain manque",
        "Selon",
        "un rapport",
    ]
    rows = claims()[claims()["document_id"] == SECOND.id]
    assert evaluate(rows, [second]).errors.empty


@pytest.mark.slow
@settings(max_examples=10)  # a table costs tens of milliseconds
@given(analysis=analyses())
def test_every_document_has_its_text_and_its_annotations(analysis: Analysis) -> None:
    written = dict(files(gather(attributions_table(analysis), analysis.documents)))
    assert len(written) == 1 + 2 * len(analysis.documents)
    texts = [content.decode("utf-8") for name, content in written.items() if name.endswith(".txt")]
    assert texts == [document.text for document in analysis.documents]
