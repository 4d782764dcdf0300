"""A text with its attributions marked in it, as a tree: what a page or a notebook turns into elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

import pandas as pd

from attribution.model import Span
from attribution.report.nesting import Mark, nest

Role = Literal["content", "source", "cue"]
ROLES: tuple[Role, ...] = get_args(Role)
"""What a marked stretch can be, outermost first where several cover the same characters."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text: what it is, in which attributions (by number), and what it holds."""

    role: Role
    rows: tuple[int, ...]
    inside: tuple[str | Marked, ...]


Tree = tuple[str | Marked, ...]
Part = tuple[Role, int]
"""What a span is in which attribution."""


def marked(text: str, rows: pd.DataFrame) -> Tree:
    """``text`` as plain pieces and marked ones, which nest as attributions do.

    Parameters
    ----------
    text : str
        A document's text.
    rows : DataFrame
        Its rows of an attributions table; attributions are numbered in their order, from 0.

    Returns
    -------
    tuple of str and Marked
        All pieces put together give ``text``. A stretch that begins in another one and ends beyond it is cut in two
        where that ends, as elements of a page must nest.
    """
    marks = (Mark(Span(start, end), (role, row)) for start, end, role, row in _parts(rows) if start < end)
    return _pieces(text, Span(0, len(text)), nest(marks))


def spans_of(cell: str) -> list[tuple[int, int]]:
    """The pieces that a cell of ``content_spans`` names: ``3:9;12:20``."""
    return [(int(start), int(end)) for start, _, end in (piece.partition(":") for piece in cell.split(";"))]


def _parts(rows: pd.DataFrame) -> Iterator[tuple[int, int, Role, int]]:
    """Every span with its role and row, in the order of ``ROLES``: of equal spans the first is outside."""
    for row, cell in enumerate(rows["content_spans"]):
        yield from ((start, end, "content", row) for start, end in spans_of(cell))
    for role in ROLES[1:]:
        places = rows[[f"{role}_start", f"{role}_end"]].itertuples(index=False, name=None)
        for row, (start, end) in enumerate(places):
            if not pd.isna(start):
                yield int(start), int(end), role, row


def _pieces(text: str, span: Span, marks: Iterable[Mark[Part]]) -> Tree:
    """What stands in ``span``: plain words between the marks, and the marks."""
    pieces: list[str | Marked] = []
    here = span.start
    for mark in marks:
        pieces += [text[here : mark.span.start]] if here < mark.span.start else []
        role, row = mark.what
        rows, inside = [row], mark.inside
        while inside and (inside[0].span, inside[0].what[0]) == (mark.span, role):
            rows.append(inside[0].what[1])  # one speaker of several claims is one stretch
            inside = inside[0].inside
        pieces.append(Marked(role, tuple(rows), _pieces(text, mark.span, inside)))
        here = mark.span.end
    return (*pieces, text[here : span.end]) if here < span.end else tuple(pieces)
