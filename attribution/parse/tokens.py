"""What the tokenizer gets wrong in news and a rule can tell: sentences cut in two, clitics glued to their verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex

Token = dict[str, Any]  # as Stanza's Document.to_dict gives them: id, text, start_char, end_char, misc
_FINAL = frozenset(".!?…:;»”\"'’)]")  # what a sentence inside a paragraph may end with
_TITLES = frozenset({"M.", "MM.", "Dr.", "Pr.", "Me.", "St.", "Mgr."})
_INVERTED = regex.compile(r"(?P<verb>\p{L}{2,})(?P<clitic>(?:[-‑]t)?[-‑](?:ils?|elles?|on|je))", regex.I)


def mended(sentences: list[list[Token]]) -> list[list[Token]]:
    """The sentences of one paragraph with their tokens, mended and numbered anew.

    A sentence that has no end is joined to the next: the tokenizer was taught on sentences without their neighbours
    and cuts now and then before a capital (*Marine | Le Pen*, *Comme le relève | Le Monde*) or after a title
    (*M. | Roy*). A subject clitic is parted from its verb as the treebanks part it (*répond | -elle*).

    Parameters
    ----------
    sentences : list of list of dict
        Stanza's tokens before words are expanded.

    Returns
    -------
    list of list of dict
        The same characters in the same places.
    """
    whole: list[list[Token]] = []
    for sentence in sentences:
        tokens = [part for token in sentence for part in _parted(token)]
        if whole and not _ended(whole[-1]):
            whole[-1].extend(tokens)
        else:
            whole.append(tokens)
    return [[{**token, "id": (number,)} for number, token in enumerate(each, start=1)] for each in whole]


def _ended(sentence: list[Token]) -> bool:
    last = str(sentence[-1]["text"])
    return last[-1] in _FINAL and last not in _TITLES


def _parted(token: Token) -> Iterator[Token]:
    found = _INVERTED.fullmatch(str(token["text"]))
    if found is None or token["end_char"] - token["start_char"] != len(found[0]):
        yield token
        return
    middle = token["start_char"] + found.end("verb")
    yield {**token, "text": found["verb"], "end_char": middle}
    yield {**token, "text": found["clitic"], "start_char": middle}
