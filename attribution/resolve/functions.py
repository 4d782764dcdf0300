"""Functions beside a name: *le ministre de la Santé, Olivier Dupont*; *Anne Petit, directrice du musée*."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from attribution.lang.people import People
from attribution.model import Word
from attribution.resolve.mentions import content_of
from attribution.resolve.nouns import bodily, human

_REACH = 18  # words between a function and the name that follows it: the longest names of ministries

# Offices that are one and the same in the news: *le patron de l'ONU* is its *secrétaire général*.
LEADERS = frozenset(
    "président présidente chef cheffe patron patronne dirigeant dirigeante leader directeur directrice pdg secrétaire "
    "responsable candidat candidate tête fondateur fondatrice gouverneur numéro premier première chancelier "
    "chancelière roi".split()
)
_FIRST = frozenset({"premier", "premiere"})
_DEPUTY = frozenset({"adjoint", "adjointe", "interim", "suppleant", "suppleante", "honoraire"})
# People of public office, of whom an article has rarely two that it does not tell apart.
ELECTED = frozenset(
    "ministre maire député députée sénateur sénatrice élu élue eurodéputé eurodéputée parlementaire conseiller "
    "conseillère préfet préfète démocrate républicain socialiste conservateur".split()
)
TENANTS = frozenset({"locataire", "hôte"})
"""Who lives where an office has its seat: *le locataire de l'Élysée*."""
SCHOLARS = frozenset(
    "historien historienne sociologue économiste politologue anthropologue psychologue psychanalyste psychiatre "
    "philosophe chercheur chercheuse épidémiologiste infectiologue virologue climatologue géographe démographe "
    "criminologue essayiste".split()
)
"""People of learning, of whom an article has rarely two of the same."""
# The same office under another name: noun, word after it, plain noun, plain words.
_OFFICES: tuple[tuple[frozenset[str], str, str, frozenset[str]], ...] = (
    (frozenset({"chef", "cheffe"}), "diplomatie", "ministre", frozenset({"affaires", "etrangeres"})),
    (frozenset({"chef", "cheffe"}), "etat", "président", frozenset({"republique"})),
    (frozenset({"chef", "cheffe"}), "gouvernement", "ministre", frozenset({"premier"})),
    (frozenset({"garde"}), "sceaux", "ministre", frozenset({"justice"})),
    (TENANTS, "elysee", "président", frozenset()),
    (TENANTS, "matignon", "ministre", frozenset({"premier"})),
    (TENANTS, "beauvau", "ministre", frozenset({"interieur"})),
    (TENANTS, "bercy", "ministre", frozenset({"economie"})),
)
_PLAIN = {"édile": "maire", "bourgmestre": "maire"}  # the same office in one word


class Function(Struct, frozen=True, gc=False):
    """What a person is called beside the name: *ministre* + {*sante*}."""

    noun: str
    rest: frozenset[str]


def function_before(words: Sequence[Word], index: int, people: People) -> Function | None:
    """The function that leads to the name at ``index``: *le ministre de la Santé, Olivier Véran*.

    Without a comma the nearest noun of a person is meant (*l'avocat du ministre Gérald Darmanin*), after a comma the
    farthest (*l'avocat du ministre, Éric Dupont*).
    """
    name = index
    while index > 0 and (words[index - 1].form == "." or people.title(words[index - 1].form) is not None):
        index -= 1
    lead = index - _ranked(words, index)  # *le | premier ministre*
    if lead > 0 and words[lead - 1].upos in ("ADP", "DET"):
        return _called(words, index, frozenset()) if index < name and human(words[index], people) else None
    comma = index > 0 and words[index - 1].form == ","
    found: int | None = None
    for place in range(index - 1 - comma, max(-1, index - 1 - _REACH), -1):
        word = words[place]
        if found is None and comma and _described(words, place):
            continue
        if _breaks(word) or _another(words, place, people):
            break
        if word.upos in ("NOUN", "PROPN") and human(word, people):
            if comma and word.feat("Number") == "Plur":
                continue
            if not comma and found is not None and word.feat("Number") == "Plur":
                break
            found = place
            if not comma and not _served(words, place):
                break
    if found is None or (comma and _apart(words, found, index)):
        return None
    return _called(words, found, content_of(words[found + 1 : index], people))


def _described(words: Sequence[Word], place: int) -> bool:
    """Whether a comma opens what is told of the institution: *le patron de Vega*, *une PME de Brest, Éric Dupont*."""
    return words[place].form == "," and words[place + 1].form.lower() in ("un", "une")


def _served(words: Sequence[Word], place: int) -> bool:
    """Whether the noun says whom or what one serves: *secrétaire d'État* auprès de la ministre, chargé des *élèves*."""
    before = [w.form.lower() for w in words[max(0, place - 3) : place]]
    charged = any(form.startswith("chargé") for form in before)
    return "auprès" in before or (charged and words[place].feat("Number") == "Plur")


