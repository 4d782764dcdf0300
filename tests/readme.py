"""README.md shows what its examples print and what systems score: ``python -m tests.readme`` writes both anew."""

from __future__ import annotations

import re

import pandas as pd

from attribution.analyse import analyse
from attribution.evaluate import evaluate
from attribution.model import Analysis
from attribution.reading import read_corpus
from attribution.report.csv import read_table
from attribution.tables import attributions_table
from tests.pages import ROOT, fresh

README = ROOT / "README.md"
OTHERS = {
    "genderednews": "[genderednews](https://github.com/getalp/genderednews)",
    "radar": "[Radar de Parité](https://github.com/sfu-discourse-lab/GenderGapTracker)",
}
"""The systems whose finds lie in corpus/others, as the table names them."""
FIGURES = ("content@0.5", "content@0.8", "content exact", "content@0.5 + referent")
_ROWS = re.compile(r"(\| F1, in %[^\n]*\n[^\n]*\n)(?:\|[^\n]*\n)*")


def scored(text: str, analysis: Analysis) -> str:
    """``text`` with the table of figures of what was found in the corpus, here and by others."""
    others = {shown: read_table(ROOT / "corpus" / "others" / f"{name}.csv") for name, shown in OTHERS.items()}
    rows = "".join(
        _row(name, table) for name, table in {"attribution": attributions_table(analysis), **others}.items()
    )
    return _ROWS.sub(lambda found: f"{found[1]}{rows}", text)


def _row(name: str, table: pd.DataFrame) -> str:
    scores = evaluate(table, ROOT / "corpus" / "gold").scores
    return f"| {' | '.join([name, *(f'{100 * scores[each].f1.value:.1f}' for each in FIGURES)])} |\n"


if __name__ == "__main__":
    found = analyse(read_corpus(ROOT / "corpus" / "articles"))
    README.write_text(scored(fresh(README.read_text(encoding="utf-8"), found), found), encoding="utf-8")
