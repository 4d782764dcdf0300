"""Contractions taken apart into their words: *du* is *de* and *le*."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from attribution.parse.networks.saved import Saved
from attribution.parse.networks.spelling import Alphabet, Speller


@dataclass(frozen=True, slots=True)
class Expander:
    """An expander of multi-word tokens of Stanza's: a dictionary, and a speller for what it does not hold."""

    known: dict[str, str]
    alphabet: Alphabet
    speller: Speller

    @staticmethod
    def of(saved: Saved) -> Expander:
        """The expander that was saved.

        Raises
        ------
        UnknownKindError
            Where it has parts that are not known here.
        """
        alphabet = Alphabet(saved.vocabulary["_id2unit"], saved.vocabulary["_unit2id"])
        return Expander(saved.rest["dict"], alphabet, Speller.of(saved))

    def __call__(self, tokens: Iterable[str]) -> dict[str, list[str]]:
        """The words of each of some tokens; a token that cannot be taken apart is one word."""
        found = {token: self._looked_up(token) for token in tokens}
        missing = [token for token, words in found.items() if words is None]
        if missing:
            alphabet = self.alphabet.with_those_of(missing)
            spelled = self.speller.write(self.speller.read(missing, alphabet), alphabet, only_known=True)
            found.update(zip(missing, spelled, strict=True))
        split = {token: (expansion or "").split() for token, expansion in found.items()}
        return {token: words if len(words) > 1 else [token] for token, words in split.items()}

    def _looked_up(self, token: str) -> str | None:
        """The expansion in the dictionary, written as the token is: *DU* is *DE LE*."""
        if token in self.known:
            return self.known[token]
        expansion = self.known.get(token.lower())
        if expansion and token.isupper():
            return expansion.upper()
        if expansion and token[0].isupper() and token[1:].islower():
            return expansion[0].upper() + expansion[1:]
        return None
