"""Tables as lines of text for a terminal."""

from __future__ import annotations

import pandas as pd

_WIDEST = 36
_NOTHING = "—"


def text_table(frame: pd.DataFrame, limit: int = 25) -> str:
    """The first rows of a table in aligned columns, numbers to the right, missing values as a dash.

    Parameters
    ----------
    frame : DataFrame
        Any table.
    limit : int
        How many rows to show; a last line says how many there are besides.

    Returns
    -------
    str
        Lines without an end.
    """
    numeric = [pd.api.types.is_numeric_dtype(frame[name]) for name in frame.columns]
    shown = [[str(name).replace("_", " ") for name in frame.columns]]
    shown += [[_cell(value) for value in row] for row in frame.head(limit).itertuples(index=False, name=None)]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in shown
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    if len(frame) > limit:
        lines.append(f"… and {len(frame) - limit} more")
    return "\n".join(lines)


def _cell(value: object) -> str:
    if value is None or value is pd.NA or value != value:
        return _NOTHING
    if isinstance(value, float):
        return f"{value:.1%}"
    text = " ".join(str(value).split())
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
