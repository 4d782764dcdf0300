"""Sources that stay without a name: the phrase itself, with the kind that its words show."""

from __future__ import annotations

import regex
from msgspec.structs import replace

from attribution.model import Kind, Span, Word
from attribution.resolve.functions import LEADERS
from attribution.resolve.kinds import country_of, institution, kind_of, role_of
from attribution.resolve.mentions import ARTICLES, Mention, folded, form_of
from attribution.resolve.names import GENDERS
from attribution.resolve.nouns import HUMAN, head_of
from attribution.resolve.referents import Referent, is_state, made, plain
from attribution.resolve.scene import Scene

_INSTITUTIONS: tuple[Kind, ...] = ("government", "organisation", "agency", "media")
_OF = frozenset({"de", "du", "des", "d'"})
_OWNERS = frozenset({"son", "sa"})
_OFFICES = LEADERS - {"candidat", "candidate", "tête", "numéro"}
_NEAR = 3  # sentences back in which an owner is found
_PEOPLE = regex.compile(r"(?:iste|logue|arque|crate|icien|icienne|eur|euse|trice|ier|ière|ant|ante)$")
_THINGS = frozenset(
    "chaleur valeur douleur couleur hauteur longueur largeur lenteur splendeur profondeur odeur grandeur peur lueur "
    "faveur saveur ferveur vapeur stupeur ampleur fleur erreur fureur terreur horreur rumeur humeur teneur honneur "
    "bonheur malheur intérieur extérieur moteur secteur ordinateur compteur réacteur tracteur vecteur liste piste "
    "dialogue catalogue dossier papier chantier quartier métier courrier calendrier sentier atelier escalier cahier "
    "clavier panier fichier rivière lumière matière manière frontière carrière prière barrière poussière filière "
    "bannière croisière chaudière instant montant diamant restaurant courant carburant volant constante variante "
    "plante pente attente entente vente tente descente détente soixante matrice cicatrice facteur premier "
    "dernier".split()
)
_BRAND = regex.compile(r"(?<!^(?:Mc|Mac|De|Des|Di|Du|Fitz|La|Le|Van))(?<=\p{Ll})\p{Lu}|\p{Ll}\.\p{L}")
_INITIAL = regex.compile(r"\p{Lu}\.|\p{Lu}")
_STAFF = LEADERS | {"PDG", "DG", "CEO", "porte-parole", "actionnaire", "actionnaires", "employés", "salariés"}
_LED = regex.compile(rf"(?<=\b(?:chez |(?:{'|'.join(sorted(_STAFF))})(?: \p{{L}}+){{0,2}} d(?:e |['’])))")
_INSIDE = regex.compile(r"(?<=[\p{Ll},'’] ?)")
_ABSTRACT = regex.compile(r"(?:[ts]ion|ment|té|age|isme|ure|[ae]nce|tude|erie|oir)$")
_VOWEL = regex.compile(r"[aeiouyhàâéèêëîïôûœ]", regex.IGNORECASE)


def possessed(mention: Mention, scene: Scene) -> Referent | None:
    """*sa porte-parole*, *son fils*: by whose they are, so that the name means something outside the sentence."""
    role = role_of(mention)
    if form_of(mention.words[0]) not in _OWNERS or role not in HUMAN or mention.number == "Plur":
        return None
    official = role == "office" or (mention.noun in LEADERS and role == "person")
    owner = _owner(mention, scene, _INSTITUTIONS if official else ("person",))
    if owner is None:
        return None
    text = mention.sentence.text[mention.words[1].span.start : mention.core[-1].span.end]
    of = "d'" if _VOWEL.match(owner.entity.name) else "de "
    name = f"{text} {of}{owner.entity.name}"
    kind: Kind = owner.entity.kind if official else "group" if kind_of(mention) == "group" else "anonymous"
    kind = "organisation" if kind in ("agency", "media") else kind
    whose = made(kind, name, owner.entity.country if official else "")
    return Referent(whose, number="Sing", nouns=frozenset({mention.noun}), words=frozenset(folded(name)))


def _owner(mention: Mention, scene: Scene, kinds: tuple[Kind, ...]) -> Referent | None:
    """The subject or speaker last spoken of that can have what the phrase names."""
    for trace in scene.heard(mention.span.start):
        referent = trace.referent
        if scene.distance(trace.sentence, mention.sentence.index) > _NEAR:
            return None
        if referent.entity.kind in kinds and (trace.subject or trace.speaker) and not trace.quoted:
            return referent
    return None


