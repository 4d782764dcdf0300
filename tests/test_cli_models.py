"""The command in a process of its own, with the bundled models."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from attribution.report.csv import read_attributions
from tests.test_cli import FILES, article

pytestmark = pytest.mark.slow


def command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "attribution", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        timeout=300,
    )


def test_a_missing_model_is_told_before_anything_is_written(tmp_path: Path) -> None:
    done = command("run", article(tmp_path), "-o", tmp_path / "out", "--model", tmp_path / "no-model")
    assert done.returncode == 2
    assert "no-model" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_terminal_without_accents_stops_nothing(tmp_path: Path) -> None:
    done = command("columns", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr


def test_the_whole_way_with_the_bundled_models(tmp_path: Path) -> None:
    article(
        tmp_path / "in",
        "2024-03-01.txt",
        "L'agence de presse TASS a indiqué que les combats avaient cessé.\n",
    )
    first = command("run", tmp_path / "in", "-o", tmp_path / "one")
    assert first.returncode == 0, first.stderr
    assert "TASS" in first.stdout
    (row,) = read_attributions(tmp_path / "one" / "attributions.csv").to_dict("records")
    found = (row["content"], row["cue"], row["referent"], row["kind"], row["date"])
    assert found == ("les combats avaient cessé", "a indiqué", "TASS", "agency", "2024-03-01")
    command("run", tmp_path / "in", "-o", tmp_path / "two", "--quiet")
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_corrections_are_applied_before_the_tables_are_made(tmp_path: Path) -> None:
    text = article(tmp_path, text="TASS a indiqué que tout va bien. Reuters a indiqué que rien ne va.\n")
    decided = tmp_path / "corrections.csv"
    decided.write_text("decision,referent,into\nmerge,TASS,Reuters\n", encoding="utf-8")
    done = command("run", text, "-o", tmp_path / "out", "--corrections", decided)
    assert done.returncode == 0, done.stderr
    assert list(pd.read_csv(tmp_path / "out" / "sources.csv")["attributions"]) == [2]


def test_explain_names_construction_and_source() -> None:
    done = command("explain", "TASS a indiqué que les combats avaient cessé.")
    assert done.returncode == 0, done.stderr
    assert "les combats avaient cessé" in done.stdout
    assert "TASS" in done.stdout
