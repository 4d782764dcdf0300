"""The fast losses are Stanza's losses."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from tests.training.trees import base
from training.treebank import Sentence, to_conllu, usual

pytestmark = pytest.mark.slow


def still(model: Any) -> None:
    """Take all chance out of a model, and zeros out of its weights."""
    import torch

    torch.manual_seed(1)
    with torch.no_grad():
        for weight in model.parameters():
            weight.add_(torch.randn(weight.shape) * 0.05)
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
        if hasattr(module, "dropprob"):
            module.dropprob = 0.0
        if isinstance(getattr(module, "dropout", None), float):
            module.dropout = 0.0
    model.train()


def sentences() -> list[Sentence]:
    from training.compose import compose

    made = compose(base(), usual(base()), 60, 4, held_out=False)
    size = len(made[0].words)
    return [one for one in made if len(one.words) == size]


def pretrain(folder: Path) -> Any:
    import torch
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab

    words = ["il", "pont", "ville"]
    found = Pretrain(str(folder / "vectors.pt"))
    found._vocab = PretrainedWordVocab(words, lang="fr", lower=True)
    found._emb = torch.randn(len(words) + 4, 8)
    return found


def test_parser_loss(tmp_path: Path) -> None:
    from stanza.models.depparse.data import DataLoader
    from stanza.models.depparse.trainer import unpack_batch
    from stanza.utils.conll import CoNLL

    from training import encode, fast, train

    vectors, trees = pretrain(tmp_path), sentences()
    task = train.make_task("depparse", trees, vectors)
    model = task.trainer.model
    still(model)
    document = CoNLL.conll2doc(input_str="".join(map(to_conllu, trees)))
    options = (100_000, task.trainer.args, vectors)
    batch = next(
        iter(DataLoader(document, *options, vocab=task.trainer.vocab, evaluation=True, sort_during_eval=True))
    )
    inputs, _, order, lengths, word_lengths, text = unpack_batch(batch, "cpu")
    stock, _ = model.loss(*inputs, order, lengths, word_lengths, text)
    encoded = [encode.encode(one, task.trainer.vocab, vectors.vocab, with_root=True) for one in trees]
    assert fast.parser_loss(model, encode.collate(encoded)).item() == pytest.approx(stock.item(), rel=1e-4)


def test_batches_hold_every_sentence_once() -> None:
    from training.encode import Encoded, batches

    sizes = [number % 7 + 1 for number in range(60)]
    encoded = [Encoded([(n,) * 6] * size, [(n,)] * size, [[0]] * size) for n, size in enumerate(sizes)]
    found = batches(encoded, 20, random.Random(1))
    seen = [int(batch.rows[int(start), 0]) for batch in found for start in batch.forward[:, 0]]
    assert sorted(seen) == list(range(60))
