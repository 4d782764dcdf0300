"""How well articles are told from their pages: ``python -m tests.extraction FOLDER``.

FOLDER holds web pages and a ``gold.json`` that gives, by address, the ``file`` of a page with strings that must
(``with``) and must not (``without``, ``comments``) be in its article, as the evaluation of trafilatura does.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from attribution.model import Document, Span
from attribution.page.furniture import furniture, in_furniture
from attribution.reading import read_corpus


class Wrong(NamedTuple):
    """A string of the gold that came out wrong."""

    file: str
    text: str
    wanted: bool


def kept(document: Document, text: str) -> bool:
    """Whether a string stands in an article, outside its furniture."""
    aside = furniture(document.text)
    start = document.text.find(text)
    while start >= 0:
        if not in_furniture(Span(start, start + len(text)), aside):
            return True
        start = document.text.find(text, start + 1)
    return False


def wrongs(folder: Path, pages: dict[str, dict[str, object]]) -> Iterator[tuple[bool, Wrong]]:
    """Every string of the gold, and whether it is where it should be."""
    for page in pages.values():
        name = str(page["file"])
        documents = list(read_corpus(folder / name))
        for kind, wanted in (("with", True), ("without", False), ("comments", False)):
            strings = page.get(kind, [])
            assert isinstance(strings, list)
            for text in strings:
                found = any(kept(document, text) for document in documents)
                yield found == wanted, Wrong(name, text, wanted)


def main(folder: Path) -> None:
    warnings.simplefilter("ignore")
    pages = json.loads((folder / "gold.json").read_text("utf-8"))
    every = list(wrongs(folder, pages))
    for right, (file, text, wanted) in every:
        if not right:
            print(f"{'lost' if wanted else 'kept'}  {file}  {text!r}")
    for wanted, what in ((True, "must be kept"), (False, "must be left out")):
        rights = [right for right, wrong in every if wrong.wanted == wanted]
        print(f"{what}: {sum(rights)} of {len(rights)} ({sum(rights) / max(1, len(rights)):.1%})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
