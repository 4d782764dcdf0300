"""Outcomes as DataFrames: by rule, by value, the mistakes to read, and what two tables differ in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

import pandas as pd

from attribution.evaluate.figures import Draws, Score, Share
from attribution.evaluate.outcomes import Outcome
from attribution.model import Span
from attribution.tables import PIECES

QUESTIONS = ("source", "referent", "kind", "mode", "stance", "via")
"""What is asked of every pair, by the names of the figures; ``via`` only where gold names a relay."""
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


def figures_table(scores: Mapping[str, Score], shares: Mapping[str, Mapping[str, Share]]) -> pd.DataFrame:
    """A row a figure: of each score its precision, recall and F1, then the ``shares`` by measure and figure."""
    rows: list[tuple[object, ...]] = []
    for figure, score in scores.items():
        for measure in ("precision", "recall", "f1"):
            share: Share = getattr(score, measure)
            counts = (share.right, share.of) if measure != "f1" else (None, None)
            rows.append((figure, measure, *_valued(share), *counts))
    for measure, figures in shares.items():
        rows += [(figure, measure, *_valued(s), s.right, s.of) for figure, s in figures.items()]
    text, numbers = {"figure": "string", "measure": "string"}, {"right": "Int64", "of": "Int64"}
    return _typed(rows, {**text, **_bounded("value"), **numbers})


def rule_table(outcomes: Iterable[Outcome], names: Sequence[str], draws: Draws) -> pd.DataFrame:
    """How often each rule was right, by ``names``: construction, resolution (missing where no step said who), or both.

    A rule's row is true where it says nothing false: the right content, and no wrong source.
    """
    rule = attrgetter(*(f"found.{_FIELDS[name]}" for name in names))
    rules: dict[Any, list[Outcome]] = {}
    for each in outcomes:
        if each.found:
            rules.setdefault(rule(each), []).append(each)
    rows = []
    for key, every in sorted(rules.items(), key=lambda item: (-len(item[1]), item[0])):
        content = draws.share(every, lambda each: each.matched)
        referent = draws.share(every, lambda each: each.referent)
        true = sum(each.true for each in every)
        keys = [part or None for part in ([key] if isinstance(key, str) else key)]
        counts = (len(every), content.right, referent.right, true)
        rows.append((*keys, *counts, *_valued(content), *_valued(referent)))
    numbers = dict.fromkeys(("found", "correct", "right_referent", "true"), "Int64")
    shares = {**_bounded("precision"), **_bounded("referent_precision")}
    return _typed(rows, {**dict.fromkeys(names, "string"), **numbers, **shares})


_FIELDS = {"construction": "construction", "resolution": "step"}


def value_table(
    outcomes: Iterable[Outcome],
    column: str,
    values: Sequence[str],
    right: Callable[[Outcome], bool],
    draws: Draws,
) -> pd.DataFrame:
    """Precision and recall of each mode or kind; missing for sources that are nobody or were not resolved."""
    every = list(outcomes)
    rows = []
    for value in (*values, ""):
        gold = [each for each in every if each.gold and getattr(each.gold, column) == value]
        found = [each for each in every if each.found and getattr(each.found, column) == value]
        if gold or found:
            score = draws.score(found, gold, right)
            shares = (*_valued(score.precision), *_valued(score.recall), *_valued(score.f1))
            rows.append((value or None, len(gold), len(found), *shares))
    shares_of = {**_bounded("precision"), **_bounded("recall"), **_bounded("f1")}
    return _typed(rows, {column: "string", "gold": "Int64", "found": "Int64", **shares_of})


def errors_table(outcomes: Iterable[Outcome]) -> pd.DataFrame:
    """What was missed, found without reason, or said wrongly of a pair, in text order."""
    return _typed(sorted(_errors(outcomes), key=_place), _ERRORS)


def changes_table(now: Iterable[Outcome], before: Iterable[Outcome]) -> pd.DataFrame:
    """The mistakes that only one of two tables makes: gained where it is gone, lost where it is new."""
    new, old = list(_errors(now)), list(_errors(before))
    gained = [("gained", *error) for error in _only(old, new)]
    lost = [("lost", *error) for error in _only(new, old)]
    return _typed(sorted(gained + lost, key=lambda row: _place(row[1:])), {"change": "string", **_ERRORS})


def _errors(outcomes: Iterable[Outcome]) -> Iterator[_Error]:
    for each in outcomes:
        if each.matched:
            asked = QUESTIONS if each.relayed else QUESTIONS[:-1]
            yield from (
                _error(each, question, *_values(each, question))
                for question in asked
                if not getattr(each, question)
            )
        elif each.gold:
            yield _error(each, "missed", each.gold.referent, "")
        elif each.found:
            yield _error(each, "false", "", each.found.referent)


def _error(outcome: Outcome, error: str, expected: str, found: str) -> _Error:
    one, row = outcome.gold or outcome.found, outcome.found
    content = one.content if one else ()
    return (
        error,
        outcome.document.id,
        content[0].start if content else None,
        PIECES.join(piece.of(outcome.document.text) for piece in content),
        expected or None,
        found or None,
        one.mode if one else None,
        (row.construction or None) if row else None,
        (row.step or None) if row else None,
    )


def _values(outcome: Outcome, question: str) -> tuple[str, str]:
    """What gold and the row answer; of a mention, its words."""
    answers = (getattr(outcome.gold, question), getattr(outcome.found, question))
    gold, found = (a.of(outcome.document.text) if isinstance(a, Span) else a or "" for a in answers)
    return gold, found


def _only(here: Iterable[_Error], there: Iterable[_Error]) -> Iterator[_Error]:
    """The mistakes of ``here`` that ``there`` does not make, or makes less often.

    What is wrong of a pair tells nothing where the other table has no pair to be right or wrong of: that it was missed
    there is told already.
    """
    left = Counter(map(_key, there))
    for error in here:
        if left[_key(error)]:
            left[_key(error)] -= 1
        elif error[0] not in QUESTIONS or not left["missed", *_key(error)[1:]]:
            yield error


def _key(error: _Error) -> _Error:
    """What makes a mistake the same in two tables: not by which rule it was made, nor which wrong name was given."""
    return error[:4]


def _place(error: Sequence[object]) -> tuple[str, int, str]:
    return str(error[1]), int(str(error[2] or 0)), repr(error)


def _valued(share: Share) -> tuple[float, float, float]:
    return share.value, share.low, share.high


def _bounded(name: str) -> dict[str, str]:
    """The columns of a share: its value and its interval."""
    return dict.fromkeys((name, f"{name}_low", f"{name}_high"), "float64")


def _typed(rows: Sequence[tuple[object, ...]], dtypes: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(dtypes)).astype(dtypes)
