"""The written order in which a source is resolved: each step gives a referent or abstains, the first wins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from msgspec import structs

from attribution.entities.lookup import KnowledgeBase
from attribution.lang.lexicon import load_lexicon
from attribution.lang.people import People
from attribution.model import Candidate, Document, Parse, Resolution
from attribution.resolve import (
    ahead,
    classes,
    descriptions,
    epithets,
    known,
    parties,
    persons,
    pronouns,
    silent,
    unnamed,
)
from attribution.resolve.joint import named_parts, parts_of
from attribution.resolve.look import look
from attribution.resolve.mentions import Mention, form_of, read_mention
from attribution.resolve.referents import Referent, made
from attribution.resolve.relay import relays_of
from attribution.resolve.scene import MEMORY, Scene, Spoken
from attribution.resolve.through import added_to, carried_by, continued_from, elsewhere

_PAIR = 2  # names: a list has more


@dataclass(frozen=True, slots=True)
class Step:
    """One way to tell who a source is.

    ``on`` says what stands in the source's place: a noun ``phrase``, a ``pronoun``, or nothing (``silence``).
    ``resolve`` takes the mention (the candidate, on silence) and the scene, and abstains with None.
    """

    resolve: Callable[[Any, Scene], Referent | None]
    on: Literal["phrase", "pronoun", "silence"] = "phrase"

    @property
    def name(self) -> str:
        """The name that the table's ``resolution`` column shows."""
        return self.resolve.__name__


Asked = Mapping[str, Sequence[Step]]  # the steps by what they are for


def joint(mention: Mention, scene: Scene) -> Referent | None:
    """*A et B ont dit*: both names, the kind of the first; two descriptions stay one phrase."""
    listed = named_parts(mention, scene)
    joined = listed if len(listed) > _PAIR else parts_of(mention) or listed
    if not joined:
        return None
    names = (place for place, _ in scene.known_in(mention.span))
    if any(place.start <= mention.opening and place.end >= mention.span.end for place in names):
        return None  # *Sciences et Avenir*
    parts = [_single(part, scene) for part in joined]
    if len(parts) < 2 or any(part is None for part in parts):
        return None
    found = list({part.entity.id: part for part in parts if part is not None}.values())
    if len(found) < _PAIR:
        return found[0] if _one(mention) else unnamed.phrase(mention, scene)
    *others, last = (part.entity.name for part in found)
    name = f"{', '.join(others)} et {last}"
    kind = found[0].entity.kind
    return Referent(made(kind, name, found[0].entity.country), number="Plur")


def _one(mention: Mention) -> bool:
    """*le ministre du Pétrole et des Mines X* is one, *le président et le Premier ministre X* are two."""
    parts = parts_of(mention)
    return not parts or form_of(parts[-1].words[0]) not in ("le", "la", "l'")


# What the papers have: *les informations de* L'Éveil du Port, which no knowledge base holds.
_NEWS = frozenset({"information", "révélation", "indiscrétion"})


def through_saying(mention: Mention, scene: Scene) -> Referent | None:
    """*les informations du Monde*, *les propos de l'avocat*: whoever the words are of."""
    speaker = known.spoken_of(mention)
    if speaker is not None and speaker.pronoun:  # *le témoignage de ce dernier*
        return pronouns.third_person(speaker, scene)
    found = None if speaker is None else _single(speaker, scene)
    if found is not None and not found.entity.kind and found.entity.name[:1].islower():
        return None  # *notre déclaration d'indépendance*
    if found is None or speaker is None or mention.noun not in _NEWS or speaker.record is not None:
        return found
    unknown = found.entity.kind == "organisation" and found.entity.name[:1].isupper()
    unknown &= scene.entities.record(found.entity.id) is None
    if not unknown:
        return found
    return structs.replace(found, entity=structs.replace(found.entity, kind="media"))


def _single(mention: Mention, scene: Scene) -> Referent | None:
    return next(filter(None, (step(mention, scene) for step in _SINGLE)), None)


_SINGLE = (
    known.said_medium,
    persons.person_name,
    known.known_name,
    persons.short_name,
    known.acronym,
    known.name_beside,
    descriptions.same_source,
    descriptions.function,
    descriptions.acting,
    parties.party_leader,
    ahead.named_soon,
    descriptions.the_man,
    descriptions.same_noun,
    classes.class_noun,
    classes.only_agency,
    epithets.epithet,
    epithets.introduced,
    unnamed.possessed,
    unnamed.spokesperson,
    unnamed.phrase,
)

