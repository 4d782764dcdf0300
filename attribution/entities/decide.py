"""Which of the names found in a text are meant: longest first, ambiguous ones only with evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from attribution.entities.index import Match, Name, Node, matches
from attribution.entities.records import Record
from attribution.entities.tokens import Token, Words, forms, unaccented
from attribution.model import Kind

NEARBY = 60  # words on either side in which a word of the context decides
CUE_REACH = 8  # words that a description may have: l'agence de presse iranienne proche des Gardiens Tasnim

# What is said « à l'AP » is said to an agency, not to the authority of the same initials; without accents.
_SAID = frozenset(
    "declare dit confie indique affirme explique raconte precise assure annonce confirme rapporte temoigne interview "
    "entretien".split()
)
_TO: dict[Kind, list[list[str]]] = {"agency": [["a", "l"]], "media": [["dans"], ["a"]]}  # before a name
_SAID_NEAR = 3  # words between the verb and « à l' »: a déclaré jeudi soir à l'AP

Chosen = tuple[Match, Name]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text's words, and the names that were chosen in it."""

    text: str
    words: Words
    chosen: tuple[Chosen, ...] = ()

    def cue_before(self, first: int, cues: frozenset[str], breaks: frozenset[str]) -> int | None:
        """The position of the cue word whose description ends before word ``first``, None without one."""
        for position in range(first - 1, max(-1, first - 1 - CUE_REACH), -1):
            word, following = self.words[position], self.words[position + 1]
            gap = self.text[word.end : following.start]
            if word.key in breaks or any(c in ".,;:!?()[]»”\n" for c in gap):
                return None
            if word.key in cues:
                return position
        return None


def read(
    text: str,
    index: Node,
    records: Mapping[str, Record],
    cues: Mapping[Kind, frozenset[str]],
    breaks: frozenset[str],
) -> Reading:
    """The names in ``text``; a first pass finds who is named beyond doubt, a second decides the rest by it."""
    words = Words(text)
    found = list(matches(index, text, words))
    judge = _Judge(Reading(text, words), records, cues, breaks)
    other = frozenset(n.record for longest in found for m in longest for n in m.names if judge.is_other(m, n))
    certain = frozenset(name.record for _, name in judge.choose(found, frozenset(), other))
    return Reading(text, words, tuple(judge.choose(found, certain, other)))


@dataclass(frozen=True, slots=True)
class _Judge:
    reading: Reading
    records: Mapping[str, Record]
    cues: Mapping[Kind, frozenset[str]]
    breaks: frozenset[str]

    def choose(
        self, found: list[list[Match]], certain: frozenset[str], other: frozenset[str]
    ) -> list[Chosen]:
        chosen: list[Chosen] = []
        free = 0
        for longest_first in found:
            if longest_first[0].first < free:
                continue
            for match in longest_first:
                if name := self.decide(match, certain, other):
                    chosen.append((match, name))
                    free = match.last + 1
                    break
        return chosen

    def decide(self, match: Match, certain: frozenset[str], other: frozenset[str]) -> Name | None:
        """The name that is meant, None where nothing decides.

        ``certain`` are the records named beyond doubt in the text, ``other`` those whose form names something
        else in it (Michael Bloomberg), so that the bare form needs a cue word.
        """
        names = [name for name in match.names if self.allowed(match, name)]
        for name in names:
            if not name.ambiguous and (name.record not in other or self.cue(match.first, name) is not None):
                return name
        likely = [n for n in names if n.record not in other or self.cue(match.first, n) is not None]
        scored = [(self.evidence(match, name, certain), name) for name in likely]
        ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].record))
        if not ranked or ranked[0][0] <= 0:
            return None
        best, name = ranked[0]
        tied = any(score == best and rival.record != name.record for score, rival in ranked[1:])
        return None if tied else name

    def allowed(self, match: Match, name: Name) -> bool:
        if (name.after and not self.contracted(match.first, name)) or self.is_other(match, name):
            return False
        # A country or capital with a capital behind it is part of another name: Paris Saint-Germain.
        after = self.after(match) if name.place and name.layer == 0 else None
        return after is None or not after.form[0].isupper()

    def is_other(self, match: Match, name: Name) -> bool:
        """Whether the word before or after makes the form something else."""
        record = self.records[name.record]
        before = self.before(match.first) if record.unless_after else None
        after = self.after(match) if record.unless_before else None
        return bool(
            (before and before.form in map(unaccented, record.unless_after))
            or (after and after.form in map(unaccented, record.unless_before))
        )

    def contracted(self, first: int, name: Name) -> bool:
        before = self.before(first)
        if before is None or before.key not in name.after:
            return False
        # « confié au Monde », « le site du Monde », but not « la Coupe du Monde ».
        return before.key.startswith("au") or self.cue(first, name) == first - 2

    def before(self, first: int) -> Token | None:
        if not first:
            return None
        before = self.reading.words[first - 1]
        gap = self.reading.text[before.end : self.reading.words[first].start]
        return (
            before if gap.isspace() or (len(before.form) == 1 and gap.startswith((".", "'", "’"))) else None
        )

    def after(self, match: Match) -> Token | None:
        if match.last + 1 == len(self.reading.words):
            return None
        after = self.reading.words[match.last + 1]
        return (
            after if self.reading.text[match.span.end : after.start].strip(" \u00a0\u202f-") == "" else None
        )

    def cue(self, first: int, name: Name) -> int | None:
        kind = self.records[name.record].entity.kind
        return self.reading.cue_before(first, self.cues.get(kind, frozenset()), self.breaks)

    def told(self, first: int, kind: Kind) -> bool:
        """Whether something is said to or in whom the form names: *a dit à l'* AP, *à* Libération, *dans* Elle."""
        words = self.reading.words[max(0, first - _SAID_NEAR - 2) : first]
        keys = [word.key for word in words]
        to = any(keys[-len(place) :] == place for place in _TO.get(kind, ()))
        return to and any(key in _SAID for key in keys)

    def evidence(self, match: Match, name: Name, certain: frozenset[str]) -> int:
        """What speaks for an ambiguous form: a safe one in the text, a cue word, its adjectives, its context."""
        record, words = self.records[name.record], self.reading.words
        score = 3 if name.record in certain else 0
        cue = self.cue(match.first, name)
        if cue is not None:
            described = {
                word.key for word in (*words[cue + 1 : match.first], *words[match.last + 1 : match.last + 2])
            }
            score += 2 + 2 * any(_holds(described, adjective.lower()) for adjective in record.adjectives)
        score += self.told(match.first, record.entity.kind)
        if record.context:
            around = (
                *words[max(0, match.first - NEARBY) : match.first],
                *words[match.last + 1 : match.last + 1 + NEARBY],
            )
            near = {word.form for word in around}
            score += any(_holds(near, word) for word in record.context)
        return score


def _holds(words: set[str], phrase: str) -> bool:
    return all(form in words for form in forms(phrase))
