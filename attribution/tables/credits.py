"""Which agencies articles are credited to, as a DataFrame."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from attribution.entities.lookup import KnowledgeBase, load_entities
from attribution.model import Analysis, Credit, Document
from attribution.page.credits import find_credits

CREDITS = {
    "document_id": "string",
    "agency": "string",
    "agency_id": "string",
    "where": "string",
    "start": "Int64",
    "end": "Int64",
}
"""The columns of a credits table, with their dtypes."""


def credits_table(
    documents: Analysis | Iterable[Document], entities: KnowledgeBase | None = None
) -> pd.DataFrame:
    """Which agencies are credited for whole articles: one row an agency, place and article.

    Such a credit is no attribution, for no claim hangs on it: it says how much of a paper is dispatches.

    Parameters
    ----------
    documents : Analysis, or iterable of Document
        The articles; no parse is needed.
    entities : KnowledgeBase, optional
        The bundled one otherwise.

    Returns
    -------
    DataFrame
        document_id; agency (its name); agency_id (missing where several agencies bear that name); where
        (``dateline``, ``byline`` or ``end credit``); start, end (offsets of the name, half-open code points;
        missing where the credit stands in the author field). Sorted by document_id, then by place in the text.
    """
    rows = credit_rows(documents, entities)
    return pd.DataFrame(rows, columns=list(CREDITS), dtype=object).astype(CREDITS)


def credit_rows(
    documents: Analysis | Iterable[Document], entities: KnowledgeBase | None = None
) -> list[dict[str, object]]:
    """The same rows as plain values, None where one is missing: for who needs no DataFrame."""
    known = entities or load_entities()
    every = documents.documents if isinstance(documents, Analysis) else documents
    found = [credit for document in every for credit in find_credits(document, known)]
    return [
        {
            "document_id": credit.document_id,
            "agency": credit.agency,
            "agency_id": credit.agency_id or None,
            "where": credit.where,
            "start": credit.span.start if credit.span else None,
            "end": credit.span.end if credit.span else None,
        }
        for credit in sorted(found, key=_place)
    ]


def _place(credit: Credit) -> tuple[str, bool, int, str, str]:
    start = credit.span.start if credit.span else 0
    return credit.document_id, credit.span is None, start, credit.agency, credit.where
