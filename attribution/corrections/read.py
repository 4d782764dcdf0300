"""Files of corrections: a decision a line, checked before anything is changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from attribution.errors import CorrectionError
from attribution.model import KINDS, Kind
from attribution.report.csv import read_rows

DECISIONS: Mapping[str, tuple[str, ...]] = {
    "reject": ("attribution_id",),
    "source": ("attribution_id",),
    "unknown": ("attribution_id",),
    "merge": ("referent", "into"),
}
"""The decisions, and the cells that each needs; ``source`` needs a ``referent`` or a ``kind`` besides."""

_CELLS = ("decision", "attribution_id", "referent", "kind", "into")


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of a file of corrections; cells that were left empty are empty."""

    line: int
    decision: str
    attribution_id: str = ""
    referent: str = ""
    kind: Kind = ""
    into: str = ""

    @property
    def about(self) -> tuple[str, str]:
        """What it decides on: a source by its name or id, or a row."""
        return ("source", self.referent) if self.decision == "merge" else ("row", self.attribution_id)


def read_corrections(path: str | Path) -> tuple[Correction, ...]:
    """Read a file of corrections.

    Parameters
    ----------
    path : str or path
        A CSV file with the columns ``decision``, ``attribution_id``, ``referent``, ``kind`` and ``into``; those that no
        line uses may be missing, columns of your own are passed over, and so are lines without a decision.

    Returns
    -------
    tuple of Correction
        In the order of the file.

    Raises
    ------
    CorrectionError
        Where a line does not validate, or two lines decide on the same; the message names the lines.
    InputError, TableError
        Where the file cannot be read.
    """
    header, rows = read_rows(path)
    if "decision" not in header:
        raise CorrectionError(
            f"{path}, line 1: there is no column decision; its columns are {', '.join(_CELLS)}."
        )
    found = [
        _correction(path, line, {name: cell.strip() for name, cell in zip(header, row, strict=True)})
        for line, row in rows
        if row[header.index("decision")].strip()
    ]
    _disagreements(path, found)
    return tuple(found)


def _correction(path: str | Path, line: int, cells: Mapping[str, str]) -> Correction:
    given = {name: cells.get(name, "") for name in _CELLS}
    decision, kind = given["decision"].lower(), given["kind"]
    if problem := "; ".join(_problems(decision, given)):
        raise CorrectionError(f"{path}, line {line}: {problem}.")
    row, referent, into = given["attribution_id"], given["referent"], given["into"]
    return Correction(line, decision, row, referent, cast(Kind, kind), into)


def _problems(decision: str, given: Mapping[str, str]) -> Iterator[str]:
    if decision not in DECISIONS:
        yield f"{given['decision']!r} is no decision; write one of {', '.join(DECISIONS)}"
        return
    for name in DECISIONS[decision]:
        if not given[name]:
            yield f"{decision} needs the cell {name}"
    if decision == "source" and not (given["referent"] or given["kind"]):
        yield "source needs the cell referent, or kind, or both"
    if given["kind"] and given["kind"] not in KINDS:
        yield f"kind {given['kind']!r} is none of {', '.join(KINDS)}"


def _disagreements(path: str | Path, found: Iterable[Correction]) -> None:
    first: dict[tuple[str, str], Correction] = {}
    for each in found:
        other = first.setdefault(each.about, each)
        if other is not each:
            raise CorrectionError(
                f"{path}, line {each.line}: the {' '.join(each.about)} is decided on in line {other.line} already; "
                "keep one of the two."
            )
    for each in first.values():
        passed = [each]
        while (ahead := first.get(("source", passed[-1].into))) is not None:
            if ahead is each:
                lines = ", ".join(str(one.line) for one in passed)
                raise CorrectionError(f"{path}, line {lines}: these merges lead back to {each.referent}.")
            if ahead in passed:
                break
            passed.append(ahead)
