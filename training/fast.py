"""Stanza's tagger and parser computed faster while they learn.

The loss is Stanza's own (tests/training/test_fast.py compares them); only the road differs:

- padded LSTMs over sentences of like length, one direction at a time, instead of packed ones, whose
  gradients are slow without a graphics card;
- each distinct form goes through the character LSTM once a batch;
- relation labels are scored for the gold heads only, not for every pair of words.
"""

from __future__ import annotations

from typing import Any

import torch
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from torch import Tensor
from torch.nn import functional

from training.encode import Batch

WORD, LEMMA, UPOS, PRETRAINED, HEAD, RELATION = range(6)


def run_lstm(lstm: Any, direction: int, steps: Tensor, hidden: Tensor, cell: Tensor) -> Tensor:
    """One direction of a one-layer LSTM over padded sentences (B, T, D)."""
    weights = lstm._flat_weights[direction * 4 : direction * 4 + 4]
    size = (1, steps.size(0), lstm.hidden_size)
    state = (hidden.expand(size).contiguous(), cell.expand(size).contiguous())
    return torch._VF.lstm(steps, state, weights, True, 1, 0.0, lstm.training, False, True)[0]


def characters(model: Any, batch: Batch) -> Tensor:
    """The character representation of every word (N, D)."""
    chars = model.charmodel
    parts = []
    for group in batch.chars:
        states = run_lstm(
            chars.charlstm.lstm,
            0,
            chars.dropout(chars.char_emb(group)),
            chars.charlstm_h_init,
            chars.charlstm_c_init,
        )
        weights = torch.sigmoid(chars.char_attn(chars.dropout(states))) * (group != 0).unsqueeze(2)
        parts.append((states * weights).sum(1))
    return model.trans_char(model.drop(torch.cat(parts).index_select(0, batch.form)))  # type: ignore[no-any-return]


def highway(layers: Any, batch: Batch, words: Tensor, hidden: Tensor, cell: Tensor) -> Tensor:
    """Stanza's `HighwayLSTM` from words (N, D) to words (N, 2H)."""
    shape = batch.forward.shape
    for number in range(layers.num_layers):
        if number:
            words = functional.dropout(words, layers.dropout, layers.training)
        lstm = layers.lstm[number].lstm
        outputs = []
        for direction, (read, back) in enumerate(
            ((batch.forward, batch.place), (batch.backward, batch.back_to))
        ):
            steps = words.index_select(0, read.reshape(-1)).view(*shape, -1)
            index = number * 2 + direction
            states = run_lstm(lstm, direction, steps, hidden[index : index + 1], cell[index : index + 1])
            outputs.append(states.reshape(shape[0] * shape[1], -1).index_select(0, back))
        gate = torch.sigmoid(layers.gate[number](words))
        words = torch.cat(outputs, 1) + gate * torch.tanh(layers.highway[number](words))
    return words


def parser_words(model: Any, batch: Batch) -> Tensor:
    """The parser's word representations (N, 2H)."""
    rows = batch.rows
    inputs = [
        model.trans_pretrained(model.pretrained_emb(rows[:, PRETRAINED])),
        model.word_emb(rows[:, WORD]),
        model.lemma_emb(rows[:, LEMMA]),
        model.upos_emb(rows[:, UPOS]),
        characters(model, batch),
    ]
    words = model.drop(model.worddrop(torch.cat(inputs, 1), model.drop_replacement))
    return highway(model.parserlstm, batch, words, model.parserlstm_h_init, model.parserlstm_c_init)


def bilinear(scorer: Any, dependents: Tensor, heads: Tensor) -> Tensor:
    """Score every pair of words: (B, T, T)."""
    weight: Tensor = scorer.scorer.W_bilin.weight.squeeze(2)
    bias: Tensor = scorer.scorer.W_bilin.bias
    left, right = _sides(scorer, dependents, heads)
    return (left @ weight) @ right.transpose(1, 2) + bias


