"""Epithets: somebody named in the text, called otherwise (*la retraitée*, *le milliardaire*, *l'Américain*)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attribution.model import Sentence, Word
from attribution.resolve.agreement import former, other_country, other_gender, other_place, pointing, short
from attribution.resolve.functions import ELECTED, LEADERS, deputy, other_rank
from attribution.resolve.kinds import role_of
from attribution.resolve.mentions import Mention, folded
from attribution.resolve.names import Person
from attribution.resolve.nouns import OF_BOTH, native
from attribution.resolve.parties import other_party
from attribution.resolve.persons import named_within
from attribution.resolve.referents import Referent, of_person
from attribution.resolve.scene import Scene, Spoken, Trace

_POLITICAL = LEADERS | ELECTED
# Who made something: what it is takes many words (*le fondateur de la plus vieille imprimerie du port*).
_MAKERS = frozenset(
    "fondatrice cofondateur cofondatrice initiateur initiatrice instigateur créateur créatrice inventeur auteur "
    "autrice auteure interprète vainqueur lauréat lauréate détenteur détentrice".split()
)
_HEADS = frozenset({"chef", "cheffe"})
_PRESIDENTS = frozenset({"président", "présidente"})
_LONG = LEADERS | _MAKERS  # who may be called by many words
# Of what nobody is suspected who speaks by office: *le principal suspect* is not the prosecutor just named.
_ACCUSED = frozenset(
    "suspect suspecte prévenu prévenue accusé accusée agresseur assaillant tireur meurtrier meurtrière assassin "
    "victime ravisseur cambrioleur voleur malade patient patiente".split()
)
_OFFICIAL = ELECTED | {"avocat", "avocate", "juge", "magistrat", "magistrate"}
# Those of whom an article speaks beside the people that it names.
_OTHERS = frozenset(
    "témoin voisin voisine proche interlocuteur complice collègue ami amie entourage informateur observateur "
    "riverain riveraine internaute bénévole enquêteur enquêtrice officiel".split()
)
_SOON = 3  # sentences in which the name of somebody described first has to follow
_NEAR = 3  # sentences back in which an epithet finds its bearer


def epithet(mention: Mention, scene: Scene) -> Referent | None:
    """Somebody just named, called otherwise: *le milliardaire*, *la chanteuse*, *l'Américain*, *l'ancien ministre*."""
    if not pointing(mention) or mention.number == "Plur":
        return None
    role = role_of(mention)
    if mention.head.form[:1].isupper() and role in ("person", "office") and mention.head.index > 1:
        role = ""
    if scene.quoted(mention.span.start):  # *« La psychologue m'a dit que P », raconte Paul Roux* is not he
        return None
    by_country = native(mention.head, scene.people)
    past = former(mention)
    if not by_country and not past and not _can_be_one(mention, role):
        return None
    long = not by_country and not short(mention, scene)
    spoken = scene.last_speaker(mention.span.start)
    speaker = spoken.referent if spoken is not None and _just_spoke(spoken, mention, scene) else None
    if (
        speaker is not None
        and _may_be(mention, speaker, scene)
        and (past or _alike(mention, speaker) or not (long or mention.noun in _POLITICAL))
    ):
        return speaker
    for trace in _likeliest(mention, scene):
        referent = trace.referent
        if mention.sentence.index - trace.sentence > (2 * _NEAR if past else _NEAR):
            continue
        if trace.quoted or not _may_be(mention, referent, scene):
            continue
        if mention.noun in _POLITICAL and not past and not _alike(mention, referent):
            continue
        if (role == "office" or (mention.noun in _POLITICAL and not past)) and not trace.subject:
            continue
        if long and not past and (mention.noun not in _LONG or not trace.subject or referent.functions):
            continue
        return referent
    only = None if long else _protagonist(mention, scene)
    public = only is not None and any(f.noun in _POLITICAL for f in only.functions)
    return only if public or mention.noun not in _POLITICAL else None


def _protagonist(mention: Mention, scene: Scene) -> Referent | None:
    """The only one who can be meant of all whom the text has let act, however far back."""
    acting = {
        referent.entity.id: referent
        for trace in scene.heard(mention.span.start)
        if (referent := trace.referent).entity.kind == "person"
        if (trace.subject or trace.speaker) and not trace.quoted and _may_be(mention, referent, scene)
    }
    return next(iter(acting.values())) if len(acting) == 1 else None


def _may_be(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether nothing speaks against: not the gender, a country, a name; nobody is called by their own name's help."""
    if referent.number == "Plur" or referent.entity.id in named_within(mention, scene):
        return False
    if mention.noun in _ACCUSED and any(_official(f.noun, scene) for f in referent.functions):
        return False
    inside = {part for w in mention.words if w.upos == "PROPN" for part in folded(w.form)}
    return not (
        other_gender(mention, referent, scene)
        or _cannot(mention, referent, scene)
        or other_party(mention, referent, scene)
        or (inside & set(referent.surname) and not set(referent.words) & {mention.noun})
    )


def _official(noun: str, scene: Scene) -> bool:
    head = scene.people.head(noun)
    return noun in _OFFICIAL or (head is not None and head.role == "office")


