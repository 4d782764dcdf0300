"""Scores of pairs of words: how likely one hangs on the other, and as what (Dozat & Manning 2017, Qi et al. 2018)."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from attribution.parse.networks.packing import Packing
from attribution.parse.networks.products import Product
from attribution.parse.networks.recurrence import Weights

_THREE = ("unlabeled", "linearization", "distance")


@dataclass(frozen=True, slots=True)
class Sides:
    """Words as dependents and as heads: a block of rows for each of the three scores of arcs, and for relations."""

    dependents: Tensor
    heads: Tensor
    own: Tensor
    as_dependents: Tensor
    as_heads: Tensor


@dataclass(frozen=True, slots=True)
class Pairs:
    """A ``DeepBiaffineScorer`` each for arcs, for their direction, for their length and for relations.

    The last row and column of Stanza's matrices, which meet ones, are kept apart as a bias.
    """

    sides: Product
    arcs: list[Product]
    relations: Product
    constant: Tensor

    @staticmethod
    def of(weights: Weights) -> Pairs:
        """The scorers among the weights of a ``GraphParser``."""
        names = [f"{name}.{side}" for side in ("W1", "W2") for name in (*_THREE, "deprel")]
        arcs = torch.stack([weights[f"{name}.scorer.W_bilin.weight"].squeeze(2) for name in _THREE])
        arcs[:, -1, -1] += torch.cat([weights[f"{name}.scorer.W_bilin.bias"] for name in _THREE])
        relations = weights["deprel.scorer.W_bilin.weight"].transpose(0, 1)  # the head first
        return Pairs(
            Product.of(
                torch.cat([weights[f"{name}.weight"] for name in names]).t(),
                torch.cat([weights[f"{name}.bias"] for name in names]),
            ),
            [Product.of(each[:-1], each[-1]) for each in arcs],
            Product.of(relations[:-1].flatten(1), relations[-1].flatten()),
            weights["deprel.scorer.W_bilin.bias"],
        )

    def prepare(self, states: Tensor) -> Sides:
        """What words contribute to the scores of their pairs."""
        sides = self.sides(states).relu_()
        size = sides.size(1) // 8
        blocks = sides.view(-1, 8, size).transpose(0, 1)
        middle = torch.stack([product(block) for product, block in zip(self.arcs, blocks[:3], strict=True)])
        return Sides(middle[:, :, :-1], blocks[4:7], middle[:, :, -1:], blocks[3], blocks[7])

    def arc_scores(self, sides: Sides, place: slice, offset: Tensor) -> Tensor:
        """For each word at some places (row), how likely it hangs on each other (column), up to a constant of the row.

        ``offset`` is how far the column's word stands behind the row's.
        """
        scores = torch.baddbmm(
            sides.own[:, place], sides.dependents[:, place], sides.heads[:, place].transpose(1, 2)
        )
        arc, direction, length = scores.unbind()
        arc += functional.logsigmoid(direction * offset.sign())
        apart = offset.abs() - (1 + functional.softplus(length))
        arc -= torch.log(apart.square() / 2 + 1)
        return arc.fill_diagonal_(float("-inf"))

    def relation_scores(self, sides: Sides, dependents: Tensor, heads: Tensor) -> Tensor:
        """The scores of all relations for each dependent along its arc; what depends on the head alone is done once."""
        every, which, counts = torch.unique(heads, return_inverse=True, return_counts=True)
        most = counts.argsort(descending=True, stable=True)
        order = most.argsort()[which].argsort(stable=True)  # by head, that on which most words hang first
        packing = Packing.of(counts[most].tolist())
        middle = self.relations(sides.as_heads[every[most]])
        middle = middle.view(len(every), -1, len(self.constant))
        below = sides.as_dependents[dependents[order[packing.ahead]]]
        found = [
            torch.baddbmm(middle[: len(each), -1:], each.unsqueeze(1), middle[: len(each), :-1]).squeeze(1)
            for each in torch.split(below, packing.sizes)
        ]
        scores = torch.empty(len(heads), len(self.constant))
        scores[order[packing.ahead]] = torch.cat(found).add_(self.constant)
        return scores