STEPS: tuple[Step, ...] = (
    Step(pronouns.first_person, "pronoun"),
    Step(pronouns.third_person, "pronoun"),
    Step(pronouns.same_one, "pronoun"),
    Step(pronouns.some, "pronoun"),
    Step(pronouns.one_of, "pronoun"),
    Step(joint),
    Step(through_saying),
    *map(Step, _SINGLE),
    Step(silent.continued, "silence"),
    Step(silent.presented, "silence"),
    Step(silent.controlled, "silence"),
)


def resolve(
    candidates: Sequence[Candidate],
    parse: Parse,
    document: Document,
    entities: KnowledgeBase,
    people: People,
    steps: Sequence[Step] = STEPS,
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
    steps : sequence of Step, optional
        The steps in their order.

    Returns
    -------
    list of Resolution
        One a candidate, in the same order; empty where every step abstained.
    """
    if not candidates:
        return []
    asked: Asked = {on: tuple(step for step in steps if step.on == on) for on in {step.on for step in steps}}
    scene = look(
        parse, document, entities, people, lambda mention, seen: _stands_for(mention, seen, asked)[0]
    )
    mentions = [_mention(candidate, scene) for candidate in candidates]
    found: list[tuple[Referent | None, str]] = [(None, "")] * len(candidates)
    spoken: list[Spoken] = []
    for index in sorted(range(len(candidates)), key=lambda i: (_of_first_person(mentions[i]), i)):
        candidate, mention = candidates[index], mentions[index]
        own, party = candidate.content, _of_a_party(candidate)
        heard = spoken if _of_first_person(mention) else spoken[-MEMORY:]
        here = replace(scene, own=own, party=party, spoken=tuple(heard))
        found[index] = _source(candidate, mention, here, asked)
        spoken.append(Spoken(candidate, found[index][0], _is_subject(mention), here))
    referents = [referent for referent, _ in found]
    scene = replace(scene, spoken=tuple(spoken))
    via = [_via(index, candidates, referents, scene, asked) for index in range(len(candidates))]
    scene.traces.close()
    return list(map(_resolution, found, via))


def _of_a_party(candidate: Candidate) -> bool:
    """Whether its verb is of those who take part in what happens: news agencies report, states threaten."""
    verb = load_lexicon().verb(candidate.cue_lemma)
    return verb is not None and verb.party


def _of_first_person(mention: Mention | None) -> bool:
    """Sources like *je* come last: they need the attribution around them."""
    return mention is not None and pronouns.is_first_person(mention)


def _is_subject(mention: Mention | None) -> bool:
    """Whether the source is its cue's subject: after *selon X* the next *il* is rather somebody else."""
    return mention is None or not any(
        w.upos == "ADP" for w in mention.sentence.children(mention.head, "case")
    )


def _mention(candidate: Candidate, scene: Scene) -> Mention | None:
    if candidate.source is None:
        return None
    sentence = scene.sentence_of(candidate.source, candidate.sentence)
    head = candidate.source_head if sentence is not None and sentence.index == candidate.sentence else None
    return read_mention(sentence, candidate.source, scene.people, head) if sentence is not None else None


def _source(
    candidate: Candidate, mention: Mention | None, scene: Scene, steps: Asked
) -> tuple[Referent | None, str]:
    if mention is not None:
        return _stands_for(mention, scene, steps)
    return _first("silence", candidate, scene, steps)


def _stands_for(mention: Mention, scene: Scene, steps: Asked) -> tuple[Referent | None, str]:
    return _first("pronoun" if mention.pronoun else "phrase", mention, scene, steps)


def _first(on: str, asked: Mention | Candidate, scene: Scene, steps: Asked) -> tuple[Referent | None, str]:
    for step in steps.get(on, ()):
        if (referent := step.resolve(asked, scene)) is not None:
            return referent, step.name
    return None, ""


def _via(
    index: int,
    candidates: Sequence[Candidate],
    referents: Sequence[Referent | None],
    scene: Scene,
    steps: Asked,
) -> tuple[str, ...]:
    if not steps:  # nobody is asked for
        return ()
    before = continued_from(index, candidates, referents)
    if before is not None:
        return _via(before, candidates, referents, scene, steps)
    here = relays_of(
        candidates[index], scene, lambda mention, seen: _stands_for(mention, seen, steps)[0], referents[index]
    )
    around = carried_by(index, candidates, referents)
    found = here if not around or around in here else (*here, around)
    first = None if found or elsewhere(candidates[index], scene) else added_to(index, candidates, referents)
    return found if first is None else _via(first, candidates, referents, scene, steps)


def _resolution(who: tuple[Referent | None, str], via: tuple[str, ...]) -> Resolution:
    referent, step = who
    if referent is None:
        return Resolution(via=via)
    entity = referent.entity
    return Resolution(entity.id, entity.name, entity.kind, entity.country, via, step)
