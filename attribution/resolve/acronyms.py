"""Acronyms that a text defines itself: *l'Organisation mondiale de la santé (OMS)*, later *l'OMS*."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from attribution.resolve.mentions import folded

_DEFINITION = regex.compile(
    r"(?P<long>[^()\n.;:«»\"“”]{6,110}?)[ \u00a0\u202f]?\((?P<short>\p{Lu}[\p{Lu}\d&-]{1,9})\)"
)
_START = regex.compile(r"(?:\b(?:la|le|les|du|des|aux?)[ \u00a0]|\b[ld]['’])(?=\p{L})", regex.IGNORECASE)


def acronyms_of(text: str) -> Mapping[str, str]:
    """The acronyms defined in brackets, each with its long form.

    Parameters
    ----------
    text : str
        A document.

    Returns
    -------
    mapping of str to str
        ``{"OMS": "Organisation mondiale de la santé"}``, the long form as it stands, without article. A long form
        begins after the article from which its initials spell the acronym; where none does, there is no entry
        (*Emmanuel Macron (LREM)* defines nothing).
    """
    found: dict[str, str] = {}
    for match in _DEFINITION.finditer(text):
        long = _long_form(match["long"], match["short"])
        if long is not None:
            found.setdefault(match["short"], long)
    return found


def _long_form(before: str, short: str) -> str | None:
    starts = [m.end() for m in _START.finditer(before)]
    for start in (*reversed(starts), 0):
        candidate = before[start:].strip()
        if _spells(candidate, short):
            return candidate
    return None


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
