"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from attribution.errors import OutputError


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
            f"{path} cannot be written ({problem.strerror}). What is done is kept: make room, and start the same "
            "command again."
        ) from None
