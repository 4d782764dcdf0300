"""Relays that another attribution names: the words around, the sentence before, what the source has just said."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.find.prepositions import POSSESSIVES
from attribution.model import Candidate
from attribution.resolve.referents import Referent
from attribution.resolve.relay import RELAYS
from attribution.resolve.scene import Scene

# What a source writes itself is no relay of it.
_OWN_WORDS = frozenset(
    "communiqué tweet message post lettre courrier discours déclaration courriel mail billet story".split()
)


def elsewhere(candidate: Candidate, scene: Scene) -> bool:
    """Whether the words stand in a text of the source's own: *ajoutant dans un communiqué que P*."""
    nouns = (
        word.lemma.lower()
        for span in candidate.via
        if (sentence := scene.sentence_of(span, candidate.sentence)) is not None
        for word in sentence.words
        if word.span in span
    )
    return not _OWN_WORDS.isdisjoint(nouns)


def added_to(index: int, candidates: Sequence[Candidate], referents: Sequence[Referent | None]) -> int | None:
    """What the same source says before in the same sentence: *a dit X à l'AFP, ajoutant que P*."""
    own, candidate = referents[index], candidates[index]
    if own is None or candidate.cue is None:
        return None
    for place in range(index - 1, -1, -1):
        other, speaker = candidates[place], referents[place]
        if other.sentence != candidate.sentence:
            return None
        if (
            other.cue
            and other.cue.end <= candidate.cue.start
            and speaker
            and speaker.entity.id == own.entity.id
        ):
            return place
    return None


def continued_from(
    index: int, candidates: Sequence[Candidate], referents: Sequence[Referent | None]
) -> int | None:
    """The attribution whose speech a quotation without a cue goes on with: through whom that came, this came."""
    own = referents[index]
    if candidates[index].cue is not None or own is None:
        return None
    for place in range(index - 1, -1, -1):
        speaker = referents[place]
        if candidates[index].sentence - candidates[place].sentence > 1:
            return None
        if candidates[place].cue is not None and speaker and speaker.entity.id == own.entity.id:
            return place
    return None


def carried_by(index: int, candidates: Sequence[Candidate], referents: Sequence[Referent | None]) -> str:
    """The name of the party inside whose words of the same sentence the candidate stands, if that is a relay.

    *TASS a indiqué que le gouverneur a dit que P*: TASS carries the governor's words. *L'agence, citant X, rapporte
    que P*: both have the same content, and *citant* makes the other one the relay.
    """
    inner = candidates[index]
    best: tuple[int, str] | None = None
    for place, outer in enumerate(candidates):
        referent = referents[place]
        if place == index or referent is None or outer.sentence != inner.sentence:
            continue
        own = referents[index]
        if referent.entity.kind not in RELAYS or (own is not None and own.entity.id == referent.entity.id):
            continue
        own_words = referent.nouns & _OWN_WORDS or referent.entity.name.partition(" ")[0] in POSSESSIVES
        if referent.entity.kind == "document" and own_words:  # *selon sa plainte*
            continue
        if _holds(outer, inner) or (inner.cue_lemma == "citer" and outer.content == inner.content):
            size = sum(map(len, outer.content))
            if best is None or size < best[0]:
                best = (size, referent.entity.name)
    return best[1] if best else ""


def _holds(outer: Candidate, inner: Candidate) -> bool:
    spans = (*inner.content, *((inner.cue,) if inner.cue is not None else ()))
    return outer.content != inner.content and all(any(s in o for o in outer.content) for s in spans)
