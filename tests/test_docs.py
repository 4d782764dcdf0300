"""What the documents say is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import attribution
from attribution.find import CONSTRUCTIONS
from attribution.model import Analysis
from tests.catalogue import FILE, catalogue
from tests.pages import ROOT, fresh
from tests.readme import README, scored
from tests.test_floors import FLOORS

CONTRIBUTING = ROOT / "CONTRIBUTING.md"


def test_contributing_draws_the_floors_as_they_are() -> None:
    text = CONTRIBUTING.read_text(encoding="utf-8")
    drawn = [
        set(re.findall(r"`(\w+)`", line.split("|")[2]))
        for line in re.findall(r"^\| \d+ \|.*$", text, re.MULTILINE)
    ]
    assert drawn == [set(rooms) for rooms in FLOORS]


def test_make_targets_in_the_readme_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"report", "test", "lint", "types", "models", "bench", "help"} <= targets
    assert set(re.findall(r"`make (\w+)", README.read_text(encoding="utf-8"))) <= targets


def test_links_lead_somewhere() -> None:
    for document in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")):
        text = document.read_text(encoding="utf-8")
        for target, section in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)", text):
            page = document.parent / target if target else document
            assert page.exists(), f"{document.name}: {target}"
            assert not section or section in _sections(page), f"{document.name}: {target}#{section}"


def _sections(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_catalogue_says_what_the_constructions_say() -> None:
    assert FILE.read_text(encoding="utf-8") == catalogue(), "run python -m tests.catalogue"


def test_the_guidelines_have_what_the_constructions_refer_to() -> None:
    guidelines = (ROOT / "docs" / "guidelines.md").read_text(encoding="utf-8")
    for each in CONSTRUCTIONS:
        for number in re.findall(r"GUIDELINES (\d+)", each.reference):
            assert f"\n{number}. " in guidelines


def test_changelog_has_this_version() -> None:
    assert f"## [{attribution.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_direct_dependencies_are_bounded_and_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = set(
        re.findall(r"^([\w.-]+)==", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    )
    extras = (wanted for extra in project["optional-dependencies"].values() for wanted in extra)
    for wanted in (*project["dependencies"], *extras):
        name = re.split(r"[<>=[]", wanted)[0]
        if name == project["name"]:  # an extra that takes in another
            continue
        assert name in pins
        assert ">=" in wanted


def test_no_file_speaks_of_one_machine() -> None:
    kept = [path for path in ROOT.glob("*") if path.suffix in (".md", ".toml", ".txt")]
    kept += [ROOT / "Makefile", *(ROOT / "docs").glob("*.md")]
    assert not [
        path.name
        for path in kept
        if re.search(r"(?<![\w.])/(work|tmp|home|root)/", path.read_text(encoding="utf-8"))
    ]


@pytest.mark.slow
def test_readme_shows_what_its_examples_print(analysis: Analysis) -> None:
    text = README.read_text(encoding="utf-8")
    assert text == fresh(text, analysis), "run python -m tests.readme"


@pytest.mark.slow
def test_readme_shows_what_the_analyser_scores(analysis: Analysis) -> None:
    """Another processor may round a parse otherwise, so a count may be off by a row or two: half a point."""
    text = README.read_text(encoding="utf-8")
    shown, fresh = (_figures(each) for each in (text, scored(text, analysis)))
    assert shown.keys() == fresh.keys()
    for name, figures in fresh.items():
        assert shown[name] == pytest.approx(figures, abs=0.5), "run python -m tests.readme"


def test_readme_shows_what_other_systems_score() -> None:
    text = README.read_text(encoding="utf-8")
    ours, *others = _figures(text).items()
    assert ours[0] == "attribution"
    assert others == list(_figures(scored(text, Analysis((), ()))).items())[1:], "run python -m tests.readme"


def _figures(text: str) -> dict[str, list[float]]:
    """The rows of the table of figures, by their system."""
    cells = [
        line.strip("| ").split(" | ") for line in text.splitlines() if re.search(r"( \| \d+\.\d){4} \|", line)
    ]
    return {name: [float(figure) for figure in figures] for name, *figures in cells}


def test_readme_stays_one_screen() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) < 90


def test_torch_is_pinned_with_the_reason() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "torch==2.13.0\n" in text
    assert "CUDA" in text
