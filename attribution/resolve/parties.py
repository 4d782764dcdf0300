"""Parties: who leads one in the text, known by the label behind the name (*Anne Petit (PS)*)."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.model import Entity, Span
from attribution.resolve.agreement import other_gender, pointing
from attribution.resolve.functions import LEADERS
from attribution.resolve.mentions import Mention, folded
from attribution.resolve.persons import figure_of
from attribution.resolve.referents import Referent
from attribution.resolve.scene import Scene


def party_leader(mention: Mention, scene: Scene) -> Referent | None:
    """*le chef de file du Parti socialiste*, *le leader insoumis*: the only one named with that label before."""
    if mention.noun not in LEADERS or not pointing(mention) or mention.number == "Plur":
        return None
    here = {entity.id for _, entity in scene.known_in(mention.span) if entity.kind == "organisation"}
    called = {_stem(word) for word in mention.rest}
    led = {
        figure.entity.id: figure
        for figure, party in _labelled(scene, mention.span.start)
        if party.id in here or called & {_stem(word) for word in folded(party.name)}
    }
    only = next(iter(led.values()), None)
    return only if only is not None and len(led) == 1 and not other_gender(mention, only, scene) else None


def other_party(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether the phrase names another one than stands behind the person's name: *la présidente du RN* is no (PS)."""
    here = {entity.id for _, entity in scene.known_in(mention.span) if entity.kind == "organisation"}
    labels = _labelled(scene, mention.span.start) if here else ()
    theirs = {party.id for figure, party in labels if figure.entity.id == referent.entity.id}
    return bool(theirs) and not here & theirs


def _labelled(scene: Scene, start: int) -> Iterator[tuple[Referent, Entity]]:
    """Everybody named before a place with an organisation in brackets right behind."""
    for person in scene.people_before(start):
        behind = Span(person.span.end, person.span.end + 3)
        label = next((party for _, party in scene.known_in(behind) if party.kind == "organisation"), None)
        if label is not None and "(" in behind.of(scene.parse.text):
            figure = figure_of(person, scene)
            if figure is not None:
                yield figure, label


def _stem(word: str) -> str:
    """A folded word without the endings of gender and number: *insoumise*, *insoumis*."""
    return word.rstrip("s").removesuffix("e").rstrip("s")
