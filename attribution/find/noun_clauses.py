"""Which *que* opens what a noun says: *l'annonce que le pont rouvre*, not *les informations que la maire diffuse*."""

from __future__ import annotations

from itertools import pairwise

from attribution.find.auxiliaries import auxiliaries
from attribution.model import Sentence, Word

_TRANSITIVE = frozenset(
    "mettre subir entendre répéter publier porter faire donner formuler recevoir proférer prononcer connaître lire"
    " diffuser partager adresser émettre tenir lancer relayer écrire".split()
)
_MEASURES = frozenset({"tel", "tant", "autant", "tellement", "aussi"})
_NEAR = 4  # words before a noun among which its measure stands
_OBJECTS = ("obj", "ccomp", "xcomp", "expl")
_BELOW = ("ccomp", "xcomp")


def opens_clause(sentence: Sentence, word: Word, que: Word, predicate: Word) -> bool:
    """Whether *que* opens what a noun says: it compares nothing, belongs to no other word and is no relative pronoun.

    *des rumeurs aussi folles que fausses*, *tant d'annonces que P*; *la demande et le fait que P*; *c'est sur ce
    témoignage que P*, *après que*; *la menace qu'il a portée*.
    """
    finite = any(w.feat("VerbForm") == "Fin" for w in sentence.subtree(predicate))
    joined = sentence.words[que.index - 1].relation == "mark" or predicate.deprel == "advcl:cleft"
    between = sentence.words[word.index + 1 : que.index]
    parted = any(w.upos in ("CCONJ", "PUNCT") or w.form == "qui" for w in between)
    measured = any(
        w.lemma.lower() in _MEASURES for w in sentence.words[max(0, word.index - _NEAR) : que.index]
    )
    return finite and not (
        joined or parted or measured or _cleft(sentence, word) or _is_relative(sentence, que, predicate)
    )


def _cleft(sentence: Sentence, word: Word) -> bool:
    """*C'est en s'appuyant sur ce témoignage que P*."""
    this = any(c.lemma.lower() == "ce" for c in sentence.children(word, "det"))
    before = sentence.words[: word.index]
    return this and any(
        w.lemma.lower() in ("ce", "c'", "c’") and v.lemma == "être" for w, v in pairwise(before)
    )


def _is_relative(sentence: Sentence, que: Word, predicate: Word) -> bool:
    """Whether *que* is the object of its clause: *la menace que brandit X*, *qu'il a portée*, *que l'on entend*."""
    verbs = [predicate, *sentence.children(predicate, *_BELOW)]
    return _inverted(sentence, que) or any(
        _agrees(sentence, verb) or _lacks_object(sentence, verb) for verb in verbs
    )


def _inverted(sentence: Sentence, que: Word) -> bool:
    """Before a verb, *que* is a relative pronoun."""
    following = sentence.words[que.index + 1 : que.index + 2]
    return bool(following) and following[0].feat("Mood") == "Ind"


def _agrees(sentence: Sentence, verb: Word) -> bool:
    """*qu'il a portée*: with *avoir*, a participle agrees with nothing but an object before it."""
    helping = {c.lemma for c in auxiliaries(sentence, verb)}
    marked = verb.feat("Gender") == "Fem" or verb.feat("Number") == "Plur"
    clitics = any(c.index < verb.index for c in sentence.children(verb, "obj", "iobj", "expl"))
    having = "avoir" in helping and "être" not in helping
    return verb.feat("VerbForm") == "Part" and having and marked and not clitics


def _lacks_object(sentence: Sentence, verb: Word) -> bool:
    passive = any(c.deprel in ("aux:pass", "nsubj:pass") for c in sentence.children(verb))
    return verb.lemma in _TRANSITIVE and not passive and not sentence.children(verb, *_OBJECTS)
