"""Pronouns: whom *il*, *elle*, *ce dernier*, *lui*, *nous* stand for, by agreement, salience and nearness."""

from __future__ import annotations

from attribution.model import Sentence, Word
from attribution.resolve.mentions import Mention, folded, form_of, pronoun_of
from attribution.resolve.persons import named_within
from attribution.resolve.referents import Referent, is_state, plain
from attribution.resolve.scene import Scene, Trace
from attribution.resolve.selves import SELVES, holds_office, is_body, says_i

# form -> gender and number, empty where the form leaves it open
_THIRD = {
    "il": ("Masc", "Sing"),
    "elle": ("Fem", "Sing"),
    "ils": ("", "Plur"),
    "elles": ("Fem", "Plur"),
    "lui": ("", "Sing"),
    "eux": ("Masc", "Plur"),
    "lui-même": ("Masc", "Sing"),
    "elle-même": ("Fem", "Sing"),
    "celui-ci": ("Masc", "Sing"),
    "celle-ci": ("Fem", "Sing"),
    "celui": ("Masc", "Sing"),
    "celle": ("Fem", "Sing"),
    "ceux-ci": ("Masc", "Plur"),
    "celles-ci": ("Fem", "Plur"),
    "dernier": ("Masc", "Sing"),
    "dernière": ("Fem", "Sing"),
    "derniers": ("Masc", "Plur"),
    "dernières": ("Fem", "Plur"),
    "intéressé": ("Masc", "Sing"),
    "intéressée": ("Fem", "Sing"),
    "son": ("", "Sing"),
    "sa": ("", "Sing"),
    "ses": ("", "Sing"),
    "leur": ("", "Plur"),
    "leurs": ("", "Plur"),
}
_FIRST = frozenset({"je", "j'", "nous", "moi", "me", "m'", "mon", "ma", "mes", "notre", "nos"})
_NEAREST = frozenset(
    {"celui-ci", "celle-ci", "ceux-ci", "celles-ci", "dernier", "dernière", "derniers", "dernières"}
)
_SAME = frozenset({"même", "mêmes"})
_SOME = frozenset(
    "certains certaines beaucoup d'autres autres plusieurs ceux celles tous toutes chacun chacune".split()
)
_WINDOW = 6  # sentences back; a longer silence breaks the chain
# Who says things: a speech verb with *il* or *elle* rarely has a crowd or a paper for its subject.
_LIKELY = {"person": 2.0, "anonymous": 1.0, "media": -1.0, "group": -2.0, "document": -2.0}
_REPORTING = ("agency", "media")
_NO_PARTY = 4.0  # below being spoken of six sentences before: agencies report, states and people threaten
_OFFICE = 1.0  # *le président du parti* speaks as people do, whatever his kind
_SEVERAL = 2.0  # *ils* is a crowd as easily as anybody
_HEARD = 1.0  # *Selon un témoin, P. « … », a-t-il dit*: less than a subject's
_SPEAKER = 1.0  # above being spoken of; more, and the chain outlives a new subject
_PERSONS = frozenset({"intéressé", "intéressée", "celui", "celle"})  # *raconte celui qui a tout vu*
_SUBJECTS = frozenset({"il", "elle", "ils", "elles"})
_OUTSIDE = _SUBJECTS | {"lui", "eux"}  # *P, a-t-elle dit*, *P, selon lui*: rarely somebody in P
_ASIDE = 3.0  # of those of whom the words reported speak, or who stand in an adjunct of the pronoun's verb


def third_person(mention: Mention, scene: Scene) -> Referent | None:
    """*il, -t-elle, lui, ce dernier, l'intéressé, celle qui*: the likeliest of those heard of before that agree."""
    form = _pronoun(mention)
    if form not in _THIRD:
        return None
    gender, number = _THIRD[form]
    best: tuple[float, Referent] | None = None
    aside = False
    named = named_within(mention, scene) if form in _OUTSIDE else frozenset()
    rank, somebody = 0, number != "Plur" and says_i(scene.parse.text, scene.own)
    for trace in scene.heard(mention.span.start):
        referent = trace.referent
        distance = scene.distance(trace.sentence, mention.sentence.index)
        if distance > _WINDOW:
            break
        fits = _agrees(referent, gender, number) and (form not in _PERSONS or referent.entity.kind in SELVES)
        fits = fits and not (somebody and is_body(referent, scene))
        rank += fits or form in _NEAREST  # *celle-ci* is rather the last one of all
        if not fits:
            continue
        score = _salience(trace, referent, distance, form) - 0.2 * rank
        score += _OFFICE * holds_office(referent, scene)
        score -= _NO_PARTY * (scene.party and referent.entity.kind in _REPORTING)
        off = _beside(trace, mention, scene)
        score -= _ASIDE * (off or referent.entity.id in named)
        if referent.gender and gender and referent.gender != gender:
            score -= 2.5
        if best is None or score > best[0]:
            best, aside = (score, referent), off and referent.entity.kind not in SELVES
    if best is None or aside:
        return _whom_the_text_is_on(mention, scene, gender, number) or (best[1] if best else None)
    return best[1]


def _whom_the_text_is_on(mention: Mention, scene: Scene, gender: str, number: str) -> Referent | None:
    """A text without its headline: *Sur Facebook, il a promis que P*, and the first name behind that agrees."""
    earlier = scene.heard(mention.span.start)
    if (
        number == "Plur"
        or not scene.figures
        or any(trace.referent.entity.kind in SELVES for trace in earlier)
    ):
        return None
    first = next((f for f in scene.figures if _agrees(f, gender, number)), scene.figures[0])
    said = {p.words for span in scene.own for p in scene.people_within(span)}
    himself = pronoun_of(mention.head) in _OUTSIDE and folded(first.entity.name) in said
    return first if _agrees(first, gender, number) and not himself else None


