"""Relays: who carries the words of a source (*à l'AFP*, *cité par TASS*, *selon un communiqué de X*)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attribution.find.phrases import noun_phrase
from attribution.model import Candidate, Kind, Span
from attribution.resolve.kinds import role_of
from attribution.resolve.mentions import Mention, form_of, read_mention
from attribution.resolve.referents import Referent
from attribution.resolve.scene import Scene

RELAYS: tuple[Kind, ...] = ("agency", "media", "document")
_KEEPING = frozenset(
    "obtenir publier consulter révéler dévoiler diffuser détenir lire voir recevoir citer".split()
)
Resolve = Callable[[Mention, Scene], Referent | None]


def relays_of(candidate: Candidate, scene: Scene, resolve: Resolve, own: Referent | None) -> tuple[str, ...]:
    """The canonical names of the relays that the candidate and its own source mention name, nearest first."""
    found: list[str] = []
    for span in (*candidate.via, *_carriers(candidate, scene)):
        mention = _mention(span, scene, candidate.sentence)
        if mention is not None and role_of(mention) == "work":
            mention = _carrier_within(mention)
        referent = resolve(mention, scene) if mention is not None else None
        if mention is None or referent is None or not _carries(mention, referent):
            continue
        if referent.entity.name not in found and (own is None or own.entity.id != referent.entity.id):
            found.append(referent.entity.name)
    return tuple(found)


def _carries(mention: Mention, referent: Referent) -> bool:
    """Agencies and media; not the press at large, nor a communiqué or tweet, which is the source's own."""
    return referent.entity.kind in ("agency", "media") and mention.noun not in (
        "presse",
        "média",
        "journaliste",
    )


def _mention(span: Span, scene: Scene, near: int) -> Mention | None:
    sentence = scene.sentence_of(span, near)
    return read_mention(sentence, span, scene.people) if sentence is not None else None


def _carriers(candidate: Candidate, scene: Scene) -> Iterator[Span]:
    """Relays of the source mention: *un témoin cité par TASS*, *Jean Martin, directeur, à Reuters*, *dont la BBC …*."""
    mention = _mention(candidate.source, scene, candidate.sentence) if candidate.source is not None else None
    if mention is None:
        return
    within = _carrier_within(mention)
    if within is not None:
        yield within.span
    yield from _keepers(mention)


def _carrier_within(mention: Mention) -> Mention | None:
    """Whom a phrase names as its carrier: *un entretien au Monde*, *une note relayée par Ansa*, *parue dans Somnia*."""
    words = mention.words
    for place, word in enumerate(words[:-1]):
        before, form = words[max(0, place - 3) : place], form_of(word)
        given = form in ("à", "au", "sur") and (
            role_of(mention) == "work" or (before[-1:] and before[-1].form == ",")
        )
        if given or (form in ("par", "dans") and any(w.upos in ("VERB", "ADJ") for w in before)):
            rest = Span(words[place + 1].span.start, mention.span.end)
            return read_mention(mention.sentence, rest, mention.people)
    return None


def _keepers(mention: Mention) -> Iterator[Span]:
    """Who got hold of a document: the subject of a relative clause on it (*un rapport, dont la BBC a obtenu copie*)."""
    if role_of(mention) != "work":
        return
    for clause in mention.sentence.children(mention.head, "acl"):
        if clause.deprel == "acl:relcl" and clause.lemma.lower() in _KEEPING:
            for subject in mention.sentence.children(clause, "nsubj"):
                yield noun_phrase(mention.sentence, subject)


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
        if _holds(outer, inner) or (inner.cue_lemma == "citer" and outer.content == inner.content):
            size = sum(map(len, outer.content))
            if best is None or size < best[0]:
                best = (size, referent.entity.name)
    return best[1] if best else ""


def _holds(outer: Candidate, inner: Candidate) -> bool:
    spans = (*inner.content, *((inner.cue,) if inner.cue is not None else ()))
    return outer.content != inner.content and all(any(s in o for o in outer.content) for s in spans)
