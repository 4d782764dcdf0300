"""A content as the words that are compared: without marks, case, accents and elisions, numbers as figures.

The text itself is never changed: every word keeps the stretch of it that it was read from.
"""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import regex
from text_to_num import Token, find_numbers

from attribution.lang.wordings import load_wording_words

LONGEST = 2_000
"""Words of a content that are compared; the rest of a longer one is left out, so that time stays bounded."""

_BLANK = r" \u00a0\u202f"
_WORD = regex.compile(
    rf"\d{{1,3}}(?:[{_BLANK}.]\d{{3}})+(?:,\d+)?(?!\w)|\d+(?:[.,]\d+)?(?!\w)"
    r"|[\p{L}\p{M}\p{N}]+['’ʼ]?|[%€$£]"
)
_THOUSANDS = regex.compile(rf"[{_BLANK}.](?=\d{{3}}(?!\d))")
_MILLIONS = frozenset({"1000000", "1000000000"})


class Word(NamedTuple):
    """One word of a content: what it is compared by, and where it stands in the content."""

    key: str
    start: int
    end: int


def words_of(content: str) -> list[Word]:
    """The words of a content in order.

    Parameters
    ----------
    content : str
        What is said, with its marks.

    Returns
    -------
    list of Word
        A number written out is one word (*vingt-trois*: 23), and so are *pour cent* and *5 millions*. A content
        without any word (*…*) is one: itself. No more than LONGEST.
    """
    found: list[Word] = []
    numbers = False
    for match in _WORD.finditer(content):
        key, number = _read(match[0])
        numbers |= number
        found.append(Word(key, *match.span()))
        if len(found) == LONGEST:
            break
    if not found:
        return [Word(content.strip(), 0, len(content))]
    return _numbered(_signed(found)) if numbers else found


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """A word in lower case without accents and ligatures."""
    plain = unicodedata.normalize("NFKD", word.casefold()).replace("œ", "oe").replace("æ", "ae")
    return "".join(character for character in plain if not unicodedata.combining(character))


def is_number(key: str) -> bool:
    """Whether a word is, or holds, figures."""
    return any(character.isdigit() for character in key)


@lru_cache(maxsize=1 << 16)
def _read(form: str) -> tuple[str, bool]:
    """What a word is compared by, and whether it is part of numbers."""
    key = _key(form)
    return key, _counts(key)


def _key(form: str) -> str:
    known = load_wording_words()
    if form[0].isdigit() and form[-1].isdigit():
        return _THOUSANDS.sub("", form).replace(",", ".")
    bare = form.rstrip("'’ʼ")
    key = folded(bare)
    return known.elided.get(key, key) if bare != form else known.signs.get(key, key)


def _signed(words: list[Word]) -> list[Word]:
    """``words`` with signs for what two of them write out (*pour cent*)."""
    signs = load_wording_words().signs
    made: list[Word] = []
    for word in words:
        sign = signs.get(f"{made[-1].key} {word.key}") if made else None
        if sign:
            made[-1] = Word(sign, made[-1].start, word.end)
        else:
            made.append(word)
    return made


class _Heard(Token):  # type: ignore[misc]  # the library ships no types
    """A word as the library of numbers wants it."""

    def __init__(self, key: str) -> None:
        self.key = key

    def text(self) -> str:
        return self.key


@lru_cache(maxsize=1 << 16)
def _counts(key: str) -> bool:
    """Whether a word is part of numbers; *un*, *premier* and *et* are so much oftener none that they are not."""
    found = find_numbers([_Heard(key)], "fr", 0.0)
    return bool(found) and not found[0].is_ordinal and key not in ("un", "une")


def _numbered(words: list[Word]) -> list[Word]:
    """``words`` with numbers as figures."""
    for number in reversed(find_numbers([_Heard(word.key) for word in words], "fr", 0.0)):
        first, last = words[number.start], words[number.end - 1]
        if not number.is_ordinal and (_counts(first.key) or number.end - number.start > 1):
            figures = Word(number.text.replace(",", "."), first.start, last.end)
            words[number.start : number.end] = [figures]
    made: list[Word] = []
    for word in words:
        before = made[-1].key if made else ""
        if word.key in _MILLIONS and before not in _MILLIONS and _is_plain(before):
            made[-1] = Word(
                str(int(Fraction(before) * int(word.key))), made[-1].start, word.end
            )  # 5,2 | millions
        elif word.key != "de" or len(before) < 7 or not before.endswith("000"):
            made.append(word)  # but for the de of 5 millions d'euros, which 5 000 000 euros has not
    return made


def _is_plain(key: str) -> bool:
    return key.isascii() and key.replace(".", "", 1).isdigit()
