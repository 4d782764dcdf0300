"""Parts of speech and features, by a network that reads sentences in both directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from attribution.parse.networks.forms import Forms, Vectors
from attribution.parse.networks.packing import batches
from attribution.parse.networks.products import Product
from attribution.parse.networks.recurrence import Layer, layers, read
from attribution.parse.networks.saved import EMPTY, Saved

Tag = tuple[str, str]
"""Part of speech and features, as Universal Dependencies write them; empty where there are none."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """A ``Tagger`` of Stanza's."""

    forms: Forms
    layers: list[Layer]
    hidden: Product
    heads: Product
    parts: list[str]
    features: list[tuple[str, list[str]]]
    seen: dict[tuple[int, ...], Tag] = field(default_factory=dict)  # some hundreds at most, as languages go

    @staticmethod
    def of(saved: Saved, vectors: Vectors) -> Tagger:
        """The tagger that was saved.

        Raises
        ------
        UnknownKindError
            Where it has parts that are not known here.
        """
        saved.require(share_hid=True, char=True, pretrain=True, char_num_layers=1)
        saved.require(charlm=None, bert_model=None, char_bidirectional=None)
        weights = saved.weights
        features = list(saved.vocabulary["feats"]["_id2unit"].items())
        heads = ["upos_clf", *(f"tag_clf.feats.{number}" for number in range(len(features)))]
        return Tagger(
            Forms.of(saved, vectors),
            layers(weights, "taggerlstm"),
            Product.of(weights["upos_hid.weight"].t(), weights["upos_hid.bias"], fine=True),
            Product.of(
                torch.cat([weights[f"{head}.weight"] for head in heads]).t(),
                torch.cat([weights[f"{head}.bias"] for head in heads]),
                fine=True,
            ),
            saved.units("upos"),
            features,
        )

    def __call__(self, sentences: Sequence[Sequence[str]], most: int) -> list[Tag]:
        """The tags of all words.

        Parameters
        ----------
        sentences : sequence of sequence of str
            The forms of sentences, the longest first.
        most : int
            Words that are worked on at once.
        """
        number: dict[str, int] = {}
        numbers = torch.tensor([number.setdefault(form, len(number)) for each in sentences for form in each])
        word, vector, letters = self.forms(list(number))
        projected = self.layers[0].project(torch.cat([word, vector, letters], 1))
        tags: list[Tag] = []
        for batch in batches([len(each) for each in sentences], most):
            states = read(self.layers, projected, numbers[batch.items], batch.packing)
            best = batch.packing.unpacked(self._best(states))
            tags += [self.seen.get(ids) or self._named(ids) for ids in map(tuple, best.tolist())]
        return tags

    def _best(self, states: Tensor) -> Tensor:
        """For each word, the numbers of the best part of speech and of the best value of each feature."""
        inner = self.hidden(states).relu_()
        sizes = [len(self.parts), *(len(values) for _, values in self.features)]
        scores = torch.split(self.heads(inner), sizes, 1)
        return torch.stack([each.argmax(1) for each in scores], 1)

    def _named(self, ids: tuple[int, ...]) -> Tag:
        part, *values = ids
        marked = [
            f"{name}={units[value]}"
            for (name, units), value in zip(self.features, values, strict=True)
            if value != EMPTY
        ]
        tag = self.seen[ids] = self.parts[part], "|".join(marked)
        return tag
