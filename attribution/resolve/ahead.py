"""Descriptions before names, as news leads are written: *La préfète parle. Il faut attendre, a dit Anne Petit*."""

from __future__ import annotations

from attribution.lang.lexicon import load_lexicon
from attribution.resolve.functions import ELECTED, LEADERS, Function, bears
from attribution.resolve.kinds import gender_of, role_of
from attribution.resolve.mentions import Mention
from attribution.resolve.names import Person
from attribution.resolve.persons import figure_of
from attribution.resolve.referents import Referent
from attribution.resolve.scene import Scene

_DETERMINER = {"office": "definite", "person": "definite", "family": "possessive"}
_SOON = 2  # sentences between the description and the name
_WITHIN = frozenset({"nmod", "obl", "appos", "conj"})  # of whom the narrator does not set out to speak


def named_soon(mention: Mention, scene: Scene) -> Referent | None:
    """*La préfète*, with *Anne Petit* as the first new name that then speaks and of whom no office is told.

    *Sa sœur* is awaited likewise.
    """
    if (
        mention.determiner != _DETERMINER.get(role_of(mention))
        or mention.number == "Plur"
        or mention.partitive
    ):
        return None
    if mention.head.relation in _WITHIN:
        return None
    here = mention.sentence.index
    met = {p.words for people in scene.people_here[: here + 1] for p in people}
    for index in range(here + 1, min(here + 1 + _SOON, len(scene.people_here))):
        for person in scene.people_here[index]:
            if len(person.words) > 1 and person.words not in met and _speaks(person, mention, index, scene):
                return _bearer(person, mention, scene)
    return None


def _bearer(person: Person, mention: Mention, scene: Scene) -> Referent | None:
    figure = figure_of(person, scene)
    if figure is None or any(own.noun != mention.noun for own in figure.functions):
        return None
    if mention.noun in ELECTED | LEADERS and figure.offices:  # *le député* is no president
        asked = Function(mention.noun, mention.rest)
        if not any(bears(own, asked) for own in figure.offices):
            return None
    gender = gender_of(mention) or mention.gender
    return None if gender and figure.gender and gender != figure.gender else figure


def _speaks(person: Person, mention: Mention, index: int, scene: Scene) -> bool:
    """Whether a name, with no apposition that introduces somebody else, is the subject of a verb of saying."""
    sentence = scene.parse.sentences[index]
    name = next((w for w in sentence.words if w.span.start >= person.span.start), None)
    verb = sentence.head(name) if name is not None and name.relation == "nsubj" else None
    if name is None or verb is None or scene.quoted(person.span.start):
        return False
    if any(apposed.lemma.lower() != mention.noun for apposed in sentence.children(name, "appos")):
        return False
    passive = any(c.deprel == "aux:pass" for c in sentence.children(verb))
    records = load_lexicon().verbs.get(verb.lemma, ())
    return not passive and any(record.licenses("que") or record.licenses("quote") for record in records)
