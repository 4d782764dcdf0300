"""One set out of overlapping candidates, by a written order.

1. One cue makes one attribution: where several constructions claim it, the one named first in ``ORDER`` wins.
2. The same words for the same source make one attribution, whatever the cues; a noun or a colon yields to any cue
   that has them (*a promis, dans un communiqué, que P*), and the verb that an infinitive says to that infinitive.
3. A content gives up what covers its own cue, and the aside at its end that reports it as a whole
   (*X a dit que P, selon TASS*: X -> P, TASS -> *X a dit que P*), and the participle there that reports more of the
   same source (*X a dit que P, ajoutant que Q*: X -> P, X -> Q).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

import regex

from attribution.find.phrases import without_stop
from attribution.model import Candidate, Span

ORDER = (
    "comme",
    "que",
    "incise",
    "quote",
    "question",
    "infinitive",
    "fragment",
    "selon",
    "motif",
    "noun",
    "colon",
    "announced",
)
WISHES = frozenset(
    {
        "vouloir",
        "entendre",
        "espérer",
        "craindre",
        "redouter",
        "appréhender",
        "souhaiter",
        "désirer",
        "ambitionner",
        "aspirer",
        "rêver",
        "s'attendre",
    }
)
"""Verbs of wish and fear: of no speech but for the quoted words in their complement."""
_STILL = regex.compile(r",\s(?:toujours|encore)$")
_RETOLD = ("question", "infinitive", "fragment")
_BLOCK = 1_000  # characters
_ASIDES = ("incise", "selon", "comme")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate that did not stand, with the reason in words."""

    candidate: Candidate
    reason: str


def choose(candidates: Iterable[Candidate], text: str) -> list[Candidate]:
    """The candidates that stand, in text order of their cues.

    Parameters
    ----------
    candidates : iterable of Candidate
        What all constructions found in one document.
    text : str
        The document.

    Returns
    -------
    list of Candidate
        No two with the same cue; none whose content overlaps its cue.
    """
    return arbitrate(candidates, text)[0]


def arbitrate(candidates: Iterable[Candidate], text: str) -> tuple[list[Candidate], list[Rejected]]:
    """The candidates that stand, and the others each with the reason."""
    kept: list[Candidate] = []
    beside: dict[int, list[Candidate]] = {}
    rejected: list[Rejected] = []
    for candidate in sorted(map(_apart, candidates), key=_rank):
        blocks = _blocks(candidate)
        reason = _objection(candidate, chain.from_iterable(beside.get(block, ()) for block in blocks))
        if reason:
            rejected.append(Rejected(candidate, reason))
        else:
            kept.append(candidate)
            for block in blocks:
                beside.setdefault(block, []).append(candidate)
    kept = _without_participles(kept, text)
    asides = _by_sentence(c for c in kept if c.construction in _ASIDES)
    return in_order(nested(_before_aside(c, asides[c.sentence], text) for c in kept)), rejected


