"""Forms written anew, letter by letter: each is copied from what was read, or made up (See et al. 2017).

In fractions of 64 bits: what a form's company changes in their last digits is a thousand million times too little to
change a letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.functional import linear
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from attribution.parse.networks.recurrence import Weights
from attribution.parse.networks.saved import PAD, UNKNOWN, Saved

_BEGIN, _END = 2, 3  # of a form
_CELL = tuple(f"decoder.lstm_cell.{name}" for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))


@dataclass(frozen=True, slots=True)
class Read:
    """Forms that were read, a row each: the numbers of their letters, a state for each, and the last."""

    letters: Tensor
    states: Tensor
    hidden: Tensor
    memory: Tensor

    def part(self, rows: Tensor) -> Read:
        """Some of the forms."""
        return Read(self.letters[rows], self.states[rows], self.hidden[rows], self.memory[rows])


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Letters by their numbers; those that are not known from training are numbered behind them."""

    units: list[str]
    ids: dict[str, int]

    def with_those_of(self, forms: Sequence[str]) -> Alphabet:
        """These letters, and those of the forms."""
        more = sorted({letter for form in forms for letter in form} - self.ids.keys())
        new = {letter: number for number, letter in enumerate(more, start=len(self.units))}
        return Alphabet(self.units + more, self.ids | new)


@dataclass(frozen=True, slots=True)
class Speller:
    """A ``Seq2SeqModel`` of Stanza's, which writes the likeliest letter at each step."""

    weights: Weights
    encoder: nn.LSTM
    longest: int

    @staticmethod
    def of(saved: Saved) -> Speller:
        """The speller that was saved.

        Raises
        ------
        UnknownKindError
            Where it has parts that are not known here.
        """
        saved.require(num_layers=1, beam_size=1, attn_type="soft", copy=True, ensemble_dict=True)
        saved.require(dict_only=None, charlm=None, force_exact_pieces=None)
        weights = {name: weight.double() for name, weight in saved.weights.items()}
        state = {
            name.removeprefix("encoder."): weight
            for name, weight in weights.items()
            if name.startswith("encoder.")
        }
        size, inputs = state["weight_hh_l0"].size(1), state["weight_ih_l0"].size(1)
        encoder = nn.LSTM(inputs, size, batch_first=True, bidirectional=True, dtype=torch.float64)
        encoder.load_state_dict(state)
        return Speller(weights, encoder.requires_grad_(requires_grad=False), saved.settings["max_dec_len"])

    def read(self, forms: Sequence[str], alphabet: Alphabet, tags: Tensor | None = None) -> Read:
        """Read forms; with ``tags``, a row each that is read before the letters."""
        rows = [[_BEGIN, *(alphabet.ids[letter] for letter in form), _END] for form in forms]
        longest = max(map(len, rows))
        letters = torch.tensor([row + [PAD] * (longest - len(row)) for row in rows])
        inputs, lengths = self._embedded(letters), torch.tensor([len(row) for row in rows])
        if tags is not None:
            inputs, lengths = torch.cat([tags.unsqueeze(1), inputs], 1), lengths + 1
        packed = pack_padded_sequence(inputs, lengths, batch_first=True, enforce_sorted=False)
        states, (hidden, memory) = self.encoder(packed)
        states, _ = pad_packed_sequence(states, batch_first=True)
        return Read(letters, states, *(torch.cat([each[1], each[0]], 1) for each in (hidden, memory)))

    def write(self, read: Read, alphabet: Alphabet, *, only_known: bool = False) -> list[str]:
        """The new forms; with ``only_known``, no letter is left unknown."""
        if not len(read.letters):
            return []
        before = read.states.size(1) - read.letters.size(1)  # a tag is looked at, but never copied
        empty = torch.cat([torch.zeros(len(read.letters), before, dtype=torch.bool), read.letters == PAD], 1)
        hidden, memory = read.hidden, read.memory
        last = torch.full((len(hidden),), _BEGIN)
        ended = torch.zeros(len(hidden), dtype=torch.bool)
        steps: list[Tensor] = []
        while len(steps) < self.longest and not ended.all():
            cell = [self.weights[name] for name in _CELL]
            hidden, memory = torch.lstm_cell(self._embedded(last), (hidden, memory), *cell)
            look = linear(hidden, self.weights["decoder.attention_layer.linear_in.weight"])
            attention = (
                (read.states @ look.unsqueeze(2)).squeeze(2).masked_fill_(empty, -torch.inf).softmax(1)
            )
            seen = (attention.unsqueeze(1) @ read.states).squeeze(1)
            out = self.weights["decoder.attention_layer.linear_out.weight"]
            state = linear(torch.cat([seen, hidden], 1), out).tanh_()
            likely = self._likely(state, attention[:, before:], read.letters, len(alphabet.units))
            if only_known:
                likely[:, UNKNOWN] = 0
            last = likely.argmax(1)
            ended |= last == _END
            steps.append(last)
        rows = torch.stack(steps, 1).tolist()
        return ["".join([alphabet.units[each] for each in row[: [*row, _END].index(_END)]]) for row in rows]

    def _likely(self, state: Tensor, attention: Tensor, letters: Tensor, size: int) -> Tensor:
        """How likely each letter is the next; one that is unknown can be copied, or stand for all unknown ones."""
        copying = linear(state, self.weights["copy_gate.weight"], self.weights["copy_gate.bias"]).sigmoid()
        made = linear(state, self.weights["dec2vocab.weight"], self.weights["dec2vocab.bias"]).softmax(1)
        made = torch.cat([made, made[:, UNKNOWN : UNKNOWN + 1].expand(-1, size - made.size(1))], 1)
        copied = torch.zeros_like(made).scatter_add_(1, letters, attention / attention.sum(1, keepdim=True))
        return copying * copied + (1 - copying) * made

    def _embedded(self, letters: Tensor) -> Tensor:
        table = self.weights["embedding.weight"]
        return table[letters.where(letters < len(table), UNKNOWN)]
