"""Gold that holds together, and tables of rows that may have been found in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from attribution.evaluate import GoldAttribution, GoldDocument
from attribution.model import KINDS, MODES, STANCES
from tests.strategies import AWKWARD, spans

# Line ends of every sort, and words to be found among them.
TEXTS = st.text(
    st.sampled_from("aé1 «»’\n\r\t\u2028\u00a0\x85\x1c🦆") | st.characters(exclude_categories=["Cs"]),
    min_size=2,
    max_size=40,
)
NAMES = st.sampled_from(
    ["TASS", "l’agence TASS", "Kim Jong Un", "Kim", "Jong", "KIM", "l'", "Élysée", "=X | \\u"]
)
VALUES = NAMES | AWKWARD.map(str.strip)


@st.composite
def gold_attributions(draw: st.DrawFn, text: str) -> GoldAttribution:
    one = spans(text)
    return GoldAttribution(
        content=tuple(draw(st.lists(one, min_size=1, max_size=3))),
        cue=draw(st.none() | one),
        source=draw(st.none() | one),
        referent=draw(st.just("") | VALUES),
        aliases=tuple(draw(st.lists(VALUES.filter(bool), max_size=2))),
        kind=draw(st.sampled_from(["", *KINDS])),
        via=draw(st.just("") | VALUES),
        mode=draw(st.sampled_from(MODES)),
        stance=draw(st.sampled_from(STANCES)),
        optional=draw(st.booleans()),
    )


@st.composite
def gold_documents(draw: st.DrawFn) -> list[GoldDocument]:
    texts = draw(st.lists(TEXTS, min_size=1, max_size=3))
    return [
        GoldDocument(f"d{number}", text, tuple(draw(st.lists(gold_attributions(text), max_size=4))))
        for number, text in enumerate(texts)
    ]


@st.composite
def tables(draw: st.DrawFn, documents: Sequence[GoldDocument]) -> pd.DataFrame:
    """Rows near gold, at least one a document: its spans, or others."""
    rows = [
        draw(_rows(document, each))
        for document in documents
        for each in (*document.attributions, draw(gold_attributions(document.text)))
    ]
    return pd.DataFrame(rows).astype("string")


@st.composite
def _rows(draw: st.DrawFn, document: GoldDocument, each: GoldAttribution) -> dict[str, Any]:
    other = draw(gold_attributions(document.text))
    content = draw(st.sampled_from([each.content, each.content[:1], other.content]))
    parts: dict[str, Any] = {}
    for name in ("cue", "source"):
        span = draw(st.sampled_from([getattr(each, name), getattr(other, name)]))
        parts |= {f"{name}_start": span and span.start, f"{name}_end": span and span.end}
    fields = ("referent", "kind", "via", "mode", "stance")
    return {
        "document_id": document.id,
        "content_spans": ";".join(
            f"{piece.start}:{piece.end + draw(st.sampled_from([0, 0, 1]))}" for piece in content
        ),
        **parts,
        **{name: getattr(draw(st.sampled_from([each, other])), name) for name in fields},
        "construction": draw(st.sampled_from(["que", "selon"])),
    }
