"""The house stands as CONTRIBUTING.md draws it: rooms import only from floors below, and files stay small."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "attribution"
FILES = sorted(PACKAGE.rglob("*.py"))
FLOORS = (
    {"errors"},
    {"model"},
    {"interface", "lang", "parse", "progress", "reading"},
    {"entities"},
    {"find", "page"},
    {"resolve"},
    {"analyse"},
    {"tables"},
    {"evaluate", "explain", "plot", "track"},
    {"report"},
    {"corrections", "export"},
    {"batch"},
    {"cli"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
LONGEST = 280  # “about 250 lines”
HEAVY = {"stanza", "torch"}


def imports(file: Path) -> set[str]:
    """The full names of all modules that a file imports, wherever in it."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative imports hide the room"
            names.add(node.module or "")
            names |= {f"{node.module}.{alias.name}" for alias in node.names if node.module == "attribution"}
    return names


def room(name: str) -> str:
    return name.split(".")[1] if name.startswith("attribution.") else ""


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_file_imports_only_from_floors_below_or_its_own_room(file: Path) -> None:
    here = room_of(file)
    if here in ("__init__", "__main__"):  # the front door opens on every floor
        return
    assert here in FLOOR, f"{here} stands on no floor; add it to FLOORS and to CONTRIBUTING.md"
    upward = {
        name
        for name in imports(file)
        if room(name) in FLOOR and room(name) != here and FLOOR[room(name)] >= FLOOR[here]
    }
    assert not upward


def test_floors_name_no_room_that_does_not_exist() -> None:
    assert set(FLOOR) <= {room_of(file) for file in FILES}


def test_only_the_parser_imports_what_it_runs_on() -> None:
    importers = {
        library: {
            file.relative_to(PACKAGE).as_posix()
            for file in FILES
            if library in {name.partition(".")[0] for name in imports(file)}
        }
        for library in HEAVY
    }
    networks = {file for file in importers["torch"] if file.startswith("parse/networks/")}
    assert importers["torch"] - networks == {"parse/text_parser.py"}
    assert importers["stanza"] == {"parse/stanza_engine.py"}


@pytest.mark.parametrize("folder", ["attribution", "training", "tests"])
def test_files_are_small_and_named_for_what_they_do(folder: str) -> None:
    files = [file for file in (ROOT / folder).rglob("*.py") if "build" not in file.parts]
    assert files
    assert {
        file.name for file in files if len(file.read_text(encoding="utf-8").splitlines()) > LONGEST
    } == set()
    assert {
        file.name for file in files if file.stem in ("utils", "util", "helpers", "manager", "misc")
    } == set()
