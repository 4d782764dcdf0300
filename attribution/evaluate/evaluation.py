"""The evaluation: every figure, with the tables that say where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

import pandas as pd

from attribution.errors import GoldError, TableError
from attribution.evaluate.figures import SAMPLES, Draws, Score, Share, draw
from attribution.evaluate.found import rows_by_document
from attribution.evaluate.gold import GoldDocument
from attribution.evaluate.gold_files import read_gold
from attribution.evaluate.outcomes import MATCHED, THRESHOLDS, Judged, Outcome, judge
from attribution.evaluate.tables import (
    QUESTIONS,
    changes_table,
    errors_table,
    figures_table,
    rule_table,
    value_table,
)
from attribution.model import KINDS, MODES

REFERENT = f"{MATCHED} + referent"
AGENCIES = "agency attributions"

_matched = attrgetter("matched")
_referent = attrgetter("referent")
_identified = attrgetter("identified")


@dataclass(frozen=True)
class Evaluation:
    """How right a table of attributions is, as ``evaluate`` found it.

    Every share comes with a 95 % interval (columns ``…_low`` and ``…_high``): how it would vary with other documents.
    Shares and bounds are 0 to 1; bounds are missing where nothing was asked.

    Attributes
    ----------
    documents : int
        How many documents have gold.
    scores : mapping of str to Score
        Precision, recall and F1 of ``content@0.5``, ``content@0.8``, ``content exact`` (contents that share that
        much of their letters), ``content@0.5 + referent`` (and have the right source), ``agency attributions`` (kind
        and source right).
    recall_by_mode : mapping of str to Share
        Of the gold attributions of each mode, how many were found.
    accuracy : mapping of str to Share
        Of the pairs at 0.5, how many have the right source mention, referent, kind, mode, stance; and ``via``, of the
        pairs whose gold names a relay, how many have that one.
    aside : int
        Rows of documents without gold, which count for nothing.
    bad_offsets : int
        Rows that point beyond their document's text; any at all means that table and gold are of different texts.
    by_construction, by_step, by_rule : DataFrame
        A row a construction, a resolution step (missing where none said who), or a pair of them: found, correct (at
        0.5), right_referent, true (correct, and the source right or left open; ``confidence`` is made of it);
        precision and referent_precision.
    by_mode, by_kind : DataFrame
        A row a value (missing for sources that are nobody or unresolved): gold, found; precision, recall, f1. For a
        mode the content must be right; for a kind, kind and source too.
    errors : DataFrame
        A row a mistake, in text order: error (missed, false, or what is wrong of a pair: source, referent, kind,
        mode, stance, via), document_id, start (code points), content, expected and found (of missed and false ones
        the referents; missing where there is none), mode, construction, resolution.
    changes : DataFrame or None
        With ``against``: a row a mistake that only one of the two tables makes, as in ``errors``, with a first
        column ``change``: gained (the other table made it, this one does not) or lost (only this one makes it).
    """

    documents: int
    scores: Mapping[str, Score]
    recall_by_mode: Mapping[str, Share]
    accuracy: Mapping[str, Share]
    aside: int
    bad_offsets: int
    by_construction: pd.DataFrame
    by_step: pd.DataFrame
    by_rule: pd.DataFrame
    by_mode: pd.DataFrame
    by_kind: pd.DataFrame
    errors: pd.DataFrame
    changes: pd.DataFrame | None = None

    def to_frame(self) -> pd.DataFrame:
        """The summary, a row a figure.

        Returns
        -------
        DataFrame
            figure; measure (precision, recall, f1, accuracy); value, with value_low and value_high (95 % bootstrap
            over documents), 0 to 1; right and of: the numbers that it is made of, missing for f1.
        """
        return figures_table(self.scores, {"recall": self.recall_by_mode, "accuracy": self.accuracy})

    def tables(self) -> dict[str, pd.DataFrame]:
        """Every table by the name that its file gets: figures, by_construction … errors, and changes where asked."""
        names = ("by_construction", "by_step", "by_rule", "by_mode", "by_kind", "errors")
        tables = {"figures": self.to_frame(), **{name: getattr(self, name) for name in names}}
        return tables if self.changes is None else {**tables, "changes": self.changes}


def evaluate(
    found: pd.DataFrame,
    gold: str | Path | Iterable[GoldDocument],
    *,
    against: pd.DataFrame | None = None,
    samples: int = SAMPLES,
    seed: int = 0,
) -> Evaluation:
    """Score attributions against gold annotations.

    Parameters
    ----------
    found : DataFrame
        An attributions table. Rows of documents without gold are left aside.
    gold : str, path, or iterable of GoldDocument
        A folder that ``read_gold`` reads, or what it returned.
    against : DataFrame, optional
        Another attributions table of the same documents, to see what ``found`` gained and lost.
    samples, seed : int
        How often documents are drawn for the intervals, and the seed of chance: the same gives the same.

    Returns
    -------
    Evaluation
        Figures, tables, errors.

    Raises
    ------
    GoldError
        Where there is no gold, a file of it is broken, or two documents share an id.
    TableError
        Where a column is missing or holds what it cannot, or no row is of a document with gold.
    """
    documents = read_gold(gold) if isinstance(gold, str | Path) else tuple(gold)
    names = [document.id for document in documents]
    if not documents or len(set(names)) < len(names):
        raise GoldError(
            "Gold is one document or more, each with an id of its own; name a folder that holds some."
        )
    aside = found[~found["document_id"].isin(names)] if "document_id" in found else found.iloc[:0]
    if 0 < len(aside) == len(found):
        raise TableError(
            f"No row is of a document that has gold: the table has {aside['document_id'].iloc[0]!r}, gold has "
            f"{names[0]!r}; they must be called the same."
        )
    draws = draw(names, samples, seed)
    judged = _judge(found, documents)
    outcomes = _outcomes(judged)
    rules = {
        name: rule_table(outcomes, columns, draws)
        for name, columns in {
            "by_construction": ("construction",),
            "by_step": ("resolution",),
            "by_rule": ("construction", "resolution"),
        }.items()
    }
    return Evaluation(
        documents=len(documents),
        scores=_scores(judged, draws),
        recall_by_mode=_recall_by_mode(outcomes, draws),
        accuracy=_accuracy(outcomes, draws),
        aside=len(aside),
        bad_offsets=sum(each.beyond for each in judged),
        **rules,
        by_mode=value_table(outcomes, "mode", MODES, _matched, draws),
        by_kind=value_table(outcomes, "kind", KINDS, _identified, draws),
        errors=errors_table(outcomes),
        changes=None if against is None else changes_table(outcomes, _outcomes(_judge(against, documents))),
    )


def _judge(frame: pd.DataFrame, documents: Sequence[GoldDocument]) -> list[Judged]:
    rows = rows_by_document(frame)
    return [judge(document, rows.get(document.id, [])) for document in documents]


def _outcomes(judged: Iterable[Judged], figure: str = MATCHED) -> list[Outcome]:
    return [outcome for each in judged for outcome in each.outcomes[figure]]


def _scores(judged: Sequence[Judged], draws: Draws) -> dict[str, Score]:
    scores = {}
    for figure in THRESHOLDS:
        found, gold = _sides(_outcomes(judged, figure))
        scores[figure] = draws.score(found, gold, _matched)
    found, gold = _sides(_outcomes(judged))
    scores[REFERENT] = draws.score(found, gold, _referent)
    agencies = [o for o in found if o.found and o.found.kind == "agency"]
    scores[AGENCIES] = draws.score(
        agencies, [o for o in gold if o.gold and o.gold.kind == "agency"], _identified
    )
    return scores


def _sides(outcomes: Iterable[Outcome]) -> tuple[list[Outcome], list[Outcome]]:
    """The outcomes that were found, and those that are in gold."""
    every = list(outcomes)
    return [each for each in every if each.found], [each for each in every if each.gold]


def _recall_by_mode(outcomes: Sequence[Outcome], draws: Draws) -> dict[str, Share]:
    gold = {mode: [each for each in outcomes if each.gold and each.gold.mode == mode] for mode in MODES}
    return {mode: draws.share(every, _matched) for mode, every in gold.items() if every}


def _accuracy(outcomes: Sequence[Outcome], draws: Draws) -> dict[str, Share]:
    pairs = [each for each in outcomes if each.matched]
    asked = dict.fromkeys(QUESTIONS, pairs) | {"via": [each for each in pairs if each.relayed]}
    return {question: draws.share(every, attrgetter(question)) for question, every in asked.items()}
