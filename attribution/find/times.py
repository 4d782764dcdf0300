"""Words of time, which stand where a speaker could and are none."""

from __future__ import annotations

from attribution.model import Word

_TIMES = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche matin matinée midi après-midi soir soirée nuit jour"
    " journée semaine mois trimestre semestre an année heure minute janvier février mars avril mai juin juillet août"
    " septembre octobre novembre décembre hier aujourd'hui demain veille lendemain".split()
)


def is_time(word: Word) -> bool:
    """*mardi*, *dans la soirée*; a capital makes a name of it (*20 Minutes*)."""
    return word.lemma.lower() in _TIMES and word.form[:1].islower()
