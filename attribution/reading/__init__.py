"""Files to documents: one small file a format, and one table of which ending is which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.errors import InputError
from attribution.model import Document, Failure
from attribution.reading.columns import Columns, check_columns
from attribution.reading.files import find_files, name_files
from attribution.reading.formats import FORMATS
from attribution.reading.frame import is_frame, read_frame
from attribution.reading.notice import Notify, ReadingWarning, warn
from attribution.reading.sound import LONGEST_TEXT, sound
from attribution.reading.source import STDIN, Source, sources_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FORMATS", "LONGEST_TEXT", "ReadingWarning", "count_documents", "is_frame", "read_corpus"]

Paths = str | Path | Iterable[str | Path]


def read_corpus(
    given: Paths | pd.DataFrame,
    *,
    columns: Columns | None = None,
    stdin_format: str = "",
    on_failure: Callable[[Failure], None] | None = None,
    on_notice: Notify | None = None,
) -> Iterator[Document]:
    """Read articles, one at a time.

    Parameters
    ----------
    given : str, path, several of them, or DataFrame
        Files of any format in ``FORMATS``, alone or packed (``.gz``, ``.zst``, ``.zip``); folders that hold them at any
        depth; patterns (``2023/*.html``); ``-`` for standard input. Or a DataFrame, a row an article.
    columns : mapping of str to str, optional
        Which column of a table, or key of a JSON record, holds the ``text``, ``id``, ``date``, ``outlet``, ``title``,
        ``author`` or ``url``, where its name does not tell: ``{"text": "body", "date": "published"}``.
    stdin_format : str, optional
        The ending of the format (``".csv"``) of standard input, where its first bytes do not tell.
    on_failure : callable, optional
        Takes the Failure of each file or record that cannot be read; the others are read all the same. By default it
        becomes a warning.
    on_notice : callable, optional
        Takes a sentence for each file whose encoding had to be guessed, and for each folder in which files that may be
        articles are passed over (``.pdf``, ``.docx``). By default it becomes a warning.

    Returns
    -------
    iterator of Document
        Sorted by path, then as they stand in their file. ``text`` is what the file, cell or element holds, exactly as
        decoded; only halves of characters, which no UTF-8 can hold, are replaced one by one. ``id`` is unique: that of
        the record, else the file's name without its ending (with folders where two would be the same), with the
        record's number where there are several; a second with the same id gets ``-2`` behind it. The other fields are
        empty where the format or the file does not say; a file's name may give the ``date``.

    Raises
    ------
    InputError
        At once, where a path does not exist, is of no kind that can be read, or is a folder without articles; where a
        DataFrame has no column of texts.
    """
    wanted = check_columns(columns or {})
    if stdin_format and stdin_format not in FORMATS:
        raise InputError(f"There is no format {stdin_format!r}; {', '.join(FORMATS)} can be read.")
    if is_frame(given):
        found = read_frame(given, wanted)
    else:
        notify = on_notice or warn
        found = _read(find_files(_listed(given), FORMATS, notify), wanted, stdin_format, notify)
    return sound(found, on_failure or (lambda failure: warn(failure.message)))


def count_documents(paths: Paths) -> int | None:
    """How many documents ``read_corpus`` would give, about; None where only reading can tell. Raises as it does."""
    total = 0
    for file in find_files(_listed(paths), FORMATS):
        if file == STDIN:
            return None
        with suppress(Exception):  # reading tells what is wrong with it
            for source in sources_of(file, "", FORMATS, lambda notice: None):
                if isinstance(source, Source):
                    count = FORMATS[source.suffix].count
                    if count is None:
                        return None
                    total += count(source)
    return total


def _listed(paths: Paths) -> list[str | Path]:
    return [paths] if isinstance(paths, str | Path) else list(paths)


def _read(
    files: list[Path], columns: Columns, stdin_format: str, notify: Notify
) -> Iterator[Document | Failure]:
    for file, name in zip(files, name_files(files), strict=True):
        try:
            for source in sources_of(file, name, FORMATS, notify):
                if isinstance(source, Failure):
                    yield source
                else:
                    given = stdin_format if file == STDIN else ""
                    yield from _articles(replace(source, suffix=given or source.suffix), columns)
        except Exception as problem:  # whoever made an archive: what it raises belongs to one file
            yield Failure(name, _sentence(str(file), problem))


def _articles(source: Source, columns: Columns) -> Iterator[Document | Failure]:
    try:
        yield from FORMATS[source.suffix].read(source, columns)
    except Exception as problem:  # whoever wrote a format's library: what it raises belongs to one file
        yield Failure(source.name, _sentence(source.path, problem))


def _sentence(path: str, problem: Exception) -> str:
    if isinstance(problem, InputError):
        reason = str(problem).removesuffix(".")
        return f"{reason}." if path in reason else f"{path} cannot be read: {reason}."
    if isinstance(problem, OSError) and problem.strerror:
        return f"{path} cannot be read ({problem.strerror}); check that it is there, and its permissions."
    reason = " ".join(f"{type(problem).__name__}: {problem}".split())
    return f"{path} cannot be read to its end ({reason}); check that it is whole, or save it anew."
