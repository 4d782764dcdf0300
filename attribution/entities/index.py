"""The index of names: a tree of words, walked from every word of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from attribution.entities.records import Record
from attribution.entities.tokens import HYPHENS, Token, Words, forms, joined, same_case
from attribution.model import Span

_DOMAINS = {"FR": "fr", "BE": "be", "CH": "ch"}
CONTRACTED = {"Le": ("au", "du"), "Les": ("aux", "des")}


class Name(Struct, frozen=True, gc=False):
    """One form of a record: its words without accents, and what sort of form it is.

    ``after`` is empty, or holds the words of which one must stand before (*au* Monde for Le Monde).
    """

    words: tuple[str, ...]
    record: str
    ambiguous: bool
    place: bool
    layer: int
    after: tuple[str, ...] = ()


class Node(Struct):
    """A knot of the tree: the words that may follow, and the names that end here."""

    below: dict[str, Node] = {}
    names: list[Name] = []


class Match(Struct, frozen=True, gc=False):
    """Words ``first`` to ``last`` of a text, and the names that they may be."""

    first: int
    last: int
    span: Span
    names: tuple[Name, ...]


def add_names(root: Node, record: Record, layer: int) -> list[Name]:
    """Put a record's forms into the tree; returns the names of the same layer that its safe forms clash with.

    A safe form of a higher layer replaces that of a lower one; in the lowest layer the first comes first.
    """
    clashes = []
    for name in _names(record, layer):
        node = root
        for word in name.words:
            key = word.lower()
            below = node.below.get(key)
            if below is None:
                below = node.below[key] = Node()
            node = below
        if any(_covers(n, name) for n in node.names):
            continue
        same = [n for n in node.names if _rivals(n, name)]
        if same and layer == 0:
            continue
        clashes += [n for n in same if n.layer == layer]
        node.names = [n for n in node.names if n not in same] + [name]
    return clashes


def _names(record: Record, layer: int) -> Iterator[Name]:
    for form in (*record.entity.aliases, *record.ambiguous):
        words = forms(form)
        if not words:
            continue
        name = Name(words, record.id, form in record.ambiguous, form in record.places, layer)
        yield name
        if len(words) > 1 and words[0] in CONTRACTED and words[1][0].isupper():
            yield replace(name, words=words[1:], after=CONTRACTED[words[0]])
    if record.entity.kind == "media" and not record.entity.name[0].islower():
        yield from _sites(record, layer)


def _sites(record: Record, layer: int) -> Iterator[Name]:
    """The site of a medium, by its name in one word and its country's domain: *Closer.fr*, *lavie.fr*, *BFMTV.fr*."""
    domain = _DOMAINS.get(record.entity.country)
    if domain is None:
        return
    for words in (forms(form) for form in (record.entity.name, *record.entity.aliases, *record.ambiguous)):
        whole = "".join(words)
        if words and words[-1] not in _DOMAINS.values():
            for spelt in (whole, whole.lower()):
                yield Name((spelt, domain), record.id, False, False, layer)


def _covers(known: Name, name: Name) -> bool:
    """Whether a record has a form already: what counts only after *au* does not make up for what always counts."""
    return (
        known.record == name.record
        and known.words == name.words
        and (not known.after or known.after == name.after)
    )


def _rivals(one: Name, other: Name) -> bool:
    return one.words == other.words and one.after == other.after and not (one.ambiguous or other.ambiguous)


def matches(root: Node, text: str, words: Words) -> Iterator[list[Match]]:
    """For each word at which names begin, the names, longest first."""
    keys = words.keys
    for first, (key, following) in enumerate(zip_longest(keys, keys[1:])):
        node = root.below.get(key)
        if node is None or not (node.names or following in node.below):  # *la*, which begins many names
            continue
        found: list[Match] = []
        met = [words[first]]
        while node is not None:
            names = tuple([n for n in node.names if _fits(met, n)]) if node.names else ()
            last = first + len(met) - 1
            if names and not _bound_after(text, met[-1].end):
                found.append(Match(first, last, Span(met[0].start, met[-1].end), names))
            node = node.below.get(keys[last + 1]) if last + 1 < len(keys) else None
            if node is not None:
                met.append(words[last + 1])
                if not joined(text, met[-2], met[-1]):
                    break
        if found and not _bound_before(text, found[0].span.start):
            yield found[::-1]


def _fits(met: Sequence[Token], name: Name) -> bool:
    return all(same_case(token.form, word) for token, word in zip(met, name.words, strict=True))


def _bound_before(text: str, start: int) -> bool:
    # AP-HP, pro-Moscou, @AFP: part of something longer.
    before = text[start - 1 : start]
    if before and before in HYPHENS:
        return text[start - 2 : start - 1].isalnum()
    return before in ("@", "#", "_")


def _bound_after(text: str, end: int) -> bool:
    after, next_one = text[end : end + 1], text[end + 1 : end + 2]
    if after and after in HYPHENS:
        # A hyphen after a name makes another name of it (AP-HP).
        return next_one.isalnum()
    # « AFP.com » is a site, « l'AFP.Le ministre » a forgotten space.
    return (after == "." and next_one.isalnum() and next_one.islower()) or after == "_"
