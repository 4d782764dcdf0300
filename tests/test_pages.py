"""The site: its pages say what is so, and it builds."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import attribution
from attribution.cli import cli
from attribution.evaluate import read_gold
from attribution.export import FORMATS
from attribution.model import Analysis
from attribution.report.metadata import NAME
from attribution.tables import PIECES, attributions_table
from tests.pages import DOCS, PAGES, ROOT, columns_page, fresh


def read(page: str) -> str:
    return (DOCS / f"{page}.md").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_examples_show_what_they_print(page: str, analysis: Analysis) -> None:
    assert read(page) == fresh(read(page), analysis), "run python -m tests.pages"


@pytest.mark.slow
def test_the_sentence_that_is_marked_is_marked_as_it_is_found(analysis: Analysis) -> None:
    rows = attributions_table(analysis)
    rows = rows[rows["document_id"] == "depeche-convoi"]
    found = {piece for content in rows["content"] for piece in content.split(PIECES)}
    shown = {"said": found, "cue": set(rows["cue"].dropna()), "source": set(rows["source"].dropna())}
    (example,) = re.findall(r'<p class="example".*?</p>', read("index"), re.DOTALL)
    for part, words in re.findall(r'<span class="(\w+)">(.*?)</span>', example):
        assert words in shown[part]


def test_the_page_of_columns_is_fresh() -> None:
    assert read("columns") == columns_page(), "run python -m tests.pages"


def test_every_public_name_is_in_the_reference() -> None:
    named = {line.rpartition(".")[2] for line in re.findall(r"^::: (\S+)", read("api"), re.MULTILINE)}
    assert named >= set(attribution.__all__) - {"__version__"}


def test_every_command_and_format_has_its_place() -> None:
    assert {f"## {name}" for name in cli.commands} <= set(read("commands").splitlines())
    assert set(FORMATS) <= set(re.findall(r"^\| `([\w-]+)` ", read("export"), re.MULTILINE))
    assert NAME in read("export")


def test_the_methodology_counts_the_corpus_as_it_is() -> None:
    gold = read_gold(ROOT / "corpus" / "gold")
    counted = sum(not each.optional for document in gold for each in document.attributions)
    for page in (read("methodology"), (ROOT / "README.md").read_text(encoding="utf-8")):
        assert f"the {len(gold)} articles of `corpus/`" in page
        assert f"{counted} gold attributions" in page


def test_every_page_is_in_the_navigation() -> None:
    named = set(re.findall(r"[\w-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert {path.name for path in DOCS.glob("*.md")} == named


def test_citation_is_of_this_version_and_licence() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert cited["version"] == attribution.__version__
    assert cited["license"] == project["license"]
    assert cited["cff-version"] == "1.2.0"
    assert cited["message"]
    assert cited["authors"]


@pytest.mark.slow
def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = {
        path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8")
        for path in tmp_path.rglob("*.html")
    }
    assert "sources_table" in pages["api/index.html"]
    outside = {
        name
        for name, page in pages.items()
        if re.search(r'<(?:link|script)[^>]+(?:href|src)="https?://', page)
    }
    assert not outside, "a page loads something from elsewhere"
