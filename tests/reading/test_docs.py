"""What docs/reading.md says is so."""

from __future__ import annotations

import re

from attribution.reading.formats import TABLE
from tests.pages import DOCS

PAGE = DOCS / "reading.md"


def test_the_page_shows_the_table_of_formats() -> None:
    rows = re.findall(r"^\| (`\.[^|]*) \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [(re.findall(r"`([^`]+)`", endings), what) for endings, what in rows] == [
        (list(each.endings), each.what) for each in TABLE
    ]
