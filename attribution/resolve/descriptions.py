"""Descriptions: whom *l'agence russe*, *le ministère*, *la ministre*, *cette source*, *le milliardaire* stand for."""

from __future__ import annotations

from attribution.lang.people import Head
from attribution.model import Kind, Word
from attribution.resolve.functions import Function, bears
from attribution.resolve.kinds import country_of, fits, gender_of, is_of_press, rest_of, role_of
from attribution.resolve.mentions import Mention, folded, form_of
from attribution.resolve.referents import Referent, is_state, of_entity
from attribution.resolve.scene import Scene

_POINTING = ("definite", "demonstrative")
# Whom a noun after *ce* or *le même* can take up again, by its role.
_TAKEN_UP: dict[str, tuple[Kind, ...]] = {
    "source": ("anonymous", "person", "government", "organisation", "group", "agency", "media"),
    "office": ("anonymous", "person", "government", "organisation"),
    "person": ("anonymous", "person"),
    "work": ("document",),
    "press": ("media", "agency"),
    "crowd": ("group",),
    "body": ("organisation",),
    "institution": ("government",),
}
_PRESS = ("agency", "media")
_OFFICIAL = frozenset({"officielle", "étatique", "publique", "gouvernementale", "etat", "état", "nationale"})
_ANYBODY = frozenset({"homme", "femme", "individu"})
_JUST = 2  # sentences back
_RECENT = 6  # sentences over which a document that spoke stays the one that is meant
_LONGEST_NAME = 8
# Nouns that stand for an institution of any name; others (*le ministère*) only for one that bears them.
_CLASSES = frozenset(
    {"autorité", "service", "institution", "institut", "organisme", "agence", "pays", "état", "instance"}
)
# Bodies that no name of another kind can stand for.
_ONE = frozenset(
    "opposition majorité gauche droite campagne église communauté école lycée collège hôpital musée théâtre cinéma "
    "camp port aéroport parc zoo restaurant hôtel bourse clergé diocèse jury maison équipe sélection section cellule "
    "branche rébellion guérilla bureau cabinet université faculté direction".split()
)
_BUSINESS = frozenset(
    "entreprise société compagnie groupe constructeur fabricant firme multinationale marque".split()
)
_NO_BUSINESS = frozenset(
    "parti mouvement federation confederation association ligue union syndicat front ong".split()
)
_TEXTS = frozenset({"document", "texte", "écrit"})
_EMPTY = frozenset(
    "presse officiel officielle public publique etat information meme general generale".split()
)


def same_noun(mention: Mention, scene: Scene) -> Referent | None:
    """The last one called by the same noun of whom nothing else is said: *le ministère* after *le ministère X*."""
    if not pointing(mention) or mention.counted:
        return None
    rest = rest_of(mention) - _EMPTY
    if role_of(mention) == "press" and not rest:  # *l'agence* is the last one named, called so before or not
        return None
    named = class_noun(mention, scene) if not rest and role_of(mention) in ("body", "press") else None
    for _, referent in scene.earlier(mention.span.start):
        if named is not None and not _named(referent):  # *le groupe* is rather Valtor than *un groupe*
            continue
        if (
            mention.noun in referent.nouns
            and _same_number(mention, referent)
            and not other_gender(mention, referent, scene)
            and rest <= (referent.words | {referent.entity.country})
        ):
            return referent
    return None


def the_man(mention: Mention, scene: Scene) -> Referent | None:
    """*l'homme*, *la femme*: the unnamed one of whom the text has just begun to speak."""
    if (
        mention.noun not in _ANYBODY
        or mention.determiner != "definite"
        or rest_of(mention)
        or mention.number == "Plur"
    ):
        return None
    for trace, referent in scene.heard(mention.span.start):
        if mention.sentence.index - trace.sentence > _JUST:
            return None
        if referent.entity.kind == "anonymous" and not trace.quoted and not _other(mention, referent):
            return referent
    return None


def _other(mention: Mention, referent: Referent) -> bool:
    gender = gender_of(mention) or {"homme": "Masc", "femme": "Fem"}.get(mention.noun, "")
    return referent.number == "Plur" or bool(referent.gender and gender and referent.gender != gender)


def pointing(mention: Mention) -> bool:
    """Whether the article says that the reader knows who is meant."""
    return mention.determiner in _POINTING and not mention.partitive and not mention.counted


