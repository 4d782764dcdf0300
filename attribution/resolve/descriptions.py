"""Descriptions: whom *le ministère*, *la ministre*, *cette source*, *l'homme* stand for, once spoken of."""

from __future__ import annotations

from itertools import chain

from attribution.model import Kind, Span
from attribution.resolve.agreement import (
    EMPTY,
    POINTING,
    former,
    named,
    other_country,
    other_gender,
    other_place,
    pointing,
    same_number,
)
from attribution.resolve.classes import class_noun, other_medium
from attribution.resolve.functions import ELECTED, SCHOLARS, TENANTS, Function, bears, deputy, same_office
from attribution.resolve.kinds import gender_of, role_of
from attribution.resolve.mentions import Mention, folded, form_of
from attribution.resolve.nouns import OF_BOTH
from attribution.resolve.referents import Referent, is_state
from attribution.resolve.scene import Scene
from attribution.resolve.selves import SELVES, is_body

# Whom a noun after *ce* or *le même* can take up again, by its role.
_TAKEN_UP: dict[str, tuple[Kind, ...]] = {
    "source": ("anonymous", "person", "government", "organisation", "group"),
    "office": ("anonymous", "person", "government", "organisation"),
    "person": ("anonymous", "person"),
    "work": ("document",),
    "press": ("media", "agency"),
    "crowd": ("group",),
    "body": ("organisation",),
    "institution": ("government",),
}
# What a document can be called; a *rapport*, a *texte* and a *document* may be any of these.
_SORTS = tuple(
    frozenset(nouns.split())
    for nouns in (
        "étude enquête sondage baromètre recherche classement recensement indice résultat chiffre donnée statistique",
        "loi décret arrêté arrêt jugement verdict lettre courrier courriel mail message tweet tribune communiqué "
        "article livre ouvrage avis plan projet proposition accord recours note circulaire déclaration guide "
        "allégation annonce",
        "vidéo film image documentaire enregistrement photo photographie reportage",
    )
)
_ANYBODY = frozenset({"homme", "femme", "individu"})
_HERSELF = ("office", "person")
_IN = frozenset({"en", "au", "aux", "à", "a"})
_ADVOCATES = frozenset({"avocat", "avocate"})
_JUST = 2  # sentences back


def same_noun(mention: Mention, scene: Scene) -> Referent | None:
    """The last one called by the same noun of whom nothing else is said: *le ministère* after *le ministère X*."""
    rest = mention.rest - EMPTY
    again = mention.determiner == "possessive" and role_of(mention) == "family" and not rest
    if not (again or pointing(mention)) or mention.counted:
        return None
    if role_of(mention) == "press" and not rest:  # *l'agence* is the last one named, called so before or not
        return None
    counsel = mention.noun == "conseil" and not rest  # *l'avocat de la famille* … *le conseil*
    called = [
        trace
        for trace in scene.earlier(mention.span.start)
        if mention.noun in trace.referent.nouns or (counsel and _pleads(trace.referent))
    ]
    if not called:
        return None
    bearer = class_noun(mention, scene) if not rest and role_of(mention) in ("body", "press") else None
    there = _there(mention, scene) if role_of(mention) in ("body", "institution") and not rest else ""
    for trace in called:
        referent = trace.referent
        own = there in (referent.entity.country, *referent.words) or trace.sentence == mention.sentence.index
        if there and not own:  # *la police de Rio* … *En Espagne, la police*
            continue
        if bearer is not None and not named(referent):  # *le groupe* is rather Valtor than *un groupe*
            continue
        if (
            same_number(mention, referent)
            and not other_gender(mention, referent, scene)
            and rest <= (referent.words | {referent.entity.country})
            and not (rest and deputy(referent.words, rest))
            and not (again and referent.entity.kind != "person")
        ):
            return referent
    return None


def _pleads(referent: Referent) -> bool:
    """Whether it is a lawyer, and none of the prosecution (*l'avocat général*)."""
    return bool(_ADVOCATES & referent.nouns) and referent.entity.kind in SELVES


