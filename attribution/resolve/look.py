"""Seeing a document once, noun phrase by noun phrase, as far as it is asked who said what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from attribution.entities.lookup import KnowledgeBase
from attribution.find.along import Along
from attribution.find.marks import quotations
from attribution.find.phrases import noun_phrase
from attribution.lang.people import People
from attribution.model import Document, Entity, Parse, Sentence, Span, Word
from attribution.resolve.acronyms import acronyms_of
from attribution.resolve.joint import parts_of
from attribution.resolve.kinds import end_of_head, role_of
from attribution.resolve.mentions import Mention, folded, form_of, pronoun_of, read_mention
from attribution.resolve.names import Person, people_named
from attribution.resolve.nouns import HUMAN, first_words, head_of, human, native
from attribution.resolve.offices import is_figure, with_offices
from attribution.resolve.referents import Referent, is_state, of_person
from attribution.resolve.scene import Scene, Trace
from attribution.resolve.selves import SELVES

_OVER = 40  # characters by which a name may run over its sentence's end


def look(
    parse: Parse,
    document: Document,
    entities: KnowledgeBase,
    people: People,
    resolve: Callable[[Mention, Scene], Referent | None],
) -> Scene:
    """See the document once, from its first noun phrase to the last one that is asked about.

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
    known = Along(entities.mentions(document.text), lambda found: found[0])
    here = _people_by_sentence(parse, people, known)
    quotes = Along((q.span for q in quotations(document.text)), lambda span: span)
    scene = Scene(
        parse=parse,
        people=people,
        known=known,
        entities=entities,
        people_here=here,
        figures=tuple(with_offices(figure, people) for figure in _figures(here, people)),
        acronyms=acronyms_of(document.text, people),
        quotes=quotes,
        told=_told(parse, quotes),
    )
    scene.traces.follow(_met(scene, resolve))
    return scene


def _met(scene: Scene, resolve: Callable[[Mention, Scene], Referent | None]) -> Iterator[Trace]:
    """Everybody spoken of, phrase by phrase; whom a phrase stands for is asked of what was seen before it."""
    openers, surnames = first_words(scene.people), frozenset(figure.surname for figure in scene.figures)
    for sentence in scene.parse.sentences:
        phrases = _phrases(sentence, scene, openers, surnames)
        here: dict[int, Referent] = {}
        for mention in (each for phrase in phrases for each in (*parts_of(phrase), phrase)):
            subject = _of_whom(mention, scene)
            referent = here.get(subject.index) if subject is not None else None
            if referent is None or referent.entity.kind not in SELVES:
                own = subject is not None and subject.feat("Person") == "1"  # *je suis un enseignant*
                referent = None if own or _introduces_nobody(mention, scene) else resolve(mention, scene)
            if referent is not None and referent.entity.kind and not _nobody(mention, referent, scene):
                here[mention.head.index] = referent
                yield scene.trace_of(mention, referent)


def _of_whom(mention: Mention, scene: Scene) -> Word | None:
    """The subject of whom a noun says what they are: *Paul Roux est un enseignant connu*."""
    head, sentence = mention.head, mention.sentence
    said = head.upos == "NOUN" and sentence.children(head, "cop") and human(head, scene.people)
    return next(iter(sentence.children(head, "nsubj")), None) if said else None


def _told(parse: Parse, quotes: Along[Span]) -> tuple[int, ...]:
    counts: list[int] = []
    for sentence in parse.sentences:
        start = sentence.span.start
        inside = any(q.start < start < q.end for q in quotes.near(Span(start, start)))
        counts.append((counts[-1] if counts else 0) + (not inside))
    return tuple(counts)


def _people_by_sentence(
    parse: Parse, people: People, known: Along[tuple[Span, Entity]]
) -> tuple[tuple[Person, ...], ...]:
    found: list[tuple[Person, ...]] = []
    end = 0
    for sentence in parse.sentences:
        reach = Span(sentence.span.start, sentence.span.end + _OVER)
        near = [span for span, _ in known.near(reach) if span.overlaps(reach)]
        found.append(tuple(people_named(sentence, people, near, end)))
        end = max([end, *(p.span.end for p in found[-1])])
    return tuple(found)


def _figures(here: Sequence[Sequence[Person]], people: People) -> tuple[Referent, ...]:
    """Everybody once, by the fullest name, with all functions, in the order of first mention."""
    found: dict[tuple[str, ...], Referent] = {}
    often = Counter(person.words for sentence in here for person in sentence)
    for person in (p for sentence in here for p in sentence):
        known = (
            person.certain
            or person.functions
            or is_figure(person.words, people)
            or _repeated(person.words, often)
        )
        if len(person.words) < 2 or not known or (person.titled and _ends_longer(person.words, often)):
            continue  # *M. Roux-Petit*, who is Paul Roux-Petit
        met, new = found.get(person.words), of_person(person)
        if met is None:
            found[person.words] = new
        else:
            found[person.words] = replace(
                met,
                gender=met.gender or new.gender,
                nouns=met.nouns | new.nouns,
                functions=(*met.functions, *(f for f in new.functions if f not in met.functions)),
            )
    for person in (p for sentence in here for p in sentence if len(p.words) == 1 and p.functions):
        full = next((f for f in found.values() if f.surname == person.words), None)
        if full is not None:
            more = (f for f in person.functions if f not in full.functions)
            found[folded(full.entity.name)] = replace(full, functions=(*full.functions, *more))
    return tuple(found.values())


def _repeated(words: tuple[str, ...], often: Mapping[tuple[str, ...], int]) -> bool:
    """Whether words that only look like a name come again, and are not the end of a longer one."""
    return often[words] > 1 and not _ends_longer(words, often)


