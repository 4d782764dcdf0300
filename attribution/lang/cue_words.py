"""The records of a language's cue words, and how each is made from a row of its TOML file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from attribution.lang.markup import read_markup
from attribution.model import STANCES, Stance

VERB_FRAMES = ("que", "question", "infinitive", "quote", "incise", "fragment")
NOUN_FRAMES = ("noun_que", "noun_selon", "noun_infinitive", "noun_quote", "noun_cry")
PREPOSITION_FRAMES = ("selon", "pour", "motif", "citing")
INTRODUCERS = ("", "de", "à")

_T = TypeVar("_T")
_REFLEXIVE = re.compile(r"^(?:se |s['’])")
_CLITIC = re.compile(r"^(?:se |s['’]|y )")
_DETERMINERS = frozenset({"le", "la", "les", "un", "une", "des", "du", "au", "aux", "son", "sa", "ses"})
_ELIDED = "['’ʼ]"
_BLANK = "[ \\u00a0\\u202f]+"
_POSSESSIVE = re.compile(r"\b(?:son|sa|ses)\b")
_POSSESSIVES = "(?:son|sa|ses|leurs?)"
_OF = "(?:d['’ʼ]|du|des|de)"
_VARIED = frozenset({"à", "d", "de", "que", "son", "sa", "ses"})


@dataclass(frozen=True)
class Cue:
    """What the records of verbs, nouns and prepositions share.

    ``frames`` are the constructions that the words license; ``stances`` holds a stance by frame, ``""`` for the
    frames that it does not name. ``reading`` says which use of the words is no speech, for readers.
    """

    lemma: str
    frames: frozenset[str]
    examples: tuple[str, ...]
    stances: Mapping[str, Stance] = field(default_factory=dict, hash=False)
    reading: str = ""

    def licenses(self, frame: str) -> bool:
        """Whether the words may stand in this construction."""
        return frame in self.frames

    def stance_of(self, frame: str, introducer: str = "") -> Stance:
        """The stance of a content found by ``frame``, before negation: *dit partir* is not *dit de partir*."""
        for key in (f"{frame} {introducer}", frame, ""):
            if key in self.stances:
                return self.stances[key]
        return "asserted"


@dataclass(frozen=True)
class Verb(Cue):
    """A cue verb, perhaps pronominal (*se féliciter*) or of several words (*faire savoir*).

    ``introducers`` may stand before its infinitive, ``""`` for none (*affirme avoir*). ``inanimate``: a study, a figure
    or a text may be its subject too (*le bilan indique que*); ``person``: only somebody who can speak may
    (*Météo-France prévoit que*, not *la loi prévoit que*). ``party``: it is for those who take part in what happens
    (*menacer*, *promettre*), not for who reports it. ``moves``: its perfect takes *être* and is no passive
    (*est monté au créneau*).
    """

    introducers: tuple[str, ...] = ()
    inanimate: bool = False
    person: bool = False
    party: bool = False
    moves: bool = False

    @cached_property
    def pronominal(self) -> bool:
        """Whether the verb takes *se*."""
        return bool(_REFLEXIVE.match(self.lemma))

    @cached_property
    def there(self) -> bool:
        """Whether the verb takes *y* (*y voir*)."""
        return self.lemma.startswith("y ")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The lemmas after *se*, without elided words and determiners: *tirer*, *sonnette*, *alarme*."""
        words = re.findall(r"[\w-]+(?!['’\w-])", _CLITIC.sub("", self.lemma))
        return (*words[:1], *(word for word in words[1:] if word not in _DETERMINERS))

    @cached_property
    def rest(self) -> tuple[str, ...]:
        """The lemmas that follow the first."""
        return self.words[1:]


@dataclass(frozen=True)
class Noun(Cue):
    """A noun of saying: *annonce*, *promesse*."""


