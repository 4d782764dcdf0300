"""Gold as a table of found rows with every sort of mistake put in, by a written rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

import pandas as pd

from attribution.evaluate import GoldAttribution, GoldDocument
from attribution.model import Span

CONSTRUCTIONS = ("que", "incise", "selon", "fragment")


def disturbed(documents: Iterable[GoldDocument]) -> pd.DataFrame:
    """An attributions table of what the scorer reads, as strings."""
    numbers = count()
    rows = [row for document in documents for row in _rows(document, numbers)]
    return pd.DataFrame(rows).astype("string")


def _rows(document: GoldDocument, numbers: Iterator[int]) -> Iterator[dict[str, Any]]:
    for each, n in zip(document.attributions, numbers, strict=False):
        if n % 11 == 0 or (each.optional and n % 2):
            continue
        yield _row(document, each, n)
        if n % 19 == 0:  # the same words once more, by another cue
            yield {**_row(document, each, n), "cue_start": n, "cue_end": n + 5}
        if n % 12 == 0:
            yield {**_row(document, each, n), "content_spans": f"{n % 90}:{n % 90 + 40}"}
        if n % 40 == 3:
            yield {**_row(document, each, n), "content_spans": "0:99999"}


def _row(document: GoldDocument, each: GoldAttribution, n: int) -> dict[str, Any]:
    pieces = [_moved(piece, n) for piece in each.content[: 1 if n % 9 == 0 else None]]
    words = each.referent.split()
    return {
        "document_id": document.id,
        "content_spans": ";".join(f"{piece.start}:{piece.end}" for piece in pieces),
        **_part("cue", None if n % 14 == 0 else each.cue),
        **_part("source", None if n % 16 == 0 else each.source),
        "referent": "Quidam" if n % 13 == 0 else " ".join(words[-1:] if n % 6 == 0 else words),
        "kind": "person" if n % 17 == 0 else each.kind,
        "via": "" if n % 4 == 0 else each.via,
        "mode": "mixed" if n % 21 == 0 else each.mode,
        "stance": "asked" if n % 23 == 0 else each.stance,
        "construction": CONSTRUCTIONS[n % len(CONSTRUCTIONS)],
    }


def _moved(piece: Span, n: int) -> Span:
    length = piece.end - piece.start
    if n % 7 == 0:
        return Span(piece.start, piece.start + max(1, length // 2))
    if n % 5 == 0:
        return Span(piece.start + min(3, length - 1), piece.end)
    return Span(piece.start, piece.end + 9) if n % 8 == 0 else piece


def _part(name: str, span: Span | None) -> dict[str, Any]:
    return {f"{name}_start": span and span.start, f"{name}_end": span and span.end}