def _alike(mention: Mention, referent: Referent) -> bool:
    """Whether a longer description can be of somebody of whom other functions are known.

    People of politics wear several hats (*le chef du groupe*, *le sénateur de l'Ain*); others wear one.
    """
    if mention.noun in LEADERS and not referent.functions:
        return True
    if "etat" in mention.rest and mention.noun in _HEADS:  # no minister is the *chef de l'État*
        return False
    if mention.noun in _POLITICAL:
        return not referent.functions or any(f.noun in _POLITICAL for f in referent.functions)
    head = mention.record
    anybody = head is not None and head.role == "person" and head.definite == "anonymous"
    return anybody and not referent.functions


def _likeliest(mention: Mention, scene: Scene) -> Iterator[Trace]:
    """Who was spoken of before, those first of whom the text has said what the epithet says (*socialiste*)."""
    earlier = [trace for trace in scene.earlier(mention.span.start) if trace.referent.entity.kind == "person"]
    rest = mention.rest | set(folded(mention.head.form))
    said = [trace for trace in earlier if rest & trace.referent.words]
    acting = [trace for trace in earlier if trace.subject] if mention.noun in _POLITICAL else []
    yield from (*said[:1], *acting, *earlier)


def _cannot(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether the epithet is of another country, or goes with a name that is not the person's."""
    names = {part for word in _surnames(mention) for part in folded(word.form)}
    known = referent.words | set(folded(referent.entity.name))
    rest = mention.rest
    same = [f.rest for f in referent.functions if rest and f.noun == mention.noun]
    under = any(deputy(own, rest) or other_rank(own, rest) for own in same)
    away = other_country(mention, referent, scene) or other_place(mention, referent)
    return under or away or _of_the_state(mention, referent) or bool(names and not names & known)


def _of_the_state(mention: Mention, referent: Referent) -> bool:
    """Whether *le président de la République* would be a minister just named."""
    president = mention.noun in _PRESIDENTS and "republique" in mention.rest
    own = {f.noun for f in referent.functions}
    return president and "ministre" in own and not own & _PRESIDENTS


def _surnames(mention: Mention) -> Iterator[Word]:
    """The names in a phrase that no preposition joins to it: *le président de la banque* Draghi, not *de la* CAF."""
    for before, word in pairwise(mention.words):
        name = word.upos == "PROPN" and word.form[:1].isupper() and not word.form.isupper()
        if name and word is not mention.head and before.upos not in ("ADP", "DET", "PROPN"):
            yield word


def _just_spoke(spoken: Spoken, mention: Mention, scene: Scene) -> bool:
    """Whether it was a person, near by, and nobody else has become a subject since.

    *Anne Petit pousse la porte. « Entrez », dit la retraitée* is not who spoke before.
    """
    if spoken.source is None or spoken.source.entity.kind != "person":
        return False
    if scene.distance(spoken.candidate.sentence, mention.sentence.index) > _NEAR:
        return False
    return not any(
        trace.start > spoken.start
        and trace.subject
        and not trace.quoted
        and trace.referent.entity.kind == "person"
        and trace.referent.entity != spoken.source.entity
        and not other_gender(mention, trace.referent, scene)
        for trace in scene.earlier(mention.span.start)
    )


def _can_be_one(mention: Mention, role: str) -> bool:
    """Whether the noun can call one person whom the reader knows: *la retraitée*, *le pompier*."""
    if role == "office":
        return mention.noun in LEADERS or mention.noun == "ministre"
    if mention.noun in _OTHERS:
        return False
    head = mention.record
    return role == "person" or (
        head is not None and head.definite == "anonymous" != head.plural and role != "family"
    )


def introduced(mention: Mention, scene: Scene) -> Referent | None:
    """The person whom the text names right after, without saying who that is.

    *Le ministre a annoncé que P. « … », a dit Éric Dupont*: a first mention without title or function presumes that
    the reader has met its bearer, by this description. Who does nothing there is met in passing.
    """
    if not pointing(mention) or mention.number == "Plur":
        return None
    head = mention.record
    past = former(mention)
    if (
        head is None
        or head.role not in ("person", "office", "family")
        or (head.definite == "organisation" and not past)
    ):
        return None
    earlier = (trace.referent for trace in scene.earlier(mention.span.start))
    if any(r.entity.kind == "person" and not other_gender(mention, r, scene) for r in earlier):
        return None
    for index in range(mention.sentence.index, min(mention.sentence.index + _SOON, len(scene.people_here))):
        for person in scene.people_here[index]:
            own = person.span.start <= mention.span.end or set(person.words) <= set(folded(mention.text))
            if own or len(person.words) < 2 or _in_passing(person, scene.parse.sentences[index]):
                continue
            figure = next((f for f in scene.figures if f.words >= set(person.words)), of_person(person))
            if other_gender(mention, figure, scene) or _cannot(mention, figure, scene):
                continue
            functions = [f for f in person.functions if f.noun not in OF_BOTH]  # *figure du club* is none
            # *La maire demande qui a tué* Paul Roux
            spoken_of = any(person.span in span for span in scene.own)
            return None if (functions and not past) or person.titled or spoken_of else figure
    return None


def _in_passing(person: Person, sentence: Sentence) -> bool:
    """Whether a name stands behind a preposition: *aux côtés d'Anne Petit*, *la mort d'Anne Petit*."""
    head = next((w for w in sentence.words if w.span in person.span and w.relation != "flat"), None)
    while head is not None and head.relation == "conj":
        head = sentence.head(head)
    return head is not None and head.relation in ("nmod", "obl") and bool(sentence.children(head, "case"))
