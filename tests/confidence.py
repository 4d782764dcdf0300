"""The counts behind the ``confidence`` column: ``python -m tests.confidence`` takes them on the corpus anew.

Do it after a rule, the models or the corpus have changed.
"""

from __future__ import annotations

from pathlib import Path

from attribution.analyse import analyse
from attribution.evaluate import Evaluation, evaluate
from attribution.model import Analysis
from attribution.reading import read_corpus
from attribution.tables import attributions_table

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
FILE = ROOT / "attribution" / "tables" / "confidence.toml"
_HEAD = """\
# How many rows each construction and resolution step gave on corpus/ (found), and how many of these say nothing false
# (true): the content is right, and the source is right or left open. An empty step: none said who the source is.
# Written by python -m tests.confidence; the column confidence is made of it, see confidence.py.
"""


def counted(analysis: Analysis) -> str:
    """The file's text for what was found in the corpus."""
    evaluation = evaluate(attributions_table(analysis), CORPUS / "gold")
    return _HEAD + "".join(
        _section(evaluation, name) for name in sorted(evaluation.by_rule["construction"].unique())
    )


def _section(evaluation: Evaluation, construction: str) -> str:
    rows = evaluation.by_rule[evaluation.by_rule["construction"] == construction].fillna({"resolution": ""})
    lines = sorted(
        f"{row['resolution'] or chr(34) * 2} = {{ true = {row['true']}, found = {row['found']} }}\n"
        for row in rows.to_dict("records")
    )
    return f"\n[{construction}]\n{''.join(lines)}"


if __name__ == "__main__":
    FILE.write_text(counted(analyse(read_corpus(CORPUS / "articles"))), encoding="utf-8")
