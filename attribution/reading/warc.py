"""Web archives: a page that was fetched well is an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attribution.errors import InputError
from attribution.model import Document, Failure
from attribution.reading.columns import Columns
from attribution.reading.decode import decode
from attribution.reading.html import LONGEST_PAGE, page
from attribution.reading.source import Source, named

_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(source: Source, _columns: Columns) -> Iterator[Document | Failure]:
    """The articles of a WARC file (ISO 28500).

    Parameters
    ----------
    source : Source
        WARC 1.0 or 1.1; what is no web page, or was not answered with status 200, is passed over.

    Yields
    ------
    Document or Failure
        As ``page`` gives them; ``id`` and ``url`` are the address that was fetched. A Failure for a page in which no
        article is found.

    Raises
    ------
    InputError
        Where the file is no WARC.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    with source.open() as stream:
        try:
            for record in ArchiveIterator(stream):
                number += 1
                if _is_page(record):
                    yield _article(record, source)
        except ArchiveLoadFailed as problem:
            reason = " ".join(str(problem).split())
            raise InputError(f"{source.path} is no sound WARC file ({reason}).") from None
    if not number:
        raise InputError(f"{source.path} is empty; remove it or put articles into it.")


def _is_page(record: Any) -> bool:
    if record.rec_type == "response" and record.http_headers is not None:
        kind = record.http_headers.get_header("Content-Type") or ""
        return record.http_headers.get_statuscode() == "200" and kind.lower().startswith(_PAGES)
    kind = record.rec_headers.get_header("Content-Type") or ""
    return record.rec_type == "resource" and kind.lower().startswith(_PAGES)


def _article(record: Any, source: Source) -> Document | Failure:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    name = url or f"{source.name}-{record.rec_headers.get_header('WARC-Record-ID')}"
    path = f"{source.path}, {name}"
    try:
        data = record.content_stream().read(LONGEST_PAGE + 1)
        text, _ = decode(data)
        return page(text, named(source, name, path), url)
    except InputError as problem:
        return Failure(name, str(problem) if path in str(problem) else f"{path}: {problem}.")
    except Exception as problem:  # a compression that a server made up is one page's fault
        return Failure(name, f"{path} cannot be read ({type(problem).__name__}: {problem}).")