def _sides(scorer: Any, dependents: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
    left = scorer.dropout(functional.relu(scorer.W1(dependents)))
    right = scorer.dropout(functional.relu(scorer.W2(heads)))
    one = left.new_ones(*left.shape[:-1], 1)
    return torch.cat([left, one], -1), torch.cat([right, right.new_ones(*right.shape[:-1], 1)], -1)


def labels(scorer: Any, dependents: Tensor, heads: Tensor) -> Tensor:
    """Score the relations of given pairs: (N, relations)."""
    weight = scorer.scorer.W_bilin.weight
    left, right = _sides(scorer, dependents, heads)
    middle = (left @ weight.reshape(weight.size(0), -1)).view(-1, *weight.shape[1:])
    scores = torch.bmm(right.unsqueeze(1), middle).squeeze(1) + scorer.scorer.W_bilin.bias
    return scores  # type: ignore[no-any-return]


def parser_loss(model: Any, batch: Batch) -> Tensor:
    """The loss of Stanza's `GraphParser.forward`, with one draw of the dropout for all scorers."""
    words = model.drop(parser_words(model, batch))
    size, longest = batch.forward.shape
    padded = words.index_select(0, batch.forward.reshape(-1)).view(size, longest, -1)
    steps = torch.arange(longest, device=words.device)
    offset = (steps.view(1, 1, -1) - steps.view(1, -1, 1)).expand(size, -1, -1)
    order = bilinear(model.linearization, padded, padded)
    expected = 1 + functional.softplus(bilinear(model.distance, padded, padded))
    distance = -torch.log((offset.abs().float() - expected) ** 2 / 2 + 1)
    arcs = bilinear(model.unlabeled, padded, padded)
    arcs = arcs + functional.logsigmoid(order * torch.sign(offset).float()).detach() + distance.detach()
    blocked = torch.eye(longest, dtype=torch.bool, device=words.device).unsqueeze(0) | ~batch.real.unsqueeze(
        1
    )
    arcs = arcs.masked_fill(blocked, float("-inf"))
    chosen = batch.real.clone()
    chosen[:, 0] = False
    real = chosen.reshape(-1).index_select(0, batch.place)
    heads = batch.rows[real, HEAD]
    loss = functional.cross_entropy(arcs[chosen], heads, reduction="sum")
    starts = batch.forward[:, :1].expand(-1, longest)[chosen]
    related = labels(model.deprel, words[real], words.index_select(0, starts + heads))
    loss = loss + functional.cross_entropy(
        related, batch.rows[real, RELATION] - VOCAB_PREFIX_SIZE, reduction="sum"
    )
    pair = heads.unsqueeze(1)
    side = order[chosen].gather(1, pair).squeeze(1)
    after = (offset[chosen].gather(1, pair).squeeze(1) > 0).long()
    loss = loss + functional.cross_entropy(torch.stack([-side / 2, side / 2], 1), after, reduction="sum")
    loss = loss - distance[chosen].gather(1, pair).sum()
    return loss / len(batch.rows)


def tagger_loss(model: Any, batch: Batch) -> Tensor:
    """The loss of Stanza's `Tagger.forward` with shared hidden layers and no XPOS."""
    rows = batch.rows
    inputs = [
        model.word_emb(rows[:, WORD]),
        model.trans_pretrained(model.pretrained_emb(rows[:, PRETRAINED])),
        characters(model, batch),
    ]
    words = model.drop(model.worddrop(torch.cat(inputs, 1), model.drop_replacement))
    words = highway(model.taggerlstm, batch, words, model.taggerlstm_h_init, model.taggerlstm_c_init)
    hidden = functional.relu(model.upos_hid(model.drop(words)))
    loss = functional.cross_entropy(model.upos_clf(model.drop(hidden)), rows[:, UPOS], ignore_index=0)
    known = batch.feats[:, 0] != 0
    if not known.any():
        return loss
    shared = hidden[known]
    for number, classifier in enumerate(model.tag_clf["feats"]):
        loss = loss + functional.cross_entropy(
            classifier(model.drop(shared)), batch.feats[known, number], ignore_index=0
        )
    return loss
