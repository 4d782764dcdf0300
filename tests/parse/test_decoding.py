"""Faster decoding against Stanza's own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from stanza.models.depparse.model import GraphParser

from attribution.model import Document
from attribution.parse import load_parser
from attribution.parse.decoding import ChosenHeads, _tree
from attribution.parse.stanza_parser import StanzaParser

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def parsers() -> tuple[StanzaParser, StanzaParser]:
    """The parser as it is used, and one that decodes as Stanza does."""
    ours, stock = load_parser(), load_parser()
    assert isinstance(ours, StanzaParser)
    assert isinstance(stock, StanzaParser)
    stock._pipeline.processors["depparse"].trainer.model.__class__ = GraphParser
    return ours, stock


def test_trees_are_those_of_stanza(
    parsers: tuple[StanzaParser, StanzaParser], articles: list[Document]
) -> None:
    ours, stock = parsers
    assert isinstance(ours._pipeline.processors["depparse"].trainer.model, ChosenHeads)
    texts = [article.text for article in articles[:10]]
    assert ours.parse(texts) == stock.parse(texts)


@given(st.integers(2, 9), st.integers(0, 2**32 - 1))
def test_the_best_tree_is_that_of_the_whole_search(size: int, seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(scale=3, size=(size, size)).astype(np.float32)
    np.fill_diagonal(arcs, -np.inf)
    arcs -= np.log(np.exp(arcs).sum(1, keepdims=True))  # as the parser gives them
    assert _tree(arcs) == list(chuliu_edmonds_one_root(arcs))
