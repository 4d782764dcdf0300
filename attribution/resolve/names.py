"""People named in a document: capitalised words that a first name, a title or a function shows to be persons."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import regex

from attribution.find.torn import WITHIN
from attribution.lang.figures import load_figures
from attribution.lang.people import People, Title, is_acronym
from attribution.model import Sentence, Span, Word
from attribution.resolve.functions import Function, function_after, function_before
from attribution.resolve.kinds import PRESS_NAMES
from attribution.resolve.mentions import folded
from attribution.resolve.neighbours import ARTICLES, belongs_to_body, goes_on, hangs, is_surname
from attribution.resolve.nouns import OF_BOTH, head_of, human, native

_TOKEN = regex.compile(
    r"(?:[DLO]['’])?\p{Lu}(?:[\p{L}\p{M}\u200b]+(?:[-‑'’]\p{L}[\p{L}\p{M}]*)*|\.(?:-?\p{Lu}\.)*(?=[ \u00a0\u202f]))?"
)
_SPACE = regex.compile(r"[ \u00a0\u202f]")
_WRAP = regex.compile(r"[ \t]*\n[ \t]*")  # a line's end inside a sentence
# Small words inside foreign names; French ones only after a known first name (« Dominique de Villepin »): elsewhere
# they join offices to places (« Président de la République »).
_FOREIGN = regex.compile(
    r"[ \u00a0\u202f](?:(?:von|van|der|den|bin|ben|ibn|al|el|da|dos|di|del|della|ter|abu)[ -]){1,2}(?=\p{Lu})"
)
_FRENCH = regex.compile(r"[ \u00a0\u202f](?:(?:de|du|des|la|le) |d['’]){1,2}(?=\p{Lu})")
_AGE = regex.compile(r",? \(?\d{1,3} ans\b")  # *Zelda Tyn, 34 ans*
_OPEN = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "ADV", "PRON", "VERB", "AUX", "INTJ"})
_PARTICLES = frozenset({"de", "d'", "d’", "du", "des"})
_CIVIL = frozenset({"M", "MM", "Mme", "Mmes", "Mlle", "Me"})  # titles of anybody, before nothing but names
GENDERS = {"m": "Masc", "f": "Fem", "": ""}
_LONGEST = 7


@dataclass(frozen=True)
class Person:
    """One mention of somebody by name.

    ``name`` is without title; ``certain`` is false where only the shape of the words speaks for a person.
    """

    span: Span
    name: str
    gender: str = ""
    functions: tuple[Function, ...] = ()
    titled: bool = False
    certain: bool = True

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words of the name."""
        return folded(self.name)


def people_named(
    sentence: Sentence, people: People, taken: Sequence[Span], start: int = 0
) -> Iterator[Person]:
    """Everybody whom a sentence names, in order.

    A name may go on beyond the sentence's end: tokenizers take the *Le* of *Marine Le Pen* for a new sentence.

    Parameters
    ----------
    sentence : Sentence
        Where to look.
    people : People
        First names, titles and functions of the language.
    taken : sequence of Span
        Names of the knowledge base in the document, in order: they end a run (*Rupert Murdoch News Corp*).
    start : int, optional
        Where the names of the sentence before end.

    Yields
    ------
    Person
        Uncertain ones too: two or three capitalised words of which nothing else is known.
    """
    for run in _runs(sentence, people, taken, start):
        person = _person(sentence, run, people, taken)
        if person is not None:
            yield person


def _runs(sentence: Sentence, people: People, taken: Sequence[Span], start: int) -> Iterator[list[Span]]:
    """Capitalised words side by side, cut where a known name or another name begins."""
    text, end = sentence.text, sentence.span.end
    run: list[Span] = []
    place = max(start, sentence.span.start)
    while (found := _TOKEN.search(text, place)) is not None and (found.start() < end or run):
        span = Span(*found.span())
        known = next((t for t in taken if t.overlaps(span)), None)
        wrapped = run and span.end <= end and _WRAP.fullmatch(text, run[-1].end, span.start)
        if run and not wrapped and not _joined(sentence, run, span, people):
            yield run
            run = []
            continue
        if known is not None and not _family_name(text, known, run, span, people):
            if run:
                yield run
            run, place = [], max(span.end, known.end)
            if people.is_first_name(span.of(text)) and known == span:
                run, place = [span], span.end
            continue
        run.append(span)
        place = span.end
    if run:
        yield run


