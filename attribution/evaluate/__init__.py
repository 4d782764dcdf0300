"""How right a table of attributions is: scored against gold, counted by rule, and with its errors to read."""

from attribution.evaluate.draft import draft_gold
from attribution.evaluate.evaluation import Evaluation, evaluate
from attribution.evaluate.figures import Score, Share
from attribution.evaluate.gold import GoldAttribution, GoldDocument
from attribution.evaluate.gold_files import read_gold, write_gold

__all__ = [
    "Evaluation",
    "GoldAttribution",
    "GoldDocument",
    "Score",
    "Share",
    "draft_gold",
    "evaluate",
    "read_gold",
    "write_gold",
]
