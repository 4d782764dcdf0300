"""Which wordings are one track: the written rule.

Rows are read in order of time. A row whose words are known belongs to their track. Another joins the track whose
representative it overlaps most, the older one of two; it founds a track where it overlaps none. Members meet their
representative, never each other alone, so that a fragment which two strangers share cannot chain them. A wording that
says all that the representative says and more, or says in quotation marks what that says in indirect speech, takes its
place if every member overlaps it, too; two tracks whose representatives it holds become one on the same condition. In
the end the most frequent of the wordings that say as much represents a track.

A row that comes later in time than all others therefore never parts what was together. No rule without chains can
promise it of earlier ones: a fragment that two different statements hold is together with either where the other is
missing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from attribution.track.candidates import candidates
from attribution.track.overlap import Lemmas, Overlap, overlap
from attribution.track.settings import Settings
from attribution.track.sources import Source, agree
from attribution.track.variants import holds
from attribution.track.wordings import Wordings

Neighbours = Mapping[int, Mapping[int, Overlap]]


@dataclass(frozen=True, slots=True)
class Saying:
    """A row as the rule sees it.

    ``quoted``: some of its wording stands in quotation marks. ``denied``: its source says that it is not so. ``day``
    counts from any day. ``track`` is the id that the row was given before, empty for a new one.
    """

    id: str
    wording: int
    quoted: bool
    denied: bool
    source: Source | None
    day: int | None
    track: str = ""


@dataclass(eq=False, slots=True)
class Track:
    """Wordings that overlap their representative; grows while rows are read. ``into`` is what it became part of."""

    id: str
    order: int
    representative: int
    known: bool = False
    wordings: set[int] = field(default_factory=set)
    sources: set[Source] = field(default_factory=set)
    first: float = inf
    last: float = -inf
    into: Track | None = None

    def final(self) -> Track:
        """What the track became in the end."""
        track = self
        while track.into is not None:
            track = track.into
        return track

    def take(self, saying: Saying) -> None:
        """Add one row."""
        self.wordings.add(saying.wording)
        if saying.source is not None:
            self.sources.add(saying.source)
        if saying.day is not None:
            self.first, self.last = min(self.first, saying.day), max(self.last, saying.day)

    def expects(self, saying: Saying, days: int) -> bool:
        """Whether a row comes from one of its sources, in its time."""
        if saying.source is None or not any(agree(saying.source, source) for source in self.sources):
            return False
        if saying.day is None or self.first > self.last:
            return True  # what is undated is out of no time
        return self.first - days <= saying.day <= self.last + days


def neighbours(lemmas: Sequence[Lemmas], at_least: float) -> Neighbours:
    """For each wording those that overlap it, by their numbers."""
    found: defaultdict[int, dict[int, Overlap]] = defaultdict(dict)
    for first, second in candidates(lemmas, at_least):
        for one, other in zip(first.tolist(), second.tolist(), strict=True):
            shared = overlap(lemmas[one], lemmas[other], at_least)
            if shared is not None:
                found[one][other] = found[other][one] = shared
    return found


def cluster(
    sayings: Sequence[Saying],
    wordings: Wordings,
    settings: Settings,
    leading: Mapping[str, int] | None = None,
) -> list[Track]:
    """The track of each row.

    Parameters
    ----------
    sayings : sequence of Saying
        The rows in order of time, those with known tracks before all others.
    wordings : Wordings
        What the rows say.
    settings : Settings
        How alike they must be.
    leading : mapping of str to int, optional
        The representatives of known tracks; else the first wording of each.

    Returns
    -------
    list of Track
        One for each row; rows of one track share it.
    """
    clusters = _Clusters(wordings, settings, leading or {})
    tracks = [track.final() for track in [clusters.place(saying) for saying in sayings]]
    clusters.settle(Counter(saying.wording for saying in sayings))
    return tracks


class _Clusters:
    """The tracks so far."""

    def __init__(self, wordings: Wordings, settings: Settings, leading: Mapping[str, int]) -> None:
        self.wordings, self.settings, self.known_leading = wordings, settings, leading
        self.near = neighbours(wordings.lemmas, settings.min_similarity)
        self.known: dict[str, Track] = {}
        self.of_wording: dict[int, Track] = {}
        self.leading: dict[int, Track] = {}
        self.quoted: set[int] = set()
        self.denied: set[int] = set()
        self.founded = 0

    def place(self, saying: Saying) -> Track:
        """The track of the next row."""
        newly_quoted = saying.quoted and saying.wording not in self.quoted
        if saying.quoted:
            self.quoted.add(saying.wording)
        if saying.denied:
            self.denied.add(saying.wording)
        if saying.track:
            track = self.known.get(saying.track) or self._found(saying, known=True)
            self.known[saying.track] = track
            self.of_wording.setdefault(saying.wording, track)
            track.take(saying)
            return track
        known = self.of_wording.get(saying.wording)
        track = known.final() if known else self._nearest(saying) or self._found(saying)
        newly_said = saying.source is not None and saying.source not in track.sources
        self.of_wording[saying.wording] = track
        track.take(saying)
        return self._led(track, saying) if newly_quoted or newly_said or not known else track

    def settle(self, numbers: Mapping[int, int]) -> None:
        """Give each track the most frequent of the wordings that say as much as its representative."""
        for track in list(self.leading.values()):
            representative = track.representative
            often = [wording for wording in track.wordings if numbers[wording] > numbers[representative]]
            for wording in sorted(often, key=lambda each: (-numbers[each], each)):
                as_much = self._length(wording) >= self._length(representative)
                as_sure = (wording in self.quoted) >= (representative in self.quoted)
                if as_much and as_sure and self._overlaps_all(wording, track):
                    track.representative = wording
                    break

    def _found(self, saying: Saying, known: bool = False) -> Track:
        wording = self.known_leading.get(saying.track, saying.wording)
        track = Track(saying.track or saying.id, self.founded, wording, known)
        self.founded += 1
        self.leading.setdefault(wording, track)
        return track

    def _admitting(self, saying: Saying) -> Iterator[tuple[Track, Overlap]]:
        """The tracks that a wording may join, by what it shares with their representatives."""
        for other, shared in self.near.get(saying.wording, {}).items():
            track = self.leading.get(other)
            if track is None:
                continue
            short = min(self._length(saying.wording), self._length(other)) < self.settings.min_words
            quoted = saying.quoted and other in self.quoted
            denied = saying.denied or other in self.denied  # who denies a statement is not who made it
            if (not short and (quoted or denied)) or track.expects(saying, self.settings.window_days):
                yield track, shared

    def _nearest(self, saying: Saying) -> Track | None:
        found = ((shared.closeness, -track.order, track) for track, shared in self._admitting(saying))
        return max(found, key=lambda each: each[:2], default=(0, 0, None))[2]

    def _led(self, track: Track, saying: Saying) -> Track:
        """The track after its new wording became its representative, and took other tracks in, where it may."""
        wording = saying.wording
        if track.representative != wording:
            if not self._fuller(wording, track):
                return track
            self._lead(track, wording)
        for other in sorted({each for each, _ in self._admitting(saying)}, key=lambda each: each.order):
            if other is not track and self._fuller(wording, other) and not (track.known and other.known):
                track = self._merged(track, other)
        return track

    def _fuller(self, wording: int, track: Track) -> bool:
        """Whether a wording says what a track's representative says, and better, and every member overlaps it."""
        representative, near = track.representative, self.near.get(wording, {})
        if not self._overlaps_all(wording, track):
            return False
        if (wording in self.quoted) != (representative in self.quoted):
            return wording in self.quoted
        fuller = self._length(wording) > self._length(representative) and near[representative].whole
        return fuller and holds(self.wordings.first[wording], self.wordings.first[representative])

    def _overlaps_all(self, wording: int, track: Track) -> bool:
        near = self.near.get(wording, {})
        return all(member == wording or member in near for member in track.wordings)

    def _length(self, wording: int) -> int:
        return len(self.wordings.lemmas[wording].words)

    def _lead(self, track: Track, wording: int) -> None:
        if self.leading.get(track.representative) is track:
            del self.leading[track.representative]
        track.representative = wording
        self.leading[wording] = track

    def _merged(self, one: Track, other: Track) -> Track:
        """Two tracks as one: the known one, else the older one, with the representative of ``one``."""
        representative = one.representative
        kept, gone = sorted((one, other), key=lambda track: (not track.known, track.order))
        self._lead(gone, representative)
        self._lead(kept, representative)
        kept.wordings |= gone.wordings
        kept.sources |= gone.sources
        kept.first, kept.last = min(kept.first, gone.first), max(kept.last, gone.last)
        gone.into = kept
        return kept
