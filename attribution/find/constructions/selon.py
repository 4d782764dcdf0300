"""*Selon X, P*; *P, citant X*; *aux yeux de X, P*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, takewhile

import regex

from attribution.find.clause import clause
from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.cues import Cue
from attribution.find.hearsay import held_from
from attribution.find.origin import learned_from, origin_of
from attribution.find.phrases import noun_phrase, over, trimmed, verb_group
from attribution.find.prepositions import PrepositionalCue
from attribution.find.relay import relays
from attribution.find.scope import scope_of
from attribution.find.speakers import can_speak
from attribution.find.speech import around_aside, parts_copula
from attribution.find.tails import reported
from attribution.model import Candidate, Sentence, Span, Word

_FRAMES = ("selon", "pour")
_CITING = frozenset({"citer", "interroger", "joindre", "contacter"})
_PRONOUNS = frozenset({"qui", "lequel"})
_LEADING = frozenset({"selon", "après", "pour"})  # to such a pronoun
_LINK = regex.compile(r"[\s,(]*\b(?:et|contre)?[\s,(]*$")
_COUNTED = frozenset({"NUM", "NOUN", "SYM", "ADV"})  # *près de 9 000 personnes*
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "expl:subj"})
_CONCERNED = regex.compile(r"comme pour|(?:celui|celle|ceux|celles)-ci\b", regex.I)
_STILL = ("toujours", "notamment", "encore", "du moins")  # *toujours selon la police*


@construction(
    matches=[
        "{cue:Selon} {source:TASS}, {content:les combats ont cessé}.",
        "{content:Les combats ont cessé}, {cue:d'après} {source:le ministère}.",
    ],
    rejects=["Selon moi, il pleuvra.", "Selon les cas, on attend."],
    reference="Charolles 1987, on the scope of « selon A »",
)
def selon(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """Selon X, P: a prepositional cue governs the source; the clause around it is the content."""
    figures = [f for cue in context.prepositions[sentence.index] for f in _figure(context, sentence, cue)]
    for cue in context.prepositions[sentence.index]:
        frame = next((f for f in _FRAMES if cue.record.licenses(f)), None)
        if frame is None or _origin_of_another(context, sentence, cue) or _for_some(sentence, cue, frame):
            continue
        source = _before_figure(context, _source(context, sentence, cue), figures)
        figure = _figure(context, sentence, cue)
        around = around_aside(
            context, scope_of(context, sentence, cue), _aside(context, sentence, cue, source)
        )
        content = figure or [p for piece in around if (p := _before_figure(context, piece, figures))]
        if content and not _concerned(context, cue, content, frame):
            found = Candidate(
                construction="selon",
                sentence=sentence.index,
                content=tuple(content),
                cue=cue.span,
                cue_lemma=cue.record.lemma,
                source=source,
                source_head=cue.head.index,
                via=relays(sentence, (cue.head,), cue.head),
                stance=cue.record.stance_of(frame),
            )
            yield found
            yield from _from_whom(sentence, found, cue.head)
    yield from _relative(sentence, context)


def _figure(context: Context, sentence: Sentence, cue: PrepositionalCue) -> list[Span]:
    """*Ils étaient cent selon la police, deux cents selon les syndicats*: the second figure is the syndicates'."""
    if not any(other.span.end < cue.span.start for other in context.prepositions[sentence.index]):
        return []
    before = [w for w in sentence.words if w.span.end <= cue.span.start]
    figure = list(takewhile(lambda w: w.upos in _COUNTED or w.lemma == "de", reversed(before)))[::-1]
    led = figure and sentence.text[: figure[0].span.start].rstrip().endswith((",", " et", " contre", "("))
    return [over(figure)] if led and any(w.upos == "NUM" for w in figure) else []


def _before_figure(context: Context, span: Span, figures: list[Span]) -> Span:
    """The span without the next one's figure: *selon la police | et 9 000 personnes selon les syndicats*."""
    start = min([f.start for f in figures if span.start <= f.start < span.end], default=span.end)
    kept = span.of(context.text) if start == span.end else _LINK.sub("", context.text[span.start : start])
    return trimmed(context.text, Span(span.start, span.start + len(kept)))


def _from_whom(sentence: Sentence, found: Candidate, holder: Word) -> Iterator[Candidate]:
    """*Selon Reuters, qui le tient de source policière, P*: the same words, by those whom Reuters has them from."""
    held = held_from(sentence, holder)
    if held is not None and found.source is not None:
        verb, giver = held
        yield replace(
            found,
            cue=verb_group(sentence, verb),
            cue_lemma=verb.lemma,
            source=noun_phrase(sentence, giver),
            source_head=giver.index,
            via=(found.source,),
        )


