"""Mentions: what the words of a noun phrase or a pronoun say by themselves about whom it can stand for."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain, filterfalse

import regex

from attribution.find.speakers import QUANTITIES
from attribution.lang.people import Head, People
from attribution.model import Sentence, Span, Word
from attribution.resolve.heads import find_head, is_counsel, is_leader
from attribution.resolve.nouns import head_of, longest_head

# What a phrase ends before: the stress of *la maire elle-même*, and marks.
_CLOSING = frozenset({"lui-même", "elle-même", "eux-mêmes", "elles-mêmes", ",", "(", "–", "—", "-", ";", ":"})
_WORDS = regex.compile(r"[\p{L}\p{N}]+")
_SMALL = frozenset(
    "le la les l un une des du de d au aux et en a son sa ses leur leurs ce cet cette ces the of".split()
)
_DETERMINERS = {
    "definite": frozenset({"le", "la", "les", "l'", "du", "au", "aux"}),
    "demonstrative": frozenset({"ce", "cet", "cette", "ces"}),
    "possessive": frozenset(
        {"son", "sa", "ses", "leur", "leurs", "notre", "nos", "mon", "ma", "mes", "votre", "vos"}
    ),
    "indefinite": frozenset(
        {"un", "une", "des", "plusieurs", "certains", "certaines", "quelques", "divers", "diverses"}
        | {"chaque", "aucun", "aucune", "nombreux", "nombreuses", "deux", "trois", "quatre", "cinq"}
    ),
}
_KINDS = {form: kind for kind, forms in _DETERMINERS.items() for form in forms}
_ABOUT = frozenset({"quelque", "environ"})
_FEW = 4  # letters or digits of a number of people who act together
_PLURAL = frozenset(
    {"les", "des", "ces", "ses", "leurs", "nos", "aux", "plusieurs", "certains", "certaines"}
) | {
    "quelques",
    "deux",
    "trois",
}
_MASCULINE = frozenset({"le", "un", "ce", "cet", "du", "au", "certains"})
_FEMININE = frozenset({"la", "une", "cette", "certaines"})
_OF = frozenset({"de", "d'", "du", "des"})
PREPOSITIONS = frozenset(
    {"de", "d'", "du", "des", "à", "au", "aux", "en", "par", "pour", "avec", "chez", "dans", "sur", "contre"}
)
ARTICLES = frozenset({"le", "la", "les", "l'"})
MARKS = frozenset({"«", "»", '"', "“", "”", "'"})
# Participles of those whom a medium has reached, or whose words it has taken up: *joint par l'AFP*.
REACHED = frozenset(
    "cité citée cités citées interrogé interrogée interrogés interrogées joint jointe joints jointes contacté "
    "contactée contactés contactées sollicité sollicitée sollicités sollicitées questionné questionnée questionnés "
    "interviewé interviewée interviewés rencontré rencontrée rencontrés rencontrées relayé relayée relayés relayées "
    "repris reprise reprises rapporté rapportée rapportés rapportées invité invitée consulté consultée consultés "
    "consultées".split()
)
# Adjectives that need no noun after such a determiner; parsers call them adjectives, nouns or pronouns.
_STAND_INS = {
    "demonstrative": frozenset({"dernier", "dernière", "derniers", "dernières"}),
    "definite": frozenset({"même", "mêmes", "intéressé", "intéressée"}),
}


@lru_cache(maxsize=4096)
def folded(text: str) -> tuple[str, ...]:
    """The words of ``text`` without accents, case, articles and prepositions: what two names are compared by."""
    return tuple(chain.from_iterable(map(_folded, text.split())))


@lru_cache(maxsize=8192)
def _folded(part: str) -> tuple[str, ...]:
    plain = "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", part.casefold())))
    return tuple(word for word in _WORDS.findall(plain) if word not in _SMALL)


def content_of(words: Iterable[Word], people: People) -> frozenset[str]:
    """What words say, folded; adjectives of countries as their code (*russe*, *russes* -> ``RU``)."""
    said = [_said(w.form, people) for w in words if w.upos not in ("DET", "ADP", "PUNCT", "CCONJ")]
    return frozenset(chain.from_iterable(said))


@lru_cache(maxsize=8192)
def _said(form: str, people: People) -> tuple[str, ...]:
    code = people.country_of_adjective(form)
    return (code,) if code else folded(form)


def form_of(word: Word) -> str:
    """The form in lower case with straight apostrophes."""
    return _lowered(word.form)


@lru_cache(maxsize=8192)
def _lowered(form: str) -> str:
    return form.lower().replace("’", "'")


def pronoun_of(word: Word) -> str:
    """The form without what an inversion puts before it: *il* of *-t-il*, *-il* and *t-il*."""
    return form_of(word).lstrip("-").removeprefix("t-")


@dataclass(frozen=True)
class Mention:
    """A stretch of a sentence that stands for somebody.

    ``words`` are those within ``span``, the parts of a contraction once; ``head`` is the word that says what it is:
    the first noun of a noun phrase, which need not be the parser's, and ``noun`` its lemma in lower case. ``core`` are
    the words without the apposition and what else comes behind; ``determiner`` is ``definite``, ``demonstrative``,
    ``possessive``, ``indefinite``, or empty where there is none.
    """

    sentence: Sentence
    span: Span
    words: tuple[Word, ...]
    head: Word
    noun: str
    core: tuple[Word, ...]
    determiner: str
    people: People = field(repr=False, compare=False)

    @property
    def text(self) -> str:
        """The mention as it stands in the document."""
        return self.span.of(self.sentence.text)

    @cached_property
    def record(self) -> Head | None:
        """What the language knows of the longest head with which the mention begins (*forces de l'ordre*)."""
        if is_counsel(self.core, self.head, self.people):
            return self.people.head("avocat")
        if is_leader(self.core, self.head, self.people):
            return self.people.head("patron")
        text, people, place = self.sentence.text, self.people, self.head.index
        near = [w for w in self.core if w.index >= place - 1]
        own = near[1:] if near and near[0].index < place else near
        before = longest_head(near, text, people) if own is not near else None
        return before or longest_head(own, text, people) or head_of(self.head, people)

    @cached_property
    def pronoun(self) -> bool:
        """Whether a pronoun stands there, or what does a pronoun's work: *ses* of *ses propos*, *cette dernière*."""
        if len(self.words) == 2 and form_of(self.words[1]) in _STAND_INS.get(self.determiner, ()):
            return True
        return self.head.upos == "PRON" or (len(self.words) == 1 and self.head.upos == "DET")

    @property
    def gendered(self) -> bool:
        """Whether the determiner shows the gender."""
        form = form_of(self.words[0])
        return form in _MASCULINE or form in _FEMININE

    @property
    def gender(self) -> str:
        """``Masc``, ``Fem`` or empty, from the determiner first: parsers guess the gender of unknown nouns."""
        if self.gendered:
            return "Fem" if form_of(self.words[0]) in _FEMININE else "Masc"
        return self.head.feat("Gender")

    @cached_property
    def number(self) -> str:
        """``Sing``, ``Plur`` or empty."""
        first = form_of(self.words[0])
        if self.partitive:
            return "Sing"
        if self.counted:
            return "Plur"
        if first in _PLURAL:
            return "Plur"
        if first in _MASCULINE or first in _FEMININE or first in ("l'", "son", "sa"):
            return "Sing"
        return self.head.feat("Number")

    @cached_property
    def counted(self) -> bool:
        """Whether a noun of quantity leads to the head: *la plupart des experts*."""
        return any(w.lemma.lower() in QUANTITIES for w in self.words if w.index < self.head.index)

    @cached_property
    def partitive(self) -> bool:
        """Whether it picks one of several: *un de ses responsables*, *l'un des ministres*."""
        words = self.words[1:] if form_of(self.words[0]) == "l'" else self.words
        return len(words) > 1 and form_of(words[0]) in ("un", "une") and form_of(words[1]) in _OF

    @cached_property
    def rest(self) -> frozenset[str]:
        """What it says beyond its head: ``RU``, *defense* of *le ministère russe de la Défense*."""
        return content_of([w for w in self.core if w.index != self.head.index], self.people)

    def starts_with(self, span: Span) -> bool:
        """Whether ``span`` begins at the first word that is no determiner and no mark."""
        return span.start <= self.opening and span.end > self.opening

    @property
    def opening(self) -> int:
        """Where the first word that is no determiner and no mark begins."""
        for word in self.words:
            if word.upos not in ("DET", "PUNCT", "ADP") and form_of(word) not in _SMALL:
                return word.span.start
        return self.words[0].span.start


def read_mention(sentence: Sentence, span: Span, people: People, parsed: int | None = None) -> Mention | None:
    """The mention that stands at ``span``.

    Parameters
    ----------
    sentence : Sentence
        Holds the span.
    span : Span
        From the first to the last character of the mention.
    people : People
        Nouns, titles, names of the language.
    parsed : int, optional
        The position of the word that the parser makes the head.

    Returns
    -------
    Mention or None
        None where the span holds no word.
    """
    words = _within(sentence, span) if len(span) else ()
    if not words:
        return None
    head = find_head(words, sentence, parsed, people)
    determiner = _determiner(words, sentence.text[max(0, span.start - 5) : span.start])
    return Mention(sentence, span, words, head, head.lemma.lower(), _core(words, head), determiner, people)


def _within(sentence: Sentence, span: Span) -> tuple[Word, ...]:
    kept: list[Word] = []
    start, end, words = span.start, span.end, sentence.words
    first = max(0, bisect_right(sentence.starts, start) - 1)
    while first and words[first - 1].span.end > start:  # *du* is two words
        first -= 1
    for word in words[first:]:
        if word.span.start >= end:
            break
        if word.span.end > start and not (kept and kept[-1].span.start == word.span.start):
            kept.append(word)
    return tuple(kept)


def _determiner(words: tuple[Word, ...], before: str) -> str:
    """What determiner opens the words; the article may be in the preposition before: *au quotidien*."""
    kind = _KINDS.get(form_of(words[0]))
    counted = words[form_of(words[0]) in _ABOUT :]
    if kind is None and len(counted) > 1 and counted[0].upos == "NUM" and len(counted[0].form) <= _FEW:
        return "indefinite"  # *quelque 200 éleveurs*, but *823 567 personnes* is a figure
    return kind or ("definite" if before.endswith((" au ", " aux ", " du ")) else "")


def _core(words: tuple[Word, ...], head: Word) -> tuple[Word, ...]:
    """The words before the first comma, bracket or dash after the head: the phrase without its appositions.

    An infinitive that the parser hung on the noun (*demander au groupe de publier*) is none of it either, nor
    who has reached or cited it (*un élu joint par l'AFP*), nor the stress of *la maire elle-même*.
    """
    for place, word in enumerate(words):
        if word.index <= head.index:
            continue
        form = form_of(word)
        reached = form in REACHED and "par" in map(form_of, words[place + 1 : place + 5])
        if reached or form in _CLOSING:
            return words[:place]
        if word.head == head.index and word.feat("VerbForm") == "Inf":
            return words[: place - 1] if place > 1 else words[:place]
    return words
