"""Where bytes come from: a file, a member of an archive, standard input; unpacked as they are read, within bounds."""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, cast

from attribution.errors import InputError
from attribution.model import Failure
from attribution.reading.columns import KNOWN
from attribution.reading.decode import decode
from attribution.reading.notice import Notify

STDIN = Path("-")
"""The path that names standard input."""

PACKED = (".gz", ".zst", ".zip")
"""The endings of compressed files and archives; the format stands before the first two."""

LONGEST_FILE = 100_000_000
"""Bytes of a file that is read as a whole, unpacked: far more than any page or export of articles has."""

_RATIO = 200  # prose shrinks to a fifth or a tenth; 200 is beyond any text, and deflate can reach 1,000
_FREE = 20_000_000  # bytes that anything may unpack to, for a short file may be one letter many times


@dataclass(frozen=True, slots=True)
class Source:
    """A stream of bytes in one format.

    ``name`` is the id of its document, or what the ids of its records begin with; ``path`` what messages call it;
    ``suffix`` its format's ending. ``open`` gives a stream that is unpacked already; ``notify`` takes one sentence
    for the user.
    """

    name: str
    path: str
    suffix: str
    open: Callable[[], IO[bytes]]
    notify: Notify


def endings(path: str | os.PathLike[str]) -> tuple[str, str]:
    """The ending of a file's format and that of its packing, each empty where it has none: ``(".jsonl", ".gz")``."""
    name = Path(path)
    suffix = name.suffix.lower()
    if suffix == ".zip":
        return "", suffix
    return (name.with_suffix("").suffix.lower(), suffix) if suffix in PACKED else (suffix, "")


def sources_of(
    file: Path, name: str, suffixes: Collection[str], notify: Notify
) -> Iterator[Source | Failure]:
    """What there is to read in one file: the members of an archive, else the file itself.

    Parameters
    ----------
    file : path
        A file, or STDIN.
    name : str
        What its document is to be called.
    suffixes : collection of str
        The endings that can be read; members of an archive with others are passed over.
    notify : callable
        Takes one sentence for the user.

    Yields
    ------
    Source or Failure
        To be read before the next is asked for; a Failure for each member of an archive that cannot be.

    Raises
    ------
    InputError
        Where the file cannot be opened, is none, or holds nothing that could be read.
    """
    suffix, packing = endings(file)
    if file == STDIN:
        stream = cast(io.BufferedReader, sys.stdin.buffer)
        yield Source(name, "standard input", _sniffed(stream.peek()), lambda: stream, notify)
    elif file.exists() and not file.is_file():
        raise InputError(
            f"{file} is a pipe or a device, which may never end; read it from standard input: -."
        )
    elif packing == ".zip":
        yield from _members(file, name, suffixes, notify)
    else:
        yield Source(name, str(file), suffix, lambda: _opened(file, packing), notify)


def _sniffed(start: bytes) -> str:
    """The ending of the format that some bytes begin, plain text where none is sure."""
    start = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, suffix in ((rb"\{|\[\s*\{", ".jsonl"), (b"PAR1", ".parquet"), (b"WARC/", ".warc")):
        if re.match(mark, start):
            return suffix
    if not start.startswith(b"<"):
        return ".csv" if _names_columns(start) else ".txt"
    return ".html" if b"<html" in start.lower() or b"<!doctype html" in start.lower() else ".xml"


def _names_columns(start: bytes) -> bool:
    """Whether the first line is that of a table: several names, of which one is known to be that of the texts."""
    names = re.split(rb'"?[,;|\t]"?', start.splitlines()[0].strip(b'"')) if start else []
    return len(names) > 1 and any(name.strip().lower().decode("latin-1") in KNOWN["text"] for name in names)


def read_bytes(source: Source, limit: int = LONGEST_FILE) -> bytes:
    """All bytes of a source; raises InputError beyond ``limit``."""
    with source.open() as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"{source.path} is longer than {limit // 10**6} MB, no article is; split it.")
    return data


def read_text(source: Source) -> str:
    """All of a source as text, its line ends untouched; an older encoding is told to ``notify``."""
    text, guessed = decode(read_bytes(source))
    if not text.strip():
        raise InputError(f"{source.path} is empty; remove it or put an article into it.")
    if guessed:
        source.notify(
            f"{source.path} is not UTF-8; read as {guessed}. Save it as UTF-8 if its accents look wrong."
        )
    return text


def _opened(file: Path, packing: str) -> IO[bytes]:
    if not packing:
        return open(file, "rb")
    budget = _Budget(str(file), file.stat().st_size)
    if packing == ".gz":
        return _bounded(cast(IO[bytes], gzip.open(file)), budget)
    import pyarrow as pa

    return _bounded(cast(IO[bytes], pa.CompressedInputStream(str(file), "zstd")), budget)


def _members(file: Path, name: str, suffixes: Collection[str], notify: Notify) -> Iterator[Source | Failure]:
    budget = _Budget(str(file), file.stat().st_size)
    with _archive(file) as archive:
        shown = [member for member in archive.infolist() if not _hidden(member)]
        for member in sorted(shown, key=lambda member: member.filename):
            suffix, packing = endings(member.filename)
            called, path = f"{name}/{_stem(member.filename)}", f"{file}/{member.filename}"
            if packing:
                yield Failure(called, f"{path} is packed twice; unpack {file} and read what it holds.")
            elif member.flag_bits & 1:
                yield Failure(called, f"{path} is encrypted; unpack it with its password and read that.")
            elif suffix in suffixes:

                def opened(member: zipfile.ZipInfo = member) -> IO[bytes]:
                    return _bounded(archive.open(member), budget)

                yield Source(called, path, suffix, opened, notify)
    if not any(endings(member.filename)[0] in suffixes or endings(member.filename)[1] for member in shown):
        raise InputError(f"The archive {file} holds no articles.")


@contextmanager
def _archive(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except zipfile.BadZipFile as problem:
        raise InputError(f"{file} is no sound zip archive ({problem}); pack it again.") from None
    with archive:
        yield archive


def _hidden(member: zipfile.ZipInfo) -> bool:
    parts = Path(member.filename).parts
    return member.is_dir() or any(part.startswith((".", "__MACOSX")) for part in parts)


def _stem(name: str) -> str:
    return Path(name).with_suffix("").as_posix().encode("utf-8", "backslashreplace").decode()


@dataclass(slots=True)
class _Budget:
    """How much a packed file may still unpack to before it must be taken for a bomb."""

    path: str
    size: int
    spent: int = 0

    def spend(self, number: int) -> None:
        self.spent += number
        if self.spent > max(_FREE, _RATIO * self.size):
            raise InputError(
                f"{self.path} unpacks to more than {_RATIO} times its size, as only files made to fill a disk do; "
                "unpack it yourself if you trust it."
            )


class _Unpacked(io.RawIOBase):
    """A stream of what was packed, counted as it comes."""

    def __init__(self, stream: IO[bytes], budget: _Budget) -> None:
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # the stubs know no plain memoryview
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._budget.spend(len(data))
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _bounded(stream: IO[bytes], budget: _Budget) -> IO[bytes]:
    return io.BufferedReader(_Unpacked(stream, budget), 1 << 16)


def named(source: Source, name: str, path: str) -> Source:
    """``source`` under another name: a record of it that is read like a file of its own."""
    return replace(source, name=name, path=path)
