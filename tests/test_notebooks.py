"""The notebooks run from top to bottom and show what they showed when they were committed."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from tests.notebooks import NOTEBOOKS, run, shown

SMALL = 100_000  # bytes: a repository is no place for pictures of tables


def test_there_are_notebooks() -> None:
    assert {path.stem for path in NOTEBOOKS} >= {"evaluer", "visite-guidee"}


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_its_cells_say(path: Path) -> None:
    committed = nbformat.read(path, as_version=4)
    nbformat.validate(committed)
    assert path.stat().st_size < SMALL
    assert shown(run(path)) == shown(committed), "run python -m tests.notebooks"
