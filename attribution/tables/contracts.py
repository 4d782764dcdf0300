"""Which columns each table has: what ``csv-metadata.json``, databases and the documentation say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from attribution.model import VARIANTS
from attribution.tables.columns import CATEGORIES, COLUMNS, Column, typed

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
_UNDATED = "no row is dated"
_NUMBERS = "with their numbers, most frequent first, twenty at most."

TRACKED = (
    Column("duplicate_of", "string", "The earlier document that this row's document is a copy of.", "none"),
    Column("track_id", "string", "The statement: the attribution_id of its earliest row."),
    Column("variant", "category", f"What its wording is to the representative: {', '.join(VARIANTS)}."),
)
"""The columns that ``track`` adds to an attributions table."""

_TRACK_ID, _VARIANT = TRACKED[1:]

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
    "tracks": (
        _TRACK_ID,
        Column("representative", "string", "The fullest wording that all others overlap."),
        _ATTRIBUTIONS,
        _DOCUMENTS,
        Column("documents_distinct", "Int64", "In how many documents, copies of one article counted once."),
        Column("outlets", "Int64", "In how many outlets; 0 where none is known."),
        Column("wordings", "Int64", "How many different wordings."),
        Column("first_date", "string", "When it appeared first, ISO 8601.", _UNDATED),
        Column("last_date", "string", "When it appeared last, ISO 8601.", _UNDATED),
        Column("days_alive", "Int64", "How many days from the first to the last, both counted.", _UNDATED),
        Column("peak_day", "string", "The day with most documents, the earliest of several.", _UNDATED),
        Column("first_document", "string", "Where it appeared first."),
        Column("last_document", "string", "Where it appeared last."),
        Column("sources", "string", f"To whom it is given, {_NUMBERS}", "none is resolved"),
        Column("via", "string", f"Who carried it, {_NUMBERS}", "nobody"),
        Column("modes", "string", f"In which modes, {_NUMBERS}"),
        Column("stances", "string", f"With which stances, {_NUMBERS}"),
        Column(
            "source_conflict", "boolean", "Whether the same words are given to sources that cannot be one."
        ),
        Column("conflicting_sources", "string", f"These sources, {_NUMBERS}", "there is no conflict"),
        Column("stance_conflict", "boolean", "Whether it is asserted in one place, denied in another."),
        Column("wording_changed", "boolean", "Whether a wording may mean something else."),
    ),
    "track_variants": (
        _TRACK_ID,
        Column("wording", "string", "The wording as it first stood."),
        _VARIANT,
        _ATTRIBUTIONS,
        _DOCUMENTS,
        Column("first_date", "string", "When it appeared first, ISO 8601.", _UNDATED),
        Column("first_document", "string", "Where it appeared first."),
        Column(
            "difference",
            "string",
            "The wording with what it lacks as [-…-] and what it adds as {+…+}.",
            "the words are those of the representative",
        ),
        Column("wording_changed", "boolean", "Whether it may mean something else."),
    ),
    "relays": (
        Column("source", "string", "Who had the words: a referent, an agency or a medium."),
        Column("target", "string", "Who took them from there: an agency, a medium or an outlet."),
        Column("step", "category", f"What the two are there: {', '.join(CATEGORIES['step'])}."),
        Column("attributions", "Int64", "How many attributions went that way."),
        _DOCUMENTS,
        Column("first_date", "string", "The earliest date of these documents, ISO 8601.", _UNDATED),
        Column("last_date", "string", "The latest date of these documents, ISO 8601.", _UNDATED),
    ),
    "timeline": (
        Column("of", "category", "What is counted: a track or a source."),
        Column("id", "string", "Its track_id; or its referent_id, else its name."),
        Column("name", "string", "Its representative, or the source's name.", "its rows give no name"),
        Column("period", "string", "The first day of the day, week (a Monday) or month, ISO 8601."),
        Column("attributions", "Int64", "How many attributions in it."),
        Column("documents", "Int64", "In how many documents."),
    ),
}
"""The columns of each table in order, by the name of its CSV file without the ending."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "attributions": ("attribution_id",),
    "by_document": ("document_id",),
    "tracks": ("track_id",),
    "track_variants": ("track_id", "wording", "variant"),
    "relays": ("source", "target", "step"),
    "timeline": ("of", "id", "period"),
}
"""The columns that together name a table's rows, where there are any."""

REFERENCES: Mapping[str, Mapping[str, str]] = {
    "attributions": {"document_id": "by_document", "track_id": "tracks"},
    "track_variants": {"track_id": "tracks"},
}
"""For a table the columns that name rows of another, and that other; it has a column of the same name."""


def promised(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """A table as ``TABLES[name]`` promises it: its columns alone, in their order, typed; rows are numbered anew."""
    columns = TABLES[name]
    return typed(frame, columns)[[column.name for column in columns]].reset_index(drop=True)


def known_columns(name: str) -> tuple[Column, ...]:
    """What ``TABLES`` promises of a table, and of the columns that ``track`` may have added; nothing of others."""
    return (*TABLES.get(name, ()), *(TRACKED if name == "attributions" else ()))
