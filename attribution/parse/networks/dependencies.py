"""The tree of a sentence: every word's head and relation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from attribution.parse.networks.forms import Forms, Vectors
from attribution.parse.networks.packing import batches
from attribution.parse.networks.pairs import Pairs
from attribution.parse.networks.recurrence import Layer, layers, read
from attribution.parse.networks.saved import ROOT, UNKNOWN, Saved, UnknownKindError
from attribution.parse.networks.trees import best_tree

Lemmatized = tuple[str, str, str]
"""Form, lemma and part of speech."""

Arc = tuple[int, str]
"""The number of the head in the sentence, 0 for the root, and the relation to it."""

_ROOT = ("", "", "")
_SPECIAL = 4  # entries of a vocabulary that are no relations


@dataclass(frozen=True, slots=True)
class DependencyParser:
    """A ``GraphParser`` of Stanza's."""

    forms: Forms
    lemmas: dict[str, int]
    parts: dict[str, int]
    lemma_rows: Tensor
    part_rows: Tensor
    layers: list[Layer]
    pairs: Pairs
    relations: list[str]

    @staticmethod
    def of(saved: Saved, vectors: Vectors) -> DependencyParser:
        """The parser that was saved.

        Raises
        ------
        UnknownKindError
            Where it has parts that are not known here.
        """
        saved.require(
            linearization=True, distance=True, use_upos=True, char=True, pretrain=True, char_num_layers=1
        )
        saved.require(charlm=None, bert_model=None, use_arc_embedding=None, use_xpos=None, use_ufeats=None)
        saved.require(model_type="graph", reversed=None, resolve_head_constraints=None)
        if "resolve_head_constraints" not in saved.settings:
            raise UnknownKindError("Stanza repairs its trees")
        return DependencyParser(
            Forms.of(saved, vectors),
            saved.ids("lemma"),
            saved.ids("upos"),
            saved.weights["lemma_emb.weight"],
            saved.weights["upos_emb.weight"],
            layers(saved.weights, "parserlstm"),
            Pairs.of(saved.weights),
            saved.units("deprel")[_SPECIAL:],
        )

    def __call__(self, sentences: Sequence[Sequence[Lemmatized]], most: int) -> list[Arc]:
        """The arcs of all words.

        Parameters
        ----------
        sentences : sequence of sequence of (str, str, str)
            The words of sentences, the longest first.
        most : int
            Words that are worked on at once.
        """
        number: dict[Lemmatized, int] = {_ROOT: 0}
        numbers = torch.tensor(
            [number.setdefault(word, len(number)) for each in sentences for word in (_ROOT, *each)]
        )
        projected = self.layers[0].project(self._rows(list(number)[1:]))
        arcs: list[Arc] = []
        for batch in batches([len(each) + 1 for each in sentences], most):
            states = read(self.layers, projected, numbers[batch.items], batch.packing)
            lengths = [len(each) + 1 for each in sentences[batch.sequences]]
            arcs += self._arcs(batch.packing.unpacked(states), lengths)
        return arcs

    def _rows(self, words: Sequence[Lemmatized]) -> Tensor:
        """What goes into the first layer: the root's row, then a row a word."""
        number: dict[str, int] = {}
        numbers = [number.setdefault(form, len(number)) for form, _, _ in words]
        place = torch.tensor([len(number), *numbers])  # the root is behind all forms
        word, vector, letters = (rows[place] for rows in self.forms(list(number), root=True))
        lemma = [self.lemmas.get(lemma.lower(), UNKNOWN) for _, lemma, _ in words]
        part = [self.parts.get(part, UNKNOWN) for _, _, part in words]
        return torch.cat(
            [
                vector,
                word,
                self.lemma_rows[torch.tensor([ROOT, *lemma])],
                self.part_rows[torch.tensor([ROOT, *part])],
                letters,
            ],
            1,
        )

    def _arcs(self, states: Tensor, lengths: list[int]) -> list[Arc]:
        """The arcs of a batch of sentences, whose words stand one behind the other, each sentence behind its root."""
        sides = self.pairs.prepare(states)
        place = torch.arange(lengths[0])
        offset = (place - place[:, None]).float()
        heads: list[int] = []
        words: list[tuple[int, int]] = []
        start = 0
        for length in lengths:
            scores = self.pairs.arc_scores(sides, slice(start, start + length), offset[:length, :length])
            tree = best_tree([0, *scores[1:].argmax(1).tolist()], scores.numpy())[1:]
            heads += tree
            words += [(start + word, start + head) for word, head in enumerate(tree, start=1)]
            start += length
        best = self.pairs.relation_scores(sides, *torch.tensor(words).t().contiguous()).argmax(1)
        return [(head, self.relations[each]) for head, each in zip(heads, best.tolist(), strict=True)]
