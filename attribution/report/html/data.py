"""What a page holds, as plain lists and mappings that become JSON.

Tables are lists of rows beside the names of their columns: names repeated in every row would be half of the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from attribution.interface import Words
from attribution.model import Document
from attribution.report.highlight import ROLES, Tree, marked
from attribution.report.html.folder import Reported, Tracks
from attribution.tables.identity import source_keys, source_names

CLAIM_FIELDS = (
    "document id source content cue lemma mention via mode stance construction resolution confidence".split()
)
DOCUMENT_FIELDS = "id title date outlet author url copy claims sources unresolved tree part".split()
SOURCE_FIELDS = "key name kind country".split()
COUNT_FIELDS = "source part mode stance number".split()
TRACK_FIELDS = (
    "id wording attributions documents distinct outlets first last days source_conflict conflicting "
    "stance_conflict wording_changed variants members".split()
)
WORDING_FIELDS = "wording variant attributions first difference wording_changed".split()
MEMBER_FIELDS = "document name id variant source via stance mode content".split()

_CHANGE = re.compile(r"\[-(?P<del>.*?)-\]|\{\+(?P<ins>.*?)\+\}", re.DOTALL)


def page_data(reported: Reported, words: Words, parts: Mapping[str, str]) -> dict[str, Any]:
    """All that a page's script works on; with ``parts``, the page of each document, what an index has."""
    rows, documents = reported.rows, reported.documents
    numbers = {document.id: number for number, document in enumerate(documents)}
    rows = rows.assign(_number=rows["document_id"].map(numbers)).sort_values(
        ["_number", "content_start", "cue_start", "attribution_id"]
    )
    sources = source_rows(rows)
    keys = {row[0]: number for number, row in enumerate(sources)}
    return {
        "words": {section: dict(entries) for section, entries in words.items()},
        "fields": {
            "document": DOCUMENT_FIELDS,
            "source": SOURCE_FIELDS,
            "claim": COUNT_FIELDS if parts else CLAIM_FIELDS,
            "track": TRACK_FIELDS,
            "wording": WORDING_FIELDS,
            "member": MEMBER_FIELDS,
        },
        "documents": document_rows(rows, documents, reported.copies, parts),
        "sources": sources,
        "claims": count_rows(rows, parts, keys) if parts else claim_rows(rows, numbers, keys),
        "tracks": track_rows(reported.tracks, numbers) if reported.tracks is not None else [],
    }


def source_rows(rows: pd.DataFrame) -> list[list[Any]]:
    """One row a source, by SOURCE_FIELDS; the name is missing where it could not be told."""
    table = rows.assign(key=source_keys(rows), referent=source_names(rows))
    table = table.drop_duplicates("key").sort_values("key")
    return _lists(table[["key", "referent", "kind", "country"]])


def claim_rows(
    rows: pd.DataFrame, documents: Mapping[str, int], sources: Mapping[str, int]
) -> list[list[Any]]:
    """One row an attribution, by CLAIM_FIELDS, sorted as ``rows`` are; documents and sources by number."""
    names = rows["document_id"].astype("string")
    table = pd.DataFrame(
        {
            "document": names.map(documents),
            "id": [short_id(*pair) for pair in zip(rows["attribution_id"], names, strict=True)],
            "source": source_keys(rows).map(sources),
            "content": rows["content"],
            "cue": rows["cue"],
            "lemma": rows["cue_lemma"],
            "mention": rows["source"],
            "via": rows["via"],
            "mode": rows["mode"],
            "stance": rows["stance"],
            "construction": rows["construction"],
            "resolution": rows["resolution"],
            "confidence": rows.get("confidence"),
        }
    )
    return _lists(table[list(CLAIM_FIELDS)])


