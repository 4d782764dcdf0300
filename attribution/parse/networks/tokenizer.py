"""From the letters of a paragraph to its tokens, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import regex

from attribution.parse.networks.boundaries import SENTENCE_ENDS, SEVERAL, WORD_ENDS, Boundaries, Ends
from attribution.parse.tokens import Token

_WHITE = regex.compile(r"[\s\x80-\x9f]")
_HINT = regex.compile(r"@|https?:|www\.|\.(?:com?|edu|gov|net|org)\.")  # of a mail or web address
_LETTER = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]"  # what RFC 5322 allows before the @; Stanza knows no capitals there
_LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"  # between two points of a name on the Internet
_HOST = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
_MAIL = rf"(?<!{_LETTER}){_LETTER}+(?:\.{_LETTER}+)*@(?:{_LABEL}\.)+{_LABEL}"
_SITE = rf"(?:https?://(?:www\.|(?!www))|www\.){_HOST}|(?<![a-zA-Z0-9])[a-zA-Z0-9]+\.(?:com?|edu|gov|net|org)"
_ADDRESS = regex.compile(rf"{_MAIL}|(?:{_SITE})\.[^\s\"]{{2,}}")
_LONGEST = 300  # letters of a token; what is longer is no word
_NO_WORD = "<UNK>"


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """Makes tokens of the ends that a network finds."""

    boundaries: Boundaries

    def __call__(self, paragraphs: Sequence[str]) -> list[list[list[Token]]]:
        """The sentences of each paragraph; a paragraph neither begins nor ends with white space."""
        texts = [_WHITE.sub(" ", paragraph) for paragraph in paragraphs]
        kept = [_kept(text) for text in texts]
        letters = [
            "".join([text[place] for place in places]) for text, places in zip(texts, kept, strict=True)
        ]
        return [list(_sentences(*each)) for each in zip(letters, kept, self.boundaries(letters), strict=True)]


def _kept(text: str) -> range | list[int]:
    """The places of the letters that are looked at: of several spaces the first."""
    if "  " not in text:
        return range(len(text))
    return [place for place, letter in enumerate(text) if letter != " " or text[place - 1 : place] != " "]


def _sentences(letters: str, places: Sequence[int], ends: Ends) -> Iterator[list[Token]]:
    """Cut at the ends; ``places`` are those of the letters in the paragraph."""
    ends = ends.copy()
    ends[-1] = SENTENCE_ENDS[ends[-1] in SEVERAL]
    for found in addresses(letters):
        ends[found.start() : found.end() - 1] = 0
        ends[found.end() - 1] = max(ends[found.end() - 1], WORD_ENDS)
    tokens: list[Token] = []
    start = 0
    for last, end in zip(*(each.tolist() for each in (np.flatnonzero(ends), ends[ends > 0])), strict=True):
        text = letters[start : last + 1].lstrip(" ")
        if text:
            first = places[last + 1 - len(text)]
            shown = text if len(text) <= _LONGEST else _NO_WORD
            tokens.append(Token(shown, first, places[last] + 1, end in SEVERAL))
            if end in SENTENCE_ENDS:
                yield tokens
                tokens = []
        start = last + 1
    if tokens:
        yield tokens


def addresses(text: str) -> Iterator[regex.Match[str]]:
    """Mail and web addresses, which Stanza makes one token each whatever its network says.

    They are what its own pattern matches, less quoted names and numbers in brackets: to import that takes Stanza's
    whole machinery, 50 MB and a second.
    """
    return _ADDRESS.finditer(text) if _HINT.search(text) else iter(())
