"""What came of each gold attribution and each found row of a document: matched, missed or false."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attribution.evaluate.figures import Count
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
    def via(self) -> bool:
        """Whether it is a pair with the right relay."""
        if self.gold is None or self.found is None:
            return False
        return same_name(self.found.via, [self.gold.via])

    def equal(self, field: str) -> bool:
        """Whether it is a pair with the same value of ``field``: kind, mode or stance."""
        return self.matched and bool(getattr(self.gold, field) == getattr(self.found, field))


@dataclass(frozen=True, slots=True)
class Judged:
    """One document's outcomes, counts by threshold, and number of rows that point beyond its text."""

    outcomes: tuple[Outcome, ...]
    counts: Mapping[str, Count]
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
    return Judged(outcomes[MATCHED], {name: count(rows) for name, rows in outcomes.items()}, beyond)


def count(outcomes: Sequence[Outcome]) -> Count:
    """How many are pairs, found, and gold."""
    return Count(
        sum(each.matched for each in outcomes),
        sum(each.found is not None for each in outcomes),
        sum(each.gold is not None for each in outcomes),
    )


def _shares_half(gold: frozenset[int], found: frozenset[int]) -> bool:
    return len(gold & found) >= 0.5 * max(1, min(len(gold), len(found)))
