"""Offices that everybody knows whose they are: *le chef de l'État* in a text that names Emmanuel Macron."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import lru_cache

from msgspec.structs import replace

from attribution.lang.figures import Figure, load_figures
from attribution.lang.people import People
from attribution.resolve.functions import Function
from attribution.resolve.mentions import folded
from attribution.resolve.names import GENDERS, Person
from attribution.resolve.referents import Referent, of_person


def with_offices(referent: Referent, people: People) -> Referent:
    """A person of the document with the offices and the gender that are known of a figure of that name."""
    known = _known(people).get(folded(referent.entity.name))
    return replace(referent, gender=known[0], offices=known[1]) if known is not None else referent


def is_figure(words: tuple[str, ...], people: People) -> bool:
    """Whether folded words are the full name of a known figure."""
    return words in _known(people)


def by_family_name(person: Person, people: People) -> Referent | None:
    """Who is so well known that the family name tells: *Macron*, where a text gives no other name."""
    figure = _alone().get(person.words)
    if figure is None or person.gender not in ("", GENDERS[figure.gender]):
        return None
    return with_offices(of_person(dataclasses.replace(person, name=figure.name)), people)


@lru_cache(maxsize=1)
def _alone() -> Mapping[tuple[str, ...], Figure]:
    """Those known by their family name: all words of the name but the first, or the last."""
    spelled = ((folded(name), f) for f in load_figures().values() if f.alone for name in f.spellings)
    return {family: figure for words, figure in spelled for family in (words[1:], words[-1:])}


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
