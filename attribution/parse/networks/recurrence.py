"""LSTMs (Hochreiter & Schmidhuber 1997) that read in both directions, with highways past them (Srivastava et al. 2015).

What does not depend on the step before is multiplied at once for all items, so that little more than one product of
matrices a step is left in the loop. A hyperbolic tangent takes PyTorch seven times as long as a sigmoid, of which it
can be made: tanh(x) = 2 sigmoid(2x) - 1. What one is taken of is therefore kept doubled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from attribution.parse.networks.packing import Packing
from attribution.parse.networks.products import Product

Weights = Mapping[str, Tensor]


@dataclass(frozen=True, slots=True)
class Cell:
    """One direction of an LSTM: how the step before enters into the gates, and what it begins with.

    Attributes
    ----------
    again : Product
        What a hidden state contributes to the gates of the next step.
    first : Tensor
        The same of the state before the first step.
    memory : Tensor
        The memory before the first step, doubled.
    """

    again: Product
    first: Tensor
    memory: Tensor

    def run(self, gates: Tensor, sizes: list[int]) -> Tensor:
        """The hidden states of packed items, given what their own inputs contribute to the gates."""
        width = len(self.memory)
        out = gates.new_empty(len(gates), width)
        buffer = gates.new_empty(sizes[0], 4 * width)
        memory = self.memory.expand(sizes[0], -1).clone()
        hidden, before = out[:0], 0
        for size, given, into in zip(sizes, torch.split(gates, sizes), torch.split(out, sizes), strict=True):
            if size != before:  # to name a part of a tensor costs as much as to add two of them
                hidden, memory, opened = hidden[:size], memory[:size], buffer[:size]
                write, keep, new, show = opened.chunk(4, 1)
            if before:
                self.again(hidden, given, opened)
            else:
                torch.add(given, self.first, out=opened)
            before = size
            opened.sigmoid_()
            memory.mul_(keep).addcmul_(write, new, value=4).sub_(write, alpha=2)
            hidden = torch.sigmoid(memory, out=into).mul_(2).sub_(1).mul_(show)
        return out


@dataclass(frozen=True, slots=True)
class Layer:
    """An LSTM in both directions and the highway past it.

    Attributes
    ----------
    project : Product
        What inputs contribute to the gates of both directions, and what goes past them.
    cells : (Cell, Cell)
        The directions.
    """

    project: Product
    cells: tuple[Cell, Cell]

    def __call__(self, projected: Tensor, packing: Packing, numbers: Tensor | None = None) -> Tensor:
        """The packed outputs.

        Parameters
        ----------
        projected : Tensor
            What ``project`` makes of the inputs, in the packed order; with ``numbers``, of the different ones of them.
        packing : Packing
            The sequences.
        numbers : Tensor, optional
            For each item, by its number, the row that belongs to it.
        """
        size = len(self.cells[0].memory)
        ahead, back, past = torch.split(projected, 4 * size, 1)
        gate, highway = past.chunk(2, 1)
        carried = highway.sigmoid().mul_(2).sub_(1).mul_(gate.sigmoid())
        if numbers is None:
            back = back.index_select(0, packing.turned)
        else:
            rows = numbers[packing.ahead]
            ahead, carried = ahead.index_select(0, rows), carried.index_select(0, rows)
            back = back.index_select(0, numbers[packing.back])
        one, other = (
            cell.run(gates, packing.sizes) for cell, gates in zip(self.cells, (ahead, back), strict=True)
        )
        return torch.cat([one, other.index_select(0, packing.turned)], 1).add_(carried)


def read(layers: list[Layer], projected: Tensor, numbers: Tensor, packing: Packing) -> Tensor:
    """The packed outputs of the last layer; for ``projected`` (by the first layer) and ``numbers`` see ``Layer``."""
    states = layers[0](projected, packing, numbers)
    for layer in layers[1:]:
        states = layer(layer.project(states), packing)
    return states


def cell(weights: Weights, name: str, hidden: Tensor, memory: Tensor, reverse: str = "") -> Cell:
    """The cell of an LSTM's only layer; ``hidden`` and ``memory`` are what it begins with."""
    again = _scaled(weights[f"{name}.weight_hh_l0{reverse}"]).t()
    return Cell(Product.of(again), hidden.reshape(-1) @ again, 2 * memory.reshape(-1))


def to_gates(weights: Weights, name: str, reverse: str = "") -> tuple[Tensor, Tensor]:
    """What leads from inputs to the gates of an LSTM's only layer: weight, one row a gate, and bias."""
    biases = weights[f"{name}.bias_ih_l0{reverse}"] + weights[f"{name}.bias_hh_l0{reverse}"]
    return _scaled(weights[f"{name}.weight_ih_l0{reverse}"]), _scaled(biases)


def layers(weights: Weights, name: str) -> list[Layer]:
    """The layers of a ``HighwayLSTM``, in Stanza's words; ``name`` is what its module is called."""
    hidden, memory = weights[f"{name}_h_init"], weights[f"{name}_c_init"]
    made = []
    for number in range(len(hidden) // 2):
        lstm = f"{name}.lstm.{number}.lstm"
        ways = [
            cell(weights, lstm, hidden[2 * number + way], memory[2 * number + way], reverse)
            for way, reverse in enumerate(("", "_reverse"))
        ]
        parts = [to_gates(weights, lstm), to_gates(weights, lstm, "_reverse")] + [
            (
                times * weights[f"{name}.{part}.{number}.weight"],
                times * weights[f"{name}.{part}.{number}.bias"],
            )
            for part, times in (("gate", 1), ("highway", 2))
        ]
        weight, bias = (torch.cat(each) for each in zip(*parts, strict=True))
        made.append(Layer(Product.of(weight.t(), bias), (ways[0], ways[1])))
    return made


def _scaled(gates: Tensor) -> Tensor:
    """The weights with those of the new content, of which a hyperbolic tangent is taken, doubled."""
    write, keep, new, show = gates.chunk(4)
    return torch.cat([write, keep, 2 * new, show])
