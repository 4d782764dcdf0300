"""A parser as it is used: texts in, parses out, whichever engine stands behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import torch

from attribution.model import Parse, Sentence, Span, Word
from attribution.parse.paragraphs import paragraphs

PART = 60_000  # characters worked on at once: what the networks make of them is a thousand times as large


class Engine(Protocol):
    """What parses paragraphs."""

    def __call__(self, text: str, places: Sequence[Span]) -> Iterable[tuple[Word, ...]]:
        """The words of each sentence of the paragraphs of ``text`` that are at ``places``."""
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
            One a text, in order; offsets point into the text given.
        """
        threads = torch.get_num_threads()
        torch.set_num_threads(1)  # a second thread gains nothing, and starves where processes share the cores
        try:
            return [self._parse(text) for text in texts]
        finally:
            torch.set_num_threads(threads)

    def _parse(self, text: str) -> Parse:
        # One text a call: who shares a batch changes the last digits of the scores, and with them now and then a
        # tree; the same article must give the same rows in any company.
        sentences: list[Sentence] = []
        for places in _parts(paragraphs(text)):
            for words in self.engine(text, places):
                whole = Span(words[0].span.start, max(word.span.end for word in words))
                sentences.append(Sentence(len(sentences), whole, words, text))
        return Parse(text, tuple(sentences))


def _parts(places: Iterable[Span]) -> Iterator[list[Span]]:
    """The paragraphs of a text, all of an article at once, those of a book a part at a time."""
    part: list[Span] = []
    size = 0
    for place in places:
        part.append(place)
        size += len(place)
        if size >= PART:
            yield part
            part, size = [], 0
    if part:
        yield part
