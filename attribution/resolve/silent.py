"""Sources that the sentence does not name: a quotation that goes on, an infinitive or participle by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from attribution.find.phrases import is_present_participle
from attribution.model import Candidate, Sentence, Word
from attribution.resolve.referents import Referent
from attribution.resolve.scene import Scene, Spoken, Trace
from attribution.resolve.selves import is_body, says_i

_LINES = 2  # between paragraphs that follow each other
_REACH = 2  # sentences over which a speech goes on without a cue


def continued(candidate: Candidate, scene: Scene) -> Referent | None:
    """A quotation without any cue is by whoever spoke last, if that was just before and nobody was named since."""
    if candidate.cue is not None or _named_since(candidate, scene):
        return None
    last = _last(candidate, candidate.content[0].start, scene)
    if last is not None and _of_somebody_else(candidate, last, scene):
        last = _last_person(candidate, scene)
    return _interviewed(scene) if last is None and candidate.construction == "dialogue" else last


def presented(candidate: Candidate, scene: Scene) -> Referent | None:
    """A quotation after nobody's words: by the subject of the sentence that leads to it, else of the one behind it.

    *La maire a réagi. « C'est une honte. »*; « C'est une honte. » *La maire n'a pas caché sa colère.*
    """
    if candidate.construction != "floating":
        return None
    first, sentences = candidate.sentence, scene.parse.sentences
    behind = next(
        (s.index for s in sentences[first:] if s.span.start >= candidate.content[-1].end - 1), first
    )
    heard = any(spoken.candidate.sentence == first - 1 for spoken in scene.spoken)
    led = first > 0 and not heard and _near(scene, first)
    place = first - 1 if led else behind
    subjects = _acting(place, scene)
    if led and not subjects and first > 1 and _near(scene, first - 1):
        subjects = _acting(first - 2, scene)
    acting = (t.referent for t in sorted(subjects, key=lambda t: t.embedded))
    return next((r for r in acting if not _of_somebody_else(candidate, r, scene)), None)


def _named_since(candidate: Candidate, scene: Scene) -> bool:
    """*« P », a dit X. Y est inquiète. « Q »*: whether the sentence before has somebody named act, no speech."""
    first = candidate.sentence
    if candidate.construction != "floating" or first == 0 or not _near(scene, first):
        return False
    heard = any(spoken.candidate.sentence == first - 1 for spoken in scene.spoken)
    acting = (t for t in _acting(first - 1, scene) if not t.embedded)
    return not heard and any(t.referent.entity.kind == "person" for t in acting)


def _of_somebody_else(candidate: Candidate, referent: Referent, scene: Scene) -> bool:
    """« Je l'ai vu »: whether words that say *je* are laid to a body."""
    return says_i(scene.parse.text, candidate.content) and is_body(referent, scene)


def _last_person(candidate: Candidate, scene: Scene) -> Referent | None:
    """Who spoke before the body that reported it: « P », a dit X, *rapporte France Bleu. « J'étais là. »*."""
    heard = (s for s in reversed(scene.spoken) if s.source is not None and s.referent is not None)
    near = takewhile(lambda s: scene.distance(s.candidate.sentence, candidate.sentence) <= _REACH, heard)
    return next((s.referent for s in near if s.referent is not None and not is_body(s.referent, scene)), None)


def _acting(place: int, scene: Scene) -> list[Trace]:
    """The subjects of a sentence that stand in no quotation."""
    return [t for t in scene.traces.up_to(place) if t.sentence == place and t.subject and not t.quoted]


def _near(scene: Scene, index: int) -> bool:
    """Whether at most one paragraph ends between a sentence and the one before."""
    before, here = scene.parse.sentences[index - 1 : index + 1]
    return scene.parse.text[before.span.end : here.span.start].count("\n") <= _LINES


def _interviewed(scene: Scene) -> Referent | None:
    """Who answers in an interview: the person whom the article names before all others, if it names one."""
    return scene.figures[0] if scene.figures else None


def controlled(candidate: Candidate, scene: Scene) -> Referent | None:
    """*avant d'ajouter que*, *précisant que* with no subject in sight: whoever spoke last.

    A finite cue without a source is impersonal (*il est précisé que*, *on estime*), a past participle passive: nobody.
    """
    if candidate.cue is None:
        return None
    sentence = scene.sentence_of(candidate.cue, candidate.sentence)
    words = sentence.words if sentence is not None else ()
    verbs = [w for w in words if w.span in candidate.cue and w.upos in ("VERB", "AUX")]
    open_ended = bool(verbs) and (all(_open(verb) for verb in verbs) or _goes_on(sentence, verbs))
    return _last(candidate, candidate.cue.start, scene) if open_ended else None


def _goes_on(sentence: Sentence | None, verbs: Sequence[Word]) -> bool:
    """*Et a rappelé que P*: a sentence that goes on with the subject of the one before."""
    if sentence is None or sentence.words[0].upos != "CCONJ" or verbs[0].index != 1:
        return False
    return not any(sentence.children(verb, "nsubj", "expl", "aux:pass") for verb in verbs)


def _open(verb: Word) -> bool:
    nonfinite = verb.feat("VerbForm") in ("Inf", "Ger")
    return nonfinite or is_present_participle(verb) or verb.form.endswith("ant")


def _last(candidate: Candidate, start: int, scene: Scene) -> Referent | None:
    spoken = scene.last_speaker(start)
    if spoken is not None:
        spoken = _innermost(spoken, scene)
    near = spoken is not None and scene.distance(spoken.candidate.sentence, candidate.sentence) <= _REACH
    return spoken.referent if spoken is not None and near else None


def _innermost(last: Spoken, scene: Scene) -> Spoken:
    """Who spoke in the last one's words: *« P », a dit X, selon Y* goes on with X."""
    return next(
        (
            spoken
            for spoken in reversed(scene.spoken)
            if spoken.candidate.sentence == last.candidate.sentence
            and spoken.source is not None
            and spoken.subject
            and spoken.candidate.cue is not None
            and any(spoken.candidate.cue in span for span in last.candidate.content)
        ),
        last,
    )
