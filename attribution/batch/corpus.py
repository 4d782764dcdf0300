"""A corpus as a stream: documents and what failed to be read, in the order in which they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from attribution.batch.shards import Item
from attribution.errors import InputError
from attribution.model import Document, Failure
from attribution.reading import read_corpus
from attribution.reading.columns import Columns


def stream(
    paths: Sequence[Path],
    on_notice: Callable[[str], None],
    *,
    columns: Columns | None = None,
    stdin_format: str = "",
) -> Iterator[Item]:
    """Read a corpus item by item; the first document is read at once.

    Parameters
    ----------
    paths : sequence of path
        As for ``read_corpus``.
    on_notice : callable
        Takes sentences for the user.
    columns, stdin_format : optional
        As for ``read_corpus``.

    Returns
    -------
    iterator of Document or Failure
        Failures stand where their document would.

    Raises
    ------
    InputError
        At once, where nothing can be read.
    """
    items = _items(paths, on_notice, columns, stdin_format)
    first: list[Item] = []
    for item in items:
        first.append(item)
        if isinstance(item, Document):
            return chain(first, items)
    raise InputError(
        next((item.message for item in first if isinstance(item, Failure)), "There are no articles.")
    )


def _items(
    paths: Sequence[Path], on_notice: Callable[[str], None], columns: Columns | None, stdin_format: str
) -> Iterator[Item]:
    failures: list[Failure] = []
    documents = read_corpus(
        paths, columns=columns, stdin_format=stdin_format, on_failure=failures.append, on_notice=on_notice
    )
    for document in documents:
        yield from failures
        failures.clear()
        yield document
    yield from failures
