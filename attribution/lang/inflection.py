"""Infinitives of regular French verb forms, for the verbs whose lemma a parser gets wrong."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

# The endings of the first and second conjugations that the press uses: indicative, present participle, past
# participle; of the third those that its stems share. Two groups of endings stand for four thousand forms.
_FIRST = "eraient aient èrent eront erait ent ait era ant ées es ée és e a é".split()
_THIRD = {
    "criv": "crire", "dis": "dire", "gn": "ndre", "lis": "lire", "mett": "mettre",
    "nd": "ndre", "pren": "prendre", "prenn": "prendre", "voy": "voir",
}  # fmt: skip
"""Stems of the third conjugation as they end before ``_STEMMED``: *décriv-ait*, *plaign-ant*."""
_STEMMED = "ent ait aient ant".split()
_SECOND = "issaient iraient issent issait issant irent iront irait ira ies it ie is i".split()


@lru_cache(maxsize=8192)
def regular_infinitives(form: str) -> tuple[str, ...]:
    """The infinitives that a form may regularly belong to, likelier ones first.

    Parameters
    ----------
    form : str
        A verb form as it stands.

    Returns
    -------
    tuple of str
        Candidates to look up in a list of verbs; most are no words. Stems with *è* are tried with *é* and *e*
        (*énumère*: énumérer), doubled consonants singly (*interjette*: interjeter).
    """
    return tuple(_infinitives(form.lower()))


def _infinitives(lowered: str) -> Iterator[str]:
    for endings, infinitive in ((_FIRST, "er"), (_SECOND, "ir")):
        for ending in endings:
            if lowered.endswith(ending) and len(lowered) > len(ending) + 2:
                yield from (stem + infinitive for stem in _stems(lowered.removesuffix(ending)))
    for ending in _STEMMED:
        stem = lowered.removesuffix(ending)
        if stem != lowered:
            yield from (stem.removesuffix(end) + _THIRD[end] for end in _THIRD if stem.endswith(end))


def _stems(stem: str) -> Iterator[str]:
    yield stem
    if "è" in stem[-4:]:
        head, _, tail = stem.rpartition("è")
        yield from (f"{head}é{tail}", f"{head}e{tail}")
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]
    if stem.endswith("i"):
        yield f"{stem[:-1]}y"
    if stem.endswith("ge"):
        yield stem[:-1]
    if stem.endswith("ç"):
        yield f"{stem[:-1]}c"
