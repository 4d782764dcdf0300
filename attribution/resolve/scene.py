"""A document seen once: the known names, the people and the acronyms in it, and who was spoken of before what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from attribution.entities.lookup import KnowledgeBase
from attribution.find.marks import quotations
from attribution.find.phrases import noun_phrase
from attribution.lang.people import People
from attribution.model import Candidate, Document, Entity, Parse, Sentence, Span
from attribution.resolve.acronyms import acronyms_of
from attribution.resolve.kinds import end_of_head, gender_of, rest_of, role_of
from attribution.resolve.mentions import Mention, form_of, read_mention
from attribution.resolve.names import Person, people_named
from attribution.resolve.nouns import HUMAN, first_words, head_of, human
from attribution.resolve.referents import Referent, is_state, of_person

_OVER = 40  # characters by which a name may run over its sentence's end


@dataclass(frozen=True, slots=True)
class Trace:
    """One place where the document speaks of somebody, with what is known of it from there on.

    ``subject`` of a verb; ``quoted`` where it stands within quotation marks; ``nested`` in another's phrase;
    ``speaker`` where an attribution made it the source.
    """

    start: int
    sentence: int
    referent: Referent
    subject: bool = False
    quoted: bool = False
    nested: bool = False
    speaker: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """An attribution whose source is resolved; ``referent`` is None where every step abstained."""

    candidate: Candidate
    referent: Referent | None
    subject: bool = True

    @property
    def trace(self) -> Trace | None:
        """Where the speaker spoke, as a place where it is spoken of."""
        if self.referent is None:
            return None
        place = self.candidate.cue or self.candidate.content[0]
        return Trace(place.start, self.candidate.sentence, self.referent, subject=self.subject, speaker=True)


@dataclass(frozen=True)
class Scene:
    """What a step may look at.

    ``people_here`` lists everybody named, sentence by sentence; ``figures`` the same people once each, by full name.
    ``traces`` are the places where somebody is spoken of, in order of the text; ``told[i]`` is how many of the
    sentences before sentence ``i`` begin outside quotation marks.
    """

    parse: Parse
    people: People
    known: tuple[tuple[Span, Entity], ...]
    entities: KnowledgeBase
    people_here: tuple[tuple[Person, ...], ...]
    figures: tuple[Referent, ...]
    acronyms: Mapping[str, Span]
    quotes: tuple[Span, ...]
    traces: tuple[Trace, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    told: tuple[int, ...] = ()

    def known_in(self, span: Span) -> Iterator[tuple[Span, Entity]]:
        """The knowledge base's names within a span, in order."""
        for place, entity in self.known:
            if place.start >= span.end:
                return
            if place in span:
                yield place, entity

    def people_in(self, mention: Mention) -> Iterator[Person]:
        """The people named within a mention, in order."""
        for sentence in self.parse.sentences[mention.sentence.index :]:
            if sentence.span.start >= mention.span.end:
                return
            yield from (p for p in self.people_here[sentence.index] if p.span in mention.span)

    def sentence_of(self, span: Span, near: int) -> Sentence | None:
        """The sentence in which a span begins, looked for at position ``near`` first."""
        sentences = self.parse.sentences
        here = sentences[near : near + 1] if near >= 0 else ()
        return next((s for s in (*here, *sentences) if s.span.overlaps(span)), None)

    def earlier(self, start: int) -> Iterator[tuple[Trace, Referent]]:
        """Who was spoken of before a place, the nearest first."""
        for trace in reversed(self.traces):
            if trace.start < start:
                yield trace, trace.referent

    def heard(self, start: int) -> Iterator[tuple[Trace, Referent]]:
        """Who was spoken of or spoke before a place, the nearest first."""
        spoke = [
            replace(trace, quoted=self.quoted(trace.start))
            for spoken in self.spoken
            if (trace := spoken.trace) is not None and trace.start < start
        ]
        every = sorted((*spoke, *(t for t in self.traces if t.start < start)), key=lambda t: -t.start)
        return ((trace, trace.referent) for trace in every)

    def last_speaker(self, start: int) -> Spoken | None:
        """The last attribution with a source before a place; one inside a quotation counts only from within it."""
        inside = self.quoted(start)
        for spoken in reversed(self.spoken):
            trace = spoken.trace
            if trace is not None and (inside or not self.quoted(trace.start)):
                return spoken
        return None

    def distance(self, first: int, second: int) -> int:
        """The sentences from one to the other, not counting those that only go on with a quotation."""
        return self.told[second] - self.told[first] if first <= second < len(self.told) else second - first

    def quoted(self, start: int) -> bool:
        """Whether a place lies within quotation marks."""
        return any(q.start <= start < q.end for q in self.quotes)

    def met(self, mention: Mention, referent: Referent) -> Scene:
        """The scene after ``mention`` was seen to stand for ``referent``."""
        before = next(
            (t.referent for t in reversed(self.traces) if t.referent.entity.id == referent.entity.id),
            referent,
        )
        merged = before.met_as(mention, gender_of(mention), rest_of(mention))
        start = mention.span.start
        subject = mention.head.relation == "nsubj"
        governor = mention.sentence.head(mention.head)
        nested = mention.head.relation == "nmod" and governor is not None and human(governor, self.people)
        trace = Trace(start, mention.sentence.index, merged, subject, self.quoted(start), nested)
        return replace(self, traces=(*self.traces, trace))


