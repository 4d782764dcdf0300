"""What docs/reading.md says is so."""

from __future__ import annotations

import re

import pytest

from attribution.reading.formats import TABLE
from tests.readme import ROOT, fresh

PAGE = ROOT / "docs" / "reading.md"


def test_the_page_shows_the_table_of_formats() -> None:
    rows = re.findall(r"^\| (`\.[^|]*) \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [(re.findall(r"`([^`]+)`", endings), what) for endings, what in rows] == [
        (list(each.endings), each.what) for each in TABLE
    ]


@pytest.mark.slow
def test_the_page_shows_what_its_examples_print() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == fresh(text), "run python -m tests.reading.test_docs"


if __name__ == "__main__":
    PAGE.write_text(fresh(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
