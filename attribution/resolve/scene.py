"""A document seen once: the known names, the people and the acronyms in it, and who was spoken of before what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from msgspec import Struct, structs

from attribution.entities.lookup import KnowledgeBase
from attribution.find.along import Along
from attribution.lang.people import People
from attribution.model import Candidate, Entity, Parse, Sentence, Span
from attribution.resolve.kinds import gender_of
from attribution.resolve.mentions import Mention
from attribution.resolve.names import Person
from attribution.resolve.nouns import human
from attribution.resolve.referents import Referent

MEMORY = 1_000
"""Traces back to which a document is remembered, some ten thousand words: articles whole, books in part."""

_EMBEDDED = frozenset({"acl", "advcl", "ccomp", "csubj", "xcomp"})
_START, _begins = attrgetter("start"), attrgetter("span.start")


class Trace(Struct, frozen=True, gc=False):
    """One place where the document speaks of somebody, with what is known of it from there on.

    ``subject`` of a verb; ``quoted`` where it stands within quotation marks; ``nested`` in another's phrase;
    ``embedded`` in a subordinate clause; ``speaker`` where an attribution made it the source.
    """

    start: int
    sentence: int
    referent: Referent
    subject: bool = False
    quoted: bool = False
    nested: bool = False
    embedded: bool = False
    speaker: bool = False


class Traces:
    """The places where a document speaks of somebody, in order of the text, read no farther than one asks.

    Whom a phrase stands for is asked of what was read before it: meanwhile that is all there is.
    """

    def __init__(self) -> None:
        self._read: list[Trace] = []
        self._sentences: list[int] = []
        self._last: dict[str, int] = {}
        self._unread: Iterator[Trace] = iter(())

    def follow(self, places: Iterator[Trace]) -> None:
        """Read on there."""
        self._unread = places

    def close(self) -> None:
        """Read no farther: what is unread holds the scene, which holds these, so that nobody would ever let go."""
        self._unread = iter(())

    def up_to(self, sentence: int) -> Sequence[Trace]:
        """Those of a text's sentences up to one, as far back as a text is remembered and perhaps farther."""
        if not self._read or self._read[-1].sentence <= sentence:
            unread, self._unread = self._unread, iter(())
            for trace in unread:
                self._last[trace.referent.entity.id] = len(self._read)
                self._read.append(trace)
                self._sentences.append(trace.sentence)
                if trace.sentence > sentence:
                    break
            self._unread = unread
        last = bisect_right(self._sentences, sentence)
        return self._read[max(0, last - 2 * MEMORY) : last]

    def last_of(self, entity: Entity) -> Referent | None:
        """All that was said of somebody so far, if that is remembered."""
        place = self._last.get(entity.id)
        return self._read[place].referent if place is not None and place >= len(self._read) - MEMORY else None


@dataclass(frozen=True)
class Spoken:
    """An attribution whose source is resolved; ``source`` is None where every step abstained."""

    candidate: Candidate
    source: Referent | None
    subject: bool
    scene: Scene = field(repr=False)

    @cached_property
    def start(self) -> int:
        """Where it is said that somebody speaks."""
        return (self.candidate.cue or self.candidate.content[0]).start

    @cached_property
    def quoted(self) -> bool:
        """Whether that is said within quotation marks."""
        return self.scene.quoted(self.start)

    @cached_property
    def referent(self) -> Referent | None:
        """The source with the gender that the text has shown: *le ministère* is no *elle* afterwards.

        Learned only when asked for: the text need not be seen up to there for anything else.
        """
        mention = self.candidate.source
        if self.source is None or self.source.gender or mention is None:
            return self.source
        return structs.replace(self.source, gender=self.scene.known_of(self.source, mention.end).gender)

    @cached_property
    def trace(self) -> Trace | None:
        """Where the speaker spoke, as a place where it is spoken of."""
        if self.referent is None:
            return None
        sentence = self.candidate.sentence
        return Trace(self.start, sentence, self.referent, self.subject, self.quoted, speaker=True)


