"""What hangs on a noun and is no part of its mention: relative clauses, glosses, places behind a comma."""

from __future__ import annotations

from attribution.model import Sentence, Word

_CLAUSES = ("parataxis", "advcl", "ccomp", "csubj", "discourse")
GLOSSES = frozenset({"référence", "allusion"})
"""What the narrator adds behind a comma: *une « ingérence », une référence à Rome*."""
_TO = frozenset({"à", "sur", "auprès"})
_LISTED = frozenset({"de", "à"})


def loose(sentence: Sentence, child: Word, head: Word) -> bool:
    """Whether a dependent of a mention's head stays out of the mention."""
    relation = child.relation
    if child.deprel == "acl:relcl" or relation in _CLAUSES:
        return True
    if child.feat("PronType") == "Rel":  # *un courrier dont l'auteur menace de partir*
        return True
    if relation == "appos":  # *déclare X, une référence à Y*
        return child.lemma in GLOSSES
    if relation == "conj":
        return _conjunct(sentence, child, head)
    if relation in ("nmod", "obl") and _place_behind_comma(sentence, child):
        return True
    if relation == "nmod":  # *l'AFP de source policière*
        return child.lemma == "source" and not sentence.children(child, "det")
    return relation == "acl" and (after_comma(sentence, child) or _finite(sentence, child))


def _conjunct(sentence: Sentence, child: Word, head: Word) -> bool:
    """*la police, 9 000 selon les syndicats*; *auprès du parquet et d'un avocat*: each by its own preposition."""
    if child.upos in ("VERB", "AUX") or child.form[:1].isdigit():
        return True
    return bool(_cases(sentence, child) & _cases(sentence, head) & _LISTED and sentence.children(child, "cc"))


def _place_behind_comma(sentence: Sentence, child: Word) -> bool:
    """*Jean Roux, à Femme Actuelle, a dit que P*."""
    named = child.form[:1].isupper() and bool(_cases(sentence, child) & _TO)
    return named and after_comma(sentence, child)


def _cases(sentence: Sentence, word: Word) -> set[str]:
    return {c.lemma for c in sentence.children(word, "case")}


def after_comma(sentence: Sentence, word: Word) -> bool:
    """Whether a phrase begins behind a comma, a bracket or a dash."""
    first = min(w.index for w in sentence.subtree(word))
    return any(sentence.words[i].form in (",", "(", "-", "–") for i in (first, first - 1) if i >= 0)


def _finite(sentence: Sentence, word: Word) -> bool:
    return any(w.feat("VerbForm") == "Fin" for w in (word, *sentence.children(word, "aux", "cop")))
