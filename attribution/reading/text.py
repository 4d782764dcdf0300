"""Plain text: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attribution.model import Document, Failure
from attribution.reading.columns import Columns
from attribution.reading.dates import date_in_name, date_stated
from attribution.reading.html import articles, is_page
from attribution.reading.source import Source, read_text


def read_plain(source: Source, _columns: Columns) -> Iterator[Document | Failure]:
    """The article that a text file holds; no title, for nothing sure tells it from a first sentence.

    Parameters
    ----------
    source : Source
        A text file in UTF-8, or in an older encoding that is then guessed and told; a web page that was saved under
        a wrong name is read as one.

    Yields
    ------
    Document or Failure
        One, its text as decoded, its date that of a line *Publié le …* or of the file's name; of a page as
        ``read_html`` gives it.

    Raises
    ------
    InputError
        Where the file is empty or no text.
    """
    document = plain(source)
    if is_page(document.text):
        yield from articles(document.text, source)
    else:
        yield document


def plain(source: Source) -> Document:
    """A file whose text is what it holds, whatever that is."""
    text = read_text(source)
    return Document(source.name, text, date=date_stated(text) or date_in_name(Path(source.path).name))
