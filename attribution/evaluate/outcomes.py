"""What came of each gold attribution and each found row of a document: matched, missed or false."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attribution.evaluate.found import Found
from attribution.evaluate.gold import GoldAttribution, GoldDocument
from attribution.evaluate.match import covered, jaccard, pair, same_name, touch

THRESHOLDS = {"content@0.5": 0.5, "content@0.8": 0.8, "content exact": 0.9999}
"""How much two contents must overlap to be the same, by the name of the figure."""
MATCHED = "content@0.5"
"""The figure whose pairs all further questions are asked of."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pair, a gold attribution that nothing matches, or a found row that matches nothing."""

    document: GoldDocument
    gold: GoldAttribution | None
    found: Found | None

    @property
    def matched(self) -> bool:
        """Whether it is a pair."""
        return self.gold is not None and self.found is not None

    @property
    def source(self) -> bool:
        """Whether the phrases that name the source touch, or both are absent."""
        if self.gold is None or self.found is None:
            return False
        if self.gold.source is None:
            return self.found.source is None
        return touch(self.gold.source, self.found.source)

    @property
    def referent(self) -> bool:
        """Whether it is a pair whose source is the right one, or rightly nobody."""
        if self.gold is None or self.found is None:
            return False
        if not self.gold.referent:
            return not self.found.referent.strip()
        return same_name(self.found.referent, [self.gold.referent, *self.gold.aliases])

    @property
    def kind(self) -> bool:
        """Whether it is a pair of the same kind."""
        return self._equal("kind")

    @property
    def mode(self) -> bool:
        """Whether it is a pair of the same mode."""
        return self._equal("mode")

    @property
    def stance(self) -> bool:
        """Whether it is a pair of the same stance."""
        return self._equal("stance")

    @property
    def via(self) -> bool:
        """Whether it is a pair with the right relay."""
        if self.gold is None or self.found is None:
            return False
        return same_name(self.found.via, [self.gold.via])

    @property
    def relayed(self) -> bool:
        """Whether it is a pair whose gold names a relay."""
        return self.matched and self.gold is not None and bool(self.gold.via)

    @property
    def identified(self) -> bool:
        """Whether it is a pair of the same kind with the right source."""
        return self.kind and self.referent

    @property
    def true(self) -> bool:
        """Whether the row says nothing false: its content is right, and so is the source that it names, if any."""
        return self.found is not None and self.matched and (self.referent or not self.found.referent.strip())

    def _equal(self, field: str) -> bool:
        return self.matched and bool(getattr(self.gold, field) == getattr(self.found, field))


@dataclass(frozen=True, slots=True)
class Judged:
    """One document's outcomes by threshold, and the number of rows that point beyond its text."""

    outcomes: Mapping[str, tuple[Outcome, ...]]
    beyond: int


def judge(document: GoldDocument, found: Sequence[Found]) -> Judged:
    """Compare the found rows of a document with its gold.

    What an optional gold attribution matches counts neither way, nor does a found row that matches nothing and shares
    at least half of its letters, or of theirs, with an optional one.
    """
    text, gold = document.text, document.attributions
    here = [covered(text, each.content) for each in gold]
    there = [covered(text, each.content) for each in found]
    overlaps = [[jaccard(a, b) for b in there] for a in here]
    cues = [[touch(a.cue, b.cue) for b in found] for a in gold]
    optional = {i for i, each in enumerate(gold) if each.optional}
    tolerated = {j for j, b in enumerate(there) if any(_shares_half(here[i], b) for i in optional)}
    outcomes: dict[str, tuple[Outcome, ...]] = {}
    for name, least in THRESHOLDS.items():
        pairs = pair(overlaps, cues, least)
        spare = set(range(len(found))) - set(pairs.values()) - tolerated
        rows = [(i, pairs.get(i)) for i in range(len(gold)) if i not in optional]
        outcomes[name] = (
            *(Outcome(document, gold[i], None if j is None else found[j]) for i, j in rows),
            *(Outcome(document, None, found[j]) for j in sorted(spare)),
        )
    beyond = sum(any(span.end > len(text) for span in each.content) for each in found)
    return Judged(outcomes, beyond)


def _shares_half(gold: frozenset[int], found: frozenset[int]) -> bool:
    return len(gold & found) >= 0.5 * max(1, min(len(gold), len(found)))
