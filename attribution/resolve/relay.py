"""Relays: who carries the words of a source (*à l'AFP*, *cité par TASS*, *selon un communiqué de X*)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attribution.find.phrases import noun_phrase
from attribution.model import Candidate, Kind, Span, Word
from attribution.resolve.kinds import role_of
from attribution.resolve.mentions import Mention, form_of, read_mention
from attribution.resolve.referents import Referent, made, of_entity
from attribution.resolve.scene import Scene

RELAYS: tuple[Kind, ...] = ("agency", "media", "document")
_PRESS: tuple[Kind, ...] = ("agency", "media")
_KEEPING = frozenset(
    "obtenir publier consulter révéler dévoiler diffuser détenir lire voir recevoir citer".split()
)
# Participles of those whom a medium has reached, or whose words it has taken up: *joint par l'AFP*.
_REACHED = frozenset(
    "cité citée cités citées interrogé interrogée interrogés interrogées joint jointe joints jointes contacté "
    "contactée contactés contactées sollicité sollicitée sollicités sollicitées questionné questionnée questionnés "
    "interviewé interviewée interviewés rencontré rencontrée rencontrés rencontrées relayé relayée relayés relayées "
    "repris reprise reprises rapporté rapportée rapportés rapportées invité invitée consulté consultée consultés "
    "consultées".split()
)
# Nouns of places and times of speaking: what they name as their own carries the words (*au micro de RTL*).
_OCCASIONS = frozenset(
    "entretien interview micro antenne plateau colonne page site émission intervention passage studio onde invité "
    "tribune déclaration propos confidence occasion direct matinale podcast compte édition une article chronique "
    "conversation échange information caméra lecteur journaliste correspondant reporter service bureau envoyé".split()
)
# Unnamed ones that carry nothing: the source's own site, or no medium in particular.
_NOBODY = frozenset(
    "presse média journaliste site blog émission portail publication podcast magazine rédaction antenne confrère "
    "diffuseur billet".split()
)
# What a source writes itself is no relay of it.
_OWN_WORDS = frozenset(
    "communiqué tweet message post lettre courrier discours déclaration courriel mail billet story".split()
)
Resolve = Callable[[Mention, Scene], Referent | None]


def relays_of(candidate: Candidate, scene: Scene, resolve: Resolve, own: Referent | None) -> tuple[str, ...]:
    """The canonical names of the relays that the candidate and its own source mention name, nearest first."""
    found: list[str] = []
    for span in (*candidate.via, *_carriers(candidate, scene)):
        mention = _mention(span, scene, candidate.sentence)
        relay = _relay(mention, scene, resolve) if mention is not None else None
        if relay is None or relay.entity.name in found or (own and own.entity.id == relay.entity.id):
            continue
        found.append(relay.entity.name)
    return tuple(found)


def _relay(mention: Mention, scene: Scene, resolve: Resolve) -> Referent | None:
    """The agency or medium that a phrase is or speaks of as its place: *l'AFP*, *un entretien au Monde*."""
    if role_of(mention) == "work" or mention.noun in _OCCASIONS:
        within = _carrier_within(mention)
        referent = resolve(within, scene) if within is not None else None
        if referent is not None and within is not None and _carries(within, referent):
            return referent
        known = (entity for _, entity in scene.known_in(mention.span) if entity.kind in _PRESS)
        named = next(known, None) if mention.noun in _OCCASIONS else None
        return of_entity(named) if named is not None else None
    referent = resolve(mention, scene)
    return referent if referent is not None and _carries(mention, referent) else None


def _carries(mention: Mention, referent: Referent) -> bool:
    """Agencies and media; not the press at large, nor a communiqué or tweet, which is the source's own."""
    name = referent.entity.name
    if referent.entity.kind not in _PRESS:
        return False
    if referent.entity.id != made(referent.entity.kind, name).id or name[:1].isupper():
        return mention.noun not in ("presse", "média", "journaliste") or name[:1].isupper()
    return mention.determiner not in ("possessive", "indefinite") and mention.noun not in _NOBODY


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
    yield from _reached(mention)
    yield from _addressed(mention, scene)
    yield from _keepers(mention)


def _carrier_within(mention: Mention) -> Mention | None:
    """Whom a phrase names as its carrier: *un entretien au Monde*, *une note relayée par Ansa*, *parue dans Somnia*."""
    words = mention.words
    for place, word in enumerate(words[:-1]):
        before, form = words[max(0, place - 3) : place], form_of(word)
        occasion = mention.noun in _OCCASIONS
        given = form in ("à", "au", "sur") and (
            role_of(mention) == "work" or (before[-1:] and before[-1].form == ",") or occasion
        )
        given |= occasion and form in ("de", "du", "d'", "des") and word.index > mention.head.index
        if given or (form in ("par", "dans") and any(w.upos in ("VERB", "ADJ") for w in before)):
            rest = Span(words[place + 1].span.start, mention.span.end)
            return read_mention(mention.sentence, rest, mention.people)
    return None


def _reached(mention: Mention) -> Iterator[Span]:
    """Who has reached the source, in a participle right behind it or at the sentence's head.

    *Le maire, joint par l'AFP, …*; *Interrogé mardi par TASS, un élu …*. Read from the words: parsers hang such
    participles anywhere.
    """
    words = mention.sentence.words
    first, last = mention.words[0].index, mention.words[-1].index
    behind = [w for w in words[last + 1 : last + 3] if w.form != ","][:1]
    opening = [w for w in words[:2] if w.index < first][:1]
    for participle in (*behind, *opening):
        if form_of(participle) not in _REACHED:
            continue
        by = next((w for w in words[participle.index + 1 : participle.index + 5] if form_of(w) == "par"), None)
        if by is None or (participle in opening and not _comma_before(words, by.index, first)):
            continue
        named = next((w for w in words[by.index + 1 :] if w.upos in ("NOUN", "PROPN")), None)
        if named is not None and named.index - by.index <= 3:
            yield noun_phrase(mention.sentence, named)


def _addressed(mention: Mention, scene: Scene) -> Iterator[Span]:
    """The medium to which the source speaks, right behind it: *selon son avocat à l'AFP*."""
    words = mention.sentence.words[mention.words[-1].index + 1 :][:5]
    if words and form_of(words[0]) in ("à", "au", "auprès", "sur"):
        near = Span(words[0].span.start, words[-1].span.end)
        place = next((p for p, entity in scene.known_in(near) if entity.kind in _PRESS), None)
        if place is not None and not mention.sentence.text[words[0].span.end : place.start].strip(" \u00a0'’ldea"):
            yield place


def _comma_before(words: Sequence[Word], after: int, first: int) -> bool:
    """Whether a comma alone closes the words from ``after`` on before the mention at ``first``."""
    return first > 0 and words[first - 1].form == "," and all(w.form != "," for w in words[after : first - 1])


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
        if referent.entity.kind == "document" and referent.nouns & _OWN_WORDS:
            continue
        if _holds(outer, inner) or (inner.cue_lemma == "citer" and outer.content == inner.content):
            size = sum(map(len, outer.content))
            if best is None or size < best[0]:
                best = (size, referent.entity.name)
    return best[1] if best else ""


def _holds(outer: Candidate, inner: Candidate) -> bool:
    spans = (*inner.content, *((inner.cue,) if inner.cue is not None else ()))
    return outer.content != inner.content and all(any(s in o for o in outer.content) for s in spans)
