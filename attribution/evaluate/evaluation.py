"""The evaluation: every figure, with the tables that say where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from attribution.errors import GoldError
from attribution.evaluate.figures import Count, Score, Share, scored
from attribution.evaluate.found import rows_by_document
from attribution.evaluate.gold import GoldDocument, read_gold
from attribution.evaluate.outcomes import MATCHED, THRESHOLDS, Judged, Outcome, judge
from attribution.evaluate.tables import changes_table, errors_table, gold_table, rule_table
from attribution.model import KINDS, MODES

SAMPLES = 1000
"""How often documents are drawn for an interval; more hardly move its ends."""
REFERENT = f"{MATCHED} + referent"
AGENCIES = "agency attributions"


@dataclass(frozen=True)
class Evaluation:
    """How right a table of attributions is, as ``evaluate`` found it.

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
        Of the pairs at 0.5, how many have the right source mention, referent, kind, mode, stance.
    via : Share
        Of the pairs whose gold names a relay, how many have that one.
    bad_offsets : int
        Rows that point beyond their document's text; any at all means that table and gold are of different texts.
    by_construction, by_step : DataFrame
        A row a construction or resolution step: found, correct (at 0.5), right_referent; precision and
        referent_precision, 0 to 1.
    by_mode, by_kind : DataFrame
        A row a value (missing for sources that are nobody or unresolved): gold, found; precision, recall, f1, 0 to 1.
        For a mode the content must be right; for a kind, kind and source too.
    errors : DataFrame
        A row a mistake, in text order: error (missed, false, source), document_id, start (code points), content,
        expected and found (referents; missing where there is none), mode, construction, resolution.
    changes : DataFrame or None
        With ``against``: a row a mistake that only one of the two tables makes, as in ``errors``, with a first
        column ``change``: gained (the other table made it, this one does not) or lost (only this one makes it).
    """

    documents: int
    scores: Mapping[str, Score]
    recall_by_mode: Mapping[str, Share]
    accuracy: Mapping[str, Share]
    via: Share
    bad_offsets: int
    by_construction: pd.DataFrame
    by_step: pd.DataFrame
    by_mode: pd.DataFrame
    by_kind: pd.DataFrame
    errors: pd.DataFrame
    changes: pd.DataFrame | None = None

    def to_frame(self) -> pd.DataFrame:
        """The summary, a row a figure.

        Returns
        -------
        DataFrame
            figure; precision, recall, f1, with f1_low and f1_high (95 % bootstrap over documents), and accuracy: 0 to
            1, missing where the figure has none; correct, found, gold: numbers. For an accuracy, ``found`` is the
            number of pairs that the question was asked of.
        """
        rows: list[dict[str, object]] = [
            {"figure": name, "precision": s.precision, "recall": s.recall, "f1": s.f1, "f1_low": s.low}
            | {"f1_high": s.high, "correct": s.correct, "found": s.found, "gold": s.gold}
            for name, s in self.scores.items()
        ]
        rows += [
            {"figure": f"recall of {mode}", "recall": part.share, "correct": part.right, "gold": part.of}
            for mode, part in self.recall_by_mode.items()
        ]
        rows += [
            {"figure": f"{name} of matched", "accuracy": part.share, "correct": part.right, "found": part.of}
            for name, part in {**self.accuracy, "via": self.via}.items()
        ]
        shares = dict.fromkeys(("precision", "recall", "f1", "f1_low", "f1_high", "accuracy"), "float64")
        numbers = dict.fromkeys(("correct", "found", "gold"), "Int64")
        dtypes = {"figure": "string", **shares, **numbers}
        return pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes)


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
        Where there is no gold, or a file of it is broken.
    TableError
        Where a column is missing or holds what it cannot.
    """
    documents = read_gold(gold) if isinstance(gold, str | Path) else tuple(gold)
    if not documents:
        raise GoldError("There is no gold document to score against; name a folder that holds some.")
    judged = _judge(found, documents)
    outcomes = _outcomes(judged)
    pairs = [each for each in outcomes if each.matched]
    relayed = [each for each in pairs if each.gold and each.gold.via]
    return Evaluation(
        len(documents),
        {name: scored(counts, samples, seed) for name, counts in _counts(judged).items()},
        _recall_by_mode(outcomes),
        {
            "source": Share(sum(each.source for each in pairs), len(pairs)),
            "referent": Share(sum(each.referent for each in pairs), len(pairs)),
            **{
                field: Share(sum(p.equal(field) for p in pairs), len(pairs))
                for field in ("kind", "mode", "stance")
            },
        },
        Share(sum(each.via for each in relayed), len(relayed)),
        sum(each.beyond for each in judged),
        rule_table(outcomes, "construction"),
        rule_table(outcomes, "resolution"),
        gold_table(outcomes, "mode", MODES, lambda each: each.matched),
        gold_table(outcomes, "kind", KINDS, _right_kind),
        errors_table(outcomes),
        None if against is None else changes_table(outcomes, _outcomes(_judge(against, documents))),
    )


def _judge(frame: pd.DataFrame, documents: Sequence[GoldDocument]) -> list[Judged]:
    rows = rows_by_document(frame)
    return [judge(document, rows.get(document.id, [])) for document in documents]


def _outcomes(judged: Iterable[Judged]) -> list[Outcome]:
    return [outcome for each in judged for outcome in each.outcomes]


def _counts(judged: Sequence[Judged]) -> dict[str, list[Count]]:
    """For each figure that has precision and recall, the counts of every document."""
    counts = {name: [each.counts[name] for each in judged] for name in THRESHOLDS}
    counts[REFERENT] = [
        Count(sum(o.referent for o in each.outcomes), whole.found, whole.gold)
        for each, whole in zip(judged, counts[MATCHED], strict=True)
    ]
    counts[AGENCIES] = [
        Count(
            sum(_right_kind(o) for o in each.outcomes if o.gold and o.gold.kind == "agency"),
            sum(o.found.kind == "agency" for o in each.outcomes if o.found),
            sum(o.gold.kind == "agency" for o in each.outcomes if o.gold),
        )
        for each in judged
    ]
    return counts


def _right_kind(outcome: Outcome) -> bool:
    return outcome.equal("kind") and outcome.referent


def _recall_by_mode(outcomes: Sequence[Outcome]) -> dict[str, Share]:
    shares: dict[str, Share] = {}
    for mode in MODES:
        gold = [each for each in outcomes if each.gold and each.gold.mode == mode]
        if gold:
            shares[mode] = Share(sum(each.matched for each in gold), len(gold))
    return shares
