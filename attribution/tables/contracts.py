"""Which columns each table has: what ``csv-metadata.json``, databases and the documentation say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from attribution.tables.columns import COLUMNS, Column

_ROW = {column.name: column for column in COLUMNS}
_ATTRIBUTIONS = Column("attributions", "Int64", "How many rows of attributions.csv.")
_COUNTS = (
    Column("direct", "Int64", "How many of them are direct."),
    Column("indirect", "Int64", "How many are indirect."),
    Column("mixed", "Int64", "How many are mixed."),
    Column("denied", "Int64", "How many have the stance denied."),
    Column("share", "float64", "Their part of all rows, 0 to 1."),
)
_DOCUMENTS = Column("documents", "Int64", "In how many documents.")
_FREQUENT = Column(
    "most_frequent", "string", "The three most frequent referents, with their numbers.", "none resolved"
)
_SOURCES = Column("sources", "Int64", "How many different sources that could be resolved.")

_AUTHOR = "the credit stands in the author field"

TABLES: Mapping[str, tuple[Column, ...]] = {
    "attributions": COLUMNS,
    "sources": (
        _ROW["referent_id"],
        _ROW["referent"],
        _ROW["kind"],
        _ROW["country"],
        _ATTRIBUTIONS,
        _DOCUMENTS,
        *_COUNTS,
        Column(
            "cues", "string", "The three most frequent cue lemmas, with their numbers.", "no row has a cue"
        ),
        Column("first_date", "string", "The earliest date of its documents, ISO 8601.", "none has a date"),
        Column("last_date", "string", "The latest date of its documents, ISO 8601.", "none has a date"),
    ),
    "by_document": (
        _ROW["document_id"],
        _ROW["date"],
        _ROW["outlet"],
        Column("title", "string", "The article's title.", "unknown"),
        Column("url", "string", "The article's address.", "unknown"),
        Column("duplicate_of", "string", "The document that it doubles.", "none"),
        _ATTRIBUTIONS,
        *_COUNTS,
        _SOURCES,
        Column("unresolved", "Int64", "How many rows without a referent."),
        _FREQUENT,
    ),
    "by_cue": (_ROW["cue_lemma"], _ATTRIBUTIONS, _DOCUMENTS, *_COUNTS, _FREQUENT),
    "source_by_kind": (
        replace(_ROW["kind"], missing="the source could not be told"),
        _SOURCES,
        _ATTRIBUTIONS,
        _DOCUMENTS,
        *_COUNTS,
        _FREQUENT,
    ),
    "credits": (
        _ROW["document_id"],
        Column("agency", "string", "The agency's name."),
        Column("agency_id", "string", "Its id.", "several agencies bear that name"),
        Column("where", "string", "dateline, byline or end credit."),
        Column("start", "Int64", "Where its name begins: code points into the document's text.", _AUTHOR),
        Column("end", "Int64", "Where it ends, half-open.", _AUTHOR),
    ),
    "errors": (
        Column("document_id", "string", "The document that failed."),
        Column("message", "string", "Why, and what to do."),
    ),
}
"""The columns of each table in order, by the name of its CSV file without the ending."""

KEYS: Mapping[str, str] = {"attributions": "attribution_id", "by_document": "document_id"}
"""The column that names a table's rows, where there is one."""
