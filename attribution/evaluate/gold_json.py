"""Gold annotations: one JSON file a document, with the fields that corpus/README.md lists."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from attribution.errors import GoldError
from attribution.model import KINDS, MODES, STANCES, Kind, Mode, Span, Stance

T = TypeVar("T", bound=str)


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """What a reader found: the parts of an attribution, who its source is, and whether it may be left out.

    ``referent``, ``kind`` and ``via`` are empty where nobody is named. Finding an ``optional`` one or not is
    equally right.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    referent: str
    aliases: tuple[str, ...]
    kind: Kind
    via: str
    mode: Mode
    stance: Stance
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated article."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    title: str = ""
    date: str = ""


def read_gold(folder: str | Path) -> tuple[GoldDocument, ...]:
    """Read the annotated articles of a folder.

    Parameters
    ----------
    folder : str or path
        Holds one ``.json`` file a document; other files are left alone.

    Returns
    -------
    tuple of GoldDocument
        Sorted by file name.

    Raises
    ------
    GoldError
        Where there is no such folder, no gold in it, or a file that does not say what the format asks for.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise GoldError(
            f"{folder} is no folder; name one that holds gold annotations, a .json file a document."
        )
    documents: dict[str, GoldDocument] = {}
    for path in sorted(folder.glob("*.json")):
        document = _read(path)
        if document.id in documents:
            raise GoldError(f"{path} annotates {document.id!r} once more; keep one file a document.")
        documents[document.id] = document
    if not documents:
        raise GoldError(f"{folder} holds no .json file; name a folder with gold annotations.")
    return tuple(documents.values())


def _read(path: Path) -> GoldDocument:
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
        cast(Kind, _one_of(("", *KINDS), row["kind"] or "", "kind")),
        _string(row.get("via") or "", "via"),
        _one_of(MODES, row["mode"], "mode"),
        _one_of(STANCES, row["stance"], "stance"),
        bool(row.get("optional")),
    )


def _part(pair: list[int] | None, text: str) -> Span | None:
    return None if pair is None else _span(pair, text)


def _span(pair: list[int], text: str) -> Span:
    start, end = pair
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the span {pair} does not lie in the text of {len(text)} characters")
    return Span(start, end)


def _one_of(allowed: tuple[T, ...], value: T, field: str) -> T:
    if value not in allowed:
        raise ValueError(f"{value!r} is no {field}")
    return value


def _string(value: object, field: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{field} is no text")
    return value
