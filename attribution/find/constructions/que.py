"""*X a indiqué que P*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.find.asides import aside_start, own_speaker, said_before
from attribution.find.clause import clause
from attribution.find.complements import clauses, means
from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.cues import Cue
from attribution.find.infinitives import infinitive
from attribution.find.origin import learns
from attribution.find.phrases import is_present_participle
from attribution.find.speech import quotation_before
from attribution.find.tails import reported
from attribution.model import Candidate, Sentence, Span, Word


@construction(
    matches=[
        "{source:TASS} {cue:a indiqué} que {content:le convoi était parti}.",
        "{source:Le ministre} {cue:n'a pas confirmé} que {content:le sommet aurait lieu}.",
    ],
    rejects=["Il sait que le train partira.", "Le thermomètre est si bas que la rivière gèle."],
    reference="PARC 3 (Pareti 2016): verbal cue with a clausal content",
)
def que(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """X dit que P: the clause under the cue verb is the content; *que P et que Q* is one."""
    for cue in context.cues[sentence.index]:
        if not cue.entry.licenses("que") or _attributive(cue) or means(cue) or learns(cue):
            continue
        if _told_before(context, cue):
            continue
        for predicate, que_ in clauses(cue):
            quoted = _opened(context, cue, que_)
            if _of_infinitive(cue, que_) or (quoted is not None and not quoted):
                break
            whole = clause(sentence, predicate, que_.span.end, cue.verb)
            span = reported(context, _from_que(sentence, que_, whole))
            if span and span.start >= que_.span.end:
                span = context.balanced(Span(quoted.start, span.end)) if quoted else span
                span = Span(_judged(context, cue, que_) or span.start, span.end)
                yield context.candidate("que", cue, [span])
                break


def _told_before(context: Context, cue: Cue) -> bool:
    """« P », *a affirmé la maire dans une lettre que l'AFP a lue*: what an aside tells stands before it."""
    told = cue.plainly_finite and not is_present_participle(cue.verb)  # *a-t-il dit, ajoutant que P*
    start = aside_start(context, cue) if told and own_speaker(cue) else None
    return start is not None and (quotation_before(context, start) is not None or said_before(cue))


def _judged(context: Context, cue: Cue, que_: Word) -> int | None:
    """Where the content of *juge « possible » que P* begins: with the quoted word, which is the source's as well."""
    q = next(context.speeches.behind(cue.end), None)
    between = (
        "" if q is None else context.text[cue.end : q.span.start] + context.text[q.span.end : que_.span.start]
    )
    return q.span.start if q is not None and q.span.end <= que_.span.start and not between.strip() else None


def _from_que(sentence: Sentence, que_: Word, span: Span) -> Span:
    """The span from the word behind *que* on, wherever the parser hung it: *a constaté que si P, Q*."""
    first = next((w for w in sentence.words if w.span.start >= que_.span.end), None)
    return Span(first.span.start, span.end) if first is not None and first.span.start < span.end else span


def _opened(context: Context, cue: Cue, que_: Word) -> Span | None:
    """The quotation that opens with *que* (*a dit « qu'il viendrait »*), empty if *que* stands deeper in one.

    *promet une « surprise » : « C'est la première fois que P »*: what is told further on within marks is no clause of
    the cue outside them. None where *que* stands in no marks of its own.
    """
    around = context.around(que_.span)
    if around is None or cue.span in around.span:
        return None
    led = not context.text[: around.span.start].rstrip().endswith(":") and que_.form.islower()
    return (
        around.span
        if led and around.inner.start == que_.span.start
        else Span(que_.span.start, que_.span.start)
    )


def _of_infinitive(cue: Cue, que_: Word) -> bool:
    """*a demandé de prendre les mesures que P*: *que* stands in the infinitive clause, and is no cue's."""
    found = infinitive(cue) if cue.entry.licenses("infinitive") else None
    return found is not None and found[1] is not None and found[0].index < que_.index


def _attributive(cue: Cue) -> bool:
    """A past participle with its doer beside a noun governs no clause: *dans un texte relayé par TASS que P*."""
    return (
        cue.verb.relation in ("acl", "amod")
        and cue.lone_participle
        and any(
            c.lemma == "par"
            for child in cue.sentence.children(cue.verb, "obl")
            for c in cue.sentence.children(child, "case")
        )
    )
