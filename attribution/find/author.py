"""The narrator's own voice, in verbs that would be cues: *Il faut dire que*, *on notera que*."""

from __future__ import annotations

from attribution.model import Sentence, Word

_SHOWN = frozenset({"croire", "penser", "présager"})
_HEARD = frozenset({"lire", "entendre", "voir", "apprendre"})
_NOTED = frozenset({"noter", "remarquer", "constater", "relever", "retenir", "observer"})


def author_aside(sentence: Sentence, verb: Word) -> bool:
    """*Il faut dire que*, *pour ainsi dire*, *notez que*, *on dirait que*: the narrator's own voice."""
    before = [w.lemma.lower() for w in sentence.words[max(0, verb.index - 3) : verb.index]]
    if verb.form.lower() == "dirait" and before[-1:] == ["on"]:
        return True
    if _by_author(sentence, verb):
        return True
    if verb.feat("Mood") == "Imp" and not sentence.children(verb, "nsubj"):
        return True
    if before == ["force", "être", "de"]:
        return True  # *force est de constater que*
    governor = sentence.head(verb)
    beside = (*sentence.children(verb, "aux"), *((governor,) if governor is not None else ()))
    if verb.lemma in _SHOWN and any(w.form.lower().startswith("laiss") for w in beside):
        return True  # *ses symptômes laissent penser que P*
    if verb.feat("VerbForm") != "Inf" or sentence.children(verb, "aux"):
        return False
    if governor is not None and verb.relation == "conj":
        governor = sentence.head(governor) or governor
    if before == ["ce", "être", "à"]:
        return True  # *c'est à dire*
    if governor is None:  # a lone infinitive is a button of a web page: *Signaler*, *Répondre*
        before = [w.lemma.lower() for w in sentence.words[max(0, verb.index - 2) : verb.index]]
        return before not in (["et", "de"], ["avant", "de"])
    judged = (governor.upos == "ADJ" or bool(sentence.children(governor, "cop"))) and any(
        c.form.lower().lstrip("-‑") in ("il", "ce", "c'", "c’") for c in sentence.children(governor, "expl")
    )  # *il est faux de dire que*
    if governor.lemma == "permettre" and any(c.lemma == "rien" for c in sentence.children(governor, "nsubj")):
        return True  # *rien ne permet de dire si P*
    there = governor.lemma == "avoir" and any(c.form.lower() == "y" for c in sentence.children(governor))
    return (
        governor.lemma in ("falloir", "convenir", "importer") or judged or there
    )  # *il y a fort à parier que*


def _by_author(sentence: Sentence, verb: Word) -> bool:
    """*on notera que P*, *on peut en conclure que P*: what author and reader do together."""
    above = sentence.head(verb) if verb.feat("VerbForm") == "Inf" else None
    able = above is not None and above.lemma in ("pouvoir", "devoir") and verb.lemma not in _HEARD
    doer = above if above is not None and able else verb
    if doer is verb and verb.lemma not in _NOTED:
        return False
    subjects = sentence.children(doer, "nsubj")
    return doer.feat("Tense") in ("Pres", "Fut") and any(
        c.form.lower() in ("on", "l'on", "l’on") for c in subjects
    )