@dataclass(frozen=True)
class Scene:
    """What a step may look at.

    ``people_here`` lists everybody named, sentence by sentence; ``figures`` the same people once each, by full name.
    ``own`` is the content whose source is asked for, ``party`` whether only who takes part in what happens says it
    so (*menacer*, *promettre*), and not who reports it. ``traces`` are the places where somebody is spoken of;
    ``told[i]`` is how many of the sentences before sentence ``i`` begin outside quotation marks.
    """

    parse: Parse
    people: People
    known: Along[tuple[Span, Entity]]
    entities: KnowledgeBase
    people_here: tuple[tuple[Person, ...], ...]
    figures: tuple[Referent, ...]
    acronyms: Mapping[str, Span]
    quotes: Along[Span]
    own: tuple[Span, ...] = ()
    party: bool = False
    traces: Traces = field(default_factory=Traces, repr=False)
    spoken: tuple[Spoken, ...] = ()
    told: tuple[int, ...] = ()

    def known_in(self, span: Span) -> list[tuple[Span, Entity]]:
        """The knowledge base's names that begin within a span, in order; the parser may have cut the last short."""
        return [known for known in self.known.near(span) if span.start <= known[0].start < span.end]

    def people_in(self, mention: Mention) -> list[Person]:
        """The people named within a mention, in order; the parser may have ended its sentence within it."""
        sentences, first, whole = self.parse.sentences, mention.sentence.index, mention.span
        behind = first + 1
        while behind < len(sentences) and sentences[behind].span.start < whole.end:
            behind += 1
        return [p for here in self.people_here[first:behind] for p in here if p.span in whole]

    def people_within(self, span: Span) -> Iterator[Person]:
        """The people named within a span of any length, in order."""
        sentences = self.parse.sentences
        first = bisect_left(sentences, span.start, key=lambda sentence: sentence.span.end)
        last = bisect_left(sentences, span.end, key=_begins)
        for people in self.people_here[first:last]:
            yield from (person for person in people if person.span in span)

    def people_before(self, start: int) -> Iterator[Person]:
        """The people named before a place, in order, as far back as a text is remembered."""
        last = bisect_left(self.parse.sentences, start, key=_begins)
        near = (person for people in self.people_here[max(0, last - MEMORY) : last] for person in people)
        return (person for person in near if person.span.start < start)

    def sentence_of(self, span: Span, near: int) -> Sentence | None:
        """The sentence in which a span begins, looked for at position ``near`` first."""
        sentences = self.parse.sentences
        here = sentences[near : near + 1] if near >= 0 else ()
        return next((s for s in (*here, *sentences) if s.span.overlaps(span)), None)

    def earlier(self, start: int) -> list[Trace]:
        """Who was spoken of before a place, the nearest first, as far back as a text is remembered."""
        here = bisect_right(self.parse.sentences, start, key=_begins)
        near = self.traces.up_to(here + 1)  # a name may begin before
        return [trace for trace in reversed(near) if trace.start < start][:MEMORY]

    def heard(self, start: int) -> list[Trace]:
        """Who was spoken of or spoke before a place, the nearest first."""
        traces = self.earlier(start)
        oldest = traces[-1].start if len(traces) == MEMORY else 0
        spoke = [
            trace
            for spoken in self.spoken
            if oldest <= spoken.start < start and (trace := spoken.trace) is not None
        ]
        return sorted((*spoke, *reversed(traces)), key=_START, reverse=True)

    def known_of(self, referent: Referent, start: int) -> Referent:
        """The same one with all that the text has said of it before a place."""
        same = (t.referent for t in self.earlier(start) if t.referent.entity.id == referent.entity.id)
        return next(same, referent)

    def last_speaker(self, start: int) -> Spoken | None:
        """The last attribution with a source before a place; one inside a quotation counts only from within it."""
        inside = self.quoted(start)
        for spoken in reversed(self.spoken):
            if spoken.source is not None and (inside or not spoken.quoted):
                return spoken
        return None

    def distance(self, first: int, second: int) -> int:
        """The sentences from one to the other, not counting those that only go on with a quotation."""
        return self.told[second] - self.told[first] if first <= second < len(self.told) else second - first

    def quoted(self, start: int) -> bool:
        """Whether a place lies within quotation marks."""
        return any(q.start <= start < q.end for q in self.quotes.near(Span(start, start)))

    def trace_of(self, mention: Mention, referent: Referent) -> Trace:
        """The place where ``mention`` stands for ``referent``."""
        before = self.traces.last_of(referent.entity) or referent
        learned = ("", frozenset[str]()) if mention.pronoun else (gender_of(mention), mention.rest)
        merged = before.met_as(mention, *learned)
        start = mention.span.start
        governor = mention.sentence.head(mention.head)
        subject = mention.head.relation == "nsubj"
        embedded = governor is not None and governor.relation in _EMBEDDED
        nested = mention.head.relation == "nmod" and governor is not None and human(governor, self.people)
        return Trace(start, mention.sentence.index, merged, subject, self.quoted(start), nested, embedded)
