"""*X l'assure : P*, without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.cues import Cue
from attribution.find.phrases import without_stop
from attribution.find.speakers import can_speak
from attribution.find.subjects import source_of
from attribution.find.times import is_time
from attribution.model import Candidate, Sentence, Span

_COLON = regex.compile(r"\s*:(?=\s)")
_PLAIN = frozenset("le la l' l’ tout ceci cela se s' s’ lui leur nous vous me m' m’".split())
_TOLD = frozenset({"à", "auprès", "devant"})  # whom it is said to may stand before the colon


@construction(
    matches=[
        "{source:La capitaine} {cue:l'assure} : {content:le navire rentrera au port lundi}.",
        "{source:Le chimiste} {cue:prévient} : {content:l'eau du lac n'est pas potable}.",
    ],
    rejects=[
        "Le maire a annoncé trois mesures : la première sera prise lundi.",
        "Il pleut : la route est fermée.",
    ],
    reference="GUIDELINES 4, for clauses without marks",
)
def announced(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """X dit : P: a main cue verb without other object, a colon, and a clause without marks to the sentence's end."""
    for cue in context.cues[sentence.index]:
        colon = context.text.find(":", cue.end, sentence.span.end)
        if colon < 0 or not _main(cue) or context.around(cue.span) is not None:
            continue
        if not _COLON.match(context.text, colon) or _other_object(cue, colon):
            continue
        content = without_stop(context.text, Span(colon + 1, sentence.span.end))
        quoted = any(q.span.start == content.start for q in context.speeches.near(content))
        if content and not quoted and _clause(sentence, content):
            yield context.candidate("announced", cue, [_unended(context.text, content)], frame="quote")


def _main(cue: Cue) -> bool:
    main = cue.verb.relation in ("root", "conj", "parataxis") and cue.plainly_finite and not cue.passive
    if not main or not cue.entry.licenses("que"):
        return False
    source = source_of(cue)
    return source is not None and can_speak(source)


def _other_object(cue: Cue, colon: int) -> bool:
    """Whether the verb says something else already before the colon, or goes on there with more than an addressee."""
    sentence = cue.sentence
    objects = sentence.children(cue.verb, "obj", "xcomp", "ccomp")
    told = {
        word.index
        for child in sentence.children(cue.verb, "obl", "iobj")
        if is_time(child) or any(c.lemma.lower() in _TOLD for c in sentence.children(child, "case"))
        for word in sentence.subtree(child)
    }
    between = [w for w in sentence.words if w.span.start >= cue.end and w.span.end <= colon]
    more = any(w.index not in told and w.upos not in ("ADV", "PUNCT", "PRON") for w in between)
    return more or any(w.span.end <= colon and w.form.lower() not in _PLAIN for w in objects)


def _clause(sentence: Sentence, content: Span) -> bool:
    words = [w for w in sentence.words if w.span in content]
    subjects = any(w.relation == "nsubj" for w in words)
    return subjects and any(w.feat("VerbForm") == "Fin" for w in words)


def _unended(text: str, content: Span) -> Span:
    """The content without the question mark that ends the sentence: it asks for the narrator."""
    end = content.end
    while end > content.start and text[end - 1] in " ?!\u00a0\u202f":
        end -= 1
    return Span(content.start, end)