def look(
    parse: Parse,
    document: Document,
    entities: KnowledgeBase,
    people: People,
    resolve: Callable[[Mention, Scene], Referent | None],
) -> Scene:
    """See the whole document once, from its first to its last noun phrase.

    Parameters
    ----------
    parse, document, entities, people
        What there is to see, and the words to see it by.
    resolve : callable
        The steps for noun phrases: whom a mention stands for, given the scene before it.

    Returns
    -------
    Scene
        Without any attribution yet.
    """
    known = tuple(entities.mentions(document.text))
    taken = [span for span, _ in known]
    here = _people_by_sentence(parse, people, taken)
    quotes = tuple(q.span for q in quotations(document.text))
    scene = Scene(
        parse=parse,
        people=people,
        known=known,
        entities=entities,
        people_here=here,
        figures=_figures(here),
        acronyms=acronyms_of(document.text),
        quotes=quotes,
        told=_told(parse, quotes),
    )
    openers = first_words(people)
    for sentence in parse.sentences:
        for mention in _phrases(sentence, scene, openers):
            referent = resolve(mention, scene)
            if referent is not None and referent.entity.kind and not _nobody(mention, referent, scene):
                scene = scene.met(mention, referent)
    return scene


def _told(parse: Parse, quotes: Sequence[Span]) -> tuple[int, ...]:
    counts: list[int] = []
    for sentence in parse.sentences:
        start = sentence.span.start
        inside = any(q.start < start < q.end for q in quotes)
        counts.append((counts[-1] if counts else 0) + (not inside))
    return tuple(counts)


def _people_by_sentence(
    parse: Parse, people: People, taken: Sequence[Span]
) -> tuple[tuple[Person, ...], ...]:
    found: list[tuple[Person, ...]] = []
    end = 0
    for sentence in parse.sentences:
        near = [t for t in taken if t.overlaps(Span(sentence.span.start, sentence.span.end + _OVER))]
        found.append(tuple(people_named(sentence, people, near, end)))
        end = max([end, *(p.span.end for p in found[-1])])
    return tuple(found)


def _figures(here: Sequence[Sequence[Person]]) -> tuple[Referent, ...]:
    """Everybody once, by the fullest name, with all functions, in the order of first mention."""
    found: dict[tuple[str, ...], Referent] = {}
    for person in (p for sentence in here for p in sentence):
        if len(person.words) < 2 or not (person.certain or person.functions):
            continue
        known = found.get(person.words)
        new = of_person(person)
        if known is None:
            found[person.words] = new
        else:
            found[person.words] = replace(
                known,
                gender=known.gender or new.gender,
                nouns=known.nouns | new.nouns,
                functions=(*known.functions, *(f for f in new.functions if f not in known.functions)),
            )
    return tuple(found.values())


def _phrases(sentence: Sentence, scene: Scene, openers: frozenset[str]) -> Iterator[Mention]:
    """The noun phrases of a sentence that can stand for a source, in order.

    What stands in apposition belongs to its head; a name that the parser tore apart stays whole.
    """
    names = [k for k, _ in scene.known if k.overlaps(sentence.span)]
    names += [p.span for p in scene.people_here[sentence.index]]
    done = covered = -1
    for word in sentence.words:
        if word.upos not in ("NOUN", "PROPN") or word.relation in ("flat", "compound", "fixed"):
            continue
        name = next((n for n in names if n.overlaps(word.span)), None)
        if word.span.start < done or (word.relation == "appos" and word.span.end <= covered):
            continue
        if name is None and form_of(word) not in openers and head_of(word, scene.people) is None:
            continue
        span = noun_phrase(sentence, word)
        if name is not None:
            span = Span(min(span.start, name.start), max(span.end, name.end))
            done = name.end
        mention = read_mention(sentence, span, scene.people, word.index)
        if mention is not None and mention.span.start <= word.span.start:
            done = max(done, end_of_head(mention))
            covered = max(covered, span.end)
            yield mention


def _nobody(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether the phrase introduces nobody that can be taken up again.

    A country that is not a subject is a place. A common noun without determiner (*champion du monde*), what belongs
    to somebody (*leurs services*), a noun of which the language's tables know nothing (*257 mm au Vigan*).
    """
    first = mention.words[0]
    if is_state(referent.entity) and mention.head.relation != "nsubj":
        return True
    if (
        mention.determiner == ""
        and mention.head.upos == "NOUN"
        and (first.form[:1].islower() or role_of(mention) in HUMAN)
    ):
        return True
    if mention.determiner == "possessive" and role_of(mention) not in HUMAN:
        return True
    return not referent.entity.name[:1].isupper() and mention.record is None
