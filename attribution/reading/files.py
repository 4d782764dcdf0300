"""Which files are articles, in a fixed order, and how their documents are called."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from attribution.errors import InputError
from attribution.reading.notice import Notify
from attribution.reading.source import PACKED, STDIN, endings

_CLOSED = frozenset(
    ".pdf .doc .docx .odt .rtf .epub .xls .xlsx .ods .mht .mhtml .eml .rar .7z .tar .tgz".split()
)

_SIGNED = (
    "csv-metadata.json",
    "manifest.json",
)  # what lies beside tables and shards, and says who wrote them


def find_files(
    paths: Iterable[str | Path], suffixes: Collection[str], notify: Notify = lambda _: None
) -> list[Path]:
    """The articles among ``paths``: files as they are named, folders with all that lies below.

    Parameters
    ----------
    paths : iterable of str or path
        Files, folders, patterns such as ``2023/**/*.html``, and ``-`` for standard input; hidden files and folders
        below them are passed over.
    suffixes : collection of str
        The endings that can be read, lower case, with their dot; those of packed files may follow them.
    notify : callable, optional
        Takes a sentence for each folder in which files that may be articles are passed over, or that is so itself.

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
    for given in paths:
        for path in _named(given):
            for file in _below(path, suffixes, notify):
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
    bare = [_bare(path) for path in paths]
    names = [
        (_plain(b.name), _plain(b.as_posix()), _plain(p.as_posix())) for p, b in zip(paths, bare, strict=True)
    ]
    length = [0] * len(files)
    while True:
        current = [choice[n] for choice, n in zip(names, length, strict=True)]
        count = Counter(current)
        longer = [min(n + (count[name] > 1), 2) for name, n in zip(current, length, strict=True)]
        if longer == length:
            return current
        length = longer


def _named(given: str | Path) -> list[Path]:
    """What a path names: itself, or all that a pattern matches, for not every shell spells it out."""
    if os.path.lexists(given) or not glob.has_magic(str(given)):
        return [Path(given)]
    return [Path(path) for path in glob.glob(str(given), recursive=True)] or [Path(given)]


def _bare(path: Path) -> Path:
    """A path without its endings: ``news.jsonl.gz`` is called ``news``; standard input has a name of its own."""
    if path.name == STDIN.name:
        return path.with_name("stdin")
    return path.with_suffix("").with_suffix("") if all(endings(path)) else path.with_suffix("")


def _readable(path: Path, suffixes: Collection[str]) -> bool:
    suffix, packing = endings(path)
    return suffix in suffixes or packing == ".zip"


def _below(path: Path, suffixes: Collection[str], notify: Notify) -> list[Path]:
    listed = f"{', '.join(suffixes)}, packed or not ({', '.join(PACKED)})"
    if path == STDIN:
        return [path]
    if os.path.isdir(path):
        shown = list(_shown(path, notify))
        files = [file for file in shown if _readable(file, suffixes)]
        if not files:
            raise InputError(f"The folder {path} holds no articles; these are read: {listed}.")
        closed = Counter(file.suffix.lower() for file in shown if file.suffix.lower() in _CLOSED)
        if closed:
            kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(closed.items()))
            notify(
                f"In the folder {path} files are passed over ({kinds}); save them as text to have them read."
            )
        return files
    if not os.path.exists(path):  # unlike Path.exists, no error for what cannot be a path
        raise InputError(f"{path} does not exist; check the path.")
    if not _readable(path, suffixes):
        raise InputError(f"{path} is of no kind that can be read; save it as one of these: {listed}.")
    return [path]


def _shown(path: Path, notify: Notify) -> Iterator[Path]:
    """The files below a folder, but for hidden ones and for folders of our own tables, which hold texts, too."""
    for folder, folders, names in os.walk(path, onerror=_not_listed):
        if folder != str(path) and any(_is_ours(Path(folder, name)) for name in _SIGNED if name in names):
            notify(f"The folder {folder} is passed over, for attribution wrote it; name it to have it read.")
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for link in filter(Path.is_symlink, (Path(folder, name) for name in folders)):
            # Followed, it might lead round in a circle, or to the whole disk.
            notify(f"The folder {link} is a link and is passed over; name it to have it read.")
        yield from (Path(folder, name) for name in names if not name.startswith("."))


def _is_ours(file: Path) -> bool:
    try:
        with open(file, "rb") as stream:
            return b'"attribution' in stream.read(1000)
    except OSError:
        return False


def _not_listed(problem: OSError) -> None:
    raise InputError(
        f"The folder {problem.filename} cannot be read ({problem.strerror}); check its permissions."
    )


def _plain(name: str) -> str:
    """``name`` with what the file system holds but Unicode does not spelled out, so that tables can hold it."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
