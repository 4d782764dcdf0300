"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from attribution.errors import OutputError

_FULL = (errno.ENOSPC, errno.EDQUOT)


def temporary(path: Path) -> Path:
    """Where to write before ``path`` is replaced: beside it, hidden, and never the same in two processes."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a crash leaves the old one or the new one.

    Raises
    ------
    OutputError
        Where it cannot be written.
    """
    part = temporary(path)
    try:
        with open(part, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as problem:
        with suppress(OSError):
            part.unlink()
        raise OutputError(
            f"{path} cannot be written ({problem.strerror}). What is done is kept: {way_out(problem)}."
        ) from None


def way_out(problem: OSError) -> str:
    """What to do where a file cannot be written: what a full disk has taken so far need not be done again."""
    if problem.errno in _FULL:
        return "make room, and start the same command again"
    return "name another folder with -o"
