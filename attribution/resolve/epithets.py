"""Epithets: somebody named in the text, called otherwise (*la retraitée*, *le milliardaire*, *l'Américain*)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attribution.model import Word
from attribution.resolve.descriptions import other_country, other_gender, pointing, short
from attribution.resolve.functions import LEADERS
from attribution.resolve.kinds import rest_of, role_of
from attribution.resolve.mentions import Mention, folded
from attribution.resolve.referents import Referent, of_person
from attribution.resolve.scene import Scene, Spoken, Trace

_NEAR = 3  # sentences back in which an epithet finds its bearer


def epithet(mention: Mention, scene: Scene) -> Referent | None:
    """Somebody just named, called otherwise: *le milliardaire*, *la chanteuse*, *l'Américain*, *le leader du parti*."""
    if not pointing(mention) or mention.number == "Plur":
        return None
    role = role_of(mention)
    if mention.head.form[:1].isupper() and role in ("person", "office") and mention.head.index > 1:
        role = ""
    native = mention.head.form[:1].isupper() and bool(scene.people.country_of_adjective(mention.head.form))
    if not native and not _can_be_one(mention, role):
        return None
    long = not native and not short(mention, scene)
    spoken = scene.last_speaker(mention.span.start) if not long or mention.noun in LEADERS else None
    if spoken is not None and spoken.referent is not None:
        speaker = spoken.referent
        near = scene.distance(spoken.candidate.sentence, mention.sentence.index) <= _NEAR
        near &= not _another_since(spoken, mention, scene) and not _cannot(mention, speaker, scene)
        if near and speaker.entity.kind == "person" and not other_gender(mention, speaker, scene):
            return speaker
    for trace, referent in _likeliest(mention, scene):
        if mention.sentence.index - trace.sentence > _NEAR:
            return None
        if _cannot(mention, referent, scene):
            continue
        if referent.entity.kind != "person" or other_gender(mention, referent, scene) or trace.quoted:
            continue
        if long and (mention.noun not in LEADERS or not trace.subject or referent.functions):
            continue
        return referent
    return None


def _likeliest(mention: Mention, scene: Scene) -> Iterator[tuple[Trace, Referent]]:
    """Who was spoken of before, those first of whom the text has said what the epithet says (*socialiste*)."""
    earlier = list(scene.earlier(mention.span.start))
    rest = rest_of(mention)
    said = [pair for pair in earlier if rest and rest & pair[1].words]
    yield from (*said[:1], *earlier)


def _cannot(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether the epithet is of another country, or goes with a name that is not the person's."""
    names = {part for word in _surnames(mention) for part in folded(word.form)}
    known = referent.words | set(folded(referent.entity.name))
    return other_country(mention, referent, scene) or bool(names and not names & known)


def _surnames(mention: Mention) -> Iterator[Word]:
    """The names in a phrase that no preposition joins to it: *le président de la banque* Draghi, not *de la* CAF."""
    for before, word in pairwise(mention.words):
        name = word.upos == "PROPN" and word.form[:1].isupper() and not word.form.isupper()
        if name and word is not mention.head and before.upos not in ("ADP", "DET", "PROPN"):
            yield word


def _another_since(spoken: Spoken, mention: Mention, scene: Scene) -> bool:
    """Whether somebody else has become a subject since: *Anne Petit pousse la porte. « Entrez », dit la retraitée*."""
    since = spoken.trace.start if spoken.trace is not None else 0
    return any(
        trace.start > since and trace.subject and not trace.quoted and not other_gender(mention, who, scene)
        for trace, who in scene.earlier(mention.span.start)
        if who.entity.kind == "person" and who.entity != (spoken.referent and spoken.referent.entity)
    )


def _can_be_one(mention: Mention, role: str) -> bool:
    """Whether the noun can call one person whom the reader knows: *la retraitée*, *le pompier*."""
    if role == "office":
        return mention.noun in LEADERS
    head = mention.record
    return role == "person" or (
        head is not None and head.definite == "anonymous" != head.plural and role != "family"
    )


def introduced(mention: Mention, scene: Scene) -> Referent | None:
    """The person whom the text names right after, without saying who that is.

    *Le ministre a annoncé que P. « … », a dit Éric Dupont*: a first mention without title or function presumes that
    the reader has met its bearer, by this description.
    """
    if not pointing(mention) or mention.number == "Plur":
        return None
    head = mention.record
    if head is None or head.role not in ("person", "office", "family") or head.definite == "organisation":
        return None
    earlier = (r for _, r in scene.earlier(mention.span.start))
    if any(r.entity.kind == "person" and not other_gender(mention, r, scene) for r in earlier):
        return None
    for index in range(mention.sentence.index, min(mention.sentence.index + 3, len(scene.people_here))):
        for person in scene.people_here[index]:
            if person.span.start <= mention.span.end or len(person.words) < 2:
                continue
            figure = next((f for f in scene.figures if f.words >= set(person.words)), of_person(person))
            if other_gender(mention, figure, scene) or _cannot(mention, figure, scene):
                continue
            return None if figure.functions or person.titled else figure
    return None
