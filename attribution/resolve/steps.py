"""The written order in which a source is resolved: each step gives a referent or abstains, the first that gives wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from attribution.entities.lookup import KnowledgeBase
from attribution.lang.people import People
from attribution.model import Candidate, Document, Parse, Resolution
from attribution.resolve import descriptions, known, pronouns, silent, unnamed
from attribution.resolve.joint import parts_of
from attribution.resolve.mentions import Mention, read_mention
from attribution.resolve.referents import Referent, made
from attribution.resolve.relay import carried_by, relays_of
from attribution.resolve.scene import Scene, Spoken, look

Step = Callable[[Mention, Scene], Referent | None]
SilentStep = Callable[[Candidate, Scene], Referent | None]


@dataclass(frozen=True, slots=True)
class Steps:
    """Three orders: for a noun phrase, for a pronoun, and where nothing stands there."""

    phrases: tuple[Step, ...]
    pronouns: tuple[Step, ...]
    silent: tuple[SilentStep, ...]


def joint(mention: Mention, scene: Scene) -> Referent | None:
    """*A et B ont dit*: both names, the kind of the first; two descriptions stay one phrase."""
    parts = [_first(_SINGLE, part, scene)[0] for part in parts_of(mention)]
    if len(parts) < 2 or any(part is None for part in parts):
        return None
    found = [part for part in parts if part is not None]
    name = " et ".join(part.entity.name for part in found)
    kind = found[0].entity.kind
    return Referent(made(kind, name, found[0].entity.country), number="Plur")


_SINGLE: tuple[Step, ...] = (
    known.person_name,
    known.known_name,
    known.short_name,
    known.acronym,
    known.through_saying,
    descriptions.same_source,
    descriptions.function,
    descriptions.same_noun,
    descriptions.class_noun,
    descriptions.epithet,
    descriptions.introduced,
    unnamed.spokesperson,
    unnamed.phrase,
)

STEPS = Steps(
    phrases=(joint, *_SINGLE),
    pronouns=(pronouns.first_person, pronouns.third_person, pronouns.some, pronouns.one_of),
    silent=(silent.continued, silent.controlled),
)


def resolve(
    candidates: Sequence[Candidate],
    parse: Parse,
    document: Document,
    entities: KnowledgeBase,
    people: People,
    steps: Steps = STEPS,
) -> list[Resolution]:
    """Say who each candidate's source is, of what kind, and through whom its words came.

    Parameters
    ----------
    candidates : sequence of Candidate
        What the constructions found in one document, in the order of the text.
    parse : Parse
        The document's sentences.
    document : Document
        The text; every document stands alone.
    entities : KnowledgeBase
        Sources known by name.
    people : People
        Nouns, titles, first names, countries and pronouns of the language.
    steps : Steps, optional
        The steps in their order.

    Returns
    -------
    list of Resolution
        One a candidate, in the same order; empty where every step abstained.
    """
    scene = look(parse, document, entities, people, lambda mention, seen: _first(steps.phrases, mention, seen)[0])
    found: list[tuple[Referent | None, str]] = [(None, "")] * len(candidates)
    order = sorted(range(len(candidates)), key=lambda i: (_of_first_person(candidates[i], scene), i))
    for index in order:
        candidate = candidates[index]
        referent, step = _source(candidate, scene, steps)
        found[index] = (referent, step)
        scene = replace(scene, spoken=(*scene.spoken, Spoken(candidate, referent, _is_subject(candidate, scene))))
    referents = [referent for referent, _ in found]
    return [
        _resolution(candidate, *found[index], _via(index, candidates, referents, scene, steps))
        for index, candidate in enumerate(candidates)
    ]


def _of_first_person(candidate: Candidate, scene: Scene) -> bool:
    """Sources like *je* come last: they need the attribution around them."""
    mention = _mention(candidate, scene)
    return mention is not None and pronouns.is_first_person(mention)


def _is_subject(candidate: Candidate, scene: Scene) -> bool:
    """Whether the source is its cue's subject: after *selon X* the next *il* is rather somebody else."""
    mention = _mention(candidate, scene)
    return mention is None or not any(w.upos == "ADP" for w in mention.sentence.children(mention.head, "case"))


def _mention(candidate: Candidate, scene: Scene) -> Mention | None:
    if candidate.source is None or not 0 <= candidate.sentence < len(scene.parse.sentences):
        return None
    return read_mention(scene.parse.sentences[candidate.sentence], candidate.source, candidate.source_head)


def _source(candidate: Candidate, scene: Scene, steps: Steps) -> tuple[Referent | None, str]:
    mention = _mention(candidate, scene)
    if mention is not None:
        return _first(steps.pronouns if mention.pronoun else steps.phrases, mention, scene)
    for step in steps.silent:
        referent = step(candidate, scene)
        if referent is not None:
            return referent, step.__name__
    return None, ""


def _first(steps: Sequence[Step], mention: Mention, scene: Scene) -> tuple[Referent | None, str]:
    for step in steps:
        referent = step(mention, scene)
        if referent is not None:
            return referent, step.__name__
    return None, ""


def _via(
    index: int,
    candidates: Sequence[Candidate],
    referents: Sequence[Referent | None],
    scene: Scene,
    steps: Steps,
) -> tuple[str, ...]:
    here = relays_of(
        candidates[index],
        scene,
        lambda mention, seen: _first(steps.pronouns if mention.pronoun else steps.phrases, mention, seen)[0],
        referents[index],
    )
    around = carried_by(index, candidates, referents)
    return here if not around or around in here else (*here, around)


def _resolution(candidate: Candidate, referent: Referent | None, step: str, via: tuple[str, ...]) -> Resolution:
    if referent is None:
        return Resolution(via=via)
    entity = referent.entity
    return Resolution(entity.id, entity.name, entity.kind, entity.country, via, step)
