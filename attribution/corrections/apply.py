"""Corrections applied to a table."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import cast

import pandas as pd
from msgspec.structs import replace

from attribution.corrections.read import Correction, read_corrections
from attribution.entities.lookup import KnowledgeBase, load_entities
from attribution.model import Entity, Kind
from attribution.resolve.referents import made
from attribution.tables import typed

STEP = "correction"
"""What ``resolution`` says of a row whose source a person decided."""

_SOURCE = ["referent_id", "referent", "kind", "country"]


class CorrectionWarning(UserWarning):
    """A correction is of a row or a source that the table does not hold."""


def corrections(
    frame: pd.DataFrame,
    given: str | Path | Iterable[Correction],
    *,
    entities: KnowledgeBase | None = None,
    on_notice: Callable[[str], None] | None = None,
) -> pd.DataFrame:
    """Apply a person's corrections to an attributions table.

    Parameters
    ----------
    frame : DataFrame
        An attributions table, or some of its rows.
    given : str, path, or iterable of Correction
        A file as ``read_corrections`` takes it, or what that returned. ``reject``: the row ``attribution_id`` goes.
        ``source``: its source is ``referent``, of the kind ``kind``; what is left empty stays as it is. ``unknown``:
        who its source is cannot be told. ``merge``: every row of the source ``referent`` becomes one of ``into``, also
        those that got it by a correction. Sources are named by name or id; one that neither the table nor the knowledge
        base holds is new.
    entities : KnowledgeBase, optional
        The sources that are known besides those of the table; the bundled ones by default.
    on_notice : callable, optional
        Takes a sentence about corrections of what the table does not hold, as happens where rules changed or rows were
        left out. By default it becomes a CorrectionWarning.

    Returns
    -------
    DataFrame
        A new table with the same columns. ``resolution`` is ``correction`` where the source was decided, missing where
        it is unknown. Applying the same corrections once more changes nothing.

    Raises
    ------
    CorrectionError, InputError, TableError
        As ``read_corrections``; TableError also where the table lacks a column.
    """
    decisions = read_corrections(given) if isinstance(given, str | Path) else tuple(given)
    table, idle = correct(frame, decisions, entities or load_entities())
    tell_idle(idle, on_notice or _warn)
    return table


def correct(
    frame: pd.DataFrame, decisions: Sequence[Correction], entities: KnowledgeBase
) -> tuple[pd.DataFrame, frozenset[int]]:
    """The corrected table, and the lines whose corrections are of nothing that it holds."""
    rows = typed(frame).astype({"kind": "string"})
    decided = {each.attribution_id for each in decisions if each.decision != "merge"}
    # Rows that are decided on tell nothing of a source: once they are corrected they would tell something else.
    known = _known(rows[~rows["attribution_id"].isin(decided)], entities)
    merges = {each.referent: each for each in decisions if each.decision == "merge"}
    idle: list[int] = []
    for each in sorted(decisions, key=lambda each: each.decision == "merge"):
        touched = _touched(rows, each)
        if not touched.any():
            idle.append(each.line)
        elif each.decision == "reject":
            rows = rows[~touched]
        else:
            last = _last(each, merges)
            now = (
                known.get(last.referent) if last.into else None
            )  # of one kind, whatever the merged ones were
            entity = _entity(last, now or _source(rows[touched].iloc[0]), known)
            values = (entity.id, entity.name, entity.kind, entity.country)
            rows.loc[touched, _SOURCE] = [value or None for value in values]
            rows.loc[touched, "resolution"] = None if each.decision == "unknown" else STEP
    return typed(rows.reset_index(drop=True)), frozenset(idle)


def tell_idle(idle: Iterable[int], on_notice: Callable[[str], None]) -> None:
    """Tell in a sentence which lines were passed over; nothing where there are none."""
    lines = sorted(idle)
    if lines:
        which = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines))}"
        on_notice(
            f"Corrections of what the table does not hold were passed over: {which}; remove them if they are done with."
        )


def _touched(rows: pd.DataFrame, each: Correction) -> pd.Series:
    """Which rows a correction is of."""
    if each.decision == "merge":
        return (rows[["referent_id", "referent"]] == each.referent).fillna(False).any(axis=1)
    return rows["attribution_id"] == each.attribution_id


def _source(row: pd.Series) -> Entity:
    name_id, name, kind, country = ("" if pd.isna(row[column]) else str(row[column]) for column in _SOURCE)
    return Entity(name_id, name, cast(Kind, kind), country)


def _known(rows: pd.DataFrame, entities: KnowledgeBase) -> dict[str, Entity]:
    """Sources by name and by id: those of the table, and of the knowledge base what it does not hold."""
    table = [_source(row) for _, row in rows[_SOURCE].dropna(subset="referent").drop_duplicates().iterrows()]
    base = [record.entity for record in entities.records.values()]
    every = [*table, *base][::-1]  # the first of a name counts
    return {entity.name: entity for entity in every} | {entity.id: entity for entity in every if entity.id}


def _last(each: Correction, merges: Mapping[str, Correction]) -> Correction:
    """The merge at which a chain of them ends; any other decision is its own end."""
    while each.into in merges:
        each = merges[each.into]
    return each


def _entity(each: Correction, now: Entity, known: Mapping[str, Entity]) -> Entity:
    """Who the source of a row is, which is ``now`` somebody else."""
    if each.decision == "unknown":
        return Entity("", "", "")
    name = each.into or each.referent
    if not name:
        return _of_kind(now, each.kind)
    if name in known:
        return replace(known[name], kind=each.kind or known[name].kind)
    return made(each.kind or now.kind, name)


def _of_kind(entity: Entity, kind: Kind) -> Entity:
    """The same source as another kind; an id that was made of kind and name is made anew."""
    by_name = made(entity.kind, entity.name, entity.country)
    return made(kind, entity.name, entity.country) if by_name == entity else replace(entity, kind=kind)


def _warn(message: str) -> None:
    warnings.warn(message, CorrectionWarning, stacklevel=4)
