"""Which of the names found in a text are meant: longest first, ambiguous ones only with evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from attribution.entities.index import Match, Name, Node, matches
from attribution.entities.records import Record
from attribution.entities.tokens import Token, tokens, unaccented
from attribution.model import Kind

NEARBY = 60  # words on either side in which a word of the context decides
CUE_REACH = 8  # words that a description may have: l'agence de presse iranienne proche des Gardiens Tasnim

Chosen = tuple[Match, Name]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text's words, and the names that were chosen in it."""

    text: str
    words: tuple[Token, ...]
    chosen: tuple[Chosen, ...] = ()

    def cue_before(self, first: int, cues: frozenset[str], breaks: frozenset[str]) -> int | None:
        """The position of the cue word whose description ends before word ``first``, None without one."""
        for position in range(first - 1, max(-1, first - 1 - CUE_REACH), -1):
            word, following = self.words[position], self.words[position + 1]
            gap = self.text[word.end : following.start]
            if word.key in breaks or any(c in ".,;:!?)]»”\n" for c in gap):
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
    words = tuple(tokens(text))
    found = list(matches(index, text, words))
    judge = _Judge(Reading(text, words), records, cues, breaks)
    certain = frozenset(name.record for _, name in judge.choose(found, frozenset()))
    return Reading(text, words, tuple(judge.choose(found, certain)))


@dataclass(frozen=True, slots=True)
class _Judge:
    reading: Reading
    records: Mapping[str, Record]
    cues: Mapping[Kind, frozenset[str]]
    breaks: frozenset[str]

    def choose(self, found: list[list[Match]], certain: frozenset[str]) -> list[Chosen]:
        chosen: list[Chosen] = []
        free = 0
        for longest_first in found:
            if longest_first[0].first < free:
                continue
            for match in longest_first:
                if name := self.decide(match, certain):
                    chosen.append((match, name))
                    free = match.last + 1
                    break
        return chosen

    def decide(self, match: Match, certain: frozenset[str]) -> Name | None:
        names = [name for name in match.names if self.allowed(match, name)]
        safe = [name for name in names if not name.ambiguous]
        if safe:
            return safe[0]
        scored = [(self.evidence(match, name, certain), name) for name in names]
        ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].record))
        if not ranked or ranked[0][0] <= 0 or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return None
        return ranked[0][1]

    def allowed(self, match: Match, name: Name) -> bool:
        words, record = self.reading.words, self.records[name.record]
        before = words[match.first - 1] if match.first else None
        after = words[match.last + 1] if match.last + 1 < len(words) else None
        if (
            before
            and before.form in map(unaccented, record.unless_after)
            and self.near(before.end, match.span.start)
        ):
            return False
        near_after = after is not None and self.near(match.span.end, after.start)
        if after and near_after and after.form in map(unaccented, record.unless_before):
            return False
        # A place with a capital behind it is part of another name: Washington Post, Paris Saint-Germain.
        return not (name.place and after and near_after and after.form[0].isupper())

    def near(self, end: int, start: int) -> bool:
        return start - end <= 2 and not any(c in ".,;:!?()«»" for c in self.reading.text[end:start])

    def evidence(self, match: Match, name: Name, certain: frozenset[str]) -> int:
        """How much speaks for an ambiguous name: its safe form in the text, a cue word, its adjectives, context."""
        record, reading = self.records[name.record], self.reading
        score = 3 if name.record in certain else 0
        cue = reading.cue_before(match.first, self.cues.get(record.entity.kind, frozenset()), self.breaks)
        if cue is not None:
            described = {word.key for word in reading.words[cue + 1 : match.first]}
            described.update(word.key for word in reading.words[match.last + 1 : match.last + 2])
            own = {unaccented(adjective).lower() for adjective in record.adjectives}
            score += 2 + 2 * any(described >= set(adjective.split()) for adjective in own)
        around = reading.words[max(0, match.first - NEARBY) : match.first]
        around += reading.words[match.last + 1 : match.last + 1 + NEARBY]
        forms = {word.form for word in around}
        return score + any(set(unaccented(word).split()) <= forms for word in record.context)
