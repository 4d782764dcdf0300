"""What an export is made of: the tables, the articles, and each claim with its spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from attribution.errors import ExportError, TableError
from attribution.model import Document, Span
from attribution.tables import (
    PIECES,
    by_cue_table,
    by_document_table,
    source_by_kind_table,
    sources_table,
    typed,
)

LABELS = (
    "mode stance referent_id referent kind country via construction resolution cue_lemma date outlet".split()
)
"""The columns of a claim that are no span, empty where missing."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of the attributions table, with spans in place of offsets; ``labels`` holds the columns of ``LABELS``."""

    id: str
    document_id: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    words: str
    labels: Mapping[str, str]

    @property
    def key(self) -> str:
        """What tells it from the others of its document: the end of ``attribution_id``."""
        return self.id.removeprefix(f"{self.document_id}#")

    @property
    def parts(self) -> Iterator[tuple[str, Span]]:
        """Its spans in the text, each with its role: content, cue or source."""
        yield from (("content", piece) for piece in self.content)
        yield from (
            (role, span) for role, span in (("cue", self.cue), ("source", self.source)) if span is not None
        )


@dataclass(frozen=True, slots=True)
class Material:
    """Tables by name, ``attributions`` first, and the articles (none where they were not given)."""

    tables: Mapping[str, pd.DataFrame]
    documents: tuple[Document, ...]

    @property
    def claims(self) -> Iterator[Claim]:
        """The claims in the order of the table."""
        table = self.tables["attributions"]
        for row in plain_rows(table):
            yield _claim(dict(zip(table.columns, row, strict=True)))

    def by_document(self) -> Iterator[tuple[Document, list[Claim]]]:
        """Each article with its claims, in the order of the articles.

        Raises
        ------
        ExportError
            Where an article is missing or its text is not the one that was analysed.
        """
        claims: dict[str, list[Claim]] = {document.id: [] for document in self.documents}
        for claim in self.claims:
            if claim.document_id not in claims:
                raise ExportError(
                    f"The article {claim.document_id!r} is not among those given; name all that were analysed, "
                    "in the same way, so that they get the same ids."
                )
            claims[claim.document_id].append(claim)
        for document in self.documents:
            for claim in claims[document.id]:
                _check(claim, document.text)
            yield document, claims[document.id]


def gather(tables: pd.DataFrame | Mapping[str, pd.DataFrame], documents: Iterable[Document]) -> Material:
    """The material of an export; a bare attributions table brings its summaries.

    Raises
    ------
    TableError
        Where there is no attributions table, or it lacks a column.
    """
    articles = tuple(documents)
    if isinstance(tables, Mapping):
        if "attributions" not in tables:
            raise TableError("There is no table called attributions; give it under that name.")
        return Material({**tables, "attributions": typed(tables["attributions"])}, articles)
    rows = typed(tables)
    summaries = {
        "sources": sources_table(rows),
        "by_document": by_document_table(rows, articles),
        "by_cue": by_cue_table(rows),
        "source_by_kind": source_by_kind_table(rows),
    }
    return Material({"attributions": rows, **summaries}, articles)


def plain_rows(table: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """The rows of a table as Python's own values, None where one is missing."""
    for row in table.astype("object").itertuples(index=False, name=None):
        yield tuple(None if value is pd.NA or value != value else value for value in row)


def _claim(row: Mapping[str, Any]) -> Claim:
    pieces = (piece.split(":") for piece in row["content_spans"].split(";"))
    return Claim(
        row["attribution_id"],
        row["document_id"],
        tuple(Span(int(start), int(end)) for start, end in pieces),
        _span(row, "cue"),
        _span(row, "source"),
        row["content"],
        {name: row[name] or "" for name in LABELS},
    )


def _span(row: Mapping[str, Any], role: str) -> Span | None:
    start, end = row[f"{role}_start"], row[f"{role}_end"]
    return None if start is None else Span(int(start), int(end))


def _check(claim: Claim, text: str) -> None:
    if PIECES.join(span.of(text) for span in claim.content) != claim.words:
        raise ExportError(
            f"The text of {claim.document_id!r} is not the one that was analysed: the content of "
            f"{claim.id} does not stand where the table says; give the same articles, or run the analysis again."
        )
