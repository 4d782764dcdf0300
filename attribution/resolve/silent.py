"""Sources that the sentence does not name: a quotation that goes on, an infinitive or participle by itself."""

from __future__ import annotations

from attribution.find.phrases import over
from attribution.model import Candidate, Word
from attribution.resolve.persons import figure_of
from attribution.resolve.referents import Referent, of_person
from attribution.resolve.scene import Scene, Spoken

_REACH = 2  # sentences over which a speech goes on without a cue


def continued(candidate: Candidate, scene: Scene) -> Referent | None:
    """A quotation without any cue is by whoever spoke last, if that was just before."""
    if candidate.cue is not None:
        return None
    last = _last(candidate, candidate.content[0].start, scene)
    if last is not None:
        return last
    return _interviewed(scene) if candidate.construction == "dialogue" else _named_behind(candidate, scene)


def _named_behind(candidate: Candidate, scene: Scene) -> Referent | None:
    """« Je n'ai rien vu ! » *Anne Petit sourit encore*: before anybody has spoken, who acts in the next sentence."""
    after = candidate.content[-1].end
    last = scene.sentence_of(candidate.content[-1], candidate.sentence)
    sentences = scene.parse.sentences[last.index : last.index + 2] if last is not None else ()
    behind = next((s for s in sentences if s.span.start >= after), None)
    words = behind.words if behind is not None else ()
    subject = next((w for w in words if w.deprel == "nsubj" and w.upos != "PRON"), None)
    if behind is None or subject is None:
        return None
    person = next(scene.people_within(over(behind.subtree(subject))), None)
    return None if person is None else figure_of(person, scene) or of_person(person)


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
    open_ended = bool(verbs) and all(_open(verb) for verb in verbs)
    return _last(candidate, candidate.cue.start, scene) if open_ended else None


def _open(verb: Word) -> bool:
    form = verb.feat("VerbForm")
    return (
        form in ("Inf", "Ger")
        or (form == "Part" and verb.feat("Tense") == "Pres")
        or verb.form.endswith("ant")
    )


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
            and spoken.referent is not None
            and spoken.subject
            and spoken.candidate.cue is not None
            and any(spoken.candidate.cue in span for span in last.candidate.content)
        ),
        last,
    )
