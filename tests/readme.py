"""README.md shows what its examples print and what the analyser scores: ``python -m tests.readme`` writes both anew."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from attribution.analyse import analyse
from attribution.evaluate import evaluate
from attribution.model import Analysis
from attribution.reading import read_corpus
from attribution.report.evaluation import figures_text
from attribution.tables import attributions_table

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_EXAMPLE = re.compile(
    r"```console\n\$ (?P<command>attribution [^\n]*)\n(?P<printed>.*?)```"
    r"|```python\n(?P<code>.*?)```\n\n```text\n(?P<shown>.*?)```",
    re.DOTALL,
)


_FIGURES = re.compile(r"(`attribution evaluate corpus/gold`.*?```text\n)(.*?)```", re.DOTALL)


def fresh(text: str) -> str:
    """``text`` with every example showing what it prints now."""
    return _EXAMPLE.sub(_fresh, text)


def scored(text: str, analysis: Analysis) -> str:
    """``text`` with the figures of what was found in the corpus."""
    figures = figures_text(evaluate(attributions_table(analysis), ROOT / "corpus" / "gold"))
    return _FIGURES.sub(lambda found: f"{found[1]}{figures}\n```", text)


def _fresh(found: re.Match[str]) -> str:
    part, now = (
        ("printed", _command(found["command"])) if found["command"] else ("shown", _code(found["code"]))
    )
    start, end = (place - found.start() for place in found.span(part))
    return found[0][:start] + now + found[0][end:]


def _command(line: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        words = [folder if word == "reports" else word for word in shlex.split(line)[1:]]
        done = subprocess.run(
            [sys.executable, "-m", "attribution", *words],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    return done.stdout.replace(folder, "reports")


def _code(code: str) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.chdir(ROOT):
        exec(compile(code, str(README), "exec"), {})
    return "".join(f"{line.rstrip()}\n" for line in printed.getvalue().splitlines())


if __name__ == "__main__":
    found = analyse(read_corpus(ROOT / "corpus" / "articles"))
    README.write_text(scored(fresh(README.read_text(encoding="utf-8")), found), encoding="utf-8")
