"""Nouns of a class: whom *l'agence russe*, *le groupe*, *le texte* stand for, by the kind that the noun can call."""

from __future__ import annotations

from itertools import chain

from attribution.lang.people import Head
from attribution.resolve.agreement import countries, elsewhere, named, pointing, same_number, short
from attribution.resolve.kinds import fits, is_of_press
from attribution.resolve.mentions import Mention, folded, form_of
from attribution.resolve.referents import Referent, is_state, of_entity
from attribution.resolve.scene import Scene, Trace

_OFFICIAL = frozenset({"officielle", "étatique", "publique", "gouvernementale", "etat", "état", "nationale"})
_RECENT = 6  # sentences over which a document that spoke stays the one that is meant
# Nouns that stand for an institution of any name; others (*le ministère*) only for one that bears them.
_CLASSES = frozenset(
    {"autorité", "service", "institution", "institut", "organisme", "agence", "pays", "état", "instance"}
)
# Bodies that no name of another kind can stand for.
_ONE = frozenset(
    "opposition majorité gauche droite campagne église communauté école lycée collège hôpital musée théâtre cinéma "
    "camp port aéroport parc zoo restaurant hôtel bourse clergé diocèse jury maison équipe sélection section cellule "
    "branche rébellion guérilla bureau cabinet université faculté direction commission comité "
    "mission intersyndicale caisse clinique réseau studio gestionnaire".split()
)
_BUSINESS = frozenset(
    "entreprise société compagnie groupe constructeur fabricant firme multinationale marque".split()
)
_NO_BUSINESS = frozenset(
    "parti mouvement federation confederation association ligue union syndicat front ong institut fondation hopital "
    "universite comite academie agence bureau centre organisation".split()
)
_LINES = frozenset({"compagnie aérienne", "compagnie ferroviaire", "compagnie maritime"})
# *Le géant des réseaux sociaux* is a company already named, whatever it is great in.
_GIANTS = frozenset({"géant"})
_ISSUES = frozenset({"matin", "soir", "samedi", "dimanche"})  # *le quotidien du soir*
_OF_A_MEDIUM = frozenset({"rédaction", "antenne"})  # what belongs to one, and stands for it
_ON = frozenset({"sur ", "via "})
# The sorts of media that a noun can call; *le site*, *le média* may be any.
_SORTS: dict[str, tuple[str, ...]] = {
    "quotidien": ("quotidien",),
    "tabloïd": ("quotidien",),
    "tabloïde": ("quotidien",),
    "hebdomadaire": ("hebdomadaire",),
    "hebdo": ("hebdomadaire",),
    "mensuel": ("mensuel",),
    "magazine": ("hebdomadaire", "mensuel"),
    "newsmagazine": ("hebdomadaire",),
    "revue": ("hebdomadaire", "mensuel"),
    "journal": ("quotidien", "hebdomadaire", "mensuel", "site"),
    "canard": ("quotidien", "hebdomadaire"),
    "gazette": ("quotidien", "hebdomadaire"),
    "chaîne": ("chaîne",),
    "télévision": ("chaîne",),
    "télé": ("chaîne",),
    "radio": ("radio",),
    "station": ("radio",),
}
_TEXTS = frozenset({"document", "texte", "écrit"})


def class_noun(mention: Mention, scene: Scene) -> Referent | None:
    """The last name of the kind that the noun can introduce: *l'agence russe* after TASS, *le groupe*."""
    head = mention.record
    if head is None or not pointing(mention) or mention.number == "Plur":
        return None
    if head.role not in ("press", "body", "institution", "work"):
        return None
    daily = head.role == "press" and mention.rest <= _ISSUES
    if head.lemma not in _GIANTS and not daily and not short(mention, scene):
        return None
    if head.lemma == "presse":  # *la presse locale* is no paper in particular
        return None
    if head.role == "work":
        return _last_document(mention, scene) if head.lemma in _TEXTS else None
    if head.role == "institution" and head.lemma not in _CLASSES:
        return None
    several = " " in head.lemma and head.lemma not in _LINES  # *la chambre de commerce*
    if head.role == "body" and (several or head.lemma in _ONE):
        return None
    asked = countries(mention, scene)
    official = head.press_only and bool({form_of(w) for w in mention.core} & _OFFICIAL)
    earlier = scene.earlier(mention.span.start)
    if head.lemma in _OF_A_MEDIUM and len({t.referent.entity.id for t in earlier if _medium(t.referent)}) > 1:
        return None  # *la rédaction* of which of them?
    official = official and any(_is_official(t.referent, scene) for t in earlier)
    for trace in earlier:
        referent = trace.referent
        if (
            named(referent)
            and not (head.role == "body" and _platform(trace, scene))
            and (not official or _is_official(referent, scene))
            and (_of_class(mention, head, referent, scene) or _called(mention, referent))
            and not other_medium(mention, referent, scene)
            and same_number(mention, referent)
            and not (asked and elsewhere(referent, asked, scene))
        ):
            return referent
    return _later_agency(mention, scene) if head.press_only or head.definite == "agency" else None


def other_medium(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether a medium is of another sort than the noun says: *le quotidien* is no channel."""
    asked = _SORTS.get(mention.noun)
    record = scene.entities.record(referent.entity.id)
    if not asked or (record is not None and not record.called):
        return False
    told = {sort for noun in referent.nouns for sort in _SORTS.get(noun, ())}
    sorts = told | set(record.called if record is not None else ())
    return bool(sorts) and not sorts & set(asked)


def _medium(referent: Referent) -> bool:
    return referent.entity.kind == "media" and named(referent)


def _platform(trace: Trace, scene: Scene) -> bool:
    """Whether what is named there is but where something was shown: *une photo publiée sur* Twitter."""
    return scene.parse.text[max(0, trace.start - 4) : trace.start] in _ON


def _last_document(mention: Mention, scene: Scene) -> Referent | None:
    """*le document*, *le texte*: the last one that spoke, else the last one spoken of, by whatever noun."""
    heard = [
        trace
        for trace in scene.heard(mention.span.start)
        if trace.referent.entity.kind == "document" and same_number(mention, trace.referent)
    ]
    spoke = (t for t in heard if t.speaker and mention.sentence.index - t.sentence <= _RECENT)
    last = next(chain(spoke, heard), None)
    return last.referent if last is not None else None


def _of_class(mention: Mention, head: Head, referent: Referent, scene: Scene) -> bool:
    if is_state(referent.entity) or head.lemma in ("pays", "état"):
        return is_state(referent.entity) and head.lemma in ("pays", "état")
    if head.role == "body" and referent.entity.kind == "government":
        return head.lemma in _CLASSES
    if head.role == "press":  # *la télévision* is no agency, *l'agence* no paper
        return referent.entity.kind == ("agency" if head.definite == "agency" else "media")
    if head.lemma in _BUSINESS | _GIANTS | _LINES and _no_business(referent):
        return False
    return fits(mention, referent.entity.kind)


def _no_business(referent: Referent) -> bool:
    """Whether one of its names says that it is none: *EMA*, for it is the *Agence européenne des médicaments*."""
    entity = referent.entity
    return any(not _NO_BUSINESS.isdisjoint(folded(name)) for name in (entity.name, *entity.aliases))


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
    country = next(iter(countries(mention, scene)), "")
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
    later = (e for _, e in scene.known.behind(mention.span.end + 1) if e.kind == "agency")
    agency = next(later, None)
    return of_entity(agency) if agency is not None and is_of_press(mention) else None
