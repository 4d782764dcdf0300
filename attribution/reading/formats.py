"""The one table of formats: endings, reader, and what is read; ``--help`` and the documentation show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from attribution.model import Document, Failure
from attribution.reading.columns import Columns
from attribution.reading.counts import count_lines, count_matches, count_records
from attribution.reading.html import read_html
from attribution.reading.jsonl import read_jsonl
from attribution.reading.markdown import read_markdown
from attribution.reading.parquet import count_rows, read_parquet
from attribution.reading.source import Source
from attribution.reading.table import read_csv
from attribution.reading.tei import read_tei
from attribution.reading.text import read_plain
from attribution.reading.warc import read_warc

Reader = Callable[[Source, Columns], Iterator[Document | Failure]]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its endings, lower case with their dot; its reader; and one line that says what is read.

    ``count`` gives how many articles a file holds, about, where a glance at it tells; None where only reading does. A
    web page counts as one, for exports are few.
    """

    endings: tuple[str, ...]
    read: Reader
    what: str
    count: Callable[[Source], int] | None = lambda source: 1


TABLE: tuple[Format, ...] = (
    Format((".txt",), read_plain, "plain text, an article a file"),
    Format(
        (".md",),
        read_markdown,
        "Markdown, an article a file; front matter or a first heading gives its title",
    ),
    Format(
        (".html", ".htm"), read_html, "a saved web page, or an export of Europresse with all its articles"
    ),
    Format((".jsonl", ".ndjson"), read_jsonl, "JSON Lines, an article a line", count_lines),
    Format((".json",), read_jsonl, "JSON, an article or an array of them", None),
    Format((".csv", ".tsv"), read_csv, "a table with a first row of names, an article a row", count_records),
    Format((".parquet",), read_parquet, "a table, an article a row", count_rows),
    Format((".xml",), read_tei, "TEI, an article a TEI element", count_matches(rb"<(?:\w+:)?TEI[\s>]")),
    Format(
        (".warc",),
        read_warc,
        "a web archive, an article a page",
        count_matches(rb"^content-type: text/html"),
    ),
)

FORMATS: dict[str, Format] = {ending: each for each in TABLE for ending in each.endings}
"""The format of each file ending."""
