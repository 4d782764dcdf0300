"""Stanza's graph parser, decoded faster to the same trees.

Stanza scores all relations for all pairs of words, and searches every sentence for its best tree. Here relations are
scored for the chosen heads only, and the search is left out where every word's best head already makes a tree.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.head_constraints import (
    find_head_constraint_violations,
    resolve_head_constraint_violations,
)
from stanza.models.depparse.model import GraphParser
from torch import Tensor
from torch.nn import functional

Tree = list[int]  # the head of every word, behind the root's own entry; 0 is the root
Scores = NDArray[np.float32]


class ChosenHeads(GraphParser):  # type: ignore[misc] # Stanza is not typed
    """A trained ``GraphParser`` that predicts what its base predicts; ``adopt`` turns one into it."""

    @staticmethod
    def adopt(model: object) -> None:
        """Let a loaded model decode this way, where it is of the kind whose scores are known here."""
        kind = isinstance(model, GraphParser) and not model.args.get("use_arc_embedding")
        if kind and model.args["linearization"] and model.args["distance"]:  # type: ignore[attr-defined]
            model.__class__ = ChosenHeads

    def predict(self, *inputs: Any, resolve_head_constraints: bool = False) -> list[list[list[Any]]]:
        """For each sentence, head and relation of each word; ``inputs`` are those of ``GraphParser.predict``."""
        lengths = inputs[-3]
        hidden = self.embed(*inputs)
        arcs = self._arcs(hidden)
        trees = [_tree(arcs[i, :n, :n]) for i, n in enumerate(lengths)]
        dependents = torch.cat([hidden[i, 1:n] for i, n in enumerate(lengths)])
        heads = torch.cat([hidden[i, tree[1:]] for i, tree in enumerate(trees)])
        best = self._relations(dependents, heads).argmax(1) + VOCAB_PREFIX_SIZE
        found = []
        for i, (tree, ids) in enumerate(zip(trees, best.split([n - 1 for n in lengths]), strict=True)):
            relations = self.vocab["deprel"].unmap(ids.tolist())
            if resolve_head_constraints and find_head_constraint_violations(tree, relations):
                tree, relations = self._repaired(hidden[i : i + 1, : lengths[i]], arcs[i], tree)
            found.append([[head, relation] for head, relation in zip(tree[1:], relations, strict=True)])
        return found

    def _arcs(self, hidden: Tensor) -> Scores:
        """How likely each word's head is each word: (B, T, T), as in ``GraphParser.forward_scores``."""
        place = torch.arange(hidden.size(1))
        offset = (place.view(1, -1) - place.view(-1, 1)).float()
        arcs = _bilinear(self.unlabeled, hidden)
        arcs += functional.logsigmoid(_bilinear(self.linearization, hidden) * offset.sign())
        expected = 1 + functional.softplus(_bilinear(self.distance, hidden))
        arcs -= torch.log((offset.abs() - expected) ** 2 / 2 + 1)
        arcs.masked_fill_(torch.eye(len(place), dtype=torch.bool), float("-inf"))
        scores: Scores = functional.log_softmax(arcs, 2).numpy()
        return scores

    def _relations(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """The scores of every relation for pairs of words: (N, relations)."""
        weight, bias = self.deprel.scorer.W_bilin.weight, self.deprel.scorer.W_bilin.bias
        left, right = _sides(self.deprel, dependents, heads)
        middle = (left @ weight.reshape(weight.size(0), -1)).view(-1, *weight.shape[1:])
        scores: Tensor = torch.bmm(right.unsqueeze(1), middle).squeeze(1) + bias
        return scores

    def _repaired(self, hidden: Tensor, arcs: Scores, tree: Tree) -> tuple[Tree, list[str]]:
        """One sentence without a second subject or object, as Stanza repairs it; rare enough to score all pairs."""
        labels = functional.log_softmax(self.deprel(hidden, hidden), 3)[0].numpy()
        size = len(tree)
        heads, ids = resolve_head_constraint_violations(
            arcs[:size, :size], labels, np.array(tree), self.vocab["deprel"]
        )
        return [int(head) for head in heads], self.vocab["deprel"].unmap([i + VOCAB_PREFIX_SIZE for i in ids])


def _sides(scorer: Any, dependents: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
    left, right = functional.relu(scorer.W1(dependents)), functional.relu(scorer.W2(heads))
    one = left.new_ones(*left.shape[:-1], 1)
    return torch.cat([left, one], -1), torch.cat([right, one], -1)


def _bilinear(scorer: Any, hidden: Tensor) -> Tensor:
    """The one score of each pair of words: (B, T, T)."""
    left, right = _sides(scorer, hidden, hidden)
    weight, bias = scorer.scorer.W_bilin.weight.squeeze(2), scorer.scorer.W_bilin.bias
    scores: Tensor = (left @ weight) @ right.transpose(1, 2) + bias
    return scores


def _tree(arcs: Scores) -> Tree:
    """The best tree with one root: every word's best head, where that is a tree already."""
    best: Tree = arcs.argmax(1).tolist()
    best[0] = 0
    if best[1:].count(0) == 1 and _leads_to_root(best):
        return best
    return [int(head) for head in chuliu_edmonds_one_root(arcs)]


def _leads_to_root(heads: Tree) -> bool:
    """Whether no word's way up goes round in a circle."""
    safe = {0}
    for word in range(1, len(heads)):
        way = set()
        while word not in safe:
            if word in way:
                return False
            way.add(word)
            word = heads[word]
        safe |= way
    return True
