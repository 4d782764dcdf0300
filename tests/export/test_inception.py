"""CAS XMI, read back by dkpro-cassis."""

from __future__ import annotations

from io import BytesIO

import cassis
import pytest
from hypothesis import given, settings

from attribution.export.inception import PART, TIE, files
from attribution.export.material import gather
from attribution.export.xml import xml_text
from attribution.model import Analysis
from attribution.tables import attributions_table
from tests.export.cases import DOCUMENTS, claims
from tests.strategies import analyses


def read(analysed: list[tuple[str, bytes]]) -> list[cassis.Cas]:
    (_, types), *documents = analysed
    system = cassis.load_typesystem(BytesIO(types))
    return [cassis.load_cas_from_xmi(BytesIO(content), typesystem=system) for _, content in documents]


def test_parts_ties_and_labels() -> None:
    first, second = read(list(files(gather(claims(), DOCUMENTS))))
    assert first.sofa_string == xml_text(DOCUMENTS[0].text)
    parts = {(part.role, part.get_covered_text()) for part in first.select(PART)}
    assert parts >= {("source", "TASS"), ("cue", "avait dit"), ("content", "« Rien de plus. »")}
    ties = [
        (tie.Governor.attribution_id == tie.Dependent.attribution_id, tie.role) for tie in first.select(TIE)
    ]
    assert sorted(ties) == [
        (True, "content"),
        (True, "cue"),
        (True, "cue"),
        (True, "source"),
        (True, "source"),
    ]
    (content,) = (part for part in second.select(PART) if part.role == "content")
    assert (content.referent, content.kind, content.via) == ("=rapport", "document", None)


@pytest.mark.slow
@settings(max_examples=10)  # a table costs tens of milliseconds
@given(analysis=analyses())
def test_offsets_slice_the_text(analysis: Analysis) -> None:
    rows = attributions_table(analysis)
    cases = read(list(files(gather(rows, analysis.documents))))
    for cas, document in zip(cases, analysis.documents, strict=True):
        found = [part for part in cas.select(PART) if part.role == "content"]
        own = (row for row in rows.to_dict("records") if row["document_id"] == document.id)
        expected = [piece for row in own for piece in row["content_spans"].split(";")]
        assert sorted(f"{part.begin}:{part.end}" for part in found) == sorted(expected)
        assert all(
            part.get_covered_text() == xml_text(document.text[part.begin : part.end]) for part in found
        )
