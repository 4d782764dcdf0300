"""Lines of a long file, decoded one by one, so that a bad one costs no other."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from io import BufferedReader
from typing import IO, cast

from attribution.errors import InputError
from attribution.reading.decode import called, guess
from attribution.reading.source import Source

LONGEST_LINE = 100_000_000
"""Bytes of a line; a longer one is passed over."""

_ENOUGH = 10_000  # bytes from which their encoding can be told; a line of *FRANÇOIS* alone may be *FRAN«OIS* in another

_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read_lines(source: Source) -> Iterator[str | InputError]:
    """The lines of a source with their ends, in order.

    Parameters
    ----------
    source : Source
        In UTF-8, with or without a byte order mark, or in UTF-16 with one; lines in an older encoding, which all of
        them together show, are read in that, which is told once.

    Yields
    ------
    str or InputError
        A line, or why it cannot be read, so that lines can be counted.
    """
    with source.open() as stream:
        first = stream.readline(LONGEST_LINE)
        for mark, encoding in _WIDE:
            if first.startswith(mark):
                yield from _wide(source, first + stream.read(LONGEST_LINE + 1), encoding)
                return
        yield from _decoded(source, stream, first.removeprefix(codecs.BOM_UTF8))


def _wide(source: Source, data: bytes, encoding: str) -> Iterator[str]:
    if len(data) > LONGEST_LINE:
        raise InputError(
            f"{source.path} is in UTF-16 and longer than {LONGEST_LINE // 10**6} MB; save it as UTF-8."
        )
    yield from io.StringIO(data.decode(encoding, "replace")[1:], newline="")


def _decoded(source: Source, stream: IO[bytes], line: bytes) -> Iterator[str | InputError]:
    encoding, known = "", b""
    while line:
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_LINE)
            yield InputError(f"it is longer than {LONGEST_LINE // 10**6} MB")
        elif _is_utf8(line):
            yield line.decode("utf-8")
        else:
            if len(known) < _ENOUGH:
                known += line + b"".join(_foreign(cast(BufferedReader, stream).peek()))
                told, encoding = bool(encoding), guess(known)
                if not told:
                    source.notify(f"{source.path} is not UTF-8; lines of it are read as {called(encoding)}.")
            yield line.decode(encoding, "replace")
        line = stream.readline(LONGEST_LINE)


def _foreign(ahead: bytes) -> Iterator[bytes]:
    """The whole lines in some bytes that are not UTF-8."""
    return (line for line in ahead.splitlines(keepends=True) if line.endswith(b"\n") and not _is_utf8(line))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
