"""What somebody is accused of, thanked for or sentenced to: *accuse le préfet d'« étouffer » l'affaire*."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.find.cues import Cue
from attribution.find.marks import Quotation
from attribution.model import Word

CHARGING = frozenset({"accuser", "soupçonner", "suspecter"})
"""Verbs whose *de* introduces a charge: *accuse le maire de « mépris »*."""
_SENTENCES = frozenset({"peine", "prison", "amende", "mort", "perpétuité", "réclusion", "sursis"})
_DEEDS = CHARGING | {"féliciter", "remercier", "louer", "blâmer"}


def deed_of(cue: Cue, words: Sequence[Word], q: Quotation) -> tuple[Word, Word] | None:
    """The infinitive, with its *de*, of what somebody is accused of or thanked for."""
    if cue.entry.lemma not in _DEEDS:
        return None
    for word in sorted(words, key=lambda w: w.index):
        mark = next(iter(cue.sentence.children(word, "mark", "case")), None)
        first = min((word, *cue.sentence.children(word, "aux", "cop")), key=lambda w: w.index)
        if mark is not None and mark.lemma in ("de", "pour") and first.feat("VerbForm") == "Inf":
            return (word, mark) if mark.index < first.index and mark.span.end <= q.inner.start else None
    return None


def sentenced(cue: Cue) -> bool:
    """Whether a court does what it says: *a condamné l'État à verser mille euros*, *à dix ans de prison*."""
    if cue.entry.lemma != "condamner":
        return False
    behind = cue.sentence.words[cue.last + 1 :]
    to = (w for w in behind if any(c.lemma == "à" for c in cue.sentence.children(w, "mark", "case")))
    return any(
        (w.feat("VerbForm") == "Inf" and cue.sentence.head(w) == cue.verb)
        or w.lemma in _SENTENCES
        or (w.upos == "NOUN" and cue.sentence.children(w, "nummod"))
        for w in to
    )
