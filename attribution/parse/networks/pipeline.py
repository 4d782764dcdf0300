"""The networks, one behind the other: paragraphs of texts in, parsed sentences out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import torch

from attribution.model import Span, Word
from attribution.parse.networks.boundaries import Boundaries
from attribution.parse.networks.dependencies import Arc, DependencyParser
from attribution.parse.networks.expander import Expander
from attribution.parse.networks.forms import Vectors
from attribution.parse.networks.lemmatizer import NO_LEMMA, Lemmatizer
from attribution.parse.networks.saved import UnknownKindError, read
from attribution.parse.networks.tagger import Tag, Tagger
from attribution.parse.networks.tokenizer import Tokenizer
from attribution.parse.paragraphs import Part, readable
from attribution.parse.tokens import Token, mended

_WORDS = 1_000  # worked on at once; more gain nothing, for their matrices leave the processor's cache

Item = TypeVar("Item")


class Placed(NamedTuple):
    """A word as yet without a parse: the place of its token, its form, and how the networks read it."""

    span: Span
    form: str
    read: str


@dataclass(frozen=True, slots=True)
class Networks:
    """The five models of a directory."""

    tokenizer: Tokenizer
    expander: Expander
    tagger: Tagger
    lemmatizer: Lemmatizer
    parser: DependencyParser

    @staticmethod
    def of(directory: Path) -> Networks:
        """Load the models of a directory.

        Raises
        ------
        UnknownKindError
            Where one has parts that are not known here.
        """
        tokenize, mwt, pos, lemma, depparse = (
            read(directory / f"{name}.pt") for name in ("tokenize", "mwt", "pos", "lemma", "depparse")
        )
        try:
            vectors = Vectors.of(directory / "vectors.pt")
            return Networks(
                Tokenizer(Boundaries.of(tokenize)),
                Expander.of(mwt),
                Tagger.of(pos, vectors),
                Lemmatizer.of(lemma),
                DependencyParser.of(depparse, vectors),
            )
        except KeyError as missing:
            raise UnknownKindError(f"{missing} is missing") from missing

    @torch.inference_mode()
    def __call__(self, parts: Sequence[Part]) -> list[list[tuple[Word, ...]]]:
        """For each part, the words of each of its sentences.

        Tokens are found a part at a time, for the tokenizer counts in fractions, whose last digits hang on what stands
        beside; tags and trees are found for the sentences of all parts together.
        """
        texts = [self._sentences(*part) for part in parts]
        sentences = [sentence for text in texts for sentence in text]
        if not sentences:
            return [[] for _ in parts]
        order = sorted(range(len(sentences)), key=lambda each: -len(sentences[each]))
        words = [word for each in order for word in sentences[each]]
        lengths = [len(sentences[each]) for each in order]
        tags = self.tagger(_cut([word.read for word in words], lengths), _WORDS)
        lemmas = self.lemmatizer([(word.read, part) for word, (part, _) in zip(words, tags, strict=True)])
        known = [(word.read, lemma, part) for word, lemma, (part, _) in zip(words, lemmas, tags, strict=True)]
        arcs = self.parser(_cut(known, lengths), _WORDS)
        parsed = _cut(zip(words, lemmas, tags, arcs, strict=True), lengths)
        found = {
            each: tuple([_word(number, *row) for number, row in enumerate(rows)])
            for each, rows in zip(order, parsed, strict=True)
        }
        return _cut([found[each] for each in range(len(sentences))], map(len, texts))

    def _sentences(self, text: str, places: Sequence[Span]) -> list[list[Placed]]:
        """The sentences at ``places`` as words without a parse; contractions are taken apart."""
        pieces = self.tokenizer([readable(place.of(text)) for place in places])
        paragraphs = list(zip(places, map(mended, pieces), strict=True))
        several = {
            token.text for _, each in paragraphs for tokens in each for token in tokens if token.several
        }
        parts = self.expander(sorted(several))
        return [
            [
                word
                for token in tokens
                for word in _placed(token, parts.get(token.text, ()), place.start, text)
            ]
            for place, sentences in paragraphs
            for tokens in sentences
        ]


def _placed(token: Token, parts: Sequence[str], start: int, text: str) -> Iterator[Placed]:
    span = Span(start + token.start, start + token.end)
    if token.several and len(parts) > 1:
        for part in parts:
            yield Placed(span, part, part)
    else:
        yield Placed(span, span.of(text), token.text)


def _word(number: int, placed: Placed, lemma: str, tag: Tag, arc: Arc) -> Word:
    lemma = placed.read if lemma == NO_LEMMA else lemma
    return Word(number, placed.span, placed.form, lemma, *tag, arc[0] - 1, arc[1])


def _cut(items: Iterable[Item], lengths: Iterable[int]) -> list[list[Item]]:
    """Items in pieces of the given lengths."""
    rest = iter(items)
    return [list(islice(rest, length)) for length in lengths]
