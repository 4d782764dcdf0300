"""The analyser with its bundled models does not fall below these figures on the project's own corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.evaluate import Evaluation, evaluate
from attribution.model import Analysis
from attribution.tables import attributions_table

pytestmark = pytest.mark.slow

GOLD = Path(__file__).parent.parent / "corpus" / "gold"

# Floors of F1; beside each, what was measured when it was set.
FLOORS = {
    "content@0.5": 0.89,  # 0.905
    "content@0.8": 0.85,  # 0.872
    "content exact": 0.80,  # 0.830
    "content@0.5 + referent": 0.75,  # 0.769
    "agency attributions": 0.85,  # 0.898
}


@pytest.fixture(scope="module")
def evaluation(analysis: Analysis) -> Evaluation:
    return evaluate(attributions_table(analysis), GOLD)


def test_every_article_is_analysed(analysis: Analysis) -> None:
    assert not analysis.failures
    assert len(analysis.documents) == len(list(GOLD.glob("*.json")))


@pytest.mark.parametrize("figure", FLOORS)
def test_f1_does_not_fall(evaluation: Evaluation, figure: str) -> None:
    assert evaluation.scores[figure].f1.value >= FLOORS[figure]


def test_table_and_gold_are_of_the_same_texts(evaluation: Evaluation) -> None:
    assert evaluation.bad_offsets == 0
