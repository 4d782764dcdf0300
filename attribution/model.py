"""What exists: spans, documents, parses, candidates, entities, attributions.

Everything is frozen; nothing imports upward. Words, spans and entities, made by the million, are made in C.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal, get_args

from msgspec import Struct

Kind = Literal[
    "agency", "media", "government", "organisation", "person", "group", "document", "anonymous", ""
]
Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserted", "denied", "not_said", "asked", "requested"]

KINDS: tuple[Kind, ...] = get_args(Kind)[:-1]  # the last, empty, stands for none of them
MODES: tuple[Mode, ...] = get_args(Mode)
STANCES: tuple[Stance, ...] = get_args(Stance)

Variant = Literal["same", "cut", "extended", "altered", "indirect"]
"""What a wording of a statement is to the wording that represents it."""
VARIANTS: tuple[Variant, ...] = get_args(Variant)


class Span(Struct, frozen=True, order=True, gc=False):
    """A half-open stretch ``[start, end)`` of code points of a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return max(0, self.end - self.start)

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One article; ``text`` is kept as it was read and every offset points into it.

    ``date`` is ISO 8601 (``2023-09-17``) or empty where unknown; the other fields are empty where unknown.
    """

    id: str
    text: str
    title: str = ""
    date: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""

    def _repr_html_(self) -> str:
        """What a notebook shows; it is made floors above, so the front door is asked for it."""
        from attribution import notebook_html

        return notebook_html(self)


@cache
def _universal(deprel: str) -> str:
    return deprel.partition(":")[0]


@cache
def _features(feats: str) -> dict[str, str]:
    return {key: value for key, _, value in (pair.partition("=") for pair in feats.split("|"))}


class Word(Struct, frozen=True, gc=False):
    """One syntactic word of Universal Dependencies.

    ``index`` and ``head`` are 0-based positions in the sentence; the root's ``head`` is -1. The parts of a
    contraction (*du* = de + le) share the span of their token.
    """

    index: int
    span: Span
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str

    @property
    def relation(self) -> str:
        """The universal part of the relation: ``parataxis`` for ``parataxis:insert``."""
        return _universal(self.deprel)

    def feat(self, name: str) -> str:
        """The value of one morphological feature, empty where it is not marked."""
        return _features(self.feats).get(name, "")


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence: its words in order, over the whole document's text."""

    index: int
    span: Span
    words: tuple[Word, ...]
    text: str = field(repr=False)

    @cached_property
    def dependents(self) -> tuple[tuple[Word, ...], ...]:
        """For each word, the words that hang on it, in order."""
        below: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head >= 0:
                below[word.head].append(word)
        return tuple(tuple(words) for words in below)

    @cached_property
    def _relations(self) -> tuple[str, ...]:
        """The universal relation of each word: constructions ask for them some fourteen times a word."""
        return tuple([_universal(word.deprel) for word in self.words])

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of the words, in lower case: who looks for a word asks first whether there is any."""
        return frozenset([word.lemma.lower() for word in self.words])

    @cached_property
    def forms(self) -> frozenset[str]:
        """The words as they stand, in lower case, to ask the same of them."""
        return frozenset([word.form.lower() for word in self.words])

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins, to find words by their place."""
        return tuple([word.span.start for word in self.words])

    def behind(self, offset: int) -> tuple[Word, ...]:
        """The words that begin at a place of the text or behind it."""
        return self.words[bisect_left(self.starts, offset) :]

    def children(self, word: Word, *relations: str) -> tuple[Word, ...]:
        """The dependents of ``word``; with ``relations``, only those whose universal relation is named."""
        below = self.dependents[word.index]
        if not relations or not below:
            return below
        every = self._relations
        return tuple([w for w in below if every[w.index] in relations])

    def head(self, word: Word) -> Word | None:
        """The word that ``word`` hangs on, None for the root."""
        return self.words[word.head] if word.head >= 0 else None

    def subtree(self, word: Word) -> Iterator[Word]:
        """``word`` and all below it, in no promised order."""
        todo = [word]
        while todo:
            each = todo.pop()
            yield each
            todo.extend(self.dependents[each.index])


@dataclass(frozen=True)
class Parse:
    """The syntactic analysis of one document; sentences never cross a paragraph's end."""

    text: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one construction found, before overlapping ones are arbitrated and the source is resolved.

    ``content`` holds one span, or several when an aside splits it. ``source_head`` is the position of the
    source's head word in sentence ``sentence`` (None where no source stands there). ``via`` lists mentions of
    relays, nearest first. ``cue`` is None only where words go on without any cue.
    """

    construction: str
    sentence: int
    content: tuple[Span, ...]
    cue: Span | None
    cue_lemma: str
    source: Span | None = None
    source_head: int | None = None
    via: tuple[Span, ...] = ()
    stance: Stance = "asserted"


class Entity(Struct, frozen=True, gc=False):
    """Somebody who can be a source: a record of the knowledge base, or one met in a document."""

    id: str
    name: str
    kind: Kind
    country: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a mention stands for, and the step that decided it; all empty where every step abstained."""

    referent_id: str = ""
    referent: str = ""
    kind: Kind = ""
    country: str = ""
    via: tuple[str, ...] = ()
    step: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A reported claim: who said what by which words.

    ``sentence`` spans the sentences that cue, source and content stand in, for a reader to judge by.
    """

    document_id: str
    candidate: Candidate
    mode: Mode
    resolution: Resolution
    sentence: Span | None = None


CreditPlace = Literal["dateline", "byline", "end credit"]


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency credited for a whole article: *(AFP)*, *avec Reuters*; no attribution, for no claim hangs on it.

    ``agency_id`` is empty where several agencies bear the name; ``span`` is that of the name, None where the credit
    stands in the document's author field instead of its text.
    """

    document_id: str
    agency: str
    agency_id: str
    where: CreditPlace
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read or analysed, and why in one sentence."""

    document_id: str
    message: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """What came of a corpus: the documents that were read, what was found in them, and what failed."""

    documents: tuple[Document, ...]
    attributions: tuple[Attribution, ...]
    failures: tuple[Failure, ...] = ()

    def _repr_html_(self) -> str:
        """What a notebook shows, as for a Document."""
        from attribution import notebook_html

        return notebook_html(self)
