"""Head nouns: the record of a noun, or of several words that make one (*forces de l'ordre*)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from attribution.lang.people import Head, People
from attribution.model import Word

HUMAN = ("office", "person", "family", "source")
OF_BOTH = frozenset(
    "personne personnalité victime figure star vedette idole icône légende égérie recrue voix tête source "
    "sentinelle".split()
)
"""Feminine nouns that are said of men too."""
# Those who speak for a body, and are several: no name stands beside *la direction*.
_STAFF = frozenset({"direction", "communication", "hiérarchie"})
_MULTIWORD = 5  # words of the longest heads: *chef de la diplomatie*
_PREFIX = regex.compile(r"(?:ex|co|vice)[-‑]", regex.IGNORECASE)
_SOFT = "\xad"  # a soft hyphen, left by a web page inside a word


def head_of(word: Word, people: People) -> Head | None:
    """The record of a noun, by its form first: parsers give *avocat* as the lemma of *avocate*, or a wrong one.

    *ex-entraîneur* and *co-présidente* are what follows the hyphen.
    """
    return _head_of(word.form, word.lemma, people)


@lru_cache(maxsize=8192)
def _head_of(form: str, lemma: str, people: People) -> Head | None:
    form = form.replace(_SOFT, "")
    found = people.head(form) or people.head(lemma)
    if found is None and lemma != form.lower():  # *au cours de* is no court
        found = _singular(form, people)
    prefix = _PREFIX.match(form) if found is None else None
    if prefix is None:
        return found or _doubled(form, people)
    rest = form[prefix.end() :]
    return people.head(rest) or _singular(rest, people)


def _doubled(form: str, people: People) -> Head | None:
    """*président-candidat*, *médecin-chef*: two nouns of people that make one, by the first."""
    first, hyphen, second = form.partition("-")
    both = (people.head(first), people.head(second)) if hyphen else ()
    return both[0] if both and all(head is not None and head.role in HUMAN for head in both) else None


def _singular(form: str, people: People) -> Head | None:
    return people.head(form[:-1]) if form[-1:] in ("s", "x") else None


def longest_head(words: Sequence[Word], text: str, people: People) -> Head | None:
    """The longest head of several words that ``words`` begin with."""
    openers = first_words(people)
    if not words or (words[0].lemma.lower() not in openers and words[0].form.lower() not in openers):
        return None
    for last in range(min(len(words), _MULTIWORD), 1, -1):
        form = text[words[0].span.start : words[last - 1].span.end]
        rest = text[words[0].span.end : words[last - 1].span.end]
        found = people.head(form) or people.head(words[0].lemma + rest)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=4)
def first_words(people: People) -> frozenset[str]:
    """The words that open a head of several words: *forces* of *forces de l'ordre*."""
    return frozenset(lemma.partition(" ")[0] for lemma in people.heads if " " in lemma)


def human(word: Word, people: People) -> bool:
    """Whether a noun can stand beside the name of a person: *ministre*, *avocate*, *frère*, *Canadien*."""
    head = head_of(word, people)
    person = head is not None and head.role in HUMAN and head.lemma not in _STAFF
    return person or native(word, people)


def by_trade(word: Word, people: People) -> bool:
    """Whether a noun calls a company, or a person where a person's name follows: *le producteur*, *son concurrent*."""
    head = head_of(word, people)
    return head is not None and head.role == "body" and head.plural == "group" and head.genders != "f"


def bodily(word: Word, people: People) -> bool:
    """Whether a noun calls an organisation, an authority or a medium: *club*, *préfecture*, *journal*."""
    head = head_of(word, people)
    return head is not None and head.role in ("body", "institution", "press")


def native(word: Word, people: People) -> bool:
    """Whether a noun names somebody by the country: *un Iranien*, *la Suédoise*, *le Franco-Libanais*."""
    noun = word.form[:1].isupper() and word.index > 0
    return noun and bool(people.country_of_adjective(word.form.rpartition("-")[2]))
