"""A parser as it is used: texts in, parses out, whichever engine stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Protocol

import torch

from attribution.model import Parse, Span, Word
from attribution.parse.paragraphs import Part, paragraphs
from attribution.parse.unparsed import of_words, unparsed

PART = 15_000  # characters worked on at once: what the networks make of them is a thousand times as large


class Engine(Protocol):
    """What parses paragraphs."""

    def __call__(self, parts: Sequence[Part]) -> Iterable[Iterable[tuple[Word, ...]]]:
        """For each part, the words of each of its sentences; they do not depend on the other parts."""
        ...


PassingOver = Callable[[str], Collection[Span]]
"""Tells which paragraphs of a text need no parse."""


def nothing(text: str) -> tuple[()]:
    """Every paragraph needs one."""
    return ()


class TextParser:
    """An engine behind the ``Parser`` protocol."""

    def __init__(self, engine: Engine, name: str, passing_over: PassingOver = nothing) -> None:
        self.name = name
        self.engine = engine
        self.passing_over = passing_over
        torch.set_flush_denormal(True)  # numbers near zero halve the speed of the recurrent layers

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """Parse several texts.

        Parameters
        ----------
        texts : sequence of str
            Documents as they were read.

        Returns
        -------
        list of Parse
            One a text, in order; offsets point into the text given. The same article has the same parse in any company.
        """
        threads = torch.get_num_threads()
        torch.set_num_threads(1)  # a second thread gains nothing, and starves where processes share the cores
        try:
            return self._parse(texts)
        finally:
            torch.set_num_threads(threads)

    def _parse(self, texts: Sequence[str]) -> list[Parse]:
        aside = [self.passing_over(text) for text in texts]
        found = [
            [unparsed(text, place) for place in places] for text, places in zip(texts, aside, strict=True)
        ]
        parts = ((number, part) for number, text in enumerate(texts) for part in _parts(text, aside[number]))
        for group in _together(parts):
            parsed = self.engine([part for _, part in group])
            for (number, _), sentences in zip(group, parsed, strict=True):
                found[number] += sentences
        return [of_words(text, sentences) for text, sentences in zip(texts, found, strict=True)]


def _parts(text: str, aside: Collection[Span]) -> Iterator[Part]:
    """The paragraphs of a text but for some, all of an article at once, those of a book a part at a time."""
    part: list[Span] = []
    size, without = 0, frozenset(aside)
    for place in paragraphs(text):
        if place in without:
            continue
        part.append(place)
        size += len(place)
        if size >= PART:
            yield Part(text, part)
            part, size = [], 0
    if part:
        yield Part(text, part)


def _together(parts: Iterable[tuple[int, Part]]) -> Iterator[list[tuple[int, Part]]]:
    """Parts of texts in groups: together they go through the networks in three quarters of the time."""
    group: list[tuple[int, Part]] = []
    size = 0
    for number, part in parts:
        own = sum(map(len, part.places))
        if group and size + own > PART:
            yield group
            group, size = [], 0
        group.append((number, part))
        size += own
    if group:
        yield group
