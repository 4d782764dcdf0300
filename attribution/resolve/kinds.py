"""Of what kind a source is that no knowledge base names: by its head noun, institution, determiner, shape."""

from __future__ import annotations

from attribution.lang.people import People, is_acronym
from attribution.model import Kind, Word
from attribution.resolve.mentions import Mention, form_of
from attribution.resolve.nouns import HUMAN, head_of, human, longest_head, native

_SAYINGS = frozenset(
    "information révélation indiscrétion propos déclaration dire mot terme parole confidence témoignage récit aveu "
    "avertissement affirmation accusation explication assurance confession annonce promesse appel phrase interview "
    "entretien précision confirmation indication souvenir description démenti".split()
)
_PRESS_WORDS = frozenset({"internet", "web", "presse", "information", "dépêche", "nouvelle", "média"})
# Words of which the names of papers and stations are made: *TV Magazine*, *Siberian Times*.
PRESS_NAMES = frozenset(
    "magazine times news post tv radio journal gazette herald tribune daily télé presse hebdo mag today review weekly "
    "observer matin soir dépêche télégraphe télévision channel shimbun zeitung telegraph globe chronicle".split()
)
# Bodies that belong to the state where their name says so: *l'Agence norvégienne des médicaments*.
_PUBLIC = frozenset({"agence", "institut", "office", "centre", "bureau", "service", "laboratoire"})
_OF_STATE_ALONE = frozenset(
    "sanitaire météorologique géologique sismologique gouvernemental gouvernementale fédéral fédérale".split()
)
# Parts of a body, which are of the state where it is: *la branche locale du ministère*.
_PARTS = frozenset(
    "branche section antenne cellule bureau centre laboratoire école compagnie commission comité mission unité "
    "division équipe".split()
)
_OF_SEVERAL = frozenset(
    "européen européenne onusien onusienne international internationale panafricain panafricaine".split()
)
_OF_ONE = frozenset({"pays", "état", "gouvernement", "capitale", "ville", "région", "diplomatie"})
# Those of whom a gathering consists say what it is: *un panel de spécialistes*, *un groupe de chercheurs*.
_GATHERINGS = frozenset({"groupe", "panel", "équipe", "poignée", "bande", "ensemble"})
_BENCH = frozenset({"juge", "magistrat"})  # *les juges* decide as their court
_STATE = frozenset(
    {"national", "nationale", "fédéral", "fédérale", "régional", "régionale", "public", "publique", "état"}
)


def end_of_head(mention: Mention) -> int:
    """The character where the head noun's words end."""
    head = mention.record
    start, end = mention.head.span.start, mention.head.span.end
    if head is None or " " not in head.lemma:
        return end
    before = max(0, head.lemma.find(mention.head.form.lower()))  # *haut | conseil*
    return max(end, start + len(head.lemma) - before)


def role_of(mention: Mention) -> str:
    """The role of the mention's head noun, empty where it has no record."""
    head = mention.record
    return head.role if head else ""


def gender_of(mention: Mention) -> str:
    """``Masc``, ``Fem`` or empty: by the determiner, else by the noun's record, else as the parser guesses."""
    if mention.gendered:
        return mention.gender
    shown = (w.feat("Gender") for w in mention.core if w.index < mention.head.index and w.upos == "ADJ")
    if adjective := next(filter(None, shown), ""):  # *l'ancienne ministre*
        return adjective
    head = mention.record
    if head is not None:
        return {"m": "Masc", "f": "Fem"}.get(head.genders, "")
    title = mention.people.title(mention.head.form)  # *Mme* is masculine to many a parser
    return {"m": "Masc", "f": "Fem"}.get(title.gender, "") if title is not None else mention.gender


def of_saying(mention: Mention) -> bool:
    """Whether the head is a noun of saying that stands for whoever spoke: *les informations du Monde*."""
    return mention.noun in _SAYINGS


def fits(mention: Mention, kind: Kind) -> bool:
    """Whether the head noun can introduce a name of that kind: *l'agence* TASS, *le journal* Le Monde."""
    head = mention.record
    if head is None:
        return False
    kinds = {head.definite, head.indefinite, head.plural, head.otherwise}
    if head.role == "press":
        kinds |= {"agency", "media"}
    if head.role in ("body", "institution"):
        kinds |= {"organisation", "government"}
    return kind in kinds and head.role not in HUMAN


