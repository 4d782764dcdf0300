"""Words as the networks take them in: by their form, known from training or from vectors, and by its letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import regex
import torch
from torch import Tensor

from attribution.parse.networks.packing import Packing
from attribution.parse.networks.products import Product
from attribution.parse.networks.recurrence import Cell, cell, to_gates
from attribution.parse.networks.saved import ROOT, UNKNOWN, Saved, content_of

_MARKS = regex.compile("(?P<question>[?？︖﹖⁇])?[?？︖﹖⁇!！︕﹗‼]+")


@dataclass(frozen=True, slots=True)
class Letters:
    """An LSTM over the letters of forms, of whose states those are summed up that a gate lets pass."""

    ids: dict[str, int]
    table: Tensor
    cell: Cell
    attention: Tensor
    out: Product

    @staticmethod
    def of(saved: Saved) -> Letters:
        """The letters' part of a model."""
        weights, name = saved.weights, "charmodel.charlstm"
        weight, bias = to_gates(weights, f"{name}.lstm")
        return Letters(
            saved.ids("char"),
            torch.addmm(bias, weights["charmodel.char_emb.weight"], weight.t()),
            cell(weights, f"{name}.lstm", weights[f"{name}_h_init"], weights[f"{name}_c_init"]),
            weights["charmodel.char_attn.weight"],
            Product.of(weights["trans_char.weight"].t()),
        )

    def __call__(self, forms: Sequence[list[int]]) -> Tensor:
        """A row for each form, given as the numbers of its letters."""
        order = sorted(range(len(forms)), key=lambda each: -len(forms[each]))
        packing = Packing.of([len(forms[each]) for each in order])
        letters = torch.tensor([letter for each in order for letter in forms[each]])
        states = self.cell.run(self.table.index_select(0, letters[packing.ahead]), packing.sizes)
        states *= torch.sigmoid((states * self.attention).sum(1, keepdim=True))
        summed = states.new_zeros(len(forms), states.size(1))
        for step in torch.split(states, packing.sizes):
            summed[: len(step)] += step
        rows = torch.empty_like(summed)
        rows[torch.tensor(order)] = summed
        return self.out(rows)

    def spelt(self, form: str) -> list[int]:
        """The numbers of a form's letters."""
        return [self.ids.get(letter, UNKNOWN) for letter in form]


@dataclass(frozen=True, slots=True)
class Vectors:
    """Word vectors made from raw text, by forms in lower case."""

    ids: dict[str, int]
    table: Tensor

    @staticmethod
    def of(file: Path) -> Vectors:
        """The vectors in a file.

        Raises
        ------
        UnknownKindError
            Where it cannot be read.
        """
        content = content_of(file)
        return Vectors(content["vocab"]["_unit2id"], torch.as_tensor(content["emb"]).float())


@dataclass(frozen=True, slots=True)
class Forms:
    """What a network knows of a form, whatever its place: three rows, put side by side by whoever asks."""

    ids: dict[str, int]
    words: Tensor
    vectors: Vectors
    transform: Product
    letters: Letters

    @staticmethod
    def of(saved: Saved, vectors: Vectors) -> Forms:
        """The part of a model that looks at forms."""
        weights = saved.weights
        return Forms(
            saved.ids("word"),
            weights["word_emb.weight"],
            vectors,
            Product.of(weights["trans_pretrained.weight"].t()),
            Letters.of(saved),
        )

    def __call__(self, forms: Sequence[str], *, root: bool = False) -> tuple[Tensor, Tensor, Tensor]:
        """For each form its row, that of its vector, that of its letters; with ``root``, the root's behind them."""
        plain = [_plain(form) for form in forms]
        low = [form.lower() for form in plain]
        more = [ROOT] if root else []
        words = [self.ids.get(form, UNKNOWN) for form in low]
        known = [self.vectors.ids.get(form.replace(" ", "\xa0"), UNKNOWN) for form in low]
        spelt = [self.letters.spelt(form) for form in plain]
        return (
            self.words[torch.tensor(words + more)],
            self.transform(self.vectors.table[torch.tensor(known + more)]),
            self.letters([*spelt, more] if root else spelt),
        )


def _plain(form: str) -> str:
    """What Stanza makes of *?!?* and *!!!* before it looks forms up."""
    found = _MARKS.fullmatch(form) if len(form) > 1 else None
    return form if found is None else "?" if found["question"] else "!"
