"""Which files are articles, in a fixed order, and how their documents are called."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

from attribution.errors import InputError


def find_files(paths: Iterable[str | Path], suffixes: Collection[str]) -> list[Path]:
    """The articles among ``paths``: files as they are named, folders with all that lies below.

    Parameters
    ----------
    paths : iterable of str or path
        Files and folders; hidden files and folders below them are passed over.
    suffixes : collection of str
        The endings that can be read, lower case, with their dot.

    Returns
    -------
    list of path
        Sorted, each file once.

    Raises
    ------
    InputError
        Where a path does not exist, cannot be listed, holds no article, or ends like nothing that can be read.
    """
    found: dict[str, Path] = {}
    for path in map(Path, paths):
        for file in _below(path, suffixes):
            found.setdefault(os.path.realpath(file), file)
    if not found:
        raise InputError("No files were given; name files or folders of articles.")
    return sorted(found.values())


def name_files(files: Iterable[Path]) -> list[str]:
    """A name for every file, unique among them: its stem; where two collide, its path, at last with the ending.

    Paths are those below the folder that all files share, so that a corpus keeps its names when it moves.
    """
    files = [file.absolute() for file in files]
    if not files:
        return []
    root = os.path.commonpath([file.parent for file in files])
    paths = [file.relative_to(root) for file in files]
    names = [(_plain(p.stem), _plain(p.with_suffix("").as_posix()), _plain(p.as_posix())) for p in paths]
    length = [0] * len(files)
    while True:
        current = [choice[n] for choice, n in zip(names, length, strict=True)]
        count = Counter(current)
        longer = [min(n + (count[name] > 1), 2) for name, n in zip(current, length, strict=True)]
        if longer == length:
            return current
        length = longer


def _below(path: Path, suffixes: Collection[str]) -> list[Path]:
    endings = " and ".join(sorted(suffixes))
    if os.path.isdir(path):
        files = [
            Path(folder, name)
            for folder, _, names in os.walk(path, onerror=_not_listed)
            for name in names
            if Path(name).suffix.lower() in suffixes and not _hidden(Path(folder, name).relative_to(path))
        ]
        if not files:
            raise InputError(f"The folder {path} holds no articles; {endings} files are read.")
        return files
    if not os.path.exists(path):  # unlike Path.exists, no error for what cannot be a path
        raise InputError(f"{path} does not exist; check the path.")
    if path.suffix.lower() not in suffixes:
        raise InputError(f"{path} is of no kind that can be read; save it as one of {endings}.")
    return [path]


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _not_listed(problem: OSError) -> None:
    raise InputError(
        f"The folder {problem.filename} cannot be read ({problem.strerror}); check its permissions."
    )


def _plain(name: str) -> str:
    """``name`` with what the file system holds but Unicode does not spelled out, so that tables can hold it."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
