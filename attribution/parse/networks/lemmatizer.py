"""Lemmas: looked up by form and part of speech, or spelled by a network."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch.nn.functional import linear

from attribution.parse.networks.saved import UNKNOWN, Saved, UnknownKindError
from attribution.parse.networks.spelling import Alphabet, Speller

_ANY = "*"  # the dictionary of forms whose lemma is the same whatever their part of speech
_FORMAT = 3
_ANEW, _AS_IT_IS = 0, 1  # how a lemma is spelled; else it is the form in lower case
_UNKNOWN = "<UNK>"  # stands in a lemma for a letter that nobody knows
NO_LEMMA = "_"
_NONE: dict[str, str] = {}

Tagged = tuple[str, str]
"""Form and part of speech."""


@dataclass(frozen=True, slots=True)
class Lemmatizer:
    """A lemmatiser of Stanza's: dictionaries, and a speller for what they do not hold."""

    dictionaries: dict[str, dict[str, str]]
    parts: dict[str, int]
    alphabet: Alphabet
    speller: Speller

    @staticmethod
    def of(saved: Saved) -> Lemmatizer:
        """The lemmatiser that was saved.

        Raises
        ------
        UnknownKindError
            Where it has parts that are not known here.
        """
        saved.require(edit=True, pos=True, caseless=None)
        if saved.rest.get("contextual") or saved.rest.get("dicts_version") != _FORMAT:
            raise UnknownKindError("the dictionaries are kept in another way")
        return Lemmatizer(
            json.loads(gzip.decompress(saved.rest["dicts"])),
            saved.ids("pos"),
            Alphabet(saved.units("char"), saved.ids("char")),
            Speller.of(saved),
        )

    def __call__(self, words: Sequence[Tagged]) -> list[str]:
        """The lemmas of words."""
        found = {word: self._looked_up(*word) for word in words}
        missing = [word for word, lemma in found.items() if lemma is None]
        if missing:
            found.update(zip(missing, self._spelled(missing), strict=True))
        return [found[word] or NO_LEMMA for word in words]

    def _looked_up(self, form: str, part: str) -> str | None:
        lemma = self.dictionaries.get(part, _NONE).get(form)
        return self.dictionaries[_ANY].get(form) if lemma is None else lemma

    def _spelled(self, words: Sequence[Tagged]) -> list[str]:
        forms = [form for form, _ in words]
        alphabet = self.alphabet.with_those_of(forms)
        weights = self.speller.weights
        parts = torch.tensor([self.parts.get(part, UNKNOWN) for _, part in words])
        read = self.speller.read(forms, alphabet, weights["pos_embedding.weight"][parts])
        inner = linear(read.hidden, weights["edit_clf.0.weight"], weights["edit_clf.0.bias"]).relu_()
        edits = linear(inner, weights["edit_clf.2.weight"], weights["edit_clf.2.bias"]).argmax(1)
        anew = edits == _ANEW
        spelled = iter(self.speller.write(read.part(anew), alphabet))
        lemmas = [
            next(spelled) if edit == _ANEW else form if edit == _AS_IT_IS else form.lower()
            for form, edit in zip(forms, edits.tolist(), strict=True)
        ]
        return [
            lemma if lemma and _UNKNOWN not in lemma else form
            for form, lemma in zip(forms, lemmas, strict=True)
        ]
