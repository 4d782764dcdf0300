"""People by name: a mention's head or apposition, in full or in part (*le président Emmanuel Macron*, *M. Macron*)."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from msgspec.structs import replace

from attribution.lang.people import is_acronym
from attribution.model import Span, Word
from attribution.resolve.kinds import role_of
from attribution.resolve.mentions import ARTICLES, MARKS, PREPOSITIONS, Mention, folded, form_of
from attribution.resolve.names import GENDERS, Person
from attribution.resolve.nouns import HUMAN, OF_BOTH, by_trade, human, native
from attribution.resolve.offices import by_family_name
from attribution.resolve.referents import Referent, of_person
from attribution.resolve.scene import Scene

_OF = frozenset({"de", "d'", "du"})
_AMONG = frozenset({"compris", "dont", "notamment", "comme", "que", "et"})  # *des élus, y compris* Anne Petit
_NAME = regex.compile(r"\.?\s+(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)")
_ABBREVIATED = 3  # letters of titles before a point: *Mgr.*
_IMPERSONAL = frozenset({"institution", "body", "press", "work"})


def person_name(mention: Mention, scene: Scene) -> Referent | None:
    """A person named in the mention: its head, or in apposition to a function (*le président Emmanuel Macron*)."""
    for person in scene.people_in(mention):
        if _meant(mention, person, scene):
            found = _referent(person, scene)
            shown = mention.gender if mention.gendered and mention.noun not in OF_BOTH else ""
            return replace(found, gender=found.gender or shown)  # *la Pr Le Roux*
    behind = _torn(mention, scene) or _behind_title(mention, scene) or _right_behind(mention, scene)
    if behind is None:
        return None
    found = _referent(behind, scene)
    return replace(found, gender=found.gender or behind.gender)


def _referent(person: Person, scene: Scene) -> Referent:
    """Who is named: somebody of the document, somebody well known, else whoever bears that name."""
    return figure_of(person, scene) or by_family_name(person, scene.people) or of_person(person)


def _torn(mention: Mention, scene: Scene) -> Person | None:
    """Whose name the parser tore apart: *Bruno* | *Le Maire*."""
    here, start = scene.people_here[mention.sentence.index], mention.span.start
    return next((p for p in here if p.span.start < start < p.span.end), None)


def _behind_title(mention: Mention, scene: Scene) -> Person | None:
    """Whose name the parser cut behind the title, or a line's end did: *a dit M.* | *Roux*."""
    last = mention.words[-1]
    title = scene.people.title(last.form) if last.form[:1].isupper() and len(mention.words) < 3 else None
    if scene.parse.text[mention.span.end : mention.span.end + 1] == "." and len(last.form) > _ABBREVIATED:
        return None  # *a dit le Président. Ce jour…*
    found = _NAME.match(scene.parse.text, mention.span.end) if title is not None else None
    if title is None or found is None:
        return None
    shown = mention.gender if mention.gendered else ""  # *la Pr Roux*
    return Person(Span(*found.span(1)), found[1], GENDERS[title.gender] or shown, titled=True)


def _right_behind(mention: Mention, scene: Scene) -> Person | None:
    """Somebody in apposition to a phrase of people that was cut short: *un des chefs*, Anne Petit.

    Either the parser says so, or the name stands between commas right behind.
    """
    text, end = mention.sentence.text, mention.span.end
    here = [p for p in scene.people_here[mention.sentence.index] if len(p.words) > 1 and p.span.start >= end]
    if not here or not human(mention.head, mention.people) or mention.number == "Plur":
        return None
    if any(span.end == end and mention.head.span in span for span, _ in scene.known_in(mention.span)):
        return None  # *Selon Le Parisien, Anne Petit, la plaignante, a menti*
    heads = (mention.head, *mention.words[:2])
    apposed = {w.span.start for head in heads for w in mention.sentence.children(head, "appos")}
    hung = next((p for p in here if p.span.start in apposed), None)
    if hung is not None or text[end : end + 2] != ", ":
        return hung
    return next((p for p in here if p.span.start == end + 2 and _apposed(text, p.span.end)), None)


def _apposed(text: str, end: int) -> bool:
    """Whether punctuation or the sentence's end follows a name."""
    return text[end : end + 2].strip()[:1] in ("", ",", ".", "»", '"', "(", ";")


def _meant(mention: Mention, person: Person, scene: Scene) -> bool:
    if mention.starts_with(person.span):
        return person.certain or len(person.words) > 1
    before = [w for w in mention.words if w.span.end <= person.span.start]
    titled = False
    while before and _stands_aside(before[-1], titled, scene):
        titled |= scene.people.title(before[-1].form) is not None
        before = before[:-1]
    if not before:
        return True
    if _of_body(mention, before[-1], scene):
        return False
    if before[-1].form == ",":
        # *l'entourage de la maire,* Anne Petit
        one = mention.record is None or mention.record.definite != "group"
        return one and len(person.words) > 1 and role_of(mention) not in _IMPERSONAL
    if form_of(before[-1]) in _AMONG:
        return False
    if any(_owner(before, place, mention) for place in range(2, len(before))):
        return False
    if form_of(before[-1]) in PREPOSITIONS or before[-1].upos == "ADP" or form_of(before[-1]) in ARTICLES:
        return False
    beside = person.functions or person.titled or (person.certain and _calls_people(mention))
    return bool(beside) and (len(person.words) > 1 or human(mention.head, mention.people))


