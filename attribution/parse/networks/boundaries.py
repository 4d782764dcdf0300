"""Where tokens and sentences end: a network over the letters of paragraphs, twice from both directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from attribution.parse.networks.recurrence import Weights
from attribution.parse.networks.saved import PAD, UNKNOWN, Saved, UnknownKindError

Codes = NDArray[np.int64]
Ends = NDArray[np.int64]
"""What ends with each letter: 0 nothing, 1 a token, 2 a sentence with it; 3 and 4 the same, if it is several words."""

WORD_ENDS, SENTENCE_ENDS, SEVERAL = 1, (2, 4), (3, 4)

_WINDOW = 1_000  # letters that are looked at together
_BATCH = 32  # paragraphs that Stanza takes together, which shows in very long ones
_SIDE_BY_SIDE = 8  # paragraphs worked on together: of about the same length, so that little is filled up
_NONE = np.empty(0, np.int64)

_FEATURES = ("space_before", "capitalized", "numeric", "end_of_para", "start_of_para")


@dataclass(frozen=True, slots=True)
class BothWays:
    """An LSTM over padded rows, in both directions: for small states the processor's own kernel is the fastest."""

    ahead: nn.LSTM
    back: nn.LSTM

    @staticmethod
    def of(weights: Weights, name: str) -> BothWays:
        """The LSTM of that name."""
        ways = []
        for reverse in ("", "_reverse"):
            inner, outer = (weights[f"{name}.weight_{part}_l0{reverse}"] for part in ("hh", "ih"))
            lstm = nn.LSTM(outer.size(1), inner.size(1), batch_first=True)
            parts = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
            lstm.load_state_dict({part: weights[f"{name}.{part}{reverse}"] for part in parts})
            ways.append(lstm.requires_grad_(requires_grad=False))
        return BothWays(*ways)

    def __call__(self, rows: Tensor, turned: Tensor) -> Tensor:
        """The states over rows (B, T, I); ``turned`` holds, for each place, that of the other direction."""
        back = self.back(_turn(rows, turned))[0]
        return torch.cat([self.ahead(rows)[0], _turn(back, turned)], 2)


def _turn(rows: Tensor, turned: Tensor) -> Tensor:
    return rows.flatten(0, 1).index_select(0, turned).view_as(rows)


@dataclass(frozen=True, slots=True)
class Boundaries:
    """A ``Tokenizer`` of Stanza's."""

    ids: dict[str, int]
    letters: Tensor
    first: BothWays
    second: BothWays
    judged: tuple[Tensor, Tensor]
    judged_again: Tensor
    doubt: float

    @staticmethod
    def of(saved: Saved) -> Boundaries:
        """The tokenizer that was saved.

        Raises
        ------
        UnknownKindError
            Where it has parts that are not known here.
        """
        saved.require(hierarchical=True, use_mwt=True, rnn_layers=1, feat_funcs=list(_FEATURES), lang="fr")
        saved.require(conv_res=None, use_dictionary=None, charlm_forward_file=None, skip_newline=None)
        if not saved.settings["hier_invtemp"]:
            raise UnknownKindError("the second look does not depend on the first")
        weights = saved.weights
        heads = ("tok_clf", "sent_clf", "mwt_clf")
        return Boundaries(
            saved.vocabulary["_unit2id"],
            weights["embeddings.weight"],
            BothWays.of(weights, "rnn"),
            BothWays.of(weights, "rnn2"),
            (
                torch.cat([weights[f"{head}.weight"] for head in heads]).t().contiguous(),
                torch.cat([weights[f"{head}.bias"] for head in heads]),
            ),
            torch.cat([weights[f"{head}2.weight"] for head in heads]).t().contiguous(),
            saved.settings["hier_invtemp"],
        )

    def __call__(self, paragraphs: Sequence[str]) -> list[Ends]:
        """What ends with each letter of each paragraph; letters are all characters, a space stands for white space."""
        codes = {letter: self._code(letter) for letter in set().union(*paragraphs)}
        order = sorted(range(len(paragraphs)), key=lambda each: -len(paragraphs[each]))
        found: dict[int, Ends] = {}
        for first in range(0, len(order), _BATCH):
            batch = order[first : first + _BATCH]
            rows = [np.array([codes[letter] for letter in paragraphs[each]]) for each in batch]
            for row in rows:
                row[-1] |= 2
                row[0] |= 1
            found.update(zip(batch, self._windows(rows), strict=True))
        return [found[each] for each in range(len(paragraphs))]

    def _code(self, letter: str) -> int:
        """The number of a letter and, in the last bits, its features; those of its place are not set yet."""
        known = self.ids.get(letter, UNKNOWN)
        return known << 5 | (letter == " ") << 4 | letter.isupper() << 3 | letter.isdecimal() << 2

    def _windows(self, paragraphs: Sequence[Codes]) -> list[Ends]:
        """The ends in a batch of paragraphs, the longest first; very long ones are looked at window by window.

        A window ends with the last sentence that ends in it. As in Stanza there is an empty letter behind a paragraph,
        and behind what is left of one, as many as make it as long as the longest of its batch.
        """
        found: list[list[Ends]] = [[] for _ in paragraphs]
        rest = dict(enumerate(paragraphs))
        rows = [np.append(codes, PAD) for codes in paragraphs]
        while rest:
            windows = self._ends([row[:_WINDOW] for row in rows])
            for (number, codes), ends in zip(list(rest.items()), windows, strict=True):
                breaks = np.flatnonzero(np.isin(ends, SENTENCE_ENDS)) if len(codes) > _WINDOW else _NONE
                done = int(breaks[-1]) + 1 if breaks.size else min(len(codes), _WINDOW)
                found[number].append(ends[:done])
                rest[number] = codes[done:]
            rest = {number: codes for number, codes in rest.items() if len(codes)}
            longest = max(map(len, rest.values()), default=0)
            rows = [np.pad(codes, (0, longest - len(codes))) for codes in rest.values()]
        return [np.concatenate(parts) for parts in found]

    def _ends(self, rows: Sequence[Codes]) -> list[Ends]:
        """The ends in rows of letters, the longest first."""
        found: list[Ends] = []
        for first in range(0, len(rows), _SIDE_BY_SIDE):
            part = rows[first : first + _SIDE_BY_SIDE]
            lengths = np.array([len(row) for row in part])[:, None]
            place = np.arange(lengths.max())
            before = np.arange(len(part))[:, None] * len(place)
            turned = before + np.where(place < lengths, lengths - 1 - place, place)
            codes = np.stack([np.pad(row, (0, len(place) - len(row))) for row in part])
            ends = self._judged(torch.from_numpy(codes), torch.from_numpy(turned.ravel())).numpy()
            found += [ends[number, : len(row)] for number, row in enumerate(part)]
        return found

    def _judged(self, codes: Tensor, turned: Tensor) -> Tensor:
        features = codes.unsqueeze(2) >> torch.tensor([4, 3, 2, 1, 0]) & 1
        states = self.first(torch.cat([self.letters[codes >> 5], features.float()], 2), turned)
        scores = states @ self.judged[0] + self.judged[1]
        states *= 1 - torch.sigmoid(-scores[:, :, :1] * self.doubt)
        scores += self.second(states, turned) @ self.judged_again
        token, sentence, several = functional.logsigmoid(scores).unbind(2)
        no_token, goes_on, single = functional.logsigmoid(-scores).unbind(2)
        classes = [
            no_token,
            token + goes_on + single,
            token + sentence + single,
            token + goes_on + several,
            token + sentence + several,
        ]
        return torch.stack(classes, 2).argmax(2)