def _there(mention: Mention, scene: Scene) -> str:
    """The country that opens the sentence, of whose authorities it speaks: *En Espagne, la police*."""
    words = mention.sentence.words
    if form_of(words[0]) not in _IN or len(words) < 3 or words[0].index == mention.words[0].index:
        return ""
    head = Span(words[0].span.start, words[2].span.end)
    return next((entity.country for _, entity in scene.known_in(head) if is_state(entity)), "")


def the_man(mention: Mention, scene: Scene) -> Referent | None:
    """*l'homme*, *la femme*: the unnamed one of whom the text has just begun to speak."""
    if (
        mention.noun not in _ANYBODY
        or mention.determiner != "definite"
        or mention.rest
        or mention.number == "Plur"
    ):
        return None
    for trace in scene.heard(mention.span.start):
        referent = trace.referent
        if mention.sentence.index - trace.sentence > _JUST:
            return None
        if referent.entity.kind == "anonymous" and not trace.quoted and not _other(mention, referent):
            return referent
    return None


def _other(mention: Mention, referent: Referent) -> bool:
    gender = gender_of(mention) or {"homme": "Masc", "femme": "Fem"}.get(mention.noun, "")
    return referent.number == "Plur" or bool(referent.gender and gender and referent.gender != gender)


def _a_man(referent: Referent, mention: Mention) -> bool:
    """*cette avocate* is not *un journaliste*; a masculine noun tells less (*une victime*, *cet homme*)."""
    herself = role_of(mention) in _HERSELF and mention.noun not in OF_BOTH and gender_of(mention) == "Fem"
    return herself and referent.gender == "Masc"


def function(mention: Mention, scene: Scene) -> Referent | None:
    """The person of the document who bears the office: *la ministre*, *le président français*, *son avocat*."""
    if (
        mention.determiner not in (*POINTING, "possessive", "")
        or mention.number == "Plur"
        or mention.partitive
    ):
        return None
    if role_of(mention) not in ("office", "person", "family") and mention.noun not in TENANTS:
        return None
    asked = _asked(mention)
    figures = [f for f in scene.figures if not other_gender(mention, f, scene)]
    bearers = [
        f
        for f in figures
        if any(bears(own, asked) for own in f.functions)
        and not other_country(mention, f, scene)
        and not other_place(mention, f)
    ]
    if former(mention):  # *l'ancien président* is not whom the text calls president
        past = [f for f in _holders(figures, asked) if f not in bearers]
        bearers = past or bearers
    if not bearers and mention.determiner in POINTING:
        bearers = _holders(figures, asked) or _only_one(figures, asked)
    if not bearers:
        return None
    nearest = _nearest(bearers, mention, scene)
    if nearest is None and not _named_here(bearers, mention, scene):
        nearest = _nearest(
            _holders(figures, asked), mention, scene
        )  # who has just spoken, before who is named further on
    return nearest or (bearers[0] if acting(mention, scene) is None else None)


def _holders(figures: list[Referent], asked: Function) -> list[Referent]:
    """Those who are known to hold an office, or to have held it, whatever the text says."""
    return [f for f in figures if any(bears(own, asked) for own in f.offices)]


def _named_here(bearers: list[Referent], mention: Mention, scene: Scene) -> bool:
    """Whether the sentence itself names one: *le chef de l'opposition au Sénat | Anne Roux*."""
    here = {person.words for person in scene.people_here[mention.sentence.index]}
    return any(folded(bearer.entity.name) in here for bearer in bearers)


def acting(mention: Mention, scene: Scene) -> Referent | None:
    """*Anne Petit brosse le marbre : « Il faut frotter », explique la gardienne*: who acts in the same sentence."""
    if not pointing(mention) or role_of(mention) not in ("office", "person", "source"):
        return None
    before = scene.quotes.near(Span(mention.sentence.span.start, mention.span.start))
    if not any(quote.end <= mention.span.start for quote in before):
        return None
    for trace in scene.earlier(mention.span.start):
        referent = trace.referent
        if trace.sentence != mention.sentence.index:
            return None
        between = scene.quotes.near(Span(trace.start, mention.span.start))
        if trace.subject and any(trace.start < q.start and q.end <= mention.span.start for q in between):
            alone = referent.entity.kind == "person" and not referent.functions and not trace.quoted
            return referent if alone and not other_gender(mention, referent, scene) else None
    return None


