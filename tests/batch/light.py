"""The command with a parser that needs no model: it knows the examples, and takes a moment for each.

``python -m tests.batch.light run …`` is ``attribution run …``. Worker processes import this file as well.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from attribution import cli, parse
from attribution.batch.shards import Shard, cut
from attribution.batch.work import Done
from attribution.model import Document, Parse
from tests.frozen import examples, frozen

if os.environ.get("LIGHT_BARE"):  # as where no extra is installed
    sys.modules["distributed"] = None  # type: ignore[assignment]  # Python's own sign of an absent module

DELAY = float(os.environ.get("LIGHT_DELAY", "0"))  # seconds a text


class Light:
    """The frozen parses of the examples."""

    name = "light"

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        time.sleep(DELAY * len(texts))
        return [frozen(text) for text in texts]


def load(model: str | Path | None = None, passing_over: object = None) -> Light:
    """In place of ``load_parser``."""
    return Light()


def corpus(size: int) -> list[Document]:
    """Examples as articles, one each, with dates."""
    texts = examples()[:size]
    return [
        Document(f"article-{n:03}", text, date=f"2024-01-{n % 28 + 1:02}") for n, text in enumerate(texts)
    ]


@dataclass(frozen=True)
class DeadlyText:
    """Work over which the process dies whenever one text is in it."""

    text: str

    def __call__(self, shard: Shard) -> Done:
        if any(document.text == self.text for document in shard.documents):
            os._exit(9)
        return Done(shard.name, b"", len(shard.documents), 0, shard.failures)


KILLER = Document("killer", "…")


def with_killer(size: int) -> list[Shard]:
    """A corpus of so many documents; one is the killer: the last of nine, a shard of its own, or the fourth."""
    documents = corpus(size - 1)
    place = 8 if size == 9 else 3
    return list(cut([*documents[:place], KILLER, *documents[place:]]))


def write(documents: Iterable[Document], folder: Path) -> Path:
    """The documents as files, and one among them that cannot be read."""
    folder.mkdir()
    for document in documents:
        (folder / f"{document.date}-{document.id}.txt").write_text(
            document.text, encoding="utf-8", newline=""
        )
    (folder / "2024-01-09-empty.txt").write_text("")
    return folder


if __name__ in ("__main__", "__mp_main__"):
    parse.load_parser = load  # in a worker too, where this file is __mp_main__
if __name__ == "__main__":
    cli.main()
