"""The rows of ``cases.toml``: texts over frozen parses, and what is found in each.

``python -m tests.find.cases`` parses every text again; do it after the models or the rows have changed.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from attribution.model import Candidate, Parse
from attribution.parse import load_parser
from attribution.parse.conllu import read_conllu, write_conllu

ROWS = Path(__file__).parent / "cases.toml"
FILE = Path(__file__).parents[1] / "parses" / "find.conllu"
_HEADER = "# text = "


@dataclass(frozen=True)
class Case:
    """A text and what is found in it, in text order: ``construction · cue · source · content``.

    ``via`` are the phrases of each that may name a relay and ``stance`` is how each is said, where the row gives them.
    """

    text: str
    finds: tuple[str, ...]
    via: tuple[str, ...]
    stance: tuple[str, ...]


def cases() -> list[Case]:
    """All rows, in the order of the file."""
    rows = tomllib.loads(ROWS.read_text(encoding="utf-8"))["case"]
    return [
        Case(row["text"], tuple(row["finds"]), tuple(row.get("via", ())), tuple(row.get("stance", ())))
        for row in rows
    ]


def shown(candidate: Candidate, text: str) -> str:
    """A candidate as the rows write it; pieces of a content are joined by an ellipsis."""
    source = candidate.source.of(text) if candidate.source else ""
    cue = candidate.cue.of(text) if candidate.cue else ""
    content = " … ".join(piece.of(text) for piece in candidate.content)
    return " · ".join((candidate.construction, cue, source, content))


def frozen(text: str) -> Parse:
    """The frozen parse of a row."""
    block = _blocks().get(_line(text))
    if block is None:
        raise KeyError(f"No frozen parse of {text!r}; run: python -m tests.find.cases")
    return read_conllu(block.splitlines(), text)


def _line(text: str) -> str:
    return text.replace("\n", " ¶ ")


@cache
def _blocks() -> dict[str, str]:
    parts = FILE.read_text(encoding="utf-8").split(_HEADER)[1:]
    return {head: body for head, _, body in (part.partition("\n") for part in parts)}


def main() -> None:
    """Parse all rows with the bundled models and write them."""
    texts = [case.text for case in cases()]
    parses = load_parser().parse(texts)
    blocks = [f"{_HEADER}{_line(t)}\n{write_conllu(p)}" for t, p in zip(texts, parses, strict=True)]
    FILE.write_text("".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
