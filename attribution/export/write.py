"""Files made one after the other, and put in place together."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from attribution.errors import OutputError
from attribution.report.files import way_out

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 120  # file systems take 255 bytes, and an accent may be two


def write_files(files: Iterable[tuple[str, bytes]], directory: Path) -> list[Path]:
    """Write files into a folder, made where it is missing; all are whole before the first appears.

    Parameters
    ----------
    files : iterable of (str, bytes)
        Names, with ``/`` where they lie in folders of their own, and what the files hold.
    directory : path
        Where they go.

    Returns
    -------
    list of path
        The files, in their order.

    Raises
    ------
    OutputError
        Where a file cannot be written.
    """
    part = directory / f".export.{os.getpid()}.part"
    new = not directory.exists()
    names: list[str] = []
    try:
        part.mkdir(parents=True)
        for name, content in files:
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            (part / name).write_bytes(content)
            names.append(name)
        for name in names:
            (directory / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(part / name, directory / name)
    except OSError as problem:
        raise OutputError(
            f"Nothing can be written into {directory} ({problem.strerror}); {way_out(problem)}."
        ) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
        if new:
            with suppress(OSError):  # it holds the files, unless something went wrong
                directory.rmdir()
    return [directory / name for name in names]


def file_names(ids: Iterable[str]) -> dict[str, str]:
    """A name for the file of each document: its id with what file systems stumble over as ``_``, numbered where equal.

    Ids may be addresses or hold ``..``; no file must land outside its folder for that.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for each in ids:
        plain = _UNSAFE.sub("_", each).strip("._")[:_LONGEST] or "document"
        name, number = plain, 1
        while name.lower() in taken:  # some file systems take A and a for the same
            number += 1
            name = f"{plain}-{number}"
        taken.add(name.lower())
        names[each] = name
    return names
