"""Plain text: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attribution.model import Document
from attribution.reading.columns import Columns
from attribution.reading.dates import date_in_name
from attribution.reading.source import Source, read_text


def read_plain(source: Source, _columns: Columns) -> Iterator[Document]:
    """The article that a text file holds; no title, for nothing sure tells it from a first sentence.

    Parameters
    ----------
    source : Source
        A text file in UTF-8, or in an older encoding that is then guessed and told.

    Yields
    ------
    Document
        One, its text as decoded, its date that of the file's name where that has one.

    Raises
    ------
    InputError
        Where the file is empty or no text.
    """
    yield Document(id=source.name, text=read_text(source), date=date_in_name(Path(source.path).name))
