"""Attributions as a DataFrame, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

import pandas as pd

from attribution.errors import TableError
from attribution.model import Analysis, Attribution, Document, Span
from attribution.tables.columns import COLUMNS, PIECES, typed
from attribution.tables.confidence import confidence

_DIGITS = 2  # of a confidence: some hundred rows of gold tell no finer


def attributions_table(
    found: Analysis | Iterable[Attribution], documents: Iterable[Document] | None = None
) -> pd.DataFrame:
    """One row an attribution.

    Parameters
    ----------
    found : Analysis, or iterable of Attribution
        What ``analyse`` returned, or any of its attributions.
    documents : iterable of Document, optional
        The documents that bare attributions point into; an Analysis brings its own.

    Returns
    -------
    DataFrame
        The columns of COLUMNS with their dtypes, sorted by document, then by place in the text.

    Raises
    ------
    TableError
        Where an attribution points into a document that was not given, or two documents share an id.
    """
    rows = attribution_rows(found, documents)
    return typed(pd.DataFrame(rows, columns=[column.name for column in COLUMNS], dtype=object))


def attribution_rows(
    found: Analysis | Iterable[Attribution], documents: Iterable[Document] | None = None
) -> list[dict[str, object]]:
    """The same rows as plain values, None where one is missing: for who needs no DataFrame."""
    attributions = found.attributions if isinstance(found, Analysis) else found
    named = _by_name(found.documents if isinstance(found, Analysis) else documents or ())
    rows = sorted((_row(each, _document(each, named)) for each in attributions), key=_place)
    for row, name in zip(rows, _unique(row["attribution_id"] for row in rows), strict=True):
        row["attribution_id"] = name
    return rows


def _by_name(documents: Iterable[Document]) -> dict[str, Document]:
    named: dict[str, Document] = {}
    for document in documents:
        if named.setdefault(document.id, document) != document:
            raise TableError(f"Two documents are called {document.id!r}; give each an id of its own.")
    return named


def _document(attribution: Attribution, documents: dict[str, Document]) -> Document:
    try:
        return documents[attribution.document_id]
    except KeyError:
        raise TableError(
            f"The document {attribution.document_id!r} is not among those given; pass all of them as documents=."
        ) from None


def _row(attribution: Attribution, document: Document) -> dict[str, object]:
    candidate, resolution, text = attribution.candidate, attribution.resolution, document.text
    spans = ";".join(f"{span.start}:{span.end}" for span in candidate.content)
    around = attribution.sentence or _lines(attribution, text)
    row: dict[str, object] = {
        "document_id": document.id,
        "attribution_id": _id(attribution),
        "date": document.date,
        "outlet": document.outlet,
        "mode": attribution.mode,
        "stance": candidate.stance,
        "content": PIECES.join(span.of(text) for span in candidate.content),
        "content_start": candidate.content[0].start,
        "content_end": candidate.content[-1].end,
        "content_spans": spans,
        **_part("cue", candidate.cue, text),
        "cue_lemma": candidate.cue_lemma,
        **_part("source", candidate.source, text),
        "referent_id": resolution.referent_id,
        "referent": resolution.referent,
        "kind": resolution.kind,
        "country": resolution.country,
        "via": "; ".join(resolution.via),
        "construction": candidate.construction,
        "resolution": resolution.step,
        "confidence": round(confidence(candidate.construction, resolution.step), _DIGITS),
        "sentence": around.of(text),
    }
    optional = {column.name for column in COLUMNS if column.missing}
    return {name: None if value == "" and name in optional else value for name, value in row.items()}


def _part(name: str, span: Span | None, text: str) -> dict[str, object]:
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: span.of(text), f"{name}_start": span.start, f"{name}_end": span.end}


def _hull(attribution: Attribution) -> Span:
    candidate = attribution.candidate
    spans = [span for span in (*candidate.content, candidate.cue, candidate.source) if span is not None]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _lines(attribution: Attribution, text: str) -> Span:
    """The lines on which an attribution stands, where its sentences are not known."""
    hull = _hull(attribution)
    end = text.find("\n", hull.end)
    return Span(text.rfind("\n", 0, hull.start) + 1, end if end >= 0 else len(text))


def _id(attribution: Attribution) -> str:
    candidate = attribution.candidate
    spans = [[(s.start, s.end) for s in candidate.content], candidate.cue, candidate.source]
    return f"{attribution.document_id}#{blake2b(repr(spans).encode(), digest_size=4).hexdigest()}"


def _unique(names: Iterable[object]) -> Iterator[str]:
    """``names``, each told from an equal one before it by a number."""
    seen: dict[object, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield str(name) if seen[name] == 1 else f"{name}-{seen[name]}"


def _place(row: dict[str, object]) -> tuple[object, ...]:
    """Document, then place in the text, then all the rest, so that no two orders of input give two tables."""
    numbers = [row[name] for name in ("content_start", "cue_start", "content_end", "source_start")]
    return (row["document_id"], *(-1 if number is None else number for number in numbers), repr(row))
