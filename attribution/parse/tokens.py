"""What the tokenizer gets wrong in news and a rule can tell: sentences cut in two, clitics glued to their verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

_FINAL = frozenset(".!?…:;»”\"'’)]")  # what a sentence inside a paragraph may end with
_TITLES = frozenset({"M.", "MM.", "Dr.", "Pr.", "Me.", "St.", "Mgr."})
_INVERTED = regex.compile(r"(?P<verb>\p{L}{2,})(?P<clitic>(?:[-‑]t)?[-‑](?:ils?|elles?|on|je))", regex.I)


@dataclass(frozen=True, slots=True)
class Token:
    """A token before its words are known: how it is read, its place in the paragraph, whether it is several words."""

    text: str
    start: int
    end: int
    several: bool = False


def mended(sentences: Sequence[Sequence[Token]]) -> list[list[Token]]:
    """The sentences of one paragraph with their tokens, mended.

    A sentence that has no end is joined to the next: the tokenizer was taught on sentences without their neighbours
    and cuts now and then before a capital (*Marine | Le Pen*, *Comme le relève | Le Monde*) or after a title
    (*M. | Roy*). A subject clitic is parted from its verb as the treebanks part it (*répond | -elle*).

    Parameters
    ----------
    sentences : sequence of sequence of Token
        Tokens before words are expanded.

    Returns
    -------
    list of list of Token
        The same characters in the same places.
    """
    whole: list[list[Token]] = []
    for sentence in sentences:
        tokens = [part for token in sentence for part in _parted(token)]
        if whole and not _ended(whole[-1]):
            whole[-1].extend(tokens)
        else:
            whole.append(tokens)
    return whole


def _ended(sentence: list[Token]) -> bool:
    last = sentence[-1].text
    return last[-1] in _FINAL and last not in _TITLES


def _parted(token: Token) -> Iterator[Token]:
    found = _INVERTED.fullmatch(token.text) if len(token.text) > 3 else None
    if found is None or token.end - token.start != len(found[0]):
        yield token
        return
    middle = token.start + found.end("verb")
    yield replace(token, text=found["verb"], end=middle)
    yield replace(token, text=found["clitic"], start=middle)