def _of_body(mention: Mention, before: Word, scene: Scene) -> bool:
    """Whether a known name stands before somebody's, which is what the phrase means: *le géant* Vega *Paul Roux*.

    So too where a comma goes on with a list: *de* Vega*, Alta Nova et Orio*.
    """
    named = [span for span, entity in scene.known_in(mention.span) if entity.kind != "person"]
    if before.form == ",":
        return any(mention.starts_with(span) and span.end == before.span.start for span in named)
    return role_of(mention) in _IMPERSONAL and any(before.span in span for span in named)


def _owner(before: Sequence[Word], place: int, mention: Mention) -> bool:
    """Whether a name right behind is that of whose the head is: *l'entourage du ministre* Paul Roy."""
    noun = before[place]
    of = next((w for w in reversed(before[:place]) if w.upos not in ("DET", "ADJ")), noun)
    one = noun.upos == "NOUN" and noun.feat("Number") != "Plur" and human(noun, mention.people)
    return one and noun.index > mention.head.index and form_of(of) in _OF


def _calls_people(mention: Mention) -> bool:
    """Whether the head can stand before a full name: a noun of people, or one that no table holds (*l'afficheur*)."""
    own = human(mention.head, mention.people) or by_trade(mention.head, mention.people)
    return mention.record is None or role_of(mention) in HUMAN or own


def _stands_aside(word: Word, titled: bool, scene: Scene) -> bool:
    """Marks and titles before a name, and the article before a title: *le président* Emmanuel Macron."""
    form = form_of(word)
    return form in MARKS or scene.people.title(word.form) is not None or (titled and form in ARTICLES)


def figure_of(person: Person, scene: Scene) -> Referent | None:
    """The person of the document whom a full or short name means: the same words, or some of them at an end."""
    words = person.words
    if not words:
        return None
    whole = [f for f in scene.figures if folded(f.entity.name) == words]
    if whole:
        return whole[0]
    fits = [
        f
        for f in scene.figures
        if _short_for(words, folded(f.entity.name)) and _same_gender(person.gender, f.gender)
    ]
    return fits[0] if fits else None


def named_within(mention: Mention, scene: Scene) -> frozenset[str]:
    """The people named in the words reported before: nobody calls himself so (*« Madame Petit … », a-t-elle dit*)."""
    people = (
        figure_of(person, scene)
        for span in scene.own
        for person in scene.people_within(span)
        if span.end <= mention.span.start
    )
    return frozenset(person.entity.id for person in people if person is not None)


def _short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    size = len(short)
    return size < len(full) and (full[-size:] == short or full[:size] == short)


def _same_gender(one: str, other: str) -> bool:
    return not one or not other or one == other


def short_name(mention: Mention, scene: Scene) -> Referent | None:
    """*M. Darmanin*, *Kim*, *Macron*: the figure of the document whose name ends or begins so."""
    words: list[Word] = []
    for word in mention.core:
        if word.upos not in ("DET", "PUNCT") and scene.people.title(word.form) is None:
            if not word.form[:1].isupper():
                return None
            words.append(word)
    if not words or len(words) > 3 or mention.determiner == "indefinite":
        return None
    if mention.record is not None and " " in mention.record.lemma:  # *la Première ministre*
        return None
    if _labelled(words, mention, scene):
        return None
    titles = [title for w in mention.core if (title := scene.people.title(w.form)) is not None]
    gender = GENDERS[titles[0].gender] if titles else ""
    name = mention.sentence.text[words[0].span.start : words[-1].span.end]
    person = Person(mention.span, name, gender)
    found = figure_of(person, scene) or _called_before(name, mention, scene)
    found = found or by_family_name(person, scene.people)
    party = is_acronym(name)  # *le président* LR
    if found is not None or party or not titles:
        return found
    return of_person(Person(mention.span, name, gender, titled=True))


def _labelled(words: Sequence[Word], mention: Mention, scene: Scene) -> bool:
    """Whether a title's capitalised words are no name: *le maire Les Républicains*, *le coach Sénégalais*."""
    if not mention.head.form.islower():
        return False
    held = [span for span, entity in scene.known_in(mention.span) if entity.kind == "organisation"]
    party = any(words[-1].span in span and span.start > mention.span.start for span in held)
    return party or (len(words) == 1 and native(words[0], mention.people))


def _called_before(name: str, mention: Mention, scene: Scene) -> Referent | None:
    """Who bears that name in the text so far: *Koral* after *le groupe Koral Mining*, *Vayu* after *Vayu Rami*."""
    short = folded(name)
    if not short:
        return None
    for trace in scene.earlier(mention.span.start):
        referent, called = trace.referent, folded(trace.referent.entity.name)
        body = referent.entity.kind in ("organisation", "media", "agency") and called[: len(short)] == short
        one = referent.entity.kind == "person" and referent.number != "Plur"  # not *Anne et Paul Roux*
        if body or (one and _short_for(short, called)):
            return referent
    return None