def kind_of(mention: Mention) -> Kind:
    """The kind of the mention by its own words, empty where nothing tells.

    The noun's record decides with the determiner and the number; offices go by the institution that they speak for
    (*le porte-parole du syndicat*); an acronym is an organisation.
    """
    head = mention.record
    if mention.noun in _PUBLIC and _of_state(mention):
        return "government"
    if head is None or (native(mention.head, mention.people) and len(mention.core) <= 3):
        return _native(mention) or _shape(mention)
    plural = mention.number == "Plur"
    definite = mention.determiner != "indefinite" and not mention.partitive
    one = head.role == "office" or head.lemma in _BENCH
    if one and plural and mention.determiner in ("definite", "demonstrative"):
        plural = False
    kind = head.kind(definite=definite, plural=plural)
    if head.press_only and not is_of_press(mention):
        kind = head.otherwise or kind
    if head.role == "institution" and not plural and _above_states(mention):
        return "organisation"
    if head.lemma in _PARTS and _part_of_state(mention):
        return "government"
    if head.lemma in _GATHERINGS and mention.determiner == "indefinite" and _of_people(mention):
        return "group"
    if head.role == "office" and kind not in ("group", "anonymous"):
        return institution(mention) or kind
    return kind


def institution(mention: Mention) -> Kind:
    """The kind of the first institution after the head: *ministère* of *le porte-parole du ministère*."""
    words = [w for w in mention.core if w.index > mention.head.index]
    for place, word in enumerate(words):
        if word.upos not in ("NOUN", "PROPN"):
            continue
        head = longest_head(words[place:], mention.sentence.text, mention.people) or head_of(
            word, mention.people
        )
        if head is not None and head.role in ("institution", "body", "press"):
            return head.otherwise if head.press_only and head.otherwise else head.definite
        if word.upos == "PROPN" and is_acronym(word.form):
            return "organisation"
    return ""


def _of_state(mention: Mention) -> bool:
    """Whether a capitalised body bears the adjective of a country or of a public authority, and none of the press.

    A small letter does for what only the state has: *l'agence sanitaire*.
    """
    if is_of_press(mention):
        return False
    after = [w for w in mention.core if w.index > mention.head.index]
    if not mention.head.form[:1].isupper():
        return mention.determiner == "definite" and any(form_of(w) in _OF_STATE_ALONE for w in after)
    return any(form_of(w) in _STATE or mention.people.country_of_adjective(w.form) for w in after)


def _above_states(mention: Mention) -> bool:
    """Whether the adjective right behind an authority is of several states: *le régulateur européen*."""
    after = [form_of(w) for w in mention.core if w.index > mention.head.index]
    return bool(after) and after[0] in _OF_SEVERAL and mention.noun not in _OF_ONE


def _part_of_state(mention: Mention) -> bool:
    """Whether the first noun behind *de* is an authority: *la branche locale du ministère*, not *la branche armée*."""
    noun = _behind_of(mention)
    head = head_of(noun, mention.people) if noun is not None else None
    return head is not None and (
        head.role == "institution" or (head.role == "office" and head.definite == "government")
    )


def _of_people(mention: Mention) -> bool:
    """Whether the first noun behind *de* is of several people: *un panel de spécialistes*, not *d'investissement*."""
    noun = _behind_of(mention)
    return noun is not None and noun.feat("Number") == "Plur" and human(noun, mention.people)


def _behind_of(mention: Mention) -> Word | None:
    after = [w for w in mention.core if w.index > mention.head.index]
    of = next((w.index for w in after if w.upos == "ADP"), None)
    return next((w for w in after if of is not None and w.index > of and w.upos == "NOUN"), None)


def is_of_press(mention: Mention) -> bool:
    """Whether a word beside *agence* shows that it is one of the press."""
    return bool(_PRESS_WORDS & {w.lemma.lower() for w in mention.words})


def _native(mention: Mention) -> Kind:
    """*une Canadienne*, *les Kurdes*: unnamed people of a country."""
    if not native(mention.head, mention.people) or mention.head.upos == "ADJ":
        return ""
    beside = mention.words[mention.words.index(mention.head) - 1]
    if mention.determiner == "" and mention.head.index > beside.index and beside.form[:1].isupper():
        return ""
    return "group" if mention.number == "Plur" else "anonymous"


def _shape(mention: Mention) -> Kind:
    """An acronym, or a noun with a capital after its article, is an organisation; other words say nothing."""
    form = mention.head.form
    if (
        any(w.form.lower() in PRESS_NAMES and w.form[:1].isupper() for w in mention.core)
        and len(mention.core) > 1
    ):
        return "media"
    if is_acronym(form):
        return "organisation"
    if not form[:1].isupper() or mention.determiner not in ("definite", ""):
        return ""
    named = mention.determiner == "definite" or all(w.form[:1].isupper() for w in mention.core[:2])
    return "organisation" if named and len(mention.core) > 1 else ""


def country_of(word: Word, people: People) -> str:
    """The ISO code of the country that an adjective belongs to, empty if none."""
    return people.country_of_adjective(word.form)
