"""Shards: the pieces in which a corpus is worked through, each known by what is in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import cached_property
from hashlib import blake2b

from attribution.model import Document, Failure

Item = Document | Failure

SHARD_FILE = re.compile(r"\d{7}-[0-9a-f]{16}\.(?:parquet|conllu\.gz)")
"""How the files of finished shards are called."""

_FIRST, _LAST = 8, 256  # documents: small ones at first, so that two workers share thirty articles, too
_GROWTH = 8  # shards of a size, before it doubles
_CHARACTERS = 2_000_000  # of a shard at most: books must not fill the memory that articles leave free


@dataclass(frozen=True)
class Shard:
    """Some documents of a corpus in their order, and what failed to be read among them."""

    number: int
    items: tuple[Item, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """What there is to analyse."""
        return tuple(item for item in self.items if isinstance(item, Document))

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What could not be read."""
        return tuple(item for item in self.items if isinstance(item, Failure))

    @property
    def texts(self) -> tuple[str, ...]:
        """The fingerprints of its texts, whatever else is known of them."""
        return tuple(
            blake2b(document.text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
            for document in self.documents
        )

    @cached_property
    def name(self) -> str:
        """Number and fingerprint: another text, date or order makes another name."""
        digest = blake2b(digest_size=8)
        for item in self.items:
            for part in (type(item).__name__, *astuple(item)):
                digest.update(str(part).encode("utf-8", "surrogatepass") + b"\0")
        return f"{self.number:07}-{digest.hexdigest()}"


def cut(items: Iterable[Item]) -> Iterator[Shard]:
    """Cut a corpus into shards, the same ones whenever it is read the same.

    Parameters
    ----------
    items : iterable of Document or Failure
        A corpus as it is read; no more than a shard of it is held.

    Yields
    ------
    Shard
        8 documents at first, up to 256 later on: a small corpus is shared among workers, a large one makes few files.
    """
    number = characters = 0
    held: list[Item] = []
    for item in items:
        held.append(item)
        characters += len(item.text) if isinstance(item, Document) else 0
        if len(held) >= min(_FIRST << number // _GROWTH, _LAST) or characters >= _CHARACTERS:
            yield Shard(number, tuple(held))
            number, characters, held = number + 1, 0, []
    if held:
        yield Shard(number, tuple(held))
