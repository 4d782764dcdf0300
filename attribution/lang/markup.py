"""Examples in inline markup, as in ``{source:TASS} {cue:a indiqué} que {content:le convoi était parti}``."""

from __future__ import annotations

import re
from typing import NamedTuple

from attribution.errors import LexiconError
from attribution.model import Span

ROLES = ("cue", "source", "content", "via")
_OPENING = re.compile(r"\{(" + "|".join(ROLES) + r"):")


class Marked(NamedTuple):
    """An example without its markup, and the spans that the markup named, in order of the text.

    ``spans`` has each of the roles ``cue``, ``source``, ``content`` and ``via``; a role that the example lacks has an
    empty list, and several spans where its content is split by an aside.
    """

    text: str
    spans: dict[str, list[Span]]


def read_markup(example: str) -> Marked:
    """Read an example.

    Parameters
    ----------
    example : str
        A sentence with ``{role:words}`` around its parts; roles do not nest, and the sentence holds no other brace.

    Returns
    -------
    Marked
        The plain sentence, and the spans by role.

    Raises
    ------
    LexiconError
        Where a brace is unknown, empty, nested or left open.
    """
    plain: list[str] = []
    length = 0
    spans: dict[str, list[Span]] = {role: [] for role in ROLES}
    position = 0
    for opening in _OPENING.finditer(example):
        end = example.find("}", opening.end())
        words = example[opening.end() : end] if end >= 0 else ""
        before = example[position : opening.start()]
        if not words or "{" in words or opening.start() < position or _braced(before):
            raise _malformed(example)
        length += len(before)
        spans[opening[1]].append(Span(length, length + len(words)))
        length += len(words)
        plain += [before, words]
        position = end + 1
    if _braced(example[position:]):
        raise _malformed(example)
    return Marked("".join(plain) + example[position:], spans)


def _braced(text: str) -> bool:
    return "{" in text or "}" in text


def _malformed(example: str) -> LexiconError:
    return LexiconError(
        f"The markup of {example!r} is malformed: write {{role:words}} with a role of {', '.join(ROLES)}, not nested."
    )
