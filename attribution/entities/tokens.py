"""Words of a text for the look-up of names: where they stand, and how their spellings compare."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, overload

WORD = re.compile(r"[^\W_]+|[+&]")
SPACE = " \t\u00a0\u2009\u202f"
HYPHENS = "-\u2010\u2011\u2013"
# What may stand between two words of one name: spaces, one line break, a hyphen, an apostrophe, a slash, a stop
# that no space follows (Lenta.ru). A stop and a space only end an initial (A. F. P.): see ``joined``.
_GAP = re.compile(rf"[{SPACE}]*\n?[{SPACE}]*|[{SPACE}]?[{HYPHENS}/][{SPACE}]?|['’ʼ`.]")
_AFTER_INITIAL = re.compile(rf"\.[{SPACE}]?")


class Token(NamedTuple):
    """A word between ``start`` and ``end``; ``form`` is without accents, ``key`` in lower case as well."""

    start: int
    end: int
    form: str
    key: str


@lru_cache(maxsize=8192)
def unaccented(word: str) -> str:
    """``word`` without its accents and ligatures, case kept: *Élysée* -> *Elysee*."""
    if word.isascii():
        return word
    letters = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return letters.replace("œ", "oe").replace("Œ", "Oe").replace("ı", "i")


class Words(Sequence[Token]):
    """The words of a text in order; few begin a name or stand beside one, and only these are made tokens.

    ``keys`` are those of all of them.
    """

    def __init__(self, text: str) -> None:
        self._found = list(WORD.finditer(text))
        self.keys = [_spelt(found[0])[1] for found in self._found]

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> list[Token]: ...
    def __getitem__(self, place: int | slice) -> Token | list[Token]:
        if isinstance(place, slice):
            return [_token(found) for found in self._found[place]]
        return _token(self._found[place])


def _token(found: re.Match[str]) -> Token:
    return Token(*found.span(), *_spelt(found[0]))


@lru_cache(maxsize=8192)
def _spelt(word: str) -> tuple[str, str]:
    form = unaccented(word)
    return form, form.lower()


def forms(text: str) -> tuple[str, ...]:
    """The words of ``text`` without accents."""
    return tuple(map(unaccented, WORD.findall(text)))


def joined(text: str, left: Token, right: Token) -> bool:
    """Whether two neighbouring words may belong to one name."""
    gap = text[left.end : right.start]
    return bool(_GAP.fullmatch(gap) or (left.end - left.start == 1 and _AFTER_INITIAL.fullmatch(gap)))


def same_case(form: str, alias: str) -> bool:
    """Whether ``form`` may stand for ``alias``: lower case stands for both, a capital only for itself."""
    return form == alias or (alias.islower() and form[:1].lower() + form[1:] == alias)