def _ends_longer(words: tuple[str, ...], names: Iterable[tuple[str, ...]]) -> bool:
    return any(len(full) > len(words) and full[-len(words) :] == words for full in names)


def _phrases(
    sentence: Sentence, scene: Scene, openers: frozenset[str], surnames: frozenset[tuple[str, ...]]
) -> Iterator[Mention]:
    """The noun phrases of a sentence that can stand for a source, in order.

    What stands in apposition belongs to its head; a name that the parser tore apart stays whole.
    """
    names = [k for k, _ in scene.known.near(sentence.span) if k.overlaps(sentence.span)]
    names += [_with_title(sentence, p, scene) for p in scene.people_here[sentence.index]]
    done = covered = -1
    for word in sentence.words:
        if word.upos == "PRON" and (span := _subject_pronoun(word)) and not scene.quoted(span.start):
            pronoun = read_mention(sentence, span, scene.people, word.index)
            if pronoun is not None:
                yield pronoun
        if word.upos not in ("NOUN", "PROPN") or word.relation in ("flat", "compound", "fixed"):
            continue
        if word.span.start < done or (word.relation == "appos" and word.span.end <= covered):
            continue
        name = next((n for n in names if n.overlaps(word.span)), None) if names else None
        if name is None and names and native(word, scene.people):  # *Le Danois Jens Holm*
            name = next((n for n in names if n.start == word.span.end + 1), None)
        if name is None and not (
            form_of(word) in openers
            or head_of(word, scene.people) is not None
            or _of_somebody(word, surnames)
            or _by_first_name(word, scene)
            or _presented(word, sentence, scene)
        ):
            continue
        span = _without_preposition(sentence, noun_phrase(sentence, word))
        if name is not None:
            span = Span(min(span.start, name.start), max(span.end, name.end))
            done = name.end
        mention = read_mention(sentence, span, scene.people, word.index)
        if mention is not None and mention.span.start <= word.span.start:
            done = max(done, end_of_head(mention))
            covered = max(covered, span.end)
            yield mention


def _with_title(sentence: Sentence, person: Person, scene: Scene) -> Span:
    """A name with the title right before it, which parsers make its head: *le Pr Martin*."""
    if not person.titled:
        return person.span
    before = next((w for w in reversed(sentence.words) if w.span.end <= person.span.start), None)
    title = scene.people.title(before.form) if before is not None else None
    return Span(before.span.start, person.span.end) if before is not None and title else person.span


def _without_preposition(sentence: Sentence, span: Span) -> Span:
    """The phrase without the *Selon* or *Pour* that a parser made part of it."""
    first = next(iter(sentence.behind(span.start)), None)
    if first is None or first.upos != "ADP" or first.index + 1 == len(sentence.words):
        return span
    second = sentence.words[first.index + 1]
    torn = second.span != first.span and second.upos in ("DET", "PROPN") and second.span.start < span.end
    return Span(second.span.start, span.end) if torn else span


def _subject_pronoun(word: Word) -> Span | None:
    """Where *il* or *elle* stands as a subject, without the *-t-* of *a-t-elle*."""
    form = pronoun_of(word) if word.deprel == "nsubj" else ""
    subject = form in ("il", "elle", "ils", "elles")
    return Span(word.span.end - len(form), word.span.end) if subject else None


def _of_somebody(word: Word, surnames: frozenset[tuple[str, ...]]) -> bool:
    """Whether a name alone is the last of somebody's in the document: *Macron* after *Emmanuel Macron*."""
    return word.upos == "PROPN" and folded(word.form)[-1:] in surnames


def _by_first_name(word: Word, scene: Scene) -> bool:
    """Whether somebody acts who is called by a first name alone: *Zoé raconte*."""
    return word.upos == "PROPN" and word.relation == "nsubj" and scene.people.is_first_name(word.form)


def _presented(word: Word, sentence: Sentence, scene: Scene) -> bool:
    """Whether a name alone is told of: *pour Ayla, une retraitée*, *Ayla, 34 ans*."""
    beside = sentence.children(word, "appos") if word.upos == "PROPN" else ()
    return any(human(child, scene.people) or child.lemma == "an" for child in beside)


def _introduces_nobody(mention: Mention, scene: Scene) -> bool:
    """Whether the words alone say that the phrase introduces nobody that can be taken up again.

    A common noun without determiner (*champion du monde*), what belongs to somebody (*leurs services*).
    """
    if mention.pronoun:
        return False
    if mention.determiner == "possessive":
        return role_of(mention) not in HUMAN
    common = mention.head.upos == "NOUN" and mention.words[0].form[:1].islower()
    return mention.determiner == "" and common and not _titled(mention, scene)


_TIMES = frozenset({"depuis", "sous"})


def _nobody(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether who is meant cannot be taken up again.

    A country that is not a subject is a place, somebody behind *depuis* a time. An office without a name (*Président
    de la région*), a noun of which the language's tables know nothing (*257 mm au Vigan*).
    """
    if mention.pronoun:
        return False
    first = mention.words[0]
    before = mention.sentence.words[first.index - 1] if first.index else None
    if (
        mention.noun == "cadre" and before is not None and form_of(before) == "dans"
    ):  # *dans le cadre d'une enquête*
        return True
    if is_state(referent.entity) and mention.head.relation != "nsubj":
        return True
    if before is not None and form_of(before) in _TIMES and referent.entity.kind == "person":
        return True
    human = role_of(mention) in HUMAN and referent.entity.kind != "person"
    if human and mention.determiner == "" and not _titled(mention, scene):
        return True
    return not referent.entity.name[:1].isupper() and mention.record is None


def _titled(mention: Mention, scene: Scene) -> bool:
    return any(person.titled for person in scene.people_in(mention))  # *M. Roux*
