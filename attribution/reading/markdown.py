"""Markdown: plain text whose first heading is the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from attribution.model import Document
from attribution.reading.columns import Columns
from attribution.reading.source import Source
from attribution.reading.text import read_plain

# CommonMark 0.31, section 4.2; only where it opens the file is it sure to be the article's own title.
_HEADING = re.compile(r"\s*^ {0,3}#[ \t]+(?P<title>[^\r\n]*?)(?:[ \t]+#+)?[ \t]*(?:[\r\n]|\Z)", re.MULTILINE)


def read_markdown(source: Source, columns: Columns) -> Iterator[Document]:
    """As plain text; a heading of the first level that opens the file is the title, and stays in the text too."""
    for document in read_plain(source, columns):
        heading = _HEADING.match(document.text)
        yield replace(document, title=heading["title"]) if heading else document
