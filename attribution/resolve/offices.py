"""Offices that everybody knows whose they are: *le chef de l'État* in a text that names Emmanuel Macron."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec.structs import replace

from attribution.lang.figures import load_figures
from attribution.lang.people import People
from attribution.resolve.functions import Function
from attribution.resolve.mentions import folded
from attribution.resolve.names import GENDERS
from attribution.resolve.referents import Referent


def with_offices(referent: Referent, people: People) -> Referent:
    """A person of the document with the offices and the gender that are known of a figure of that name."""
    known = _known(people).get(folded(referent.entity.name))
    return replace(referent, gender=known[0], offices=known[1]) if known is not None else referent


def is_figure(words: tuple[str, ...], people: People) -> bool:
    """Whether folded words are the full name of a known figure."""
    return words in _known(people)


@lru_cache(maxsize=4)
def _known(people: People) -> Mapping[tuple[str, ...], tuple[str, tuple[Function, ...]]]:
    return {
        folded(figure.name): (GENDERS[figure.gender], tuple(_office(o, people) for o in figure.offices))
        for figure in load_figures().values()
    }


def _office(words: str, people: People) -> Function:
    """*premier ministre français* as the function of somebody named so in a text."""
    noun, *rest = words.replace("'", "' ").split()
    if noun in ("premier", "première") and rest[0] in ("ministre", "secrétaire"):
        return Function(rest[0], _content(rest[1:], people) | {"premier"})
    return Function(noun, _content(rest, people))


def _content(words: list[str], people: People) -> frozenset[str]:
    codes = ((people.country_of_adjective(word), word) for word in words)
    return frozenset(part for code, word in codes for part in ((code,) if code else folded(word)))
