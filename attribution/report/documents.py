"""The documents of a run beside its tables: what was analysed, letter for letter.

The page needs the texts that the offsets point into, and files may have moved or changed since: so they are kept with
the tables, as JSON Lines that ``read_corpus`` and other programs read as well.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from attribution.errors import InputError, OutputError
from attribution.model import Document
from attribution.report.files import temporary, way_out

DOCUMENTS = "documents.jsonl.gz"
_FIELDS = tuple(field.name for field in fields(Document))


def write_documents(documents: Iterable[Document], directory: str | Path) -> Path:
    """Write the documents into a folder that exists; the file appears whole or not at all.

    Parameters
    ----------
    documents : iterable of Document
        Taken one at a time; the same ones give the same bytes.
    directory : str or path
        The folder of a run.

    Returns
    -------
    path
        ``documents.jsonl.gz`` in it: a JSON object a line, with the fields of a Document that are not empty.

    Raises
    ------
    OutputError
        Where it cannot be written.
    """
    path = Path(directory) / DOCUMENTS
    part = temporary(path)
    try:
        with (
            open(part, "wb") as file,
            gzip.GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=0) as packed,
            io.TextIOWrapper(packed, encoding="ascii", newline="\n") as lines,
        ):
            # ASCII, for a text may hold half a character, which JSON can say and UTF-8 cannot.
            lines.writelines(f"{json.dumps(_filled(document))}\n" for document in documents)
        os.replace(part, path)
    except OSError as problem:
        raise OutputError(f"{path} cannot be written ({problem.strerror}); {way_out(problem)}.") from None
    finally:
        part.unlink(missing_ok=True)
    return path


def read_documents(directory: str | Path) -> Iterator[Document]:
    """The documents that ``write_documents`` wrote, one at a time.

    Parameters
    ----------
    directory : str or path
        The folder of a run.

    Yields
    ------
    Document
        As they were, in their order.

    Raises
    ------
    InputError
        Where the file is missing or is not what was written.
    """
    path = Path(directory) / DOCUMENTS
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                yield _document(line, f"{path}, line {number}")
    except FileNotFoundError:
        raise InputError(
            f"{path} does not exist; name a folder that `attribution run … -o FOLDER` made."
        ) from None
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as problem:
        raise InputError(f"{path} cannot be read ({problem}); run again to write it anew.") from None


def _filled(document: Document) -> dict[str, str]:
    every = ((name, getattr(document, name)) for name in _FIELDS)
    return {name: value for name, value in every if value or name in ("id", "text")}


def _document(line: str, place: str) -> Document:
    try:
        record = json.loads(line)
        if {*record.values()} and not all(isinstance(record.get(name, ""), str) for name in _FIELDS):
            raise ValueError("a field is no text")
        return Document(**{name: record[name] for name in _FIELDS if name in record})
    except (ValueError, TypeError, AttributeError, RecursionError) as problem:
        raise InputError(f"{place} is no document ({problem}); run again to write it anew.") from None
