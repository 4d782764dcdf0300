"""Gold as JSON: one file a document, with the fields that corpus/README.md lists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from attribution.errors import GoldError
from attribution.evaluate.gold import GoldAttribution, GoldDocument, one_of
from attribution.model import KINDS, MODES, STANCES, Span


def write_json(document: GoldDocument) -> str:
    """The text of a document's file; a span a line would be long to read, so each field has one."""
    record = {
        "document_id": document.id,
        "title": document.title,
        "date": document.date,
        "text": document.text,
        "attributions": [_record(each) for each in document.attributions],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def read_json(path: Path) -> GoldDocument:
    """Read the file of a document.

    Raises
    ------
    GoldError
        Where it does not say what the format asks for.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise GoldError(f"{path} cannot be read ({problem.strerror}); check the file.") from None
    except ValueError as problem:
        raise GoldError(f"{path} is no JSON in UTF-8 ({problem}); mend it and try again.") from None
    where = str(path)
    try:
        if not isinstance(record, dict):
            raise ValueError("this is no JSON object")
        name, text = _string(record["document_id"], "document_id"), _string(record["text"], "text")
        title, date = (_string(record.get(field) or "", field) for field in ("title", "date"))
        found = []
        for number, row in enumerate(record["attributions"], start=1):
            where = f"{path}, attribution {number}"
            found.append(_attribution(row, text))
    except KeyError as problem:
        raise GoldError(f"{where}: the field {problem} is missing; add it.") from None
    except (TypeError, ValueError) as problem:
        raise GoldError(f"{where}: {problem}; correct it as corpus/README.md describes the format.") from None
    return GoldDocument(name, text, tuple(found), title, date)


def _record(each: GoldAttribution) -> dict[str, Any]:
    return {
        "content": [[span.start, span.end] for span in each.content],
        "cue": each.cue and [each.cue.start, each.cue.end],
        "source": each.source and [each.source.start, each.source.end],
        "referent": each.referent,
        "aliases": list(each.aliases),
        "kind": each.kind,
        "via": each.via,
        "mode": each.mode,
        "stance": each.stance,
        "optional": each.optional,
    }


def _attribution(row: dict[str, Any], text: str) -> GoldAttribution:
    if not isinstance(row, dict):
        raise ValueError("this is no JSON object")
    content = tuple(_span(each, text) for each in row["content"])
    if not content:
        raise ValueError("the content has no span")
    return GoldAttribution(
        content,
        _part(row["cue"], text),
        _part(row["source"], text),
        _string(row["referent"] or "", "referent"),
        tuple(_string(each, "alias") for each in row.get("aliases") or ()),
        one_of(("", *KINDS), row["kind"] or "", "kind"),
        _string(row.get("via") or "", "via"),
        one_of(MODES, row["mode"], "mode"),
        one_of(STANCES, row["stance"], "stance"),
        bool(row.get("optional")),
    )


def _part(pair: list[int] | None, text: str) -> Span | None:
    return None if pair is None else _span(pair, text)


def _span(pair: list[int], text: str) -> Span:
    start, end = pair
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the span {pair} does not lie in the text of {len(text)} characters")
    return Span(start, end)


def _string(value: object, field: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{field} is no text")
    return value