@dataclass(frozen=True)
class Preposition(Cue):
    """A prepositional or adverbial cue as it is written: *selon*, *d'après*, *aux dires de*.

    Words in ``unless`` that follow it cancel it (*selon les cas*), as do sentences like ``rejects``. With
    ``opening`` it counts only at a sentence's beginning or after a comma, with ``person`` only before somebody who
    can speak (*pour* of opinion). With ``possessive`` the words hold whose they are (*à ses yeux*): any possessive of
    the third person may stand for theirs, and is the source.
    """

    unless: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    opening: bool = False
    person: bool = False
    possessive: bool = False

    @property
    def form(self) -> str:
        """The words as they are written; a final *de* stands for *du*, *des*, *d'* too."""
        return self.lemma

    @cached_property
    def telling(self) -> str:
        """The longest of the words that are always written so: every text with the cue holds it, and few others do."""
        words = re.split("[ ']", self.lemma.lower())
        return max((word for word in words if word not in _VARIED), key=len, default="")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the words in a text: any case, apostrophe or space, and *du*, *des*, *d'* for a final *de*."""
        words = re.escape(self.lemma).replace("'", _ELIDED).replace("\\ ", _BLANK)
        if self.lemma.endswith(" de"):
            words = words.removesuffix("de") + _OF
        if self.lemma.endswith(" que"):
            words = words.removesuffix("que") + f"qu(?:e|{_ELIDED})"
        if self.lemma.startswith("à "):
            words = "(?:à|(?-i:A))" + words.removeprefix("à")  # capitals of the press have no accents
        if self.possessive:
            words = _POSSESSIVE.sub(_POSSESSIVES, words)
        return re.compile(rf"(?<!\w){words}(?:(?<={_ELIDED})|(?![\w-]))", re.IGNORECASE)


def _verb(row: dict[str, Any]) -> Verb:
    introducers = tuple(row.pop("infinitive", ()))
    if unknown := set(introducers) - set(INTRODUCERS):
        raise ValueError(f"unknown infinitive introducers {sorted(unknown)}")
    verb = Verb(
        **_shared(row, "lemma", VERB_FRAMES),
        introducers=introducers,
        inanimate=bool(row.pop("inanimate", False)),
        person=bool(row.pop("person", False)),
        party=bool(row.pop("party", False)),
        moves=bool(row.pop("moves", False)),
    )
    if verb.licenses("infinitive") != bool(introducers):
        raise ValueError('the frame "infinitive" and the key infinitive need each other')
    return _done(row, verb)


def _noun(row: dict[str, Any]) -> Noun:
    return _done(row, Noun(**_shared(row, "lemma", NOUN_FRAMES)))


def _preposition(row: dict[str, Any]) -> Preposition:
    return _done(
        row,
        Preposition(
            **_shared(row, "form", PREPOSITION_FRAMES),
            unless=tuple(row.pop("unless", ())),
            rejects=tuple(row.pop("rejects", ())),
            opening=bool(row.pop("opening", False)),
            person=bool(row.pop("person", False)),
            possessive=bool(row.pop("possessive", False)),
        ),
    )


def _shared(row: dict[str, Any], key: str, known: tuple[str, ...]) -> dict[str, Any]:
    frames, examples = row.pop("frames", []), tuple(row.pop("examples", ()))
    if not frames or set(frames) - set(known):
        raise ValueError(f"its frames {frames} are not of {', '.join(known)}")
    if not examples:
        raise ValueError("it has no example")
    for example in examples:
        read_markup(example)
    stance = row.pop("stance", {})
    stances = {"": stance} if isinstance(stance, str) else stance
    if {key.partition(" ")[0] for key in stances} - {"", *frames} or set(stances.values()) - set(STANCES):
        raise ValueError(f"its stance {stance!r} names an unknown stance or a frame that it lacks")
    return {
        "lemma": row.pop(key),
        "frames": frozenset(frames),
        "examples": examples,
        "stances": cast("dict[str, Stance]", stances),
        "reading": row.pop("not", ""),
    }


def _done(row: dict[str, Any], record: _T) -> _T:
    if row:
        raise ValueError(f"unknown keys {', '.join(row)}")
    return record


MAKERS: Mapping[str, Callable[[dict[str, Any]], Any]] = {
    "verb": _verb,
    "noun": _noun,
    "preposition": _preposition,
}
"""What makes the record of each section of the files from its row; raises ``ValueError`` for a wrong one."""
