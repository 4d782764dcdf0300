"""Attributions as DataFrames: the rows themselves, and what they add up to by source, document, cue and kind."""

from attribution.tables.columns import CATEGORIES, COLUMNS, PIECES, Column, demand, typed
from attribution.tables.contracts import KEYS, REFERENCES, TABLES, TRACKED, known_columns, promised
from attribution.tables.credits import credits_table
from attribution.tables.rows import attributions_table
from attribution.tables.summaries import by_cue_table, by_document_table, source_by_kind_table, sources_table

__all__ = [
    "CATEGORIES",
    "COLUMNS",
    "KEYS",
    "PIECES",
    "REFERENCES",
    "TABLES",
    "TRACKED",
    "Column",
    "attributions_table",
    "by_cue_table",
    "by_document_table",
    "credits_table",
    "demand",
    "known_columns",
    "promised",
    "source_by_kind_table",
    "sources_table",
    "typed",
]
