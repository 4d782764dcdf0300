"""The indirect question that a cue verb governs: *a demandé si P*, *dira comment P*."""

from __future__ import annotations

from attribution.find.complements import introducer
from attribution.find.cues import Cue
from attribution.find.infinitives import infinitive
from attribution.model import Sentence, Word

_ASKING_ADVERBS = frozenset({"comment", "pourquoi", "quand", "où", "combien"})
_QUESTION = frozenset(
    "si s' s’ comment pourquoi quand où combien qui quoi ce quel quelle quels quelles lequel laquelle".split()
)


def question(cue: Cue) -> tuple[Word, Word] | None:
    """The indirect question of a cue: (predicate, the word that asks)."""
    for head in cue.governors:
        for child in cue.sentence.children(head, "ccomp", "advcl", "xcomp", "obj", "acl"):
            asking = introducer(cue.sentence, child, _QUESTION) or _interrogative(cue.sentence, child)
            if (
                asking is not None
                and asking.index > cue.verb.index
                and (_subordinate(cue.sentence, child) or _asks_what(cue, child))
                and _tight(cue, asking)
                and not _circumstance(cue, child, asking)
                and not _condition(cue, asking)
            ):
                return child, asking
    return _next_question(cue)


def _circumstance(cue: Cue, predicate: Word, asking: Word) -> bool:
    """*a conseillé la marche, même quand il pleut*: *quand* asks only right behind its verb."""
    apart = asking.index > cue.last + 1
    return apart and predicate.relation == "advcl" and asking.lemma.lower() == "quand"


def _condition(cue: Cue, asking: Word) -> bool:
    """*a proposé de fermer le pont si le vent forcit*: behind the cue's infinitive, *si* is a condition."""
    found = infinitive(cue) if asking.lemma.lower() == "si" and asking.index > cue.last + 2 else None
    return found is not None and found[1] is not None and found[0].index < asking.index


def _next_question(cue: Cue) -> tuple[Word, Word] | None:
    """The question that follows the cue at once, hung on its question word: *a voulu savoir combien nous étions*."""
    for asking in cue.sentence.words[cue.last + 1 : cue.last + 2]:
        finite = any(
            w.feat("VerbForm") == "Fin" for w in cue.sentence.subtree(asking) if w.index > asking.index
        )
        if asking.lemma.lower() in _ASKING_ADVERBS and finite:
            return asking, asking
    return None


def _tight(cue: Cue, asking: Word) -> bool:
    """Whether no comma parts the cue from the question word: *dit AAV, qui a coulé* has a relative."""
    return cue.sentence.words[asking.index - 1].form != ","


def _interrogative(sentence: Sentence, predicate: Word) -> Word | None:
    first, *more = sorted((w for w in sentence.subtree(predicate) if w.form != ":"), key=lambda w: w.index)
    if first.upos == "PUNCT":  # *se demande « pourquoi l'eau est si chère »*
        return next((w for w in more[:1] if w.lemma.lower() in _ASKING_ADVERBS), None)
    before = sentence.words[max(0, first.index - 1)]  # the parser may hang *comment* on the verb above
    if before.lemma.lower() in _ASKING_ADVERBS and predicate.relation == "ccomp":
        return before
    if first.upos == "PRON" and first.form.lower() in ("s'", "s’"):
        return None  # *reconnaît s'être trompée*
    asks = first.lemma.lower() in _QUESTION or first.form.lower() in _QUESTION
    return first if asks and not (before.form == ":" and first.lemma.lower() == "si") else None


def _subordinate(sentence: Sentence, predicate: Word) -> bool:
    verbs = (predicate, *sentence.children(predicate, "aux", "cop"))
    return any(w.feat("VerbForm") in ("Fin", "Inf") for w in verbs)


def _asks_what(cue: Cue, what: Word) -> bool:
    """*se demande ce qu'elle devient*: what is asked; but *dira ce qu'il sait* says nothing yet."""
    asked = what.form.lower() == "ce" and cue.entry.stance_of("question") == "asked"
    return asked and any(_subordinate(cue.sentence, c) for c in cue.sentence.children(what, "acl"))
