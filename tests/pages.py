"""The pages in docs/ show what their examples print: ``python -m tests.pages`` runs them and writes the pages anew.

The commands and the code of one page run one after the other in one folder with ``corpus/`` and ``tests/`` in it, the
code in one namespace, so that a page can make ``reports/`` and use it further down.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from functools import cache
from glob import glob
from pathlib import Path
from typing import Any
from unittest import mock

from click.testing import CliRunner

from attribution import parse
from attribution.cli import cli
from attribution.model import Analysis
from attribution.report.csv import write_table
from attribution.tables import TABLES, TRACKED, Column, attributions_table

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = "index tutorial guide-rapide reading commands track export corrections methodology extending".split()
"""The pages whose examples are run."""

_EXAMPLE = re.compile(
    r"```console\n\$ (?P<command>attribution [^\n]*)\n(?P<printed>.*?)```"
    r"|```python\n(?P<code>.*?)```(?:\n\n```text\n(?P<shown>.*?)```)?",
    re.DOTALL,
)
_HEADINGS = {
    "attributions": "One row a reported claim; `attribution.attributions_table` makes it.",
    "sources": "One row a source, most frequent first; `attribution.sources_table`.",
    "by_document": "One row an article, also where nothing was found in it; `attribution.by_document_table`.",
    "by_cue": "One row a cue word; `attribution.by_cue_table`.",
    "source_by_kind": "One row a kind of source; `attribution.source_by_kind_table`.",
    "credits": "One row an agency that a whole article is credited to; `attribution.tables.credits_table`.",
    "errors": "One row a document that failed; no rows when all went well.",
    "tracks": "One row a statement, most documents first; `attribution.track(…).tracks`.",
    "track_variants": "One row a wording of a statement; `.variants`.",
    "relays": "One row an edge between a source, a relay and an outlet, most frequent first; `.relays`.",
    "timeline": "One row a statement, or a source, and a day, week or month; `.timeline`.",
}


def fresh(text: str, analysis: Analysis) -> str:
    """A page with every example showing what it prints now; ``reports/`` begins with what was found in the corpus."""
    with _workplace(analysis):
        names: dict[str, Any] = {}
        return _EXAMPLE.sub(lambda found: _fresh(found, names), text)


def columns_page() -> str:
    """The page of all columns, as their contracts have them."""
    parts = [
        "# Columns\n\nMade from the contracts in `attribution.COLUMNS` and `attribution.tables.TABLES`, which make\n"
        "`csv-metadata.json` too. Offsets count Unicode code points of the text as it was read, and are half-open:\n"
        "`text[start:end]`. A cell is empty only where the last column says what that means."
    ]
    for name, columns in TABLES.items():
        rows = "\n".join(_row(column) for column in columns)
        head = "| column | dtype | what it says | an empty cell says |\n|---|---|---|---|"
        parts.append(f"## {name}.csv\n\n{_HEADINGS[name]}\n\n{head}\n{rows}")
        if name == "attributions":
            rows = "\n".join(_row(column) for column in TRACKED)
            parts.append(f"`attribution track` adds to its copy of the table\n\n{head}\n{rows}")
    return "\n\n".join(parts) + "\n"


def _row(column: Column) -> str:
    return f"| `{column.name}` | {column.dtype} | {column.meaning} | {column.missing or '–'} |"


@contextlib.contextmanager
def _workplace(analysis: Analysis) -> Iterator[None]:
    once = cache(parse.load_parser)  # a page that runs four commands need not load the models four times
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(parse, "load_parser", once):
        for name in ("corpus", "tests"):
            os.symlink(ROOT / name, Path(folder, name))
        write_table(attributions_table(analysis), Path(folder, "reports", "attributions.csv"))
        with contextlib.chdir(folder):
            yield


def _fresh(found: re.Match[str], names: dict[str, Any]) -> str:
    if found["command"]:
        return f"```console\n$ {found['command']}\n{_command(found['command'])}```"
    printed = _code(found["code"], names)
    code = f"```python\n{found['code']}```"
    return f"{code}\n\n```text\n{printed}```" if found["shown"] is not None else code


def _command(line: str) -> str:
    words = [name for word in shlex.split(line)[1:] for name in sorted(glob(word)) or [word]]
    done = CliRunner().invoke(cli, words, prog_name="attribution", catch_exceptions=False)
    return _trimmed(done.stdout)


def _code(code: str, names: dict[str, Any]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "docs", "exec"), names)
    return _trimmed(printed.getvalue())


def _trimmed(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def main() -> None:
    """Write every page anew."""
    from attribution.analyse import analyse
    from attribution.reading import read_corpus

    found = analyse(read_corpus(ROOT / "corpus" / "articles"))
    (DOCS / "columns.md").write_text(columns_page(), encoding="utf-8")
    for page in PAGES:
        path = DOCS / f"{page}.md"
        path.write_text(fresh(path.read_text(encoding="utf-8"), found), encoding="utf-8")


if __name__ == "__main__":
    main()
