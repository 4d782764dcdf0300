"""Acronyms that a text defines itself: *l'Organisation mondiale de la santé (OMS)*, later *l'OMS*."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from attribution.lang.people import People
from attribution.model import Span
from attribution.resolve.mentions import folded

_SHORT = regex.compile(r"[ \u00a0\u202f]?\((\p{Lu}[\p{Lu}\d&-]{1,9})\)")
_EDGE = regex.compile(r"[()\n.;:«»\"“”]")
_BEFORE = 110  # characters before the brackets in which the long form stands
_LONGEST = 8  # words of a body's name that its acronym does not spell
_START = regex.compile(r"(?:\b(?:la|le|les|du|des|aux?)[ \u00a0]|\b[ld]['’])(?=\p{L})", regex.IGNORECASE)


def acronyms_of(text: str, people: People | None = None) -> Mapping[str, Span]:
    """The acronyms defined in brackets, each with its long form.

    Parameters
    ----------
    text : str
        A document.
    people : People, optional
        The nouns of bodies: a capitalised one right before the brackets defines foreign acronyms, which it does not
        spell (*la Commission électorale (PKW)*).

    Returns
    -------
    mapping of str to Span
        For *OMS*, where its long form *Organisation mondiale de la santé* stands, without article. A long form
        begins after the article from which its initials spell the acronym; where none does, there is no entry
        (*Emmanuel Macron (LREM)* defines nothing).
    """
    found: dict[str, Span] = {}
    for match in _SHORT.finditer(text):
        end, short = match.start(), match[1]
        near = text[max(0, end - _BEFORE) : end]
        before = _EDGE.split(near)[-1]
        opens = len(before) < len(near) or end <= _BEFORE
        start = _start(before, short, opens)
        if start is None and people is not None:
            start = _body(before, people)
        if start is not None:
            found.setdefault(short, Span(end - len(before) + start, end - len(before) + len(before.rstrip())))
    return found


def _start(before: str, short: str, opens: bool) -> int | None:
    """Where in ``before`` the long form begins, None where no part of it spells the acronym.

    Without an article it must open a clause: what comes before the brackets may be cut in the middle of a word.
    """
    starts = [m.end() for m in _START.finditer(before)]
    whole = [len(before) - len(before.lstrip())] * opens
    return next((start for start in (*reversed(starts), *whole) if _spells(before[start:], short)), None)


def _body(before: str, people: People) -> int | None:
    """Where the last article stands that a capitalised noun of a body follows."""
    starts = [m.end() for m in _START.finditer(before)]
    return next((start for start in reversed(starts) if _is_body(before[start:], people)), None)


def _is_body(long: str, people: People) -> bool:
    words = long.split()
    head = people.head(words[0]) if 2 <= len(words) <= _LONGEST and words[0][:1].isupper() else None
    return head is not None and head.role in ("body", "institution", "press")


def _spells(long: str, short: str) -> bool:
    """Whether the letters of ``short`` follow each other as initials of ``long``, none of its first two left out."""
    initials = "".join(word[0] for word in folded(long))
    wanted = "".join(folded(short))
    if len(initials) < 2 or initials[:1] != wanted[:1]:
        return False
    place = 0
    for letter in initials:
        place += place < len(wanted) and letter == wanted[place]
    return place >= max(2, len(wanted) - 1)
