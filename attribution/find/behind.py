"""Who may stand behind the verb of an aside as its subject: *a déclaré mardi à l'AFP le maire*."""

from __future__ import annotations

from itertools import takewhile

from attribution.find.phrases import HYPHENS
from attribution.find.strays import STRAYS, named_before, opens_clause
from attribution.find.times import is_time
from attribution.model import Sentence, Word

RELATIVE = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles"})
"""Relative pronouns that can be a subject."""
_CLITICS = frozenset({"il", "elle", "ils", "elles", "on", "je", "nous", "vous", "tu", "ce"})
FAR = 14
"""Words between the cue of an incise and its subject: *a déclaré mardi 3 mai dans un entretien à l'AFP le*."""


def nouns_after(sentence: Sentence, last: int) -> list[Word]:
    """The noun that can be the subject of the aside whose verb ends at ``last``; a stray name if there is no other."""
    words = list(takewhile(lambda w: not opens_clause(w), sentence.words[last + 1 : last + 1 + FAR]))
    nouns = [w for w in words if _bare_noun(sentence, w, last)]
    if nouns and (named := named_before(sentence, last, nouns[0])) is not None:
        return [named]
    for is_speaker in STRAYS:
        nouns = nouns or [w for w in words if is_speaker(sentence, w)]
    return nouns[:1]


def _bare_noun(sentence: Sentence, word: Word, last: int) -> bool:
    """A noun phrase after the verb, without preposition, that is not inside another one and no date."""
    quantity = word.upos in ("NUM", "ADJ") and word.relation in ("nsubj", "obj")  # *un de ses responsables*
    if (
        not (word.upos in ("NOUN", "PROPN", "PRON") or quantity)
        or is_time(word)
        or word.relation
        in ("case", "fixed", "expl")  # *il* of *il y a dix jours*, *se* of *venue se baigner*
        or word.lemma.lower() in RELATIVE
    ):
        return False
    if _article_des(sentence, word):
        return True
    governor = sentence.head(word)
    inside = (
        governor is not None
        and governor.index > last
        and (
            governor.upos in ("NOUN", "PROPN", "NUM", "PRON")
            or (governor.upos == "VERB" and word.relation == "obj")  # *venue voir le pont*
        )
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
