"""Sequences of different lengths worked through side by side, step by step, without padding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import torch
from torch import Tensor


@dataclass(frozen=True, slots=True)
class Packing:
    """Sequences packed: first the first items of all of them, then the second, and so on.

    Items are numbered as they come, sequence after sequence. What reads backward begins with the last item of each
    sequence, so that its order is another.

    Attributes
    ----------
    sizes : list of int
        How many sequences have a first item, a second …
    ahead, back : Tensor
        The numbers of the items in the order of either direction.
    turned : Tensor
        For each place in the order of one direction, the place of the same item in that of the other.
    """

    sizes: list[int]
    ahead: Tensor
    back: Tensor
    turned: Tensor

    @staticmethod
    def of(lengths: Sequence[int]) -> Packing:
        """The packing of sequences, the longest first."""
        length = np.array(lengths)
        start = np.cumsum(length) - length
        step, which = np.nonzero(np.arange(length[0])[:, None] < length)
        mirrored = length[which] - 1 - step
        sizes = np.bincount(step)
        before = np.cumsum(sizes) - sizes
        orders = start[which] + step, start[which] + mirrored, before[mirrored] + which
        return Packing(sizes.tolist(), *map(torch.from_numpy, orders))

    def unpacked(self, packed: Tensor) -> Tensor:
        """The rows of the order ahead in the order of the items' numbers."""
        rows = torch.empty_like(packed)
        rows[self.ahead] = packed
        return rows


@dataclass(frozen=True, slots=True)
class Batch:
    """Sequences that are worked on together, as places among all sequences and among all their items."""

    sequences: slice
    items: slice
    packing: Packing


def batches(lengths: Sequence[int], most: int) -> Iterator[Batch]:
    """Cut sequences, the longest first, into batches of ``most`` items at most, or of one sequence."""
    starts = [0, *accumulate(lengths)]
    first = 0
    for last in range(1, len(lengths) + 1):
        if last == len(lengths) or starts[last + 1] - starts[first] > most:
            packing = Packing.of(lengths[first:last])
            yield Batch(slice(first, last), slice(starts[first], starts[last]), packing)
            first = last
