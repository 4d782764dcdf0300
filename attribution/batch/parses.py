"""Parses made once and kept: CoNLL-U with offsets, a compressed file a shard, found again by a hash of the text."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from attribution.analyse import parsed
from attribution.batch.analyser import loaded
from attribution.batch.manifest import read_manifest
from attribution.batch.shards import Shard
from attribution.batch.work import Done, done
from attribution.errors import InputError
from attribution.model import Failure, Parse
from attribution.parse import Parser
from attribution.parse.conllu import read_conllu, write_conllu

ENDING = ".conllu.gz"
_INDEX = "# texts = "  # the first line of a file: the hashes of the texts whose parses it holds
_DOCUMENT = "# newdoc id = "


@dataclass(frozen=True)
class ParseShard:
    """Parse the documents of a shard; the file is CoNLL-U, one ``newdoc`` a text."""

    load: Callable[[], Parser]

    def __call__(self, shard: Shard) -> Done:
        """The shard's parses."""
        failures = list(shard.failures)
        blocks: dict[str, str] = {}
        for document, parse in parsed(loaded(self.load), shard.documents):
            if isinstance(parse, Parse):
                key = hash_of(parse.text)
                blocks[key] = f"{_DOCUMENT}{key}\n{write_conllu(parse)}"
            else:
                failures.append(Failure(document.id, str(parse)))
        text = "".join([f"{_INDEX}{' '.join(blocks)}\n", *blocks.values()])
        return done(shard, gzip.compress(text.encode("utf-8", "surrogatepass"), mtime=0), tuple(failures))


class KeptParses:
    """A parser that parses nothing: it knows the texts that were parsed before."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self._folder = folder
        self._files = {key: file for file in sorted(folder.glob(f"*{ENDING}")) for key in _keys(file)}

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """The parses of texts, as they were written.

        Raises
        ------
        InputError
            Where a text was never parsed, or its file is damaged.
        """
        return [self._parse(text) for text in texts]

    def _parse(self, text: str) -> Parse:
        key = hash_of(text)
        if key not in self._files:
            raise InputError(
                f"{self._folder} holds no parse of it; run attribution parse on the same files first."
            )
        file = self._files[key]
        with _whole(file):
            return read_conllu(_blocks(file)[key].split("\n"), text)


@dataclass(frozen=True, slots=True)
class Parses:
    """Loads the parses of a folder, as ``Models`` loads a parser."""

    folder: Path

    def __call__(self) -> KeptParses:
        """The parses, behind the door that every parser stands behind."""
        return KeptParses(self.folder, parses_id(self.folder))


def parses_id(folder: Path) -> str:
    """The models that made the parses of a folder.

    Raises
    ------
    InputError
        Where it holds no parses.
    """
    made = read_manifest(folder)
    if made is None or "model" not in made:
        raise InputError(f"{folder} holds no parses; make them with: attribution parse FILES -o {folder}")
    return made["model"]


def hash_of(text: str) -> str:
    """By what a text's parse is found."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _keys(file: Path) -> list[str]:
    with _whole(file), gzip.open(file, "rt", encoding="utf-8") as lines:
        line = lines.readline()
        if not line.startswith(_INDEX):
            raise ValueError("its first line does not name its texts")
        return line.removeprefix(_INDEX).split()


@contextmanager
def _whole(file: Path) -> Iterator[None]:
    """Tell a file that cannot be read as it was written."""
    try:
        yield
    except (OSError, EOFError, ValueError, zlib.error) as problem:
        raise InputError(
            f"{file} is damaged ({problem}); remove it, and run attribution parse on the same files again."
        ) from None


@lru_cache(maxsize=1)
def _blocks(file: Path) -> dict[str, str]:
    """The parses of one file by key; the next document is most often in the same."""
    with _whole(file):
        text = gzip.decompress(file.read_bytes()).decode("utf-8", "surrogatepass")
    _, *parts = text.split(f"\n{_DOCUMENT}")
    return {key: block for key, _, block in (part.partition("\n") for part in parts)}
