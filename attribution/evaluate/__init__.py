"""How right a table of attributions is: scored against gold, counted by rule, and with its errors to read."""

from attribution.evaluate.evaluation import Evaluation, evaluate
from attribution.evaluate.figures import Count, Score, Share
from attribution.evaluate.gold import GoldAttribution, GoldDocument, read_gold

__all__ = [
    "Count",
    "Evaluation",
    "GoldAttribution",
    "GoldDocument",
    "Score",
    "Share",
    "evaluate",
    "read_gold",
]
