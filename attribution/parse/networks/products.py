"""Products of rows with the weights of a network, in whole numbers.

Each row, and each column of the weights, is rounded to whole numbers with a scale of its own (Jacob et al. 2018; a
scale a row, Dettmers et al. 2022). Their products can be added up in any order without an error: what comes out for a
row depends neither on the rows beside it nor on the kernel, so that a sentence has the same tree in any company. And
processors multiply bytes several times as fast as fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

from attribution.parse.networks.saved import UnknownKindError

_BYTE, _FINE = 127, 2**15 - 1  # the largest whole number
_EXACT = {
    torch.float32: 2**24,
    torch.float64: 2**53,
}  # up to here fractions hold whole numbers without an error
_TINY = 1e-30  # of a row of nothing


@dataclass(frozen=True, slots=True)
class Product:
    """Weights by which rows are multiplied, as whole numbers with a scale for each column, and what is added then."""

    values: Tensor
    scale: Tensor
    bias: Tensor
    most: int

    @staticmethod
    def of(weight: Tensor, bias: Tensor | None = None, *, fine: bool = False) -> Product:
        """The product with a matrix of one row for each input and a column for each output.

        Parameters
        ----------
        weight, bias : Tensor
            As a network has them.
        fine : bool
            Round to two bytes, not one: for small last layers, where the best is chosen among close scores.

        Raises
        ------
        UnknownKindError
            Where it has too many inputs for exact sums.
        """
        most, kind = (_FINE, torch.float64) if fine else (_BYTE, torch.float32)
        if len(weight) * most**2 > _EXACT[kind]:
            raise UnknownKindError(f"{len(weight)} inputs of a product")
        values, scale = _rounded(weight, 0, most)
        kept = values.to(torch.int8 if not fine and multiplies_bytes() else kind).contiguous()
        return Product(kept, scale.squeeze(0), weight.new_zeros(()) if bias is None else bias, most)

    def __call__(self, rows: Tensor, plus: Tensor | None = None, out: Tensor | None = None) -> Tensor:
        """The rows multiplied; with ``plus``, that is added instead of the bias."""
        whole, scale = _rounded(rows, 1, self.most)
        multiply = torch._int_mm if self.values.dtype == torch.int8 else torch.mm
        # To multiply whole numbers by fractions takes PyTorch twice as long as to make them fractions first.
        sums = multiply(whole.to(self.values.dtype), self.values).to(rows.dtype)
        found = torch.mul(sums, self.scale, out=out)
        return found.mul_(scale).add_(self.bias if plus is None else plus)


@cache
def multiplies_bytes() -> bool:
    """Whether PyTorch has a fast and exact product of bytes here; some older processors cut off large sums."""
    fast = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]  # PyTorch has no types for it
    if not fast or not hasattr(torch, "_int_mm"):
        return False
    rows = torch.full((16, 512), _BYTE, dtype=torch.int8)
    rows[::2] = -_BYTE
    try:
        found = torch._int_mm(rows, rows.t().contiguous())
    except RuntimeError:  # what older PyTorch says of processors
        return False
    return torch.equal(found, (rows.float() @ rows.float().t()).to(torch.int32))


def _rounded(rows: Tensor, dimension: int, most: int) -> tuple[Tensor, Tensor]:
    """Numbers rounded to whole ones up to ``most``, and the scale of each row or column that undoes it."""
    scale = rows.abs().amax(dimension, keepdim=True).clamp_min_(_TINY).div_(most)
    return (rows / scale).round_(), scale
