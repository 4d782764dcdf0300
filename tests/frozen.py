"""Frozen parses: what the bundled models make of the examples, kept so that rule tests need no model.

``python -m tests.frozen`` parses every example again; do it after the models or the examples have changed.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from pathlib import Path

from attribution.find.constructions import CONSTRUCTIONS
from attribution.lang.lexicon import load_lexicon
from attribution.lang.markup import read_markup
from attribution.model import Parse
from attribution.parse import load_parser
from attribution.parse.conllu import read_conllu, write_conllu

FILE = Path(__file__).parent / "parses" / "examples.conllu"


def frozen(text: str) -> Parse:
    """The frozen parse of an example."""
    block = _blocks().get(text)
    if block is None:
        raise KeyError(f"No frozen parse of {text!r}; run: python -m tests.frozen")
    return read_conllu(block.splitlines(), text)


def examples() -> list[str]:
    """Every example sentence of the constructions and the lexicon, without markup, each once."""
    lexicon = load_lexicon()
    records = chain(
        chain.from_iterable(lexicon.verbs.values()),
        lexicon.nouns.values(),
        lexicon.prepositions,
        lexicon.conditional,
    )
    marked = chain((m for c in CONSTRUCTIONS for m in c.matches), (e for r in records for e in r.examples))
    plain = chain(
        (r for c in CONSTRUCTIONS for r in c.rejects),
        (r for p in (*lexicon.prepositions, *lexicon.conditional) for r in p.rejects),
    )
    return list(dict.fromkeys(chain((read_markup(m).text for m in marked), plain)))


@cache
def _blocks() -> dict[str, str]:
    parts = FILE.read_text(encoding="utf-8").split("# example = ")[1:]
    return {head: body for head, _, body in (part.partition("\n") for part in parts)}


def main() -> None:
    """Parse all examples with the bundled models and write them."""
    texts = examples()
    parses = load_parser().parse(texts)
    FILE.write_text(
        "".join(
            f"# example = {text}\n{write_conllu(parse)}" for text, parse in zip(texts, parses, strict=True)
        ),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
