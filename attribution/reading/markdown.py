"""Markdown: plain text whose first heading is the title, and above which lines may say what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from attribution.model import Document
from attribution.reading.columns import Columns, document_of, match
from attribution.reading.source import Source
from attribution.reading.text import plain

# CommonMark 0.31, section 4.2; only where it opens the file is it sure to be the article's own title.
_HEADING = re.compile(r"\s*^ {0,3}#[ \t]+(?P<title>[^\r\n]*?)(?:[ \t]+#+)?[ \t]*(?:[\r\n]|\Z)", re.MULTILINE)
# Front matter of Jekyll, Hugo, Obsidian, Pandoc: YAML or TOML, of which the lines with a key and a value are read.
_FRONT = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\r?\n"
    r"(?P<lines>(?:(?:\w[\w-]*[ \t]*[:=].*|[ \t#\[\]-].*)?\r?\n)+?)(?P=fence)[ \t]*\r?\n\s*(?=\S)"
)
_LINE = re.compile(r"^(?P<key>[\w-]+)[ \t]*[:=][ \t]*(?P<value>.+)", re.MULTILINE)


def read_markdown(source: Source, columns: Columns) -> Iterator[Document]:
    """As plain text; a heading of the first level that opens the text is its title, and stays in it too.

    Front matter is no part of the text; its keys are known by their names, as columns of a table are.
    """
    document = plain(source)
    if front := _FRONT.match(document.text):
        document = _described(document, front, columns)
    heading = _HEADING.match(document.text)
    yield replace(document, title=document.title or (heading["title"] if heading else ""))


def _described(document: Document, front: re.Match[str], columns: Columns) -> Document:
    record: dict[str, object] = {
        line["key"]: line["value"].strip().strip("\"'[]") for line in _LINE.finditer(front["lines"])
    }
    named = {field: column for field, column in columns.items() if field != "text"}
    known = record | {"text": ""}
    found = {**match(known, {}, document.id), **match(known, named, document.id, ())}
    fields = {field: column for field, column in found.items() if field != "id"} | {"text": "text"}
    said = document_of(record | {"text": document.text[front.end() :]}, fields, document.id)
    return replace(said, date=said.date or document.date)
