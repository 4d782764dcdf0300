"""The lexicon's examples fire: every record shows a sentence in which its words make an attribution."""

from __future__ import annotations

from itertools import chain

import pytest

from attribution.find import Context, find
from attribution.lang.lexicon import load_lexicon
from attribution.lang.markup import read_markup
from tests.frozen import frozen

LEXICON = load_lexicon()
RECORDS = [
    *chain.from_iterable(LEXICON.verbs.values()),
    *LEXICON.nouns.values(),
    *LEXICON.prepositions,
    *LEXICON.conditional,
]
EXAMPLES = [(record.lemma, example) for record in RECORDS for example in record.examples]


def _fires(example: str) -> bool:
    marked = read_markup(example)
    found = find(Context(frozen(marked.text), LEXICON))
    return any(piece.overlaps(span) for c in found for piece in c.content for span in marked.spans["content"])


@pytest.mark.parametrize(("lemma", "example"), EXAMPLES, ids=[lemma for lemma, _ in EXAMPLES])
def test_example_fires(lemma: str, example: str) -> None:
    assert _fires(example), f"{lemma}: {example}"
