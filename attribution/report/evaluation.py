"""An evaluation as text for a terminal."""

from __future__ import annotations

import pandas as pd

from attribution.evaluate import Evaluation
from attribution.report.terminal import text_table


def evaluation_text(evaluation: Evaluation, errors: int = 0) -> str:
    """The summary, the tables by rule and value, what changed, and the first mistakes in full.

    Parameters
    ----------
    evaluation : Evaluation
        What ``evaluate`` returned.
    errors : int
        How many mistakes to show; every one that was gained or lost is shown where there was another table.

    Returns
    -------
    str
        Lines without an end.
    """
    parts = [text_table(evaluation.to_frame())]
    parts += [
        text_table(table, limit=len(table))
        for table in (
            evaluation.by_construction,
            evaluation.by_step,
            evaluation.by_mode,
            evaluation.by_kind,
        )
    ]
    if evaluation.changes is not None:
        gained = int((evaluation.changes["change"] == "gained").sum())
        parts.append(f"Against the other table: {gained} gained, {len(evaluation.changes) - gained} lost")
        parts += _mistakes(evaluation.changes)
    parts += _mistakes(evaluation.errors.head(errors))
    if evaluation.bad_offsets:
        parts.append(
            f"{evaluation.bad_offsets} rows point beyond their text: table and gold are of different texts."
        )
    return "\n\n".join(parts)


def _mistakes(table: pd.DataFrame) -> list[str]:
    """Each mistake with its whole content, which no table column could hold."""
    return [_mistake(row) for _, row in table.astype("string").fillna("—").iterrows()]


def _mistake(row: pd.Series) -> str:
    change = f"{row['change']}: " if "change" in row else ""
    rules = f"{row['mode']}, {row['construction']}, {row['resolution']}"
    names = f"expected {row['expected']}, found {row['found']}"
    content = " ".join(row["content"].split())
    return (
        f"{change}{row['error']}  {row['document_id']}, {row['start']}  [{rules}]\n    {content}\n    {names}"
    )
