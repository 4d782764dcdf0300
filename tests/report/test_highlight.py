"""Texts with their attributions marked: nothing is lost, every part is where it belongs, and all nests."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings

from attribution.model import Analysis
from attribution.report.highlight import Marked, Tree, marked, spans_of
from attribution.tables import attributions_table
from tests.report.cases import CONVOI, table
from tests.strategies import analyses


def flat(tree: Tree) -> str:
    return "".join(piece if isinstance(piece, str) else flat(piece.inside) for piece in tree)


def drawn(tree: Tree) -> str:
    """A tree with brackets: C0(…) the content of attribution 0."""
    return "".join(
        piece if isinstance(piece, str) else f"{piece.role[0]}{piece.rows}[{drawn(piece.inside)}]"
        for piece in tree
    )


def rows(*parts: tuple[str, tuple[int, int] | None, tuple[int, int] | None]) -> pd.DataFrame:
    """Attributions by content_spans, cue and source."""
    return pd.DataFrame(
        {
            "content_spans": [content for content, _, _ in parts],
            "cue_start": [cue and cue[0] for _, cue, _ in parts],
            "cue_end": [cue and cue[1] for _, cue, _ in parts],
            "source_start": [source and source[0] for _, _, source in parts],
            "source_end": [source and source[1] for _, _, source in parts],
        }
    ).astype({f"{role}_{end}": "Int64" for role in ("cue", "source") for end in ("start", "end")})


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([("4:6", (2, 3), (0, 1))], "s(0,)[a]bc(0,)[c]dc(0,)[ef]"),
        ([("0:2;4:6", (2, 4), None)], "c(0,)[ab]c(0,)[cd]c(0,)[ef]"),
        # an attribution in the content of another one
        ([("0:6", None, None), ("3:6", (1, 2), (0, 1))], "c(0,)[s(1,)[a]c(1,)[b]cc(1,)[def]]"),
        # one speaker, two claims
        ([("2:3", None, (0, 1)), ("4:6", None, (0, 1))], "s(0, 1)[a]bc(0,)[c]dc(1,)[ef]"),
        # the same words in two claims
        ([("1:3", None, None), ("1:3", None, None)], "ac(0, 1)[bc]def"),
        # across each other: the second one is cut where the first one ends
        ([("0:4", None, None), ("2:6", None, None)], "c(0,)[abc(1,)[cd]]c(1,)[ef]"),
        # what is left of two that were cut is the same stretch, and a content stays around a cue
        (
            [("0:4", None, None), ("2:6", None, None), ("3:6", (4, 6), None)],
            "c(0,)[abc(1,)[cc(2,)[d]]]c(1, 2)[c(2,)[ef]]",
        ),
        ([("0:0", None, None)], "abcdef"),
    ],
)
def test_parts_nest(
    found: list[tuple[str, tuple[int, int] | None, tuple[int, int] | None]], expected: str
) -> None:
    assert drawn(marked("abcdef", rows(*found))) == expected


def test_offsets_count_code_points() -> None:
    own = table()
    tree = marked(CONVOI.text, own[own["document_id"] == CONVOI.id])
    assert flat(tree) == CONVOI.text
    assert "c(3,)[la route soit libre] 🚚." in drawn(tree)


@pytest.mark.slow
@settings(max_examples=40)
@given(analyses())
def test_nothing_is_lost_and_every_part_is_marked(analysis: Analysis) -> None:
    frame = attributions_table(analysis)
    for document in analysis.documents:
        own = frame[frame["document_id"] == document.id]
        tree = marked(document.text, own)
        assert flat(tree) == document.text
        marks: dict[tuple[str, int], set[int]] = {}
        _collect(tree, 0, marks)
        for number, row in enumerate(own.itertuples()):
            wanted = {place for start, end in spans_of(str(row.content_spans)) for place in range(start, end)}
            assert marks.get(("content", number), set()) == wanted
            for role in ("cue", "source"):
                start, end = getattr(row, f"{role}_start"), getattr(row, f"{role}_end")
                wanted = set() if pd.isna(start) else set(range(start, end))
                assert marks.get((role, number), set()) == wanted


def _collect(tree: Tree, here: int, marks: dict[tuple[str, int], set[int]]) -> int:
    for piece in tree:
        if isinstance(piece, Marked):
            end = _collect(piece.inside, here, marks)
            for row in piece.rows:
                marks.setdefault((piece.role, row), set()).update(range(here, end))
            here = end
        else:
            here += len(piece)
    return here