def spokesperson(mention: Mention, scene: Scene) -> Referent | None:
    """*un porte-parole*, *la direction* without more: of the kind of the institution last spoken of."""
    head = mention.record
    if head is None or head.role != "office" or head.definite != "organisation" or mention.number == "Plur":
        return None
    own = _institution_named(mention, scene) or institution(mention)
    if not own and mention.noun == "porte-parole":
        earlier = (trace.referent.entity.kind for trace in scene.earlier(mention.span.start))
        own = next((kind for kind in earlier if kind in _INSTITUTIONS), "")
    kind: Kind = "government" if own == "government" else "organisation"
    return plain(mention, kind, mention.rest)


def _institution_named(mention: Mention, scene: Scene) -> Kind:
    """The kind of the institution that the phrase names after its head, known or spoken of before."""
    core = Span(mention.span.start, mention.core[-1].span.end)
    for span, entity in scene.known_in(core):
        behind = span.start > mention.head.span.start and _joined(mention, span.start)
        heard = entity.kind in ("agency", "media") and form_of(_before(mention, span.start)) in ("à", "au")
        if behind and not heard and entity.kind in _INSTITUTIONS and not is_state(entity):
            return entity.kind
    for trace in scene.earlier(mention.span.end):
        referent = trace.referent
        if trace.start <= mention.head.span.start:
            break
        public = referent.entity.kind in _INSTITUTIONS and not is_state(referent.entity)
        if public and _joined(mention, trace.start):
            return referent.entity.kind
    return ""


def _before(mention: Mention, start: int) -> Word:
    """The word before a name, articles aside: *à* of *une porte-parole de la police à l'*AFP."""
    before = [w for w in mention.words if w.span.end <= start and form_of(w) not in ARTICLES]
    return before[-1] if before else mention.head


def _joined(mention: Mention, start: int) -> bool:
    """Whether the office is of what is named there, no label of its holder: *la maire de Brest*, not *la maire* PS."""
    before = [w for w in mention.words if w.span.end <= start]
    label = bool(before) and before[-1] is mention.head and role_of(mention) in ("office", "person")
    return not label or mention.noun in LEADERS


def _state_named(mention: Mention, scene: Scene) -> Kind:
    """``government`` where the phrase names a state: *l'ambassadrice de Norvège*."""
    return "government" if any(is_state(entity) for _, entity in scene.known_in(mention.span)) else ""


def phrase(mention: Mention, scene: Scene) -> Referent | None:
    """Any other noun phrase stands for itself; without a kind where its words show none."""
    if mention.head.upos not in ("NOUN", "PROPN", "ADJ", "NUM", "SYM", "X") and not mention.determiner:
        return None
    found = plain(mention, _kind(mention, scene), mention.rest)
    if found.gender or found.entity.kind != "person":
        return found
    gender = GENDERS[scene.people.gender_of_first_name(mention.head.form)]  # *Zoé*, by a first name alone
    beside = mention.sentence.words[mention.core[-1].index + 1 :][:2]
    if not gender and beside and beside[0].form == ",":  # *Ayla, une retraitée*
        gender = {"un": "Masc", "une": "Fem"}.get(form_of(beside[-1]), "")
    return replace(found, gender=gender) if gender else found


def _kind(mention: Mention, scene: Scene) -> Kind:
    """Only named people are persons; an office is of its institution's kind, anybody else is anonymous."""
    if _entitled(mention):
        return "person"
    if mention.head.form.endswith("%") or (
        mention.head.upos == "NUM" and any(w.form == "%" for w in mention.core)
    ):
        return "group"  # *39 % estiment que P*
    kind, role = kind_of(mention), role_of(mention)
    if mention.partitive and (role in HUMAN or not role):
        return "anonymous"
    if role in ("office", "person") and (kind in ("government", "organisation") or _leads(mention)):
        named = _institution_named(mention, scene)
        own = named or _institution_of(mention) or _state_named(mention, scene)
        return own or ("organisation" if kind == "government" and _presides(mention) else kind)
    if kind == "person":
        return "anonymous"
    if mention.determiner == "" and mention.head.upos == "PROPN" and (told := _told(mention)):
        return told
    if mention.determiner == "" and mention.head.upos == "PROPN" and len(mention.core) == 1:
        return kind or ("organisation" if _firm(mention, scene) else "person")
    own = kind or _living(mention)
    if not own and not any(w.upos == "ADP" for w in mention.core):  # *l'offre de Vega* is nobody
        own = _institution_named(mention, scene)
    return own or _guess(mention)


