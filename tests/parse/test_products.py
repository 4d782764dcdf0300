"""Products in whole numbers: close to those in fractions, and the same in any company and by any kernel."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from attribution.parse.networks import products
from attribution.parse.networks.products import Product
from attribution.parse.networks.saved import UnknownKindError

pytestmark = pytest.mark.slow


def numbers(seed: int, *shape: int) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


@given(st.integers(1, 40), st.integers(1, 600), st.integers(1, 50), st.booleans(), st.integers(0, 2**32))
def test_a_product_is_close_to_that_of_fractions(
    rows: int, inputs: int, outputs: int, fine: bool, seed: int
) -> None:
    given_rows, weight = numbers(seed, rows, inputs), numbers(seed + 1, inputs, outputs)
    bias = numbers(seed + 2, outputs)
    wrong = Product.of(weight, bias, fine=fine)(given_rows) - (given_rows @ weight + bias)
    assert wrong.abs().max() < (0.001 if fine else 0.25) * (1 + inputs**0.5)


@given(st.integers(1, 40), st.integers(1, 600), st.booleans(), st.integers(0, 2**32))
def test_a_row_comes_out_the_same_in_any_company(rows: int, inputs: int, fine: bool, seed: int) -> None:
    product, every = Product.of(numbers(seed, inputs, 24), fine=fine), numbers(seed + 1, rows, inputs)
    together = product(every)
    assert all(torch.equal(product(every[at : at + 1])[0], together[at]) for at in range(rows))


@pytest.mark.parametrize("inputs", [1, 7, 256, 1000])
def test_bytes_and_fractions_give_the_same(inputs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    weight, rows = numbers(1, inputs, 64), numbers(2, 33, inputs)
    weight[:, 0], rows[0] = 3, 3  # the largest sum there can be
    here = Product.of(weight)(rows)
    monkeypatch.setattr(products, "multiplies_bytes", lambda: False)
    assert Product.of(weight).values.dtype == torch.float32
    assert torch.equal(Product.of(weight)(rows), here)


def test_a_row_of_nothing_gives_the_bias() -> None:
    bias = numbers(1, 5)
    assert torch.equal(Product.of(numbers(2, 9, 5), bias)(torch.zeros(2, 9)), bias.expand(2, -1))


def test_sums_that_would_not_be_exact_are_refused() -> None:
    with pytest.raises(UnknownKindError, match="1041 inputs"):
        Product.of(numbers(1, 1041, 2))