def _beside(trace: Trace, mention: Mention, scene: Scene) -> bool:
    """Whether somebody stands where a subject pronoun does not look.

    *Son client dormait, a-t-il juré* is not the client, who is in the words reported; *Dans un message à TASS, il …* is
    not TASS, which hangs on the pronoun's own verb; *Saluant Anne Petit, elle …* is not Anne Petit. Who is named before
    an inversion and is no subject does not speak: *« P », dans le fief du président, a-t-il dit*.
    """
    form = pronoun_of(mention.head)
    if form not in _OUTSIDE or trace.speaker:
        return False
    if any(span.start <= trace.start < span.end <= mention.span.start for span in scene.own):
        return True
    if form not in _SUBJECTS:
        return False
    sentence = mention.sentence
    verb = sentence.head(mention.head)
    if verb is not None and _antecedent(verb, trace, sentence):
        return True
    if verb is None or trace.sentence != sentence.index or trace.subject or trace.start >= mention.span.start:
        return False
    if min(w.index for w in (verb, *sentence.children(verb, "aux"))) < mention.head.index:
        return True
    hung = sentence.children(verb, "obl", "advcl")
    adjuncts = (w for w in hung if w.index < mention.head.index and w.feat("VerbForm") != "Fin")
    return any(w.span.start <= trace.start < w.span.end for a in adjuncts for w in sentence.subtree(a))


def _antecedent(verb: Word, trace: Trace, sentence: Sentence) -> bool:
    """*un tribunal, qu'il qualifie de « juge et partie »*: whom a relative clause speaks of is not its subject."""
    noun = sentence.head(verb) if verb.deprel == "acl:relcl" else None
    spoken_of = any(w.feat("PronType") == "Rel" for w in sentence.children(verb, "obj"))
    if noun is None or not spoken_of or trace.sentence != sentence.index or trace.start > noun.span.start:
        return False
    between = (w for w in sentence.behind(trace.start) if w.index < noun.index)
    return all(w.upos in ("DET", "ADJ", "ADP") for w in between)


def _pronoun(mention: Mention) -> str:
    form = pronoun_of(mention.head)
    if form in ("dernier", "dernière", "derniers", "dernières"):
        return form if mention.determiner == "demonstrative" and len(mention.words) == 2 else ""
    if form in ("intéressé", "intéressée"):
        return form if mention.determiner == "definite" else ""
    return form


def _agrees(referent: Referent, gender: str, number: str) -> bool:
    """Who is called by one noun alone must agree; a named body goes by several (*le RN*, *la formation*)."""
    if number and referent.number and referent.number != number:
        return False
    full = referent.entity.kind in SELVES or _unnamed(referent)
    return not (full and gender and referent.gender and referent.gender != gender) and bool(
        referent.entity.kind
    )


def _unnamed(referent: Referent) -> bool:
    """Whether the text has but one noun for it: *un complexe industriel* is no *elle*."""
    return not referent.entity.name[:1].isupper() and len(referent.nouns) < 2


def _salience(trace: Trace, referent: Referent, distance: int, form: str) -> float:
    likely = _LIKELY.get(referent.entity.kind, 0.0) - 4.0 * trace.quoted
    if referent.entity.kind == "group" and _THIRD[form][1] == "Plur":
        likely += _SEVERAL
    if form in _NEAREST:
        person = referent.entity.kind in SELVES
        return (2.0 if person else likely - 2.0 * is_state(referent.entity)) - 1.2 * distance
    place = 2.0 * trace.subject - 0.5 * trace.embedded - 1.0 * trace.nested
    voice = _SPEAKER * trace.speaker + _HEARD * (
        trace.speaker and not trace.subject and referent.entity.kind in SELVES
    )
    return likely - 1.5 * distance + place + voice


def same_one(mention: Mention, scene: Scene) -> Referent | None:
    """*le même*, *la même*: whoever spoke last, by name or not."""
    if form_of(mention.words[-1]) not in _SAME or mention.determiner != "definite":
        return None
    spoken = scene.last_speaker(mention.span.start)
    return spoken.referent if spoken is not None else None


def first_person(mention: Mention, scene: Scene) -> Referent | None:
    """*je*, *nous* inside a quotation: whoever says the words around it."""
    if form_of(mention.head) not in _FIRST:
        return None
    around = [
        (sum(map(len, spoken.candidate.content)), spoken.referent)
        for spoken in scene.spoken
        if spoken.source is not None and any(mention.span in span for span in spoken.candidate.content)
    ]
    return min(around, key=lambda pair: pair[0])[1] if around else None


def some(mention: Mention, scene: Scene) -> Referent | None:
    """*certains*, *d'autres*, *ceux qui …*: a group without a name."""
    return (
        plain(mention, "group")
        if form_of(mention.words[0]) in _SOME or form_of(mention.head) in _SOME
        else None
    )


def one_of(mention: Mention, scene: Scene) -> Referent | None:
    """*l'un d'eux*, *une d'entre elles*: somebody without a name."""
    return plain(mention, "anonymous") if mention.partitive else None


def is_first_person(mention: Mention) -> bool:
    """Whether *je*, *nous* or one of their forms stands there."""
    return form_of(mention.head) in _FIRST and len(mention.words) == 1