def _apart(words: Sequence[Word], found: int, index: int) -> bool:
    """Whether the name begins the clause behind a phrase: *Selon le ministre,* | *Éric Dupont a menti*.

    Without an article the noun is an apposition: *Rapporteur du budget, Julien Martin assure que P*.
    """
    after = next((w for w in words[index:] if w.upos != "PROPN"), None)
    finite = after is not None and after.upos in ("AUX", "VERB") and after.feat("VerbForm") == "Fin"
    return finite and found > 0 and words[found - 1].upos in ("DET", "ADP", "ADJ")


def _called(words: Sequence[Word], place: int, rest: frozenset[str]) -> Function:
    """The function at a noun; *Premier ministre* has its rank before it."""
    return Function(words[place].lemma.lower(), rest | {"premier"} if _ranked(words, place) else rest)


def _ranked(words: Sequence[Word], place: int) -> bool:
    return place > 0 and words[place - 1].form.lower() in ("premier", "première")


def function_after(words: Sequence[Word], index: int, people: People) -> Function | None:
    """The function in apposition to the name that ends at ``index``: *Julien Martin, directeur de la chaîne*."""
    if index + 2 >= len(words) or words[index + 1].form not in (",", "("):
        return None
    found: int | None = None
    for place in range(index + 2, min(len(words), index + 2 + _REACH)):
        word = words[place]
        if word.form in (",", ")", "(", "–", "—") or _breaks(word):
            return (
                None
                if found is None
                else Function(words[found].lemma.lower(), content_of(words[found + 1 : place], people))
            )
        if found is None and word.upos in ("NOUN", "PROPN"):
            if not human(word, people):
                if place > index + 4 or bodily(word, people):
                    return None
                continue
            found = place
    return (
        None
        if found is None
        else Function(words[found].lemma.lower(), content_of(words[found + 1 :][:_REACH], people))
    )


def _another(words: Sequence[Word], place: int, people: People) -> bool:
    """Whether somebody else is named there, and not as whose the function is: *ses élus* Paul Roy*, Jean Petit*."""
    word, before = words[place], words[place - 1]
    return word.upos == "PROPN" and people.is_first_name(word.form) and before.upos not in ("ADP", "PROPN")


def _breaks(word: Word) -> bool:
    finite = word.upos in ("VERB", "AUX") and word.feat("VerbForm") in ("Fin", "")
    relative = word.upos == "PRON" and word.feat("PronType") == "Rel"
    return (
        finite
        or relative
        or word.upos == "SCONJ"
        or word.form in (",", ";", ":", "«", "»", "“", "”", '"', ".")
    )


def _office(said: Function) -> Function:
    """The same office under its plain name: *chef de la diplomatie* -> *ministre des Affaires étrangères*."""
    for noun, word, plain_noun, plain_rest in _OFFICES:
        if said.noun in noun and word in said.rest:
            return Function(plain_noun, (said.rest - {word}) | plain_rest)
    return Function(_PLAIN.get(said.noun, said.noun), said.rest)


def same_office(one: str, other: str) -> bool:
    """The same noun in either gender: *avocat*, *avocate*; *directeur*, *directrice*."""
    short, long = sorted((one, other), key=len)
    feminine = {short, short + "e", short.removesuffix("eur") + "rice", short.removesuffix("ier") + "ière"}
    return long in feminine


def deputy(said: frozenset[str], asked: frozenset[str]) -> bool:
    """Whether somebody is but the deputy of whom is asked for: *la directrice adjointe*, not *la directrice*."""
    return bool(said & _DEPUTY - asked)


def other_rank(said: frozenset[str], asked: frozenset[str]) -> bool:
    """Whether one is the first of that office and the other is not: *le Premier ministre*, *la ministre espagnole*."""
    return bool(said & _FIRST) != bool(asked & _FIRST)


def bears(own: Function, asked: Function) -> bool:
    """Whether one office can be the other: the same noun or both at the head, and no word that the other lacks."""
    own, asked = _office(own), _office(asked)
    if own.noun == "homologue":  # *son homologue algérien* holds whatever office the other one does
        return bool(asked.rest) and asked.rest <= own.rest
    same = same_office(own.noun, asked.noun)
    if not same and not (own.noun in LEADERS and asked.noun in LEADERS and asked.rest & own.rest):
        return False
    # *Le ministre* is no *Premier ministre*, *l'adjoint* may be the first.
    told = asked.rest or own.noun == "ministre"
    if (asked.rest and deputy(own.rest, asked.rest)) or (told and same and other_rank(own.rest, asked.rest)):
        return False
    if asked.rest <= own.rest:
        return True
    return bool(asked.rest & own.rest) and (
        not same or len(asked.rest - own.rest) < len(asked.rest & own.rest) + 1
    )
