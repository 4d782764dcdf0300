"""Verbs that the tagger took for adjectives or nouns, where only a cue verb can stand, and mistaken expletives."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.find.phrases import CLOSING, is_present_participle
from attribution.lang.inflection import regular_infinitives
from attribution.lang.lexicon import Lexicon, Verb
from attribution.lang.people import load_people
from attribution.model import Sentence, Word

_CLOSING = (*CLOSING, "›", "“", "''")
_BESIDE = frozenset({",", *_CLOSING})
_BEHIND = frozenset({"que", "qu'", "qu’", "«", "“", '"'})
_IMPERSONAL = frozenset(
    {"être", "falloir", "sembler", "paraître", "arriver", "convenir", "rester", "avoir", "suffire", "valoir"}
)
_JUDGED = ("csubj", "ccomp", "xcomp")
_SOME = frozenset({"certains", "certaines", "autres", "plusieurs", "beaucoup", "tous", "toutes"})
MISTAKEN_FOR = ("ADJ", "NOUN", "ADV", "PROPN", "X")
"""What taggers take cue verbs for."""


def mistaken(sentence: Sentence, word: Word, lexicon: Lexicon) -> tuple[Verb, ...]:
    """The records of the cue verb that a word must be by its place; empty for any other word."""
    before = sentence.words[word.index - 1] if word.index else None
    if before is not None and before.lemma == "de" and _followed(sentence, word, ":"):
        found = lexicon.verbs.get(word.form, ())  # *Une voisine de renchérir : « P »*
        return tuple(record for record in found if record.licenses("quote"))
    if before is None or (before.head >= 0 and before.form not in _BESIDE):
        return ()
    after = sentence.words[word.index + 1].form if word.index + 1 < len(sentence.words) else ""
    if after.lower() in _BEHIND:
        frame = "que" if after.startswith("qu") else "fragment"
        return tuple(_records(word, lexicon, frame)) if _wanting(sentence, word) else ()
    marked = before.form in _BESIDE and (_behind_mark(sentence, word) or _named(sentence, word))
    return tuple(_records(word, lexicon, "quote")) if marked else ()


def _followed(sentence: Sentence, word: Word, form: str) -> bool:
    return any(w.form == form for w in sentence.words[word.index + 1 : word.index + 2])


def _behind_mark(sentence: Sentence, word: Word) -> bool:
    """Whether a word stands where only the verb of an aside can: « P », *complète la maire*; « P » *tonne-t-il*."""
    if not word.form.islower():
        return False
    before = [w.form for w in sentence.words[max(0, word.index - 2) : word.index] if w.form != ","]
    after = sentence.words[word.index + 1 : word.index + 2]
    beside = bool(before) and before[-1] in _CLOSING
    return beside and any(w.upos in ("DET", "PROPN", "ADP", "PRON") or _titles(w) for w in after)


def _titles(word: Word) -> bool:
    """*abonde M. Roux*: a title before a name."""
    return word.form[:1].isupper() and load_people().title(word.form) is not None


def _named(sentence: Sentence, word: Word) -> bool:
    """*Il reste de l'eau, grogne Roy.*: whether nothing but a name stands behind a word in its sentence."""
    behind = [w for w in sentence.words[word.index + 1 :] if w.relation != "punct"]
    return word.form.islower() and bool(behind) and all(w.upos == "PROPN" for w in behind)


def _wanting(sentence: Sentence, word: Word) -> bool:
    """Whether a sentence without a verb needs one here: *l'expert doute que P*, *le quotidien célèbre « P »*."""
    near = (
        sentence.words[word.index - 1 : word.index + 2] if word.index and word.upos in ("ADJ", "NOUN") else ()
    )
    if len(near) < 3 or near[2].form.lower() not in _BEHIND:
        return False
    return near[0].head < 0 and near[0].upos in ("NOUN", "PROPN")


def _records(word: Word, lexicon: Lexicon, frame: str) -> Iterator[Verb]:
    for lemma in regular_infinitives(word.form):
        yield from (record for record in lexicon.verbs.get(lemma, ()) if record.licenses(frame))


def mistaken_il(sentence: Sentence, verb: Word) -> list[Word]:
    """*Il a annoncé que*: an *il* that the parser took for an expletive, of a verb that is not passive.

    *Il est vrai que*, *il est possible de* have one; *il n'est pas favorable à un vote* has none.
    """
    expletives = sentence.children(verb, "expl")
    judged = verb.upos == "ADJ" and bool(sentence.children(verb, *_JUDGED))
    if not expletives or verb.lemma in _IMPERSONAL or judged:
        return []
    passive = any(c.lemma == "être" for c in sentence.children(verb, "aux")) and len(expletives) == 1
    return [] if passive else [c for c in expletives if c.form.lower() == "il"]


def mistaken_some(sentence: Sentence, verb: Word) -> list[Word]:
    """*la loi divise, certains appelant à voter non*; *Tous pointent du doigt X*: who does it, hung otherwise.

    Right before a participle parsers take it for the object, before a finite verb for an adjective beside it.
    """
    before = sentence.words[verb.index - 1 : verb.index] if verb.index else ()
    taken = "obj" if is_present_participle(verb) else "advcl" if verb.feat("VerbForm") == "Fin" else ""
    return [w for w in before if w.relation == taken and w.form.lower() in _SOME]
