"""README.md shows what its examples print and what the analyser scores: ``python -m tests.readme`` writes both anew."""

from __future__ import annotations

import re

from attribution.analyse import analyse
from attribution.evaluate import evaluate
from attribution.model import Analysis
from attribution.reading import read_corpus
from attribution.report.evaluation import figures_text
from attribution.tables import attributions_table
from tests.pages import ROOT, fresh

README = ROOT / "README.md"
_FIGURES = re.compile(r"(`attribution evaluate corpus/gold`.*?```text\n)(.*?)```", re.DOTALL)


def scored(text: str, analysis: Analysis) -> str:
    """``text`` with the first table of figures of what was found in the corpus."""
    figures = figures_text(evaluate(attributions_table(analysis), ROOT / "corpus" / "gold"))
    first, *_ = figures.split("\n\n")
    return _FIGURES.sub(lambda found: f"{found[1]}{first}\n```", text)


if __name__ == "__main__":
    found = analyse(read_corpus(ROOT / "corpus" / "articles"))
    README.write_text(scored(fresh(README.read_text(encoding="utf-8"), found), found), encoding="utf-8")
