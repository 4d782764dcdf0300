"""Who somebody has it from: *Reuters, qui le tient de source policière*; *a appris l'AFP auprès du parquet*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.model import Sentence, Word


def held_from(sentence: Sentence, holder: Word) -> tuple[Word, Word] | None:
    """The verb *tenir* of a relative clause of a mention, and the head of whom it names; None where it has none."""
    for relative in sentence.children(holder, "acl"):
        for verb in (relative, *sentence.children(relative, "xcomp", "ccomp")):
            if is_holding(sentence, verb):
                return verb, next(_givers(sentence, verb))
    return None


def is_holding(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb is the *tenir* of *le tenir de quelqu'un*, which reports what its mention says."""
    clitic = any(c.form.lower() in ("le", "l'", "l’") for c in sentence.children(verb, "obj"))
    return verb.lemma == "tenir" and clitic and next(iter(_givers(sentence, verb)), None) is not None


def _givers(sentence: Sentence, verb: Word) -> Iterator[Word]:
    return (
        c
        for c in sentence.children(verb, "obl", "nmod", "obj")
        if any(case.lemma.lower() in ("de", "d'") for case in sentence.children(c, "case"))
    )
