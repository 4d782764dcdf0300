"""Folders of gold, read and written: JSON, or brat standoff."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Literal

from attribution.errors import GoldError, OutputError
from attribution.evaluate.gold import GoldDocument
from attribution.evaluate.gold_brat import CONFIGURATION, read_brat, write_brat
from attribution.evaluate.gold_json import read_json, write_json
from attribution.reading.files import name_files


def read_gold(folder: str | Path) -> tuple[GoldDocument, ...]:
    """Read the annotated articles of a folder.

    Parameters
    ----------
    folder : str or path
        Holds, or folders in it hold, one ``.json`` file a document, or brat's ``.ann`` file and the ``.txt`` file that
        it annotates; other files are left alone.

    Returns
    -------
    tuple of GoldDocument
        Sorted by file name. In brat the file's name is the document's id, as in ``read_corpus``.

    Raises
    ------
    GoldError
        Where there is no such folder, no gold in it, or a file that does not say what the format asks for.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise GoldError(f"{folder} is no folder; name one that holds gold annotations, .json or .ann files.")
    annotated = _below(folder, "*.ann")
    read = [(path, read_json(path)) for path in _below(folder, "*.json")]
    read += [
        (path, read_brat(path, name)) for path, name in zip(annotated, name_files(annotated), strict=True)
    ]
    documents: dict[str, GoldDocument] = {}
    for path, document in read:
        if document.id in documents:
            raise GoldError(f"{path} annotates {document.id!r} once more; keep one file a document.")
        documents[document.id] = document
    if not documents:
        raise GoldError(f"{folder} holds no .json and no .ann file; name a folder with gold annotations.")
    return tuple(documents.values())


def _below(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder and those in it, hidden ones left out, as ``read_corpus`` does."""
    files = sorted(folder.rglob(pattern))
    return [f for f in files if not any(part.startswith(".") for part in f.relative_to(folder).parts)]


def write_gold(
    documents: Iterable[GoldDocument], folder: str | Path, to: Literal["json", "brat"] = "json"
) -> list[Path]:
    """Write annotated articles into a new folder; it appears whole or not at all.

    Parameters
    ----------
    documents : iterable of GoldDocument
        What ``read_gold`` or ``draft_gold`` returned.
    folder : str or path
        Made; must not hold anything yet, so that no annotation is written over.
    to : "json" or "brat"
        One ``.json`` file a document, or ``.txt`` and ``.ann`` with the ``annotation.conf`` that brat asks for. brat
        keeps neither title nor date, and no span of its crosses the end of a line: a content of two paragraphs comes
        back in two pieces.

    Returns
    -------
    list of path
        The files, sorted.

    Raises
    ------
    OutputError
        Where the folder holds something, cannot be written, or a document has a name or text that no file can have.
    """
    folder, every = Path(folder).absolute(), list(documents)
    if len({document.id for document in every}) < len(every):
        raise OutputError("Two documents share an id; give each a name of its own.")
    files = _brat_files(every) if to == "brat" else {f"{d.id}.json": write_json(d) for d in every}
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        for name, text in files.items():
            path = part / _safe(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        part.mkdir(parents=True, exist_ok=True)
        if folder.is_dir():
            folder.rmdir()  # fails where something lies in it
        os.replace(part, folder)
    except UnicodeEncodeError:
        raise OutputError(
            "A text holds half a character, which UTF-8 cannot; read it anew from its file."
        ) from None
    except OSError as problem:
        raise OutputError(
            f"Nothing can be written into {folder} ({problem.strerror}); name a folder that does not exist yet."
        ) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return sorted(folder / name for name in files)


def _brat_files(documents: Sequence[GoldDocument]) -> dict[str, str]:
    names = [document.id for document in documents]
    if names != name_files(Path(f"{name}.txt") for name in names):
        raise OutputError(
            "In brat a document is called as its file, and some here could not be told by that; "
            "give each a plain name of its own, or write JSON."
        )
    files = {"annotation.conf": CONFIGURATION}
    for document in documents:
        files |= {f"{document.id}.txt": document.text, f"{document.id}.ann": write_brat(document)}
    return files


def _safe(name: str) -> PurePosixPath:
    """A document's name as a path below the folder, and nowhere else."""
    path = PurePosixPath(name)
    if (
        path.is_absolute()
        or ".." in path.parts
        or "\0" in name
        or path.as_posix() != name
        or path.name[0] == "."
    ):
        raise OutputError(f"No file can be called {name!r}; give the document a plain name.")
    return path
