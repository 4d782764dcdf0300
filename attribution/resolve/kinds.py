"""Of what kind a source is that no knowledge base names: by its head noun, its institution, its determiner, its shape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attribution.lang.people import Head, People
from attribution.model import Kind, Word
from attribution.resolve.mentions import Mention, folded, form_of

_SOFT = "\xad"  # a soft hyphen, left by a web page inside a word
HUMAN = ("office", "person", "family", "source")
_MULTIWORD = 5  # words of the longest heads: *chef de la diplomatie*
_SAYINGS = frozenset(
    "information révélation indiscrétion propos déclaration dire mot terme parole confidence témoignage récit".split()
)
_PRESS_WORDS = frozenset({"presse", "information", "dépêche", "nouvelle", "média"})
# Bodies that belong to the state where their name says so: *l'Agence norvégienne des médicaments*.
_PUBLIC = frozenset({"agence", "institut", "office", "centre", "bureau", "service", "laboratoire"})
_STATE = frozenset({"national", "nationale", "fédéral", "fédérale", "régional", "régionale", "public", "publique", "état"})


def head_of(word: Word, people: People) -> Head | None:
    """The record of a noun, by its form first: parsers give *avocat* as the lemma of *avocate*, or a wrong one."""
    form = word.form.replace(_SOFT, "")
    return people.head(form) or people.head(word.lemma) or _singular(form, people)


def _singular(form: str, people: People) -> Head | None:
    return people.head(form[:-1]) if form[-1:] in ("s", "x") else None


def head_noun(mention: Mention, people: People) -> Head | None:
    """The record of the longest head with which the mention begins (*forces de l'ordre*), else of its head noun."""
    words = [w for w in mention.core if w.index >= mention.head.index - 1]
    text = mention.sentence.text
    before = _longest(words, text, people) if words and words[0].index < mention.head.index else None
    own = [w for w in words if w.index >= mention.head.index]
    return before or _longest(own, text, people) or head_of(mention.head, people)


def end_of_head(mention: Mention, people: People) -> int:
    """The character where the head noun's words end."""
    head = head_noun(mention, people)
    start, end = mention.head.span.start, mention.head.span.end
    return max(end, start + len(head.lemma)) if head is not None and " " in head.lemma else end


def first_words(people: People) -> frozenset[str]:
    """The words that open a head of several words: *forces* of *forces de l'ordre*."""
    return frozenset(lemma.partition(" ")[0] for lemma in people.heads if " " in lemma)


def role_of(mention: Mention, people: People) -> str:
    """The role of the mention's head noun, empty where it has no record."""
    head = head_noun(mention, people)
    return head.role if head else ""


def human(word: Word, people: People) -> bool:
    """Whether a noun can stand beside the name of a person: *ministre*, *avocate*, *frère*."""
    head = head_of(word, people)
    return head is not None and head.role in HUMAN


def gender_of(mention: Mention, people: People) -> str:
    """``Masc``, ``Fem`` or empty: by the determiner, else by the noun's record, else as the parser guesses."""
    if mention.gendered:
        return mention.gender
    head = head_noun(mention, people)
    return {"m": "Masc", "f": "Fem"}.get(head.genders, "") if head is not None else mention.gender


def of_saying(mention: Mention) -> bool:
    """Whether the head is a noun of saying that stands for whoever spoke: *les informations du Monde*."""
    return mention.noun in _SAYINGS


def fits(mention: Mention, kind: Kind, people: People) -> bool:
    """Whether the head noun can introduce a name of that kind: *l'agence* TASS, *le journal* Le Monde."""
    head = head_noun(mention, people)
    if head is None:
        return False
    kinds = {head.definite, head.indefinite, head.plural, head.otherwise}
    if head.role == "press":
        kinds |= {"agency", "media"}
    if head.role in ("body", "institution"):
        kinds |= {"organisation", "government"}
    return kind in kinds and head.role not in HUMAN


def kind_of(mention: Mention, people: People) -> Kind:
    """The kind of the mention by its own words, empty where nothing tells.

    The noun's record decides with the determiner and the number; offices go by the institution that they speak for
    (*le porte-parole du syndicat*); an acronym is an organisation.
    """
    head = head_noun(mention, people)
    if head is None:
        return _shape(mention)
    plural = mention.number == "Plur"
    definite = mention.determiner != "indefinite" and not mention.partitive
    if head.role == "office" and plural and mention.determiner in ("definite", "demonstrative"):
        plural = False
    if head.lemma in _PUBLIC and _of_state(mention, people):
        return "government"
    kind = head.kind(definite=definite, plural=plural)
    if head.press_only and not is_of_press(mention):
        kind = head.otherwise or kind
    if head.role == "office" and kind not in ("group", "anonymous"):
        return institution(mention, people) or kind
    return kind


def institution(mention: Mention, people: People) -> Kind:
    """The kind of the first institution after the head: *ministère* of *le porte-parole du ministère*."""
    words = [w for w in mention.core if w.index > mention.head.index]
    for place, word in enumerate(words):
        if word.upos not in ("NOUN", "PROPN"):
            continue
        head = _longest(words[place:], mention.sentence.text, people) or head_of(word, people)
        if head is not None and head.role in ("institution", "body", "press"):
            return head.otherwise if head.press_only and head.otherwise else head.definite
        if word.upos == "PROPN" and len(word.form) > 1 and word.form.isupper():
            return "organisation"
    return ""


def _longest(words: Sequence[Word], text: str, people: People) -> Head | None:
    """The longest head of several words that ``words`` begin with."""
    for last in range(min(len(words), _MULTIWORD), 1, -1):
        found = people.head(text[words[0].span.start : words[last - 1].span.end])
        if found is not None:
            return found
    return None


def _of_state(mention: Mention, people: People) -> bool:
    """Whether a capitalised body bears the adjective of a country or of a public authority, and none of the press."""
    if not mention.head.form[:1].isupper() or is_of_press(mention):
        return False
    after = [w for w in mention.core if w.index > mention.head.index]
    return any(form_of(w) in _STATE or people.country_of_adjective(w.form) for w in after)


def is_of_press(mention: Mention) -> bool:
    """Whether a word beside *agence* shows that it is one of the press."""
    return bool(_PRESS_WORDS & {w.lemma.lower() for w in mention.words})


def _shape(mention: Mention) -> Kind:
    """An acronym, or a noun with a capital after its article, is an organisation; other words say nothing."""
    form = mention.head.form
    if len(form) > 1 and form.isupper():
        return "organisation"
    if not form[:1].isupper() or mention.determiner not in ("definite", ""):
        return ""
    named = mention.determiner == "definite" or all(w.form[:1].isupper() for w in mention.core[:2])
    return "organisation" if named and len(mention.core) > 1 else ""


def content_of(words: Iterable[Word], people: People) -> frozenset[str]:
    """What words say, folded; countries and their adjectives as one code (*russe*, *Russie* -> ``RU``)."""
    found: set[str] = set()
    for word in words:
        if word.upos not in ("DET", "ADP", "PUNCT", "CCONJ"):
            code = country_of(word, people)
            found.update((code,) if code else folded(word.form))
    return frozenset(found)


def country_of(word: Word, people: People) -> str:
    """The ISO code of the country that a word names or describes, empty if none."""
    if word.form[:1].isupper():
        country = people.countries.get(word.form) or people.countries.get(form_of(word))
        if country is not None:
            return country.code
    return people.country_of_adjective(word.form)


def rest_of(mention: Mention, people: People) -> frozenset[str]:
    """What a phrase says beyond its head: ``RU``, *defense* of *le ministère russe de la Défense*."""
    return content_of((w for w in mention.core if w.index != mention.head.index), people)