def _same_number(mention: Mention, referent: Referent) -> bool:
    return not (mention.number and referent.number) or mention.number == referent.number


def other_gender(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether the noun cannot call that person: *la ministre* is not Éric Dupont."""
    if referent.entity.kind != "person" or not referent.gender:
        return False
    gender = gender_of(mention)
    return bool(gender) and gender != referent.gender


def other_country(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether the adjective is of another country than all that was said of the person: *le président algérien*."""
    asked = _countries(mention, scene)
    said = {word for f in referent.functions for word in f.rest if word.isupper()}
    known = scene.known_of(referent, mention.span.start)
    said |= {word for word in known.words if word.isupper()}
    return bool(asked and said) and not asked & said


def function(mention: Mention, scene: Scene) -> Referent | None:
    """The person of the document who bears the office: *la ministre*, *le président français*, *son avocat*."""
    if (
        mention.determiner not in (*_POINTING, "possessive", "")
        or mention.number == "Plur"
        or mention.partitive
    ):
        return None
    if role_of(mention) not in ("office", "person", "family"):
        return None
    asked = _asked(mention)
    bearers = [
        f
        for f in scene.figures
        if any(bears(own, asked) for own in f.functions)
        and not other_gender(mention, f, scene)
        and not other_country(mention, f, scene)
    ]
    if not bearers:
        return None
    nearest = _nearest(bearers, mention, scene)
    return nearest or bearers[0]


def _asked(mention: Mention) -> Function:
    """The office of the phrase; the head of *la Première ministre* is *ministre*."""
    after = [w for w in mention.core if w.index > mention.head.index]
    rest = rest_of(mention) - _EMPTY
    if mention.noun in ("premier", "première") and after and after[0].lemma.lower() == "ministre":
        return Function("ministre", (rest - {"ministre"}) | {"premier"})
    before = [
        w for w in mention.core if w.index < mention.head.index and w.lemma.lower() in ("premier", "première")
    ]
    return Function(mention.noun, (rest - {"premiere"}) | {"premier"} if before else rest)


def _nearest(bearers: list[Referent], mention: Mention, scene: Scene) -> Referent | None:
    ids = {b.entity.id for b in bearers}
    return next((r for _, r in scene.earlier(mention.span.start) if r.entity.id in ids), None)


def class_noun(mention: Mention, scene: Scene) -> Referent | None:
    """The last name of the kind that the noun can introduce: *l'agence russe* after TASS, *le groupe*."""
    head = mention.record
    if head is None or not pointing(mention) or mention.number == "Plur":
        return None
    if head.role not in ("press", "body", "institution", "work") or not short(mention, scene):
        return None
    if head.role == "work":
        return _last_document(mention, scene) if head.lemma in _TEXTS else None
    if head.role == "institution" and head.lemma not in _CLASSES:
        return None
    if head.role == "body" and (
        " " in head.lemma or head.lemma in _ONE
    ):  # *la chambre de commerce* is one of a kind
        return None
    countries = _countries(mention, scene)
    official = head.press_only and bool({form_of(w) for w in mention.core} & _OFFICIAL)
    earlier = list(scene.earlier(mention.span.start))
    official = official and any(_is_official(referent, scene) for _, referent in earlier)
    for _, referent in earlier:
        if (
            _named(referent)
            and (not official or _is_official(referent, scene))
            and (_of_class(mention, head, referent, scene) or _called(mention, referent))
            and _same_number(mention, referent)
            and not (countries and referent.entity.country and referent.entity.country not in countries)
        ):
            return referent
    return _later_agency(mention, scene) if head.press_only or head.definite == "agency" else None


def _last_document(mention: Mention, scene: Scene) -> Referent | None:
    """*le document*, *le texte*: the last one that spoke, else the last one spoken of, by whatever noun."""
    heard = [
        (trace, referent)
        for trace, referent in scene.heard(mention.span.start)
        if referent.entity.kind == "document" and _same_number(mention, referent)
    ]
    spoke = (r for trace, r in heard if trace.speaker and mention.sentence.index - trace.sentence <= _RECENT)
    return next(spoke, heard[0][1] if heard else None)


def _of_class(mention: Mention, head: Head, referent: Referent, scene: Scene) -> bool:
    if is_state(referent.entity) or head.lemma in ("pays", "état"):
        return is_state(referent.entity) and head.lemma in ("pays", "état")
    if head.role == "body" and referent.entity.kind == "government":
        return head.lemma in _CLASSES
    if head.role == "press":  # *la télévision* is no agency, *l'agence* no paper
        return referent.entity.kind == ("agency" if head.definite == "agency" else "media")
    if head.lemma in _BUSINESS and set(folded(referent.entity.name)) & _NO_BUSINESS:
        return False
    return fits(mention, referent.entity.kind)


def _called(mention: Mention, referent: Referent) -> bool:
    """Whether the text has called a named body so: *l'agence* after *l'Agence météorologique japonaise*."""
    return mention.noun in referent.nouns and referent.entity.kind in ("government", "organisation")


def _is_official(referent: Referent, scene: Scene) -> bool:
    record = scene.entities.record(referent.entity.id)
    return record is not None and record.official


def only_agency(mention: Mention, scene: Scene) -> Referent | None:
    """*l'agence officielle syrienne* that no text names: the only one that its country has."""
    head = mention.record
    if head is None or head.definite != "agency" or not pointing(mention) or mention.number == "Plur":
        return None
    country = next(iter(_countries(mention, scene)), "")
    official = bool({form_of(w) for w in mention.core} & _OFFICIAL)
    if not country or not (official or is_of_press(mention)):
        return None
    theirs = [
        entity
        for entity in scene.entities.by_kind("agency")
        if entity.country == country and entity.name[:1].isupper()
    ]
    if official:
        theirs = [e for e in theirs if _is_official(of_entity(e), scene)]
    return of_entity(theirs[0]) if len(theirs) == 1 else None


def _later_agency(mention: Mention, scene: Scene) -> Referent | None:
    """*l'agence officielle*, whose name comes later in the text."""
    later = (e for span, e in scene.known if span.start > mention.span.end and e.kind == "agency")
    agency = next(later, None)
    return of_entity(agency) if agency is not None and is_of_press(mention) else None


def _named(referent: Referent) -> bool:
    name = referent.entity.name
    return name[:1].isupper() and len(name.split()) <= _LONGEST_NAME


def short(mention: Mention, scene: Scene) -> bool:
    """At most two words beyond the head, none of them a name: a longer phrase introduces somebody new."""
    form = mention.head.form
    capital = form[:1].isupper() and not (form.isupper() and mention.record is not None)  # *l'ONG* is a noun
    if capital or any(_of_the(mention, w) for w in mention.core):
        return False
    others = [
        w for w in mention.core if w.index > mention.head.index and w.upos not in ("DET", "ADP", "PUNCT")
    ]
    named = [w for w in others if w.form[:1].isupper() and not country_of(w, scene.people)]
    return len(others) <= 2 and not named


def _of_the(mention: Mention, word: Word) -> bool:
    """Whether *des*, *du*, *de la* follow the head: *le groupe des pays africains* is nobody met before."""
    if word.index <= mention.head.index:
        return False
    surface = word.span.of(mention.sentence.text).lower()
    return surface in ("des", "du") or (word.upos == "DET" and form_of(word) in ("les", "le", "la", "l'"))


def _countries(mention: Mention, scene: Scene) -> frozenset[str]:
    return frozenset(code for w in mention.core if (code := country_of(w, scene.people)))


def same_source(mention: Mention, scene: Scene) -> Referent | None:
    """*cette source*, *la même source*, *ce responsable*: the last person or unnamed source that spoke."""
    same = any(form_of(w) in ("même", "mêmes") for w in mention.words)
    if mention.determiner != "demonstrative" and not same:
        return None
    role = role_of(mention)
    kinds = _TAKEN_UP.get(role, ())
    if role == "press" and mention.record is not None:
        kinds = ("agency",) if mention.record.definite == "agency" else ("media",)
    fitting = [
        (trace, referent)
        for trace, referent in scene.heard(mention.span.start)
        if referent.entity.kind in kinds
        and _same_number(mention, referent)
        and not trace.quoted
        and (trace.speaker or role != "source" or referent.entity.kind not in _PRESS)
    ]
    likely = [
        r
        for trace, r in fitting
        if role == "press"
        or r.entity.kind == kinds[0]
        or (trace.speaker and (r.entity.kind == "person") != same)
    ]
    return next(iter((*likely, *(r for _, r in fitting))), None)
