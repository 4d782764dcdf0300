"""The networks by themselves against Stanza's pipeline, on the bundled models."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from stanza.models.tokenization.utils import MASK_RE

from attribution.model import Document, Parse, Word
from attribution.parse import BUNDLED, Parser, load_parser
from attribution.parse.networks.packing import Packing, batches
from attribution.parse.networks.pipeline import Networks
from attribution.parse.networks.tokenizer import addresses
from attribution.parse.networks.trees import best_tree
from attribution.parse.stanza_engine import StanzaEngine, from_files
from attribution.parse.text_parser import TextParser

pytestmark = pytest.mark.slow

LONG = "Le maire, qui était arrivé tôt, a dit aux élus du canton qu’il partirait bientôt"
ODD = {
    "a long paragraph in windows": f"{LONG}. " * 14,
    "several long ones, without an end": "\n\n".join([f"{LONG}, " * 16, f"{LONG} " * 30, "Fin."]),
    "spaces": "Un  mot.   Deux\xa0\xa0mots , a\u2009dit\u202fl’élu  .",
    "an address": "Écrivez à a.durand@exemple.org ou voyez www.exemple.com/a,b?c=1 . Merci.",
    "no word": "x" * 320 + " a parlé.",
    "contractions": "DU pain, Des élus, AU Mans, auxdits et desquelles.",
    "unknown letters": "Ŧħåłŋ a rencontré 😀 et Владимира, dit Ğęŏŗ.",
    "marks": "Quoi ?!?! Non !!! Si ?? … « ? »",
    "one word": "Non",
    "nothing to read": "\u200b \ufeff\n\n\x85 \x97",
    "a telephone": "Appelez le 01 02 03 04 05, dit-elle ; a-t-on compris ?",
}


@pytest.fixture(scope="module")
def stock() -> TextParser:
    """Stanza with all its machinery, on the same models."""
    return TextParser(from_files(BUNDLED), "stock")


def test_the_bundled_models_run_without_stanza(parser: Parser) -> None:
    assert isinstance(parser, TextParser)
    assert isinstance(parser.engine, Networks)
    code = (
        "import sys; from attribution.parse import load_parser\n"
        "load_parser().parse(['« Oui », dit Xavière à a@exemple.org (https://exemple.com/a).'])\n"
        "print('stanza' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def words(parses: list[Parse]) -> list[Word]:
    return [word for parse in parses for sentence in parse.sentences for word in sentence.words]


def test_words_are_those_of_stanza_and_so_are_nearly_all_tags_and_trees(
    parser: Parser, stock: TextParser, articles: list[Document]
) -> None:
    texts = [article.text for article in articles[:20]]
    pairs = list(zip(words(parser.parse(texts)), words(stock.parse(texts)), strict=True))
    assert len(pairs) > 3_000
    assert all((ours.span, ours.form) == (theirs.span, theirs.form) for ours, theirs in pairs)
    for wrong, share in {  # whole numbers are not the fractions that were trained
        "upos": 0.0005,
        "feats": 0.002,
        "lemma": 0.0005,
        "head": 0.003,
        "deprel": 0.003,
    }.items():
        assert sum(getattr(ours, wrong) != getattr(theirs, wrong) for ours, theirs in pairs) <= share * len(
            pairs
        )


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts_are_cut_into_words_as_by_stanza(parser: Parser, stock: TextParser, text: str) -> None:
    assert [(word.span, word.form) for word in words(parser.parse([text]))] == [
        (word.span, word.form) for word in words(stock.parse([text]))
    ]


@given(
    st.lists(
        st.sampled_from([*"@..-/_!'(), éA9", "http://", "https://", "www.", "co", "org", "exemple"]),
        max_size=16,
    )
)
def test_addresses_are_those_of_stanza(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert [found.span() for found in addresses(text)] == [found.span() for found in MASK_RE.finditer(text)]


def test_models_of_another_kind_are_left_to_stanza(tmp_path: Path) -> None:
    for file in BUNDLED.glob("*.*"):
        shutil.copy(file, tmp_path)
    model = torch.load(tmp_path / "depparse.pt", weights_only=True)
    model["config"]["resolve_head_constraints"] = True
    torch.save(model, tmp_path / "depparse.pt")
    parser = load_parser(tmp_path)
    assert isinstance(parser, TextParser)
    assert isinstance(parser.engine, StanzaEngine)
    assert [word.upos for word in parser.parse(["Elle parle."])[0].sentences[0].words] == [
        "PRON",
        "VERB",
        "PUNCT",
    ]


@given(st.integers(2, 12), st.integers(0, 2**32 - 1))
def test_the_best_tree_is_that_of_stanza(size: int, seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(scale=3, size=(size, size)).astype(np.float32)
    np.fill_diagonal(arcs, -np.inf)
    arcs -= np.log(np.exp(arcs).sum(1, keepdims=True))
    best = [0, *arcs[1:].argmax(1).tolist()]
    assert best_tree(best, arcs) == list(chuliu_edmonds_one_root(arcs))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.integers(1, 20))
def test_packed_items_come_back_in_their_order(lengths: list[int], most: int) -> None:
    lengths = sorted(lengths, reverse=True)
    items = torch.arange(sum(lengths))
    seen = []
    for batch in batches(lengths, most):
        packing: Packing = batch.packing
        mine = items[batch.items]
        seen += packing.unpacked(mine[packing.ahead]).tolist()
        assert len(mine) <= most or batch.sequences.stop - batch.sequences.start == 1
        assert torch.equal(packing.back[packing.turned], packing.ahead)
    assert seen == items.tolist()
