"""Found rows as gold to be corrected by a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from attribution.errors import TableError
from attribution.evaluate.found import Found, rows_by_document
from attribution.evaluate.gold import GoldAttribution, GoldDocument, one_of
from attribution.model import KINDS, MODES, STANCES, Document
from attribution.tables import PIECES, demand


def draft_gold(documents: Iterable[Document], found: pd.DataFrame | None = None) -> tuple[GoldDocument, ...]:
    """Gold to begin with: what was found, for a person to correct, or nothing, for a person to annotate.

    Whoever corrects a draft tends to leave what it says, and figures against it flatter the analyser that made it
    (Fort and Sagot, Influence of Pre-annotation on POS-tagged Corpus Development, LAW 2010). Annotate some articles
    from nothing to know by how much.

    Parameters
    ----------
    documents : iterable of Document
        The articles; each gets a gold document, in their order.
    found : DataFrame, optional
        Their attributions table, or some of its rows; rows of other documents are left aside.

    Returns
    -------
    tuple of GoldDocument
        For ``write_gold``.

    Raises
    ------
    TableError
        Where a row does not fit the document's text, or lacks a column.
    """
    if found is not None:
        demand(found, "content")
    rows = {} if found is None else rows_by_document(found)
    return tuple(_drafted(document, rows.get(document.id, ())) for document in documents)


def _drafted(document: Document, rows: Sequence[Found]) -> GoldDocument:
    attributions = tuple(_attribution(row, document) for row in rows)
    return GoldDocument(document.id, document.text, attributions, document.title, document.date)


def _attribution(row: Found, document: Document) -> GoldAttribution:
    text = document.text
    if PIECES.join(piece.of(text) for piece in row.content) != row.words:
        raise TableError(
            f"The row {row.words[:40]!r} does not stand where it says in {document.id}; "
            "give the texts that the table was made of."
        )
    try:
        return GoldAttribution(
            content=row.content,
            cue=row.cue,
            source=row.source,
            referent=row.referent,
            aliases=(),
            kind=one_of(("", *KINDS), row.kind, "kind"),
            via=row.via,
            mode=one_of(MODES, row.mode, "mode"),
            stance=one_of(STANCES, row.stance, "stance"),
        )
    except ValueError as problem:
        raise TableError(
            f"In a row of {document.id} {problem}; correct it or make the table again."
        ) from None
