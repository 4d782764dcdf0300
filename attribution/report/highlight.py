"""A text with its attributions marked in it, as a tree: what a page or a notebook turns into elements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Literal, get_args

import pandas as pd

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


@dataclass(frozen=True, slots=True, order=True)
class _Part:
    """A span of one attribution; in order of beginning, longest first."""

    start: int
    minus_end: int
    rank: int
    row: int


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
    todo = [
        _Part(start, -end, ROLES.index(role), row) for start, end, role, row in _parts(rows) if start < end
    ]
    heapify(todo)
    return _inside(text, 0, len(text), todo)


def spans_of(cell: str) -> list[tuple[int, int]]:
    """The pieces that a cell of ``content_spans`` names: ``3:9;12:20``."""
    return [(int(start), int(end)) for start, _, end in (piece.partition(":") for piece in cell.split(";"))]


def _parts(rows: pd.DataFrame) -> Iterable[tuple[int, int, Role, int]]:
    for row, cell in enumerate(rows["content_spans"]):
        yield from ((start, end, "content", row) for start, end in spans_of(cell))
    for role in ("source", "cue"):
        places = rows[[f"{role}_start", f"{role}_end"]].itertuples(index=False, name=None)
        for row, (start, end) in enumerate(places):
            if not pd.isna(start):
                yield int(start), int(end), role, row


def _inside(text: str, start: int, end: int, todo: list[_Part]) -> Tree:
    """What stands between ``start`` and ``end``; whatever begins there is taken from ``todo``."""
    pieces: list[str | Marked] = []
    here = start
    while todo and todo[0].start < end:
        part = heappop(todo)
        close = -part.minus_end
        if close > end:  # crosses: the rest comes after what it began in
            heappush(todo, _Part(end, part.minus_end, part.rank, part.row))
            close = end
        if here < part.start:
            pieces.append(text[here : part.start])
        rows = [part.row]
        while todo and (todo[0].start, todo[0].minus_end, todo[0].rank) == (part.start, -close, part.rank):
            rows.append(heappop(todo).row)  # one speaker of several claims is one stretch
        pieces.append(Marked(ROLES[part.rank], tuple(rows), _inside(text, part.start, close, todo)))
        here = close
    if here < end:
        pieces.append(text[here:end])
    return tuple(pieces)
