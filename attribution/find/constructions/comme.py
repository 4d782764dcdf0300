"""*Comme l'a indiqué X, P*; *P, ainsi que le rapporte X*; *P. C'est ce qu'a annoncé X*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.cues import Cue
from attribution.find.origin import GENERAL
from attribution.find.phrases import over, trimmed
from attribution.find.speech import around_aside, aside_end
from attribution.find.subjects import source_of, speaker_of
from attribution.find.taken_up import taken_up, takes_up
from attribution.model import Candidate, Sentence, Span, Word

_OPENING = frozenset({"comme", "ainsi", "ce"})  # the first of them with *que*, *selon ce que*, *c'est ce que*
_FRAMES = ("que", "incise", "quote")
_FAR = 9  # words between *comme* and its verb: *comme le ministre de la Santé lui-même l'a reconnu*

_LABELS = frozenset({"nom", "titre"})  # *comme son nom l'indique*
_ACCORDING = frozenset({"selon", "après", "suivant"})


@construction(
    matches=[
        "Selon ce qu'{cue:a indiqué} {source:la préfecture}, {content:deux routes sont coupées}.",
        "Comme {cue:l'a indiqué} {source:Reuters}, {content:le navire a coulé}.",
        "{content:Le navire a coulé}, comme {cue:le rapporte} {source:la presse locale}.",
    ],
    rejects=["Il parle comme son père parlait.", "Comme il pleuvait, elle est rentrée."],
    reference="GUIDELINES 3: comme l'a indiqué X",
)
def comme(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """Comme l'a dit X, P: a cue verb under *comme*, *ainsi que* or *selon ce que* beside the clause that it reports.

    *P. C'est ce qu'a dit X* takes up the sentence before it likewise.
    """
    if _OPENING.isdisjoint(sentence.forms):
        return
    for cue in context.cues[sentence.index]:
        if not any(cue.entry.licenses(frame) for frame in _FRAMES) or not cue.finite:
            continue
        if cue.entry.lemma == "appeler":  # *la « petite vérole », comme on l'appelait*
            continue
        source = _own_subject(cue)
        if takes_up(sentence, cue):
            before = taken_up(context, sentence)
            if before:
                yield context.candidate("comme", cue, before, frame="que", source=source, shared=False)
            continue
        opening = _opening(sentence, cue)
        if opening is None:
            continue
        end = _first_comma(sentence, cue) if opening.index == 0 else None
        aside = Span(opening.span.start, end or max(aside_end(cue, source), over((opening, *cue.heads)).end))
        content = around_aside(context, sentence.span, aside)
        content = [*content, *_behind_colon(context, sentence, aside, content)]
        if content and not _adds(sentence, opening, content):
            named = None if source is None or source.form.lower() in GENERAL else source
            found = context.candidate("comme", cue, content, frame="que", source=named, shared=False)
            yield _within(found, aside, context.text)


def _adds(sentence: Sentence, opening: Word, content: Sequence[Span]) -> bool:
    """*La ministre ainsi que le préfet ont annoncé leur visite*: beside a noun, *ainsi que* is but an *et*."""
    words = (w for w in sentence.words if any(w.span in piece for piece in content))
    return opening.form.lower() == "ainsi" and not any(w.feat("VerbForm") == "Fin" for w in words)


def _behind_colon(context: Context, sentence: Sentence, aside: Span, content: Sequence[Span]) -> list[Span]:
    """*P, comme l'a dit X à la radio : « Q »*: the quotation that the aside leads to, if only names lead there."""
    q = next(context.speeches.behind(aside.end), None)
    if q is None or q.span.start >= sentence.span.end or any(q.span.overlaps(piece) for piece in content):
        return []
    between = [w for w in sentence.words if aside.end <= w.span.start < q.span.start]
    led = context.text[: q.span.start].rstrip().endswith(":")
    return [q.span] if led and content and all(w.upos not in ("VERB", "AUX") for w in between) else []


def _first_comma(sentence: Sentence, cue: Cue) -> int | None:
    """At the head of a sentence the aside ends at its first comma: *Comme le relève TASS, le pont, lui, …*."""
    comma = next((w for w in sentence.words if w.form == "," and w.span.start >= cue.end), None)
    return comma.span.start if comma else None


def _within(candidate: Candidate, aside: Span, text: str) -> Candidate:
    """The candidate with a source that does not reach over the aside's end into the clause behind it."""
    source = candidate.source
    if source is None or source.end <= aside.end or source.start >= aside.end:
        return candidate
    return replace(candidate, source=trimmed(text, Span(source.start, aside.end)))


def _own_subject(cue: Cue) -> Word | None:
    before = [c for c in cue.sentence.children(cue.verb, "nsubj") if c.index < cue.verb.index]
    return before[0] if before else speaker_of(cue) or source_of(cue)


def _opening(sentence: Sentence, cue: Cue) -> Word | None:
    """*comme*, *ainsi* (*que*) or *selon* (*ce que*), with nothing but clitics and the subject before the verb."""
    words = sentence.words
    for index in range(cue.verb.index - 1, max(-1, cue.verb.index - _FAR), -1):
        word = words[index]
        if word.form.lower() == "comme" and _object_clitic(sentence, cue, index):
            return word
        if word.form.lower() == "ce" and words[index + 1].lemma.lower() in ("que", "qu'"):
            return _according(words[:index])
        if word.form.lower() == "ainsi" and words[index + 1].lemma.lower() in ("que", "qu'"):
            cleft = index > 0 and words[index - 1].lemma == "être"  # *c'est ainsi que X soutient un projet*
            return None if cleft else word
        if word.relation == "punct" or word.upos == "VERB" or word.lemma in _LABELS:
            return None
    return None


def _according(before: Sequence[Word]) -> Word | None:
    """The first word of the *selon*, *d'après* or *suivant* that ends some words."""
    if not before or before[-1].lemma.lower() not in _ACCORDING:
        return None
    elided = before[-2:-1] if before[-1].lemma.lower() == "après" else ()
    return next(iter(elided), before[-1])


def _object_clitic(sentence: Sentence, cue: Cue, index: int) -> bool:
    """*comme le rapporte X* takes up the clause by a clitic; *comme dit le proverbe* has its subject behind."""
    between = sentence.words[index + 1 : cue.verb.index]
    near = (w for w in between[:1] + between[-2:] if w.upos == "PRON")
    clitic = any(w.form.lower() in ("le", "l'", "l’") for w in near)
    return clitic or not any(w.upos in ("NOUN", "PROPN", "PRON") for w in between)