def _relative(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """*X, selon lequel P*; *X, pour qui P*: the antecedent is the source, the relative clause the content."""
    if _PRONOUNS.isdisjoint(sentence.lemmas) or _LEADING.isdisjoint(sentence.lemmas):
        return
    for pronoun in sentence.words:
        if pronoun.lemma.lower() not in _PRONOUNS or pronoun.feat("PronType") not in ("Rel", "Int", ""):
            continue
        case = sentence.words[pronoun.index - 1] if pronoun.index else None
        predicate, holder = _hung(sentence, pronoun)
        holder = _cited(sentence, holder)
        if case is None or predicate is None or holder is None:
            continue
        if not _opinion(context, case, pronoun, holder):
            continue
        content = reported(context, clause(sentence, predicate, pronoun.span.end))
        if content:
            yield Candidate(
                construction="selon",
                sentence=sentence.index,
                content=(content,),
                cue=case.span,
                cue_lemma=case.lemma.lower(),
                source=noun_phrase(sentence, holder),
                source_head=holder.index,
            )


def _hung(sentence: Sentence, pronoun: Word) -> tuple[Word | None, Word | None]:
    """The verb of a relative clause and its antecedent: by the tree, else the noun right before the preposition."""
    predicate = above = sentence.head(pronoun)
    while above is not None and above.relation != "acl":
        above = sentence.head(above)
    if above is not None and above.index > pronoun.index:
        return above, sentence.head(above)
    before = [w for w in sentence.words[: max(0, pronoun.index - 1)] if w.relation != "punct"][-1:]
    behind = predicate is not None and predicate.index > pronoun.index
    return (predicate if behind else None), next((w for w in before if w.upos in ("NOUN", "PROPN")), None)


def _cited(sentence: Sentence, holder: Word | None) -> Word | None:
    """*Paul Roux, cité par l'AFP, pour qui P*: who is cited, not by whom."""
    verb = sentence.head(holder) if holder is not None else None
    by = holder is not None and any(c.lemma.lower() == "par" for c in sentence.children(holder, "case"))
    cited = verb is not None and verb.lemma in _CITING and verb.feat("VerbForm") == "Part" and by
    noun = sentence.head(verb) if verb is not None and cited else None
    return noun if noun is not None and noun.upos in ("NOUN", "PROPN") else holder


def _opinion(context: Context, case: Word, pronoun: Word, holder: Word) -> bool:
    """Whether an antecedent can hold what the relative clause says; *la rumeur selon laquelle P* is no speaker."""
    whom = case.lemma.lower() in ("selon", "après") or (
        case.lemma.lower() == "pour" and pronoun.lemma == "qui"
    )
    return (
        whom
        and holder.lemma.lower() not in context.lexicon.nouns
        and holder.upos != "PRON"
        and can_speak(holder)
    )


def _origin_of_another(context: Context, sentence: Sentence, cue: PrepositionalCue) -> bool:
    """*De source policière, on précise que P*: the phrase is the source of the verb, not a cue of its own."""
    cues = context.cues[sentence.index]
    impersonal = [c for c in cues if origin_of(c) is not None or learned_from(c) is not None or _of_on(c)]
    return cue.record.lemma == "de source" and bool(impersonal)


def _for_some(sentence: Sentence, cue: PrepositionalCue, frame: str) -> bool:
    """*Pour des groupes qui s'endettent, le risque est grand*: some who are like that are concerned, nobody speaks.

    So are all in *Pour tous les élèves, il reste du travail*.
    """
    some = any(c.form.lower() == "des" for c in sentence.children(cue.head, "det"))
    every = any(c.lemma == "tout" for c in sentence.children(cue.head))
    return frame == "pour" and (every or (some and bool(sentence.children(cue.head, "acl"))))


def _concerned(context: Context, cue: PrepositionalCue, content: list[Span], frame: str) -> bool:
    """*Elle a été composée à Londres, pour mon père*: with nothing behind it, *pour* has another sense.

    So it has in *Pour lui, comme pour tous, le choc est rude* and in *Pour les femmes qui ont mal, celles-ci*.
    """
    behind = _CONCERNED.match(context.text, content[0].start)
    return frame == "pour" and (content[-1].end <= cue.span.start or behind is not None)


def _of_on(cue: Cue) -> bool:
    return any(
        c.form.lower() in ("on", "-on", "-t-on", "l'on") for c in cue.sentence.children(cue.verb, "nsubj")
    )


def _source(context: Context, sentence: Sentence, cue: PrepositionalCue) -> Span:
    """The mention after the cue; an apposition behind a comma is left where it would leave no clause beside it."""
    if cue.record.possessive:
        return cue.head.span
    whole = noun_phrase(sentence, cue.head)
    span = trimmed(context.text, Span(max(cue.span.end, min(whole.start, cue.head.span.start)), whole.end))
    comma = span.of(context.text).find(",")
    leads = cue.span.start == sentence.span.start and not _clause_after(sentence, span.end)
    if comma > 0 and (leads or parts_copula(sentence, cue.span.start)):
        return trimmed(context.text, Span(span.start, span.start + comma))
    return span


def _clause_after(sentence: Sentence, offset: int) -> bool:
    """Whether a subject and its verb still stand behind an offset."""
    return any(w.span.start >= offset and w.deprel in _SUBJECTS for w in sentence.words)


def _told_of(sentence: Sentence, offset: int) -> bool:
    """*Selon X, qui parle de « faits graves », P*: whether a relative clause goes on there with who is meant."""
    behind = next((w for w in sentence.behind(offset) if w.form != ","), None)
    return behind is not None and behind.feat("PronType") == "Rel"


def _aside(context: Context, sentence: Sentence, cue: PrepositionalCue, source: Span) -> Span:
    """The cue with its mention, and the relative clause or participle that goes on with it."""
    phrase = trimmed(context.text, over(sentence.subtree(cue.head)))
    end = phrase.end if phrase.end > source.end and _clause_after(sentence, phrase.end) else source.end
    speech = [q.span.start for q in islice(context.speeches.behind(source.end), 1) if q.span.start < end]
    if speech and end > source.end and _told_of(sentence, source.end):
        speech = []
    before = [w for w in sentence.words if w.span.end <= cue.span.start]
    start = before[-1].span.start if before and before[-1].lemma.lower() in _STILL else cue.span.start
    end = max(cue.span.end, min([end, *speech]))
    bracketed = sentence.text[start - 1 : start] == "(" and sentence.text[end : end + 1] == ")"
    return Span(start - bracketed, end + bracketed)