def _only_one(figures: list[Referent], asked: Function) -> list[Referent]:
    """*la députée* Anne Petit, called *la députée de l'Oise*: the only one of that office, of whom no more is told."""
    same = [f for f in figures if any(same_office(own.noun, asked.noun) for own in f.functions)]
    told = any(own.rest for f in same for own in f.functions)
    abroad = any(word.isupper() for word in asked.rest)  # *l'économiste américain* may be another one
    public = asked.noun in ELECTED or (asked.noun in SCHOLARS and not abroad)
    return same if len(same) == 1 and not told and public else []


def _asked(mention: Mention) -> Function:
    """The office of the phrase; the head of *la Première ministre* is *ministre*."""
    after = [w for w in mention.core if w.index > mention.head.index]
    # *le secrétaire d'État* is no other one; *le chef de l'État*
    rest = mention.rest - (EMPTY - {"etat"})
    if mention.noun in ("premier", "première") and after and after[0].lemma.lower() == "ministre":
        return Function("ministre", (rest - {"ministre"}) | {"premier"})
    before = [
        w for w in mention.core if w.index < mention.head.index and w.lemma.lower() in ("premier", "première")
    ]
    return Function(mention.noun, (rest - {"premiere"}) | {"premier"} if before else rest)


def _nearest(bearers: list[Referent], mention: Mention, scene: Scene) -> Referent | None:
    """The last of them that did something; else the last one spoken of."""
    ids = {b.entity.id for b in bearers}
    spoken_of = [trace for trace in scene.heard(mention.span.start) if trace.referent.entity.id in ids]
    acting = (trace for trace in spoken_of if (trace.subject or trace.speaker) and not trace.quoted)
    nearest = next(chain(acting, spoken_of), None)
    return nearest.referent if nearest is not None else None


def _other_sort(mention: Mention, referent: Referent) -> bool:
    """Whether a document has only been called what the noun is not: *cette vidéo* is no book."""
    asked = [sort for sort in _SORTS if mention.noun in sort]
    told = [sort for noun in referent.nouns for sort in _SORTS if noun in sort]
    return bool(asked and told) and len(told) == len(referent.nouns) and asked[0] not in told


def same_source(mention: Mention, scene: Scene) -> Referent | None:
    """*cette source*, *la même source*, *ce responsable*: the last person or unnamed source that spoke."""
    end = mention.head.index  # not *la préfecture même*
    same = any(w.index < end and form_of(w) in ("même", "mêmes") for w in mention.words)
    if mention.determiner != "demonstrative" and not same:
        return None
    role = role_of(mention)
    kinds = _TAKEN_UP.get(role, ())
    if role == "press" and mention.record is not None:
        kinds = ("agency",) if mention.record.definite == "agency" else ("media",)
    spoke_last = mention.noun == "source" and not same
    single = role in (*_HERSELF, "source") and mention.noun != "source" and mention.number != "Plur"
    fitting = [
        trace
        for trace in scene.heard(mention.span.start)
        if (referent := trace.referent).entity.kind in kinds
        and same_number(mention, referent)
        and not _a_man(referent, mention)
        and not other_gender(mention, referent, scene)
        and not other_medium(mention, referent, scene)
        and not (single and is_body(referent, scene))
        and not _other_sort(mention, referent)
        and not trace.quoted
        and (trace.speaker or mention.noun != "source")
    ]
    likely = (
        trace
        for trace in fitting
        if role == "press"
        or trace.referent.entity.kind == kinds[0]
        or (
            (trace.speaker or (trace.subject and role in _HERSELF))
            and (spoke_last or (trace.referent.entity.kind == "person") != same)
        )
    )
    last = next(chain(likely, fitting), None)
    return last.referent if last is not None else None
