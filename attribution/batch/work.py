"""What is done with a shard, wherever that is: documents in, the bytes of a file out."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from attribution.batch.analyser import Analyser
from attribution.batch.rows import to_parquet
from attribution.batch.shards import Shard
from attribution.model import Failure


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a shard: the bytes of its file, what it held in numbers, and which documents failed.

    It is the one thing that comes back from a worker, and whoever sent the shard writes it: workers need no folder in
    common, and a shard that was done twice is still there once.
    """

    shard: str
    data: bytes
    documents: int
    words: int
    failures: tuple[Failure, ...]


Work = Callable[[Shard], Done]


@dataclass(frozen=True)
class Attribute:
    """Analyse the documents of a shard; the file is Parquet, a row a document."""

    analyser: Analyser

    def __call__(self, shard: Shard) -> Done:
        """The shard's claims."""
        with without_collections():
            analysis = self.analyser(shard.documents)
            failures = (*shard.failures, *analysis.failures)
            return done(shard, to_parquet(shard, analysis, self.analyser.credits), failures)


@contextmanager
def without_collections() -> Iterator[None]:
    """Keep Python from looking for cycles: parses are millions of small objects without any.

    Reading kept parses is three times faster so, the rules a fifth.
    """
    usual = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if usual:
            gc.enable()


def done(shard: Shard, data: bytes, failures: tuple[Failure, ...]) -> Done:
    """The report of a shard's work; words are counted at white space."""
    documents = shard.documents
    words = sum(len(document.text.split()) for document in documents)
    return Done(shard.name, data, len(documents), words, failures)
