"""Outcomes as DataFrames: by rule, by value, the mistakes to read, and what two tables differ in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import pandas as pd

from attribution.evaluate.figures import Share
from attribution.evaluate.outcomes import Outcome
from attribution.tables import PIECES

_RULES = {"construction": "construction", "resolution": "step"}
_ERRORS = {
    "error": "string",
    "document_id": "string",
    "start": "Int64",
    "content": "string",
    "expected": "string",
    "found": "string",
    "mode": "string",
    "construction": "string",
    "resolution": "string",
}
_Error = tuple[str | int | None, ...]


def rule_table(outcomes: Iterable[Outcome], column: str) -> pd.DataFrame:
    """How often each construction, or resolution step, was right; missing where no step resolved the source."""
    rules: dict[str, list[Outcome]] = {}
    for each in outcomes:
        if each.found:
            rules.setdefault(getattr(each.found, _RULES[column]), []).append(each)
    rows = []
    for rule, every in sorted(rules.items(), key=lambda item: (-len(item[1]), item[0])):
        correct, referent = sum(each.matched for each in every), sum(each.referent for each in every)
        shares = (correct / len(every), referent / len(every))
        rows.append((rule or None, len(every), correct, referent, *shares))
    names = [column, "found", "correct", "right_referent", "precision", "referent_precision"]
    return _typed(rows, dict(zip(names, ["string", *["Int64"] * 3, *["float64"] * 2], strict=True)))


def gold_table(
    outcomes: Iterable[Outcome], column: str, values: Sequence[str], right: Callable[[Outcome], bool]
) -> pd.DataFrame:
    """Precision and recall of each mode or kind; missing for sources that are nobody or were not resolved."""
    every = list(outcomes)
    rows = []
    for value in (*values, ""):
        gold = [each for each in every if each.gold and getattr(each.gold, column) == value]
        found = [each for each in every if each.found and getattr(each.found, column) == value]
        # A pair may be right in one value of gold and another of the row: each side counts its own.
        precision = Share(sum(map(right, found)), len(found)).share
        recall = Share(sum(map(right, gold)), len(gold)).share
        if gold or found:
            rows.append((value or None, len(gold), len(found), precision, recall, _f1(precision, recall)))
    names = [column, "gold", "found", "precision", "recall", "f1"]
    return _typed(rows, dict(zip(names, ["string", *["Int64"] * 2, *["float64"] * 3], strict=True)))


def errors_table(outcomes: Iterable[Outcome]) -> pd.DataFrame:
    """What was missed, found without reason, or given the wrong source, in text order."""
    return _typed(sorted(_errors(outcomes), key=_place), _ERRORS)


def changes_table(now: Iterable[Outcome], before: Iterable[Outcome]) -> pd.DataFrame:
    """The mistakes that only one of two tables makes: gained where it is gone, lost where it is new."""
    new, old = list(_errors(now)), list(_errors(before))
    gained = [("gained", *error) for error in _only(old, new)]
    lost = [("lost", *error) for error in _only(new, old)]
    return _typed(sorted(gained + lost, key=lambda row: _place(row[1:])), {"change": "string", **_ERRORS})


def _errors(outcomes: Iterable[Outcome]) -> Iterator[_Error]:
    for each in outcomes:
        content = each.gold.content if each.gold else each.found.content if each.found else ()
        error = "source" if each.matched else "missed" if each.gold else "false"
        if error == "source" and each.referent:
            continue
        yield (
            error,
            each.document.id,
            content[0].start if content else None,
            PIECES.join(piece.of(each.document.text) for piece in content),
            (each.gold.referent or None) if each.gold else None,
            (each.found.referent or None) if each.found else None,
            each.gold.mode if each.gold else each.found.mode if each.found else None,
            (each.found.construction or None) if each.found else None,
            (each.found.step or None) if each.found else None,
        )


def _only(here: Iterable[_Error], there: Iterable[_Error]) -> Iterator[_Error]:
    """The mistakes of ``here`` that ``there`` does not make, or makes less often."""
    left = Counter(map(_key, there))
    for error in here:
        if left[_key(error)]:
            left[_key(error)] -= 1
        else:
            yield error


def _key(error: _Error) -> _Error:
    """What makes a mistake the same in two tables: not by which rule it was made, nor which wrong name was given."""
    return error[:4]


def _place(error: Sequence[object]) -> tuple[str, int, str]:
    return str(error[1]), int(str(error[2] or 0)), repr(error)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _typed(rows: Sequence[tuple[object, ...]], dtypes: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(dtypes)).astype(dtypes)
