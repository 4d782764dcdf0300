"""Which verb a coordinated one goes with: *exige que P soit retiré et menace de partir*."""

from __future__ import annotations

from attribution.find.phrases import is_present_participle
from attribution.model import Sentence, Word

_FINITE = ("Mood", "Tense", "Person", "Number")


def belongs_above(sentence: Sentence, verb: Word, predicate: Word, above: Word) -> bool:
    """Whether a verb coordinated with ``predicate`` goes with the verb above it instead.

    It does where it has no subject of its own, agrees with the verb above in mood, tense, person and number, and
    does not agree with the predicate; where both agree, a verb with a clause of its own goes with the one above
    (*considère que la question se pose et affirme que P*), else the parser's choice stands.
    """
    if verb.relation != "conj" or sentence.children(verb, "nsubj"):
        return False
    if _bare(sentence, verb) and above.feat("VerbForm") == "Part" and above.feat("Tense") == "Past":
        return not _perfect(sentence, predicate)  # *a prétendu ignorer P et affirmé que Q*
    form = _form(sentence, verb)
    if not form or form != _form(sentence, above):
        return False
    return form != _form(sentence, predicate) or _governs_clause(sentence, verb)


def goes_with(sentence: Sentence, verb: Word, above: Word) -> bool:
    """Whether a coordinated verb deep below a cue is its next: *annonce une trêve « sans délai » | et exige que P*."""
    predicate = sentence.head(verb)
    return predicate is not None and belongs_above(sentence, verb, predicate, above)


def verb_above(sentence: Sentence, word: Word) -> Word | None:
    """The next verb that a word hangs on."""
    above = sentence.head(word)
    while above is not None and above.upos not in ("VERB", "AUX"):
        above = sentence.head(above)
    return above


def _bare(sentence: Sentence, verb: Word) -> bool:
    past = verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Past"
    return past and not sentence.children(verb, "aux", "cop")


def _perfect(sentence: Sentence, verb: Word) -> bool:
    return verb.feat("VerbForm") == "Part" and bool(sentence.children(verb, "aux"))


def _governs_clause(sentence: Sentence, verb: Word) -> bool:
    return any(
        mark.lemma.lower() in ("que", "qu'")
        for holder in (verb, *sentence.children(verb, "xcomp"))
        for clause in sentence.children(holder, "ccomp")
        for mark in sentence.children(clause, "mark")
    )


def goes_on_reporting(sentence: Sentence, verb: Word, predicate: Word, above: Word) -> bool:
    """*soulignant que P et constatant Q*: a present participle goes on with another, not with a finite clause."""
    participles = is_present_participle(verb) and is_present_participle(above)
    return participles and not sentence.children(verb, "aux", "mark") and bool(_form(sentence, predicate))


def narrated(sentence: Sentence, verb: Word) -> bool:
    """*que P mais Q*: without a second *que*, a clause after *mais* with its own subject is the narrator's."""
    but = any(c.lemma.lower() == "mais" for c in sentence.children(verb, "cc"))
    own = any(word.feat("PronType") != "Rel" for word in sentence.children(verb, "nsubj"))
    return but and own and not sentence.children(verb, "mark")


def told_besides(sentence: Sentence, verb: Word, predicate: Word) -> bool:
    """*nie avoir menti et, selon lui, Q*: a clause with its own subject cannot go on with an infinitive."""
    joined = verb.relation in ("conj", "parataxis") and bool(sentence.children(verb, "cc"))
    own = bool(sentence.children(verb, "nsubj")) and bool(_form(sentence, verb))
    forms = {w.feat("VerbForm") for w in (predicate, *sentence.children(predicate, "aux", "cop"))}
    infinitive = "Inf" in forms and "Fin" not in forms
    return joined and own and infinitive and not sentence.children(verb, "mark")


def _form(sentence: Sentence, verb: Word) -> tuple[str, ...]:
    """Mood, tense, person and number of the finite word of a verb, empty where there is none."""
    words = (*sentence.children(verb, "aux", "cop"), verb)
    finite = next((w for w in words if w.feat("VerbForm") == "Fin"), None)
    return tuple(finite.feat(name) for name in _FINITE) if finite else ()
