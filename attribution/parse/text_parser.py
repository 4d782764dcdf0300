"""A parser as it is used: texts in, parses out, whichever engine stands behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import torch

from attribution.model import Parse, Sentence, Span, Word
from attribution.parse.paragraphs import Part, paragraphs

PART = 15_000  # characters worked on at once: what the networks make of them is a thousand times as large


class Engine(Protocol):
    """What parses paragraphs."""

    def __call__(self, parts: Sequence[Part]) -> Iterable[Iterable[tuple[Word, ...]]]:
        """For each part, the words of each of its sentences; they do not depend on the other parts."""
        ...


class TextParser:
    """An engine behind the ``Parser`` protocol."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.name = name
        self.engine = engine
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
        found: list[list[Sentence]] = [[] for _ in texts]
        for group in _together((number, part) for number, text in enumerate(texts) for part in _parts(text)):
            for (number, part), sentences in zip(
                group, self.engine([part for _, part in group]), strict=True
            ):
                for words in sentences:
                    whole = Span(words[0].span.start, max(word.span.end for word in words))
                    found[number].append(Sentence(len(found[number]), whole, words, part.text))
        return [Parse(text, tuple(sentences)) for text, sentences in zip(texts, found, strict=True)]


def _parts(text: str) -> Iterator[Part]:
    """The paragraphs of a text, all of an article at once, those of a book a part at a time."""
    part: list[Span] = []
    size = 0
    for place in paragraphs(text):
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
