"""Which cue announces a quotation: *X dit : « P »*, *X lance « P »*."""

from __future__ import annotations

from attribution.find.complements import clauses
from attribution.find.context import Context
from attribution.find.cues import Cue
from attribution.find.infinitives import infinitive
from attribution.find.marks import Quotation
from attribution.find.mode import is_name
from attribution.find.quoted_complements import CIRCUMSTANCES
from attribution.model import Sentence

_FAR = 10  # words that may say when and where
_ADDRESSEE = 5  # words that may name who is told: *a lancé aux grévistes « Revenez ! »*


def announcing(context: Context, sentence: Sentence, q: Quotation) -> Cue | None:
    """The cue that announces a quotation: before its colon, or right before its mark."""
    before = [
        c
        for c in context.cues[sentence.index]
        if c.end <= q.span.start and c.entry.licenses("quote") and not c.lone_participle
    ]
    if not before or context.text[before[-1].end : q.span.start].count("\n") > 1:
        return None
    if context.text[: q.span.start].rstrip().endswith(":"):
        main = [c for c in before if c.verb.relation in ("root", "conj", "ccomp", "parataxis")]
        gerund = [c for c in before[-1:] if c.verb.feat("Tense") == "Pres" and not c.finite]
        beside = [c for c in before[-1:] if context.text[c.end : q.span.start].strip() == ":"]
        within = [c for c in before[::-1] if not _closed(sentence, c, q)]
        return next(iter((*beside, *gerund, *main[::-1], *within)), None)
    cue = before[-1]
    between = context.text[cue.end : q.span.start].strip(" \u00a0\u202f,")
    announced = not between or addressed(between) or _circumstances(sentence, cue, q)
    written = _can_be_read(cue) and not is_name(context.text, q)
    return cue if announced and (written or _is_speech(context, q)) else None


def _can_be_read(cue: Cue) -> bool:
    """*on pouvait lire « Non au pont »*: what stands somewhere for all needs no verb."""
    return cue.entry.lemma == "lire" and cue.above is not None


def _closed(sentence: Sentence, cue: Cue, q: Quotation) -> bool:
    """*S'il parle de chance, le maire est resté clair : « P »*: the main clause opens behind that of the cue."""
    main = next((w for w in sentence.words if w.head < 0), cue.verb)
    return cue.end <= main.span.start and main.span.end <= q.span.start


def _circumstances(sentence: Sentence, cue: Cue, q: Quotation) -> bool:
    """*Après avoir déclaré mercredi, dans un journal, « P », il part*: whether only when and where stand between.

    So too in *on pouvait lire sur les murs « P »*.
    """
    having = any(
        w.lemma == "avoir" and w.feat("VerbForm") == "Inf" for w in sentence.children(cue.verb, "aux")
    )
    if not (having or _can_be_read(cue)) or q.span.start > sentence.span.end:
        return False
    between = [w for w in sentence.words if cue.end <= w.span.start and w.span.end <= q.span.start]
    hung = {w for c in sentence.children(cue.verb, "obl", "advmod") for w in sentence.subtree(c)}
    return len(between) <= _FAR and all(w in hung or w.relation == "punct" for w in between)


def addressed(between: str) -> bool:
    """Whether the words between a cue and its quotation name who is told, and end no sentence."""
    told = len(between.split()) <= _ADDRESSEE and between.startswith(("à ", "au ", "aux ", "à l"))
    return told and not between.endswith((".", "!", "?"))  # *songeant à une blague. « P »*


def full(context: Context, cue: Cue, q: Quotation) -> bool:
    """Whether a cue has other words of its own before the quotation: *appelle à voter : « P »*.

    The colon is then the cue of the quotation, and the verb that of its own words.
    """
    first = next(context.speeches.behind(cue.end), q)
    return first.span.start < q.span.start or any(
        found is not None and found[0].span.end < q.span.start
        for found in (next(clauses(cue), None), infinitive(cue))
    )


def _is_speech(context: Context, q: Quotation) -> bool:
    """Whether a quotation holds a finite clause of its own, not a fragment of the sentence around it."""
    sentence = context.sentence_at(q.inner.start)
    words = [w for w in sentence.words if w.span in q.inner] if sentence else []
    if words and words[0].form in CIRCUMSTANCES:
        return False  # *le retrait intervient « après des plaintes qui ont ému »*
    return q.span.end > (sentence.span.end if sentence else 0) or any(
        w.feat("VerbForm") == "Fin" for w in words
    )
