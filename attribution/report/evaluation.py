"""An evaluation as text for a terminal."""

from __future__ import annotations

import pandas as pd

from attribution.evaluate import Evaluation, Share
from attribution.report.terminal import text_table


def evaluation_text(evaluation: Evaluation, errors: int = 0, only: tuple[str, ...] = ()) -> str:
    """The summary, the tables by rule and value, what changed, and the first mistakes in full.

    Parameters
    ----------
    evaluation : Evaluation
        What ``evaluate`` returned.
    errors : int
        How many mistakes to show; every one that was gained or lost is shown where there was another table.
    only : tuple of str
        Which mistakes to show and compare (``missed``, ``referent`` …); all where it is empty.

    Returns
    -------
    str
        Lines without an end.
    """
    tables = [evaluation.by_construction, evaluation.by_step, evaluation.by_mode, evaluation.by_kind]
    parts = [figures_text(evaluation), *map(_table, tables)]
    if evaluation.changes is not None:
        changes = _of(evaluation.changes, only)
        gained = int((changes["change"] == "gained").sum())
        parts.append(f"Against the other table: {gained} gained, {len(changes) - gained} lost")
        parts += _mistakes(changes)
    parts += _mistakes(_of(evaluation.errors, only).head(errors))
    if evaluation.aside:
        parts.append(f"{evaluation.aside} rows are of documents without gold and were left aside.")
    if evaluation.bad_offsets:
        parts.append(
            f"{evaluation.bad_offsets} rows point beyond their text: table and gold are of different texts."
        )
    return "\n\n".join(parts)


def figures_text(evaluation: Evaluation) -> str:
    """The summary alone: what has precision and recall, then the shares that stand by themselves."""
    rows = [
        {"figure": figure}
        | {measure: _interval(getattr(score, measure)) for measure in ("precision", "recall", "f1")}
        | {"correct": score.precision.right, "found": score.precision.of, "gold": score.recall.of}
        for figure, score in evaluation.scores.items()
    ]
    frame = evaluation.to_frame()
    shares = frame[~frame["figure"].isin(evaluation.scores)]
    return f"{text_table(pd.DataFrame(rows))}\n\n{_table(shares)}"


def _table(table: pd.DataFrame) -> str:
    return text_table(with_intervals(table), limit=len(table))


def with_intervals(table: pd.DataFrame) -> pd.DataFrame:
    """``table`` with each share and its bounds in one column of text: ``92.0% (89.7–94.3)``."""
    shown = {}
    for name in table.columns:
        if f"{name}_low" in table:
            bounds = table[[name, f"{name}_low", f"{name}_high"]].itertuples(index=False, name=None)
            shown[name] = pd.Series([_bounded(*row) for row in bounds], index=table.index, dtype="string")
        elif not name.endswith(("_low", "_high")):
            shown[name] = table[name]
    return pd.DataFrame(shown)


def _interval(share: Share) -> str:
    return _bounded(share.value, share.low, share.high)


def _bounded(value: float, low: float, high: float) -> str:
    """A share with its interval; a dash where it was asked of nothing."""
    return "—" if low != low else f"{value:>6.1%} ({100 * low:.1f}–{100 * high:.1f})"


def _of(table: pd.DataFrame, only: tuple[str, ...]) -> pd.DataFrame:
    return table[table["error"].isin(only)] if only else table


def _mistakes(table: pd.DataFrame) -> list[str]:
    """Each mistake with its whole content, which no table column could hold."""
    return [_mistake(row) for _, row in table.astype("string").fillna("—").iterrows()]


def _mistake(row: pd.Series) -> str:
    change = {"gained": "gained, was ", "lost": "lost, now "}.get(row.get("change", ""), "")
    rules = f"{row['mode']}, {row['construction']}, {row['resolution']}"
    answers = f"expected {row['expected']}, found {row['found']}"
    content = " ".join(row["content"].split())
    return f"{change}{row['error']}: {row['document_id']}, {row['start']}  [{rules}]\n    {content}\n    {answers}"
