"""README.md shows what its examples print and what the analyser scores: ``python -m tests.readme`` writes both anew."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import subprocess
import sys
import tempfile
from glob import glob
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
    """``text`` with every example showing what it prints now; what one of them writes, the next can read."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        for name in ("corpus", "tests"):
            (desk / name).symlink_to(ROOT / name)
        return _EXAMPLE.sub(lambda found: _fresh(found, desk), text)


def scored(text: str, analysis: Analysis) -> str:
    """``text`` with the figures of what was found in the corpus."""
    figures = figures_text(evaluate(attributions_table(analysis), ROOT / "corpus" / "gold"))
    return _FIGURES.sub(lambda found: f"{found[1]}{figures}\n```", text)


def _fresh(found: re.Match[str], desk: Path) -> str:
    command = found["command"]
    part, now = ("printed", _command(command, desk)) if command else ("shown", _code(found["code"]))
    start, end = (place - found.start() for place in found.span(part))
    return found[0][:start] + now + found[0][end:]


def _command(line: str, desk: Path) -> str:
    words = [name for word in shlex.split(line)[1:] for name in sorted(glob(word, root_dir=ROOT)) or [word]]
    done = subprocess.run(
        [sys.executable, "-m", "attribution", *words],
        cwd=desk,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def _code(code: str) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.chdir(ROOT):
        exec(compile(code, str(README), "exec"), {})
    return "".join(f"{line.rstrip()}\n" for line in printed.getvalue().splitlines())


if __name__ == "__main__":
    found = analyse(read_corpus(ROOT / "corpus" / "articles"))
    README.write_text(scored(fresh(README.read_text(encoding="utf-8")), found), encoding="utf-8")
