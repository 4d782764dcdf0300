"""Who may stand behind the verb of an aside as its subject: *a déclaré mardi à l'AFP le maire*."""

from __future__ import annotations

from attribution.find.phrases import HYPHENS
from attribution.find.times import is_time
from attribution.lang.people import load_people
from attribution.model import Sentence, Word

RELATIVE = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles"})
"""Relative pronouns that can be a subject."""
_CLITICS = frozenset({"il", "elle", "ils", "elles", "on", "je", "nous", "vous", "tu", "ce"})
FAR = 14
"""Words between the cue of an incise and its subject: *a déclaré mardi 3 mai dans un entretien à l'AFP le*."""


def nouns_after(sentence: Sentence, last: int) -> list[Word]:
    """The noun that can be the subject of the aside whose verb ends at ``last``; a stray name if there is no other."""
    words = sentence.words[last + 1 : last + 1 + FAR]
    nouns = [w for w in words if _bare_noun(sentence, w, last)]
    for is_speaker in (_stray_one, _stray_name, _stray_noun):
        nouns = nouns or [w for w in words if is_speaker(sentence, w)]
    return nouns[:1]


def _stray_one(sentence: Sentence, word: Word) -> bool:
    """*a déclaré à l'Agence France-Presse un de ses médecins*: hung on the medium's name."""
    one = word.form.lower() in ("un", "une") and word.upos in ("PRON", "NUM")
    return one and bool(sentence.children(word, "nmod")) and not sentence.children(word, "case")


def _stray_noun(sentence: Sentence, word: Word) -> bool:
    """*a assuré avec le sourire le nouveau maire*: a noun with its article that the parser hung on the one before."""
    articles = [c for c in sentence.children(word, "det") if c.lemma.lower() == "le" and c.index < word.index]
    if word.upos != "NOUN" or word.relation != "nmod" or not articles or sentence.children(word, "case"):
        return False
    return sentence.words[articles[0].index - 1].upos in ("NOUN", "PROPN", "ADJ") and not is_time(word)


def _stray_name(sentence: Sentence, word: Word) -> bool:
    """*a dit lors d'une conférence de presse Junko Abe*: a name that the parser hung on the noun before it.

    *dénonce à l'AFP Jeanne Roy*: the same behind the initials of a medium; *a réagi sur Twitter Jeanne Roy*, *lundi
    soir Jeanne Roy*: behind any word that is no first name.
    """
    before = sentence.words[word.index - 1]
    initials = before.index == word.head and before.form.isupper() and len(before.form) > 1
    named = word.upos == "PROPN" and word.relation in ("flat", "nmod") and not sentence.children(word, "case")
    if named and initials and not word.form.isupper():
        return bool(sentence.children(before, "case"))
    if named and before.upos in ("PROPN", "NOUN") and _begins_name(before, word):
        return True
    loose = word.relation in ("nmod", "appos", "obl", "dep") and not sentence.children(word, "case")
    return word.upos == "PROPN" and loose and before.upos in ("NOUN", "NUM", "ADV")


def _begins_name(before: Word, word: Word) -> bool:
    people = load_people()
    return people.is_first_name(word.form) and not people.is_first_name(before.form)


def _bare_noun(sentence: Sentence, word: Word, last: int) -> bool:
    """A noun phrase after the verb, without preposition, that is not inside another one and no date."""
    quantity = word.upos in ("NUM", "ADJ") and word.relation in ("nsubj", "obj")  # *un de ses responsables*
    if (
        not (word.upos in ("NOUN", "PROPN", "PRON") or quantity)
        or is_time(word)
        or word.lemma.lower() in RELATIVE
    ):
        return False
    if _article_des(sentence, word):
        return True
    governor = sentence.head(word)
    inside = (
        governor is not None and governor.index > last and governor.upos in ("NOUN", "PROPN", "NUM", "PRON")
    )
    before = sentence.words[min(w.index for w in sentence.subtree(word) if w.index > last) - 1]
    return (
        not inside
        and not sentence.children(word, "case")
        and before.upos != "ADP"
        and word.relation not in ("flat", "fixed", "compound")
    )


def _article_des(sentence: Sentence, word: Word) -> bool:
    """*affirment vendredi à l'AFP des élus*: the parser may split an article *des* into *de* and *les*."""
    cases = sentence.children(word, "case")
    governor = sentence.head(word)
    split = len(cases) == 1 and cases[0].span.of(sentence.text).lower() == "des"
    if not split or governor is None:
        return False
    initials = governor.upos == "PROPN" and governor.form.isupper()
    return is_time(governor) or governor.upos == "VERB" or initials


def is_clitic(word: Word) -> bool:
    """Whether a word is an inverted subject: *-t-il*, *-elle*."""
    return (
        word.upos == "PRON"
        and word.form.startswith(HYPHENS)
        and word.form.lower().strip("-‑").removeprefix("t-") in _CLITICS
    )
