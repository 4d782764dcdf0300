"""Sources that the sentence does not name: a quotation that goes on, an infinitive or participle with nobody beside it."""

from __future__ import annotations

from attribution.model import Candidate, Word
from attribution.resolve.referents import Referent
from attribution.resolve.scene import Scene, Spoken

_REACH = 2  # sentences over which a speech goes on without a cue


def continued(candidate: Candidate, scene: Scene) -> Referent | None:
    """A quotation without any cue is by whoever spoke last, if that was just before."""
    if candidate.cue is not None:
        return None
    last = _last(scene)
    return last.referent if last is not None and candidate.sentence - last.candidate.sentence <= _REACH else None


def controlled(candidate: Candidate, scene: Scene) -> Referent | None:
    """*avant d'ajouter que*, *précisant que* with no subject in sight: whoever spoke last.

    A finite cue without a source is impersonal (*il est précisé que*, *on estime*), a past participle passive: nobody.
    """
    if candidate.cue is None:
        return None
    sentence = scene.sentence_of(candidate.cue, candidate.sentence)
    words = sentence.words if sentence is not None else ()
    verbs = [w for w in words if w.span in candidate.cue and w.upos in ("VERB", "AUX")]
    if not verbs or not all(_open(verb) for verb in verbs):
        return None
    last = _last(scene)
    return last.referent if last is not None and candidate.sentence - last.candidate.sentence <= _REACH else None


def _open(verb: Word) -> bool:
    form = verb.feat("VerbForm")
    return form in ("Inf", "Ger") or (form == "Part" and verb.feat("Tense") == "Pres") or verb.form.endswith("ant")


def _last(scene: Scene) -> Spoken | None:
    return next((s for s in reversed(scene.spoken) if s.referent is not None), None)