def _family_name(text: str, known: Span, run: list[Span], span: Span, people: People) -> bool:
    """A known name of one word after a first name is a family name: *Michael Bloomberg*, *Anna Minji Lee*."""
    return known == span and len(run) in (1, 2) and people.is_first_name(run[0].of(text))


def _joined(sentence: Sentence, run: list[Span], span: Span, people: People) -> bool:
    text = sentence.text
    between = text[run[-1].end : span.start]
    if _SPACE.fullmatch(between):
        return True
    if _FOREIGN.match(text, run[-1].end, span.end) and len(between) < 12 and "," not in between:
        return True
    particle = _FRENCH.match(text, run[-1].end)
    if particle is None or particle.end() != span.start or span.of(text).isupper():  # *le Dr Lara de* CIWF
        return False
    named = [each for each in run if people.title(each.of(text)) is None]  # *Maître Philippe de Veulle*
    if len(named) == 1 and (
        people.is_first_name(named[0].of(text)) or _apposed(sentence, named[0], span, people)
    ):
        return True
    family = Span(run[-1].start, span.end).of(text).replace("’", "'")
    # *Geoffroy Roux de Bézieux*, but *Anne Roux de Lyon*
    return any(known.endswith(f" {family}") for known in load_figures())


def _apposed(sentence: Sentence, first: Span, last: Span, people: People) -> bool:
    """Whether a name stands between commas behind somebody's function: *le trésorier, | Wallerand de Saint-Just |,*."""
    text, index = sentence.text, _at(sentence.starts, first.start)
    between = text[first.start - 2 : first.start] == ", " and text[last.end : last.end + 1] in (",", ".")
    known = between and head_of(sentence.words[index], people) is not None
    return between and not known and function_before(sentence.words, index, people) is not None


def _person(sentence: Sentence, run: list[Span], people: People, taken: Sequence[Span]) -> Person | None:
    text, words, starts = sentence.text, sentence.words, sentence.starts
    run, title = _without_titles(text, run, people)
    while run and not people.is_first_name(run[0].of(text)) and _no_name(words, starts, run, people):
        run = run[1:]
    if title is None:  # *Le Dr Roux* opens a sentence
        run, title = _without_titles(text, run, people)
    first_names = (i for i, span in enumerate(run[:-1]) if people.is_first_name(span.of(text)))
    later = next((i for i in first_names if _acronym(text, run) or not _acronym(text, run[i : i + 1])), 0)
    run = run[later or _behind_acronym(sentence, run, people) :]  # *le porte-parole de PIA* Anne Petit
    if not run or len(run) > _LONGEST or any(span.of(text).lower() in PRESS_NAMES for span in run[1:]):
        return None
    if len(run) == 1 and _acronym(text, run) and len(run[0]) > 1:  # *le maire PS*
        return None
    index = _at(starts, run[0].start)
    if later == 0 and title is None:
        title = _title_before(words, index, people)
    if len(run) == 1 and index and words[index - 1].form.islower() and native(words[index], people):
        return None  # *le coach Sénégalais*
    alone = len(run) == 1 and title is None
    if alone and not (index and is_surname(words, index, people)):
        return None
    particle = index > 0 and title is not None and words[index - 1].form.lower() in _PARTICLES
    span = Span(words[index - 1].span.start if particle else run[0].start, run[-1].end)
    before = function_before(words, index, people)
    after = function_after(words, _at(starts, span.end - 1), people)
    functions = tuple(f for f in (before, after) if f is not None)
    first = len(run) > 1 and people.is_first_name(run[0].of(text))
    if (
        title is None
        and index > 0
        and (
            belongs_to_body(words[index - 1], first, people)
            or (not first and after is None and goes_on(words, index, taken, before is not None))
        )
    ):
        return None
    gender = _gender(text, run, title, people) or _gender_of_functions(functions, people)
    name = _spellings().get(folded(span.of(text)), span.of(text))
    person = Person(span, name, gender, functions, titled=title is not None)
    if alone:
        return person if before is not None else None
    place = (
        before is None and index > 0 and words[index - 1].form.lower() in ARTICLES
    )  # *dans le* Grand Nord*, chef…*
    told = functions or _AGE.match(text, span.end) is not None
    if title is not None or first or (len(run) > 1 and told and not place and not _acronym(text, run)):
        return person
    proper = all(_proper(words[_at(starts, token.start)], token.of(text)) for token in run)
    shaped = 2 <= len(run) <= 3 and proper and not hangs(words, index, taken)
    return replace(person, certain=False) if shaped else None


