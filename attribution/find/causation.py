"""Who is made to say something, or kept from it: *cela fait dire à X que P*, *n'empêche pas X de dire que P*."""

from __future__ import annotations

from attribution.find.cues import Cue
from attribution.find.speakers import can_speak
from attribution.model import Sentence, Word

CAUSING = frozenset(
    "empêcher obliger forcer autoriser amener pousser conduire inciter aider permettre".split()
)
"""Verbs whose object does what the infinitive says: *n'a pas empêché le parquet de réclamer « P »*."""


def made_to_say(cue: Cue) -> bool:
    """*Cela fait dire à X que P*: somebody else says it than what makes one say it."""
    return cue.entry.lemma == "dire" and any(
        c.lemma == "faire" for c in cue.sentence.children(cue.verb, "aux")
    )


def whom_it_makes(sentence: Sentence, governor: Word) -> Word | None:
    """Whom a verb makes do what its infinitive says: its object, or the one behind *à*."""
    told = [
        c
        for c in sentence.children(governor, "obl")
        if any(_plain_a(k) for k in sentence.children(c, "case"))
    ]
    return next((c for c in (*sentence.children(governor, "obj", "iobj"), *told) if can_speak(c)), None)


def _plain_a(case: Word) -> bool:
    return case.lemma.lower() == "à"
