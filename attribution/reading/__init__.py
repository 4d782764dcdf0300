"""Files to documents: one small file a format, and one table of which ending is which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from attribution.errors import InputError
from attribution.model import Document, Failure
from attribution.reading.files import find_files, name_files
from attribution.reading.markdown import read_markdown
from attribution.reading.notice import Notify, ReadingWarning, warn
from attribution.reading.text import read_text

__all__ = ["FORMATS", "ReadingWarning", "count_files", "read_corpus"]

Reader = Callable[[Path, str, Notify], Iterator[Document]]

FORMATS: dict[str, Reader] = {".txt": read_text, ".md": read_markdown}
"""The reader of each file ending."""


def read_corpus(
    paths: str | Path | Iterable[str | Path],
    *,
    on_failure: Callable[[Failure], None] | None = None,
    on_notice: Notify | None = None,
) -> Iterator[Document]:
    """Read articles from files and folders, one at a time.

    Parameters
    ----------
    paths : str, path, or several of them
        Text (``.txt``) and Markdown (``.md``) files, or folders that hold them at any depth.
    on_failure : callable, optional
        Takes the Failure of each file that cannot be read; the others are read all the same. By default it
        becomes a warning.
    on_notice : callable, optional
        Takes a sentence for each file whose encoding had to be guessed. By default it becomes a warning.

    Returns
    -------
    iterator of Document
        Sorted by path. ``text`` is the file's, exactly as decoded; ``id`` the file's name without its ending (with
        folders where two would be the same); ``title`` empty but for Markdown files that open with a heading;
        ``date`` empty but where the file's name holds one.

    Raises
    ------
    InputError
        At once, where a path does not exist, is of no kind that can be read, or is a folder without articles.
    """
    files = find_files(_listed(paths), FORMATS)
    return _read(files, on_failure or (lambda failure: warn(failure.message)), on_notice or warn)


def count_files(paths: str | Path | Iterable[str | Path]) -> int:
    """How many files ``read_corpus`` would read; raises as it does."""
    return len(find_files(_listed(paths), FORMATS))


def _listed(paths: str | Path | Iterable[str | Path]) -> list[str | Path]:
    return [paths] if isinstance(paths, str | Path) else list(paths)


def _read(files: list[Path], on_failure: Callable[[Failure], None], on_notice: Notify) -> Iterator[Document]:
    for file, name in zip(files, name_files(files), strict=True):
        try:
            yield from FORMATS[file.suffix.lower()](file, name, on_notice)
        except InputError as problem:
            on_failure(Failure(name, str(problem)))