def _blocks(candidate: Candidate) -> list[int]:
    """The stretches of text in which it has words: candidates that share none cannot stand in each other's way."""
    spans = (*candidate.content, *((candidate.cue,) if candidate.cue else ()))
    return sorted({b for span in spans for b in range(span.start // _BLOCK, span.end // _BLOCK + 1)})


def _by_sentence(candidates: Iterable[Candidate]) -> defaultdict[int, list[Candidate]]:
    found: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        found[candidate.sentence].append(candidate)
    return found


def _objection(candidate: Candidate, kept: Iterable[Candidate]) -> str:
    """Why a candidate cannot stand beside those that do; empty where it can."""
    if not candidate.content:
        return "nothing is left of its content beside its cue"
    if candidate.source is not None and not candidate.source:
        return "its source has no word"
    for other in kept:
        if candidate.cue is not None and other.cue is not None and candidate.cue.overlaps(other.cue):
            return f"its cue already makes an attribution by {other.construction}"
        if (
            other.construction == "infinitive"
            and candidate.cue
            and candidate.cue.start == other.content[0].start
        ):
            return "its verb is what the infinitive before it says (*a dit craindre que*)"
        wish = candidate.construction == "fragment" and candidate.cue_lemma in WISHES
        if wish and other.construction in _RETOLD and _holds(other, candidate):
            return "somebody else tells the wish, and the marks are his"
        asked = other.stance == "requested" and other.construction == "infinitive"
        if asked and candidate.construction == "fragment" and _holds(other, candidate):
            return "it is what others are asked to say (*demande au maire de condamner « P »*)"
        begun = _weak(candidate) and other.construction == "incise"
        if begun and any(candidate.content[0].start == piece.start for piece in other.content):
            return "its quotation is already the content of incise"
        told = candidate.construction == "fragment" and other.construction == "incise"
        alike = candidate.source == other.source or _weak(candidate) or told
        if candidate.content == other.content and alike:
            return f"the same words are already the content of {other.construction}"
    return ""


def _weak(candidate: Candidate) -> bool:
    """A noun or a bare colon, which any verb for the same words overrules."""
    return candidate.construction == "noun" or candidate.cue_lemma == ":"


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates in text order: by cue, else by content."""
    return sorted(candidates, key=lambda c: (c.cue or c.content[0], c.content))


def _rank(candidate: Candidate) -> tuple[int, tuple[Span, ...]]:
    order = ORDER.index(candidate.construction) if candidate.construction in ORDER else len(ORDER)
    return order, candidate.content


def _apart(candidate: Candidate) -> Candidate:
    """The candidate with content pieces that leave its cue alone."""
    cue = candidate.cue
    if cue is None or not any(piece.overlaps(cue) for piece in candidate.content):
        return candidate
    return replace(candidate, content=tuple(p for p in candidate.content if not p.overlaps(cue)))


def _without_participles(candidates: list[Candidate], text: str) -> list[Candidate]:
    """Part what a verb and a participle behind its clause report: both are the same source's, each its own words."""
    result, here = list(candidates), _by_sentence(candidates)
    for place, inner in enumerate(candidates):
        outer = next((c for c in here[inner.sentence] if c is not inner and _ends_in(c, inner, text)), None)
        if outer is not None and inner.cue is not None:
            cut = without_stop(text, Span(outer.content[-1].start, inner.cue.start))
            cut = without_stop(text, Span(cut.start, cut.end - 3)) if cut.of(text).endswith(" en") else cut
            result[result.index(outer)] = replace(outer, content=(*outer.content[:-1], cut))
            result[place] = replace(inner, source=outer.source, source_head=outer.source_head)
    return result


def _ends_in(outer: Candidate, inner: Candidate, text: str) -> bool:
    """Whether the content of one ends with a comma, a present participle as the other's cue, and its content."""
    cue = inner.cue
    if cue is None or inner.sentence != outer.sentence or outer.source is None:
        return False
    if outer.cue is not None and outer.cue.start > cue.start:
        return False  # *la juge a refusé, estimant que P, a rapporté TASS*: the aside reports both
    tail = outer.content[-1]
    if cue not in tail or inner.content[-1].end != tail.end or not cue.of(text).split()[0].endswith("ant"):
        return False
    before = text[tail.start : cue.start].rstrip().removesuffix(" en").rstrip()
    return len(before) > 1 and before.endswith(",")


def _before_aside(candidate: Candidate, asides: Iterable[Candidate], text: str) -> Candidate:
    """The candidate without the asides at the end of its content that report its cue along with it."""
    content = candidate.content
    for other in asides:
        if (
            other.sentence == candidate.sentence
            and other is not candidate
            and other.cue
            and (_around(other, candidate) or _glued(other, candidate, text))
        ):
            content = tuple(_cut(piece, other, text) for piece in content)
    content = tuple(piece for piece in content if piece)
    return replace(candidate, content=content) if content and content != candidate.content else candidate


def _around(aside: Candidate, candidate: Candidate) -> bool:
    """Whether an aside reports a cue along with its words: not the first of *P, a dit X, selon Y*."""
    first, other = candidate.cue, aside.cue
    if first is None or other is None or not _holds(aside, candidate):
        return False
    return first.start < other.start or any(piece.start == other.start for piece in candidate.content)


def _glued(aside: Candidate, candidate: Candidate, text: str) -> bool:
    """Whether an incise runs into the cue of another candidate: *P, a rapporté TASS de source policière*."""
    cue, source = candidate.cue, aside.source
    if aside.construction != "incise" or cue is None or source is None:
        return False
    return source.end <= cue.start and text[source.end : cue.start].isspace()


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether the content of one covers the cue of the other."""
    return inner.cue is not None and any(inner.cue in piece for piece in outer.content)


def _cut(piece: Span, aside: Candidate, text: str) -> Span:
    cue = aside.cue
    if cue is None or cue not in piece:
        return piece
    end = max(cue.end, aside.source.end if aside.source else 0)
    last = aside.construction == "incise" and text[: cue.start].rstrip().endswith(",")
    last = last and aside.content[-1].end <= cue.start
    if not last and any(c.isalnum() for c in text[end : piece.end]):
        return piece  # but not *Selon X, P, | a dit Y sur son compte*
    kept = without_stop(text, Span(piece.start, cue.start))
    still = _STILL.search(text, kept.start, kept.end)  # *que P, toujours | selon TASS*
    return without_stop(text, Span(kept.start, still.start())) if still is not None else kept


def nested(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with the source of the attribution around them, in the same sentence, as a last relay."""
    known = list(candidates)
    here = _by_sentence(known)
    every = [_shared(candidate, here[candidate.sentence]) for candidate in known]
    here = _by_sentence(every)
    return [_relayed(candidate, here[candidate.sentence]) for candidate in every]


def _shared(candidate: Candidate, every: Iterable[Candidate]) -> Candidate:
    """The candidate with the relay that the same mention has for its other words in the sentence."""
    if candidate.via or candidate.source is None:
        return candidate
    same = (
        c.via for c in every if c.sentence == candidate.sentence and c.source == candidate.source and c.via
    )
    return replace(candidate, via=next(same, ()))


def _relayed(candidate: Candidate, every: Iterable[Candidate]) -> Candidate:
    outer = [
        other.source
        for other in every
        if other is not candidate
        and other.source
        and other.sentence == candidate.sentence
        and _holds(other, candidate)
    ]
    new = tuple(span for span in outer if span not in candidate.via and span != candidate.source)
    return replace(candidate, via=(*candidate.via, *new)) if new else candidate