def _behind_acronym(sentence: Sentence, run: list[Span], people: People) -> int:
    """How many words of a run are the acronym of the body whose office leads to a name: *la directrice de l'EMA*."""
    text = sentence.text
    if len(run) < 3 or not _acronym(text, run[:1]) or len(run[0]) < 2 or _acronym(text, run[1:]):
        return 0
    return int(function_before(sentence.words, _at(sentence.starts, run[1].start), people) is not None)


def _proper(word: Word, form: str) -> bool:
    """Whether a word can be part of a name of which nothing else is known: no acronym, no *Lloyd's*."""
    other = form.endswith(("'s", "’s")) or is_acronym(form)
    return not other and (word.upos in ("PROPN", "NOUN", "VERB", "X") or form in WITHIN)


@lru_cache(maxsize=1)
def _spellings() -> Mapping[tuple[str, ...], str]:
    """The names of known figures by their other spellings: *Benyamin Netanyahou* is Benjamin Netanyahu."""
    return {folded(other): figure.name for figure in load_figures().values() for other in figure.variants}


def _gender(text: str, run: list[Span], title: Title | None, people: People) -> str:
    first = people.gender_of_first_name(run[0].of(text)) if len(run) > 1 else ""
    return GENDERS[(title.gender if title else "") or first]


def _gender_of_functions(functions: Sequence[Function], people: People) -> str:
    """*Claude Petit, la directrice*; masculine nouns are said of women too, and some feminine ones of men."""
    heads = (people.head(function.noun) for function in functions if function.noun not in OF_BOTH)
    return "Fem" if any(head is not None and head.genders == "f" for head in heads) else ""


def _at(starts: Sequence[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _without_titles(text: str, run: list[Span], people: People) -> tuple[list[Span], Title | None]:
    """The run without the titles that open it, and the last of these."""
    title: Title | None = None
    while run:
        found = people.title(run[0].of(text))
        if found is None:
            break
        title, run = found, run[1:]
    return run, title


def _no_name(words: Sequence[Word], starts: Sequence[int], run: list[Span], people: People) -> bool:
    """Whether a run's first word only opens a sentence (*Selon*), is an office (*Président*) or belongs to one.

    *le ministre de la Justice Aung Min*: what an article joins to an office before three names is none of them.
    """
    index = _at(starts, run[0].start)
    word = words[index]
    first = bisect_left(starts, run[0].start)  # *Au* is two words
    opens = first == 0 or words[first - 1].upos == "PUNCT"
    if (opens and word.upos in _OPEN) or head_of(word, people) is not None:
        return True
    joined = first > 1 and words[first - 1].form.lower() in ARTICLES
    return joined and len(run) > 2 and any(human(w, people) for w in words[max(0, first - 8) : first - 1])


def _title_before(words: Sequence[Word], index: int, people: People) -> Title | None:
    """The title before a name; *M. de Villepin* has it before the particle, *le maire de Lyon* is no name."""
    place = index - 1
    if place > 0 and words[place].form.lower() in _PARTICLES:
        place -= 1
        if words[place].form.rstrip(".") not in _CIVIL and words[place].form != ".":
            return None
    while place >= 0 and words[place].form == ".":
        place -= 1
    return people.title(words[place].form) if place >= 0 else None


def _acronym(text: str, run: list[Span]) -> bool:
    return all(span.of(text).isupper() for span in run)
