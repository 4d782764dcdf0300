"""Every construction's examples fire, and its rejects do not; on frozen parses, so without a model."""

from __future__ import annotations

import pytest

from attribution.find import CONSTRUCTIONS, Construction, Context, find
from attribution.lang.lexicon import load_lexicon
from attribution.lang.markup import read_markup
from attribution.model import Candidate
from tests.frozen import frozen

MATCHES = [(c, example) for c in CONSTRUCTIONS for example in c.matches]
REJECTS = [(c, example) for c in CONSTRUCTIONS for example in c.rejects]


def _found(text: str) -> list[Candidate]:
    return find(Context(frozen(text), load_lexicon()))


@pytest.mark.parametrize(("each", "example"), MATCHES, ids=[f"{c.id}: {e}" for c, e in MATCHES])
def test_matches(each: Construction, example: str) -> None:
    marked = read_markup(example)
    found = [c for c in _found(marked.text) if c.construction == each.id]
    assert len(found) == 1
    assert list(found[0].content) == marked.spans["content"]
    assert found[0].cue == (marked.spans["cue"][0] if marked.spans.get("cue") else None)
    assert found[0].source == (marked.spans["source"][0] if marked.spans.get("source") else None)


@pytest.mark.parametrize(("each", "example"), REJECTS, ids=[f"{c.id}: {e}" for c, e in REJECTS])
def test_rejects(each: Construction, example: str) -> None:
    assert not [c for c in _found(example) if c.construction == each.id]


def test_every_construction_is_described_and_shown() -> None:
    for each in CONSTRUCTIONS:
        assert each.summary, each.id
        assert each.matches, each.id
        assert each.reference, each.id


def test_ids_are_unique() -> None:
    ids = [c.id for c in CONSTRUCTIONS]
    assert len(ids) == len(set(ids))
