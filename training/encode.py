"""Sentences as numbers: Stanza's vocabularies, and batches of sentences of like length."""

from __future__ import annotations

import random
from dataclasses import dataclass, fields
from typing import Any

import torch
from stanza.models.common.vocab import ROOT_ID, CharVocab
from stanza.models.pos.vocab import FeatureVocab, MultiVocab, WordVocab
from stanza.models.pos.xpos_vocab_factory import xpos_vocab_factory
from torch import Tensor

from training.treebank import UNKNOWN_FEATS, Sentence

SHORTHAND = "fr_frames"
WORD_CUTOFF = 3


def columns(sentence: Sentence) -> list[list[str]]:
    """The columns that Stanza's vocabularies count: form, UPOS, XPOS, features, lemma, relation."""
    return [
        [
            word.form,
            word.upos,
            "_",
            "_" if word.feats == UNKNOWN_FEATS else word.feats,
            word.lemma,
            word.deprel,
        ]
        for word in sentence.words
    ]


def vocabularies(sentences: list[Sentence], task: str) -> Any:
    """Build the vocabularies of Stanza's parser (`task` *depparse*) or tagger (*pos*)."""
    data = [columns(sentence) for sentence in sentences]
    vocabs: dict[str, Any] = {
        "char": CharVocab(data, SHORTHAND),
        "word": WordVocab(data, SHORTHAND, cutoff=WORD_CUTOFF, lower=True),
        "upos": WordVocab(data, SHORTHAND, idx=1),
        "xpos": xpos_vocab_factory(data, SHORTHAND, idx=2),
        "feats": FeatureVocab(data, SHORTHAND, idx=3),
    }
    if task == "depparse":
        vocabs["lemma"] = WordVocab(data, SHORTHAND, cutoff=WORD_CUTOFF, idx=4, lower=True)
        vocabs["deprel"] = WordVocab(data, SHORTHAND, idx=5)
    return MultiVocab(vocabs)


@dataclass
class Encoded:
    """One sentence: a row a word of (word, lemma, upos, pretrained, head, relation), its forms, its features."""

    rows: list[tuple[int, ...]]
    forms: list[tuple[int, ...]]
    feats: list[list[int]]


def encode(sentence: Sentence, vocab: Any, pretrained: Any, with_root: bool) -> Encoded:
    """Look every word up; a parser's sentence begins with the root symbol."""
    place = {id(word): index for index, word in enumerate(sentence.words, 1)}
    rows: list[tuple[int, ...]] = [(ROOT_ID,) * 4 + (0, 0)] if with_root else []
    forms: list[tuple[int, ...]] = [(ROOT_ID,)] if with_root else []
    width = len(vocab["feats"])
    feats = [[0] * width] if with_root else []
    for word in sentence.words:
        parsing = (
            (vocab["lemma"].unit2id(word.lemma), vocab["deprel"].unit2id(word.deprel))
            if with_root
            else (0, 0)
        )
        head = place[id(word.head)] if word.head is not None else 0
        rows.append(
            (
                vocab["word"].unit2id(word.form),
                parsing[0],
                vocab["upos"].unit2id(word.upos),
                pretrained.unit2id(word.form.lower()),
                head,
                parsing[1],
            )
        )
        forms.append(tuple(vocab["char"].map(list(word.form))))
        feats.append([0] * width if word.feats == UNKNOWN_FEATS else vocab["feats"].unit2id(word.feats))
    return Encoded(rows, forms, feats)


@dataclass
class Batch:
    """Sentences side by side: B sentences of at most T words, N words in all.

    `forward` and `backward` (B, T) give the word that each step of the LSTM reads in either direction, padding
    reads word 0; `back_to` gives the step at which each word was read backwards. `form` points into `chars`.
    """

    rows: Tensor
    feats: Tensor
    place: Tensor
    forward: Tensor
    backward: Tensor
    back_to: Tensor
    real: Tensor
    form: Tensor
    chars: list[Tensor]

    def on(self, device: str) -> Batch:
        """The same batch on another device (*cpu*, *cuda*)."""
        if device == "cpu":
            return self
        tensors = {
            each.name: getattr(self, each.name).to(device) for each in fields(self) if each.name != "chars"
        }
        return Batch(**tensors, chars=[group.to(device) for group in self.chars])


def collate(sentences: list[Encoded]) -> Batch:
    """Make a batch; forms are written once each, in groups of like length."""
    lengths = torch.tensor([len(sentence.rows) for sentence in sentences])
    longest = int(lengths.max())
    steps = torch.arange(longest).unsqueeze(0)
    real = steps < lengths.unsqueeze(1)
    starts = (torch.cumsum(lengths, 0) - lengths).unsqueeze(1)
    forward = torch.where(real, starts + steps, 0)
    mirrored = torch.where(real, lengths.unsqueeze(1) - 1 - steps, 0)
    place = torch.nonzero(real.reshape(-1)).squeeze(1)
    line = torch.arange(len(sentences)).unsqueeze(1) * longest
    forms, chars = distinct([form for sentence in sentences for form in sentence.forms])
    return Batch(
        torch.tensor([row for sentence in sentences for row in sentence.rows]),
        torch.tensor([row for sentence in sentences for row in sentence.feats]),
        place,
        forward,
        torch.where(real, starts + mirrored, 0),
        (line + mirrored).reshape(-1)[place],
        real,
        forms,
        chars,
    )


def distinct(forms: list[tuple[int, ...]], groups: int = 4) -> tuple[Tensor, list[Tensor]]:
    """Return where each form stands among the distinct ones, and these, padded, in groups of like length."""
    unique = sorted(set(forms), key=lambda form: (len(form), form))
    number = {form: index for index, form in enumerate(unique)}
    size = -(-len(unique) // groups)
    padded = []
    for start in range(0, len(unique), size):
        group = unique[start : start + size]
        longest = len(group[-1])
        padded.append(torch.tensor([form + (0,) * (longest - len(form)) for form in group]))
    return torch.tensor([number[form] for form in forms]), padded


def batches(sentences: list[Encoded], words: int, rng: random.Random) -> list[Batch]:
    """Cut one epoch into batches of about `words` words, sentences of like length together."""
    order = sorted(sentences, key=lambda sentence: len(sentence.rows) + rng.random() * 3)
    groups: list[list[Encoded]] = [[]]
    size = 0
    for sentence in order:
        if size + len(sentence.rows) > words and groups[-1]:
            groups.append([])
            size = 0
        groups[-1].append(sentence)
        size += len(sentence.rows)
    rng.shuffle(groups)
    return [collate(group) for group in groups]