def document_rows(
    rows: pd.DataFrame, documents: Sequence[Document], copies: Mapping[str, str], parts: Mapping[str, str]
) -> list[list[Any]]:
    """One row a document, by DOCUMENT_FIELDS: with its text as a tree, or with the page that holds that."""
    groups = dict(list(rows.assign(_key=source_keys(rows)).groupby("document_id", sort=False)))
    nothing = rows.iloc[:0].assign(_key=None)
    table = []
    for document in documents:
        own = groups.get(document.id, nothing)
        known = own[own["referent"].notna()]
        part = parts.get(document.id)
        tree = _tree(marked(document.text, own)) if part is None else None
        head = [document.id, document.title, document.date, document.outlet, document.author, document.url]
        counts = [len(own), known["_key"].nunique(), len(own) - len(known)]
        table.append([*head, copies.get(document.id), *counts, tree, part])
    return table


def count_rows(rows: pd.DataFrame, parts: Mapping[str, str], sources: Mapping[str, int]) -> list[list[Any]]:
    """How many attributions by source, page, mode and stance, by COUNT_FIELDS: what an index has in place of claims."""
    keyed = pd.DataFrame(
        {
            "source": source_keys(rows).map(sources),
            "part": rows["document_id"].astype("string").map(parts),
            "mode": rows["mode"].astype("string"),
            "stance": rows["stance"].astype("string"),
        }
    )
    return _lists(keyed.groupby(list(keyed.columns), sort=True).size().rename("number").reset_index())


def track_rows(tracks: Tracks, documents: Mapping[str, int]) -> list[list[Any]]:
    """One row a track through at least two documents, by TRACK_FIELDS: conflicts first, then the largest."""
    table = tracks.tracks[tracks.tracks["documents"] > 1]
    order = ["source_conflict", "stance_conflict", "wording_changed", "attributions"]
    table = table.sort_values([*order, "track_id"], ascending=[False] * len(order) + [True])
    members = _grouped(tracks.attributions, _member, documents)
    variants = _grouped(tracks.variants, _wording, documents)
    columns = (
        "track_id representative attributions documents documents_distinct outlets first_date last_date days_alive "
        "source_conflict conflicting_sources stance_conflict wording_changed".split()
    )
    return [
        [*row, variants.get(row[0], []), members.get(row[0], [])]
        for row in _lists(table.reindex(columns=columns))
    ]


def short_id(attribution_id: str, document_id: str) -> str:
    """What names an attribution within its document."""
    return attribution_id.removeprefix(f"{document_id}#")


def _tree(tree: Tree) -> list[Any]:
    """A tree as lists: plain text, or role (its place in ROLES), numbers of attributions, and what it holds."""
    return [
        piece if isinstance(piece, str) else [ROLES.index(piece.role), list(piece.rows), _tree(piece.inside)]
        for piece in tree
    ]


def _member(row: dict[str, Any], documents: Mapping[str, int]) -> list[Any]:
    name = row["document_id"]
    place = [documents.get(name), name, short_id(row["attribution_id"], name)]
    return [*place, *(row.get(key) for key in ("variant", "referent", "via", "stance", "mode", "content"))]


def _wording(row: dict[str, Any], _: Mapping[str, int]) -> list[Any]:
    shown = row["difference"] or row["wording"]
    parts, here = [], 0
    for change in _CHANGE.finditer(shown):
        parts += [["", shown[here : change.start()]], [change.lastgroup, change[change.lastgroup or 0]]]
        here = change.end()
    parts.append(["", shown[here:]])
    head = [row["wording"], row["variant"], int(row["attributions"]), row.get("first_date")]
    return [*head, [part for part in parts if part[1]], bool(row.get("wording_changed"))]


def _grouped(table: pd.DataFrame, made: Any, documents: Mapping[str, int]) -> dict[str, list[list[Any]]]:
    """Rows by track; those of attributions by date."""
    if "date" in table:
        table = table.sort_values(["date", "document_id", "attribution_id"], na_position="last")
    found: dict[str, list[list[Any]]] = {}
    plain = table.astype(object).where(table.notna(), None)
    for row in plain.to_dict("records"):
        if row["track_id"] is not None:
            found.setdefault(row["track_id"], []).append(made(row, documents))
    return found


def _lists(table: pd.DataFrame) -> list[list[Any]]:
    """The rows of a table, missing values as None, numbers as Python's own."""
    plain = table.astype(object).where(table.notna(), None)
    return [
        [value.item() if hasattr(value, "item") else value for value in row] for row in plain.values.tolist()
    ]