def _entitled(mention: Mention) -> bool:
    """Whether a title or an initial opens a name: *le Dr Ali Bin Salem*, *N. Roux*."""
    words = [w for w in mention.core if w.upos != "DET"]
    if len(words) < 2 or not words[1].form[:1].isupper() or not words[0].form[:1].isupper():
        return False
    title = mention.people.title(words[0].form)
    return title is not None or _INITIAL.fullmatch(words[0].form) is not None


def _firm(mention: Mention, scene: Scene) -> bool:
    """Whether somebody leads what a lone name calls, or works there: *le directeur de* Vorna, *chez* Vorna.

    A capital or a point within shows a brand, too: *GoFundMe*, *Pol.is*.
    """
    name = mention.head.form
    if scene.people.is_first_name(name):
        return False
    return _BRAND.search(name) is not None or _behind(_LED, name, scene.parse.text)


def _told(mention: Mention) -> Kind:
    """What an apposition without article says of a name: *Tuva Lund, élue de Bergen*; *Vorna, collectif d'élus*."""
    words = mention.sentence.words[mention.core[-1].index + 1 :][:3]
    if len(words) > 2 and form_of(words[1]) in ("un", "une"):  # *Vorna, une association locale*
        words = (words[0], words[2])
    if len(words) < 2 or words[0].form != "," or words[1].feat("Number") == "Plur":
        return ""
    record = head_of(words[1], mention.people)
    if record is None or words[1].form[:1].isupper():
        return ""
    return "person" if record.role in HUMAN else record.indefinite if record.role == "body" else ""


def _living(mention: Mention) -> Kind:
    """By its ending, a noun that no table holds is of people: *la prévisionniste*, *un cueilleur*."""
    noun = mention.head.form.lower().removesuffix("s")
    unknown = mention.record is None and bool(mention.determiner)
    if not unknown or _PEOPLE.search(noun) is None or noun in _THINGS:
        return ""
    return "group" if mention.number == "Plur" else "anonymous"


def _institution_of(mention: Mention) -> Kind:
    """The kind of the institution that follows, unless all that follows is a label: *le député* LFI."""
    after = [w for w in mention.core if w.index > mention.head.index]
    return institution(mention) if len(after) > 1 or mention.noun in LEADERS else ""


def _leads(mention: Mention) -> bool:
    """*le fondateur de Vega*, *la secrétaire du parti*: definite offices that may be anybody's."""
    return mention.noun in _OFFICES and mention.determiner == "definite" and mention.number != "Plur"


def _presides(mention: Mention) -> bool:
    """Whether the office is of something that is no country: *le président de la fédération*."""
    after = [w for w in mention.core if w.index > mention.head.index]
    of = bool(after) and any(form_of(w) in _OF for w in after[:2])
    return (
        mention.noun in ("président", "présidente")
        and of
        and not any(country_of(w, mention.people) for w in after)
    )


def _guess(mention: Mention) -> Kind:
    """Words without article are a name, several unknown ones a group unless their ending says that they are things."""
    if _named(mention):
        return "organisation"
    thing = _ABSTRACT.search(mention.noun.removesuffix("s")) is not None
    return "group" if mention.number == "Plur" and not thing else ""


def _named(mention: Mention) -> bool:
    """Whether words without an article are a name: elsewhere in the text they have their capital after small words."""
    first = mention.words[0]
    if mention.determiner or not first.form[:1].isupper():
        return False
    return first.index > 0 or _behind(_INSIDE, mention.text, mention.sentence.text)


def _behind(before: regex.Pattern[str], name: str, text: str) -> bool:
    """Whether a name stands in a text as no part of a longer word, and ``before``, which looks back, in front of it."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not text[end : end + 1].isalnum() and before.match(text, start):
            return True
        start = text.find(name, end)
    return False
