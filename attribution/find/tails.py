"""What stands at the end of reported words and is the narrator's, or the speaker's next words."""

from __future__ import annotations

import regex

from attribution.find.context import Context
from attribution.find.phrases import over, trimmed
from attribution.model import Span

_TAIL = regex.compile(
    r"\s*,\s(?:(?:mais |et )?(?:(?:(?:à |de |pour |avec |par )?(?:qui|quoi|lequel|laquelle)|auquel|duquel|où"
    r"|dont(?!\s(?:quelque\s)?\d))\b"  # *dont 12 à Lyon*: counted with the rest
    r"|(?:soit|ce qui|alors que|tandis que|après|avant de|lors d|au lendemain|quelques)\b|(?:en\s)?\p{Ll}{3,}ant\b))"
)
_CONTRAST = regex.compile(
    r"\s*,\s(?:contrairement à|alors qu[e'’]|tandis qu[e'’]|ce (?:qui|à quoi|que)\b|ce qu['’])"
)
_WHILE = regex.compile(
    r"\s*,\s(?:(?:et |tout )en|sans(?: toutefois| pour autant| cependant)?|non sans|avant d[e'’])\s*"
)
_CLITICS_BEFORE = 3  # words that may begin with the verb: *sans en préciser*
_RELATIVES = ("qui", "dont", "où")
_PURPOSE = regex.compile(
    r",\s(?:pour|afin|en)\b"
)  # *faire pression sur X, dont il est l'allié, pour P*: goes on
_BACKGROUND = regex.compile(r"\s*,\s(qui|dont|où|(?:le )?jour où|date à laquelle)\b")
_SPEECH = 3  # words of what a colon announces: shorter ones are names and titles
_SILENCE = regex.compile(
    r"\s*,?\ssans (?:plus de|plus d['’]|davantage de|davantage d['’]|(?:aucune? )?autres?|aucune?) ?"
    r"(?:précision|détail|commentaire|explication|indication)s?$"
)
_BRACKETS = regex.compile(r"\s*\(([^()\n«»“”\"]+)\)$")
_COMMENT = 6  # words of a comment in brackets: *(cent millions d'euros)*, *(Lot-et-Garonne)* are fewer
COMMENT = regex.compile(r"\s*,\sce qui\b")


def reported(context: Context, span: Span) -> Span:
    """The words of a clause as they are reported: with whole quotation marks, without what the narrator adds."""
    told = _before_own_speech(context, without_narrator_tail(context, context.balanced(span)))
    told = _before_silence(context.text, told)
    return _before_background(context, _before_brackets(context.text, told))


def _before_silence(text: str, span: Span) -> Span:
    """*que P, sans plus de précisions*: the span without what the narrator misses."""
    found = _SILENCE.search(text, span.start, span.end)
    return Span(span.start, found.start()) if found is not None else span


def _before_brackets(text: str, span: Span) -> Span:
    """The span without the narrator's comment in brackets at its end; an acronym, a place, a sum is part of it."""
    found = _BRACKETS.search(text, span.start, span.end)
    comment = found is not None and len(found[1].split()) >= _COMMENT
    return Span(span.start, found.start()) if found is not None and comment else span


def without_narrator_tail(context: Context, span: Span, contrast: regex.Pattern[str] = _CONTRAST) -> Span:
    """The span without the narrator's own clause after its last quotation: *que « P », alors que X a démenti*."""
    span = _before_announced(context, _before_semicolon(context, span))
    own = contrast.search(context.text, span.start, span.end)
    own = own if own and not _quoted_comment(context, own.start(), span) else None
    if own and context.around(Span(own.start(), own.start() + 1)) is None:
        span = Span(span.start, own.start())
    inside = context.within(span)
    if not inside:
        return span
    found = _TAIL.search(context.text, inside[-1].span.end, span.end)
    return Span(span.start, found.start()) if found else span


def apposed(context: Context, aside: Span, before: Span, after: Span) -> bool:
    """Whether what stands behind an aside between commas has no verb: *P, selon Jean Roy, professeur à Lyon*.

    *P, selon X, un club qui défend Q*; *P, selon un sondage, publié lundi*: a relative or a participle is none.
    """
    sentence = context.sentence_at(aside.start)
    if sentence is None or not context.text[: aside.start].rstrip().endswith(","):
        return False
    last = [w for w in sentence.words if w.span.end <= aside.start and w.relation != "punct"][-1:]
    if last and last[0].upos in ("AUX", "VERB"):
        return False  # *cette réforme est, selon elle, une erreur*
    finite = [w for w in sentence.words if w.feat("VerbForm") == "Fin"]
    main = [w for w in finite if "acl:relcl" not in (w.deprel, sentence.words[w.head].deprel)]
    first = next((w for w in sentence.words if w.span.start >= after.start), None)
    described = first is not None and (first.upos != "VERB" or first.feat("Tense") == "Past")
    if first is None or first.upos not in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "VERB") or not described:
        return False
    return any(w.span in before for w in finite) and not any(w.span in after for w in main)


def of_source(context: Context, after: Span) -> bool:
    """*P, selon une note remise au maire (PS) et consultée par l'AFP*: whether the source goes on with a participle."""
    sentence = context.sentence_at(after.start)
    words = [w for w in sentence.words if after.start <= w.span.start < after.end] if sentence else []
    if len(words) < 2 or words[0].form != "et" or any(w.feat("VerbForm") == "Fin" for w in words):
        return False
    return words[1].upos == "VERB" and words[1].feat("VerbForm") == "Part"


def _before_background(context: Context, span: Span) -> Span:
    """The span without the relative clause at its end that tells more of a name: *que P à Mayotte, où X est né*.

    A name needs no such clause to be known; what follows it behind a comma is the narrator's background. *Jour où*
    and *date à laquelle* explain a date likewise.
    """
    for found in _BACKGROUND.finditer(context.text, span.start, span.end):
        tail = Span(found.start(), span.end)
        named = context.text[span.start : tail.start].split()[-1:]
        known = found[1] not in _RELATIVES or (named and named[0][:1].isupper())
        quoted = context.within(tail) or context.around(tail) is not None
        if (
            known
            and not quoted
            and not _PURPOSE.search(tail.of(context.text))
            and _relative(context, found, tail)
        ):
            return Span(span.start, tail.start)
    return before_participle(context, span)


def before_participle(context: Context, span: Span, *, anything: bool = False) -> Span:
    """The span without the participle at its end that tells more of a name: *que P à Mayotte, connue pour X*.

    With ``anything`` it may tell more of any noun: *dénonce « P » de l'imam, mis en examen lundi*.
    """
    sentence = context.sentence_at(span.end - 1)
    if sentence is None or "," not in span.of(context.text):
        return span
    for word in sentence.words:
        described = word.relation in ("acl", "advcl") and word.span in span
        if not described or word.feat("VerbForm") != "Part" or word.feat("Tense") == "Pres":
            continue
        tail = over(w for w in sentence.subtree(word) if w.relation != "punct")
        before = context.text[span.start : tail.start].rstrip()
        named = before.endswith(",") and (anything or before[:-1].split()[-1:][0][:1].isupper())
        quoted = context.within(tail) or context.around(tail) is not None
        if named and tail.end >= span.end and not quoted:
            return trimmed(context.text, Span(span.start, span.start + len(before) - 1))
    return span


def _relative(context: Context, found: regex.Match[str], tail: Span) -> bool:
    """Whether the clause of a relative pronoun goes on to the end of a span."""
    sentence = context.sentence_at(tail.start)
    above = next((w for w in sentence.words if w.span.start >= found.start(1)), None) if sentence else None
    while sentence is not None and above is not None and above.deprel != "acl:relcl":
        if found[1] not in _RELATIVES and over(sentence.subtree(above)).end >= tail.end:
            return True  # *jour*, *date*: an apposition
        above = sentence.head(above)
    return sentence is not None and above is not None and over(sentence.subtree(above)).end >= tail.end


def _quoted_comment(context: Context, start: int, span: Span) -> bool:
    """*que P, ce qui a conduit à « Q »*: with the speaker's marks the comment is his too."""
    comment = COMMENT.match(context.text, start)
    return comment is not None and bool(context.within(Span(comment.end(), span.end)))


def _before_semicolon(context: Context, span: Span) -> Span:
    """The span up to a semicolon outside quotation marks: behind it the narrator begins anew."""
    place = context.text.find(";", span.start, span.end)
    if place < 0 or context.around(Span(place, place + 1)) is not None:
        return span
    return trimmed(context.text, Span(span.start, place))


def _before_announced(context: Context, span: Span) -> Span:
    """*que P : « Q »*: the span without the speech at its end that a colon announces, which has the colon for a cue."""
    last = context.within(span)[-1:]
    if not last or any(c.isalnum() for c in context.text[last[0].span.end : span.end]):
        return span
    before = context.text[span.start : last[0].span.start].rstrip()
    announced = before.endswith(":") and len(last[0].inner.of(context.text).split()) >= _SPEECH
    return trimmed(context.text, Span(span.start, span.start + len(before))) if announced else span


def _before_own_speech(context: Context, span: Span) -> Span:
    """The span up to what the speaker says besides, or leaves unsaid: *que P, tout en rejetant « Q »*."""
    for found in _WHILE.finditer(context.text, span.start, span.end):
        sentence = context.sentence_at(found.start())
        if sentence is None or context.around(Span(found.start(), found.end())) is not None:
            continue
        behind = [w for w in sentence.words if w.span.start >= found.end()][:_CLITICS_BEFORE]
        if any(cue.verb in behind and not cue.plainly_finite for cue in context.cues[sentence.index]):
            return trimmed(context.text, Span(span.start, found.start()))
    return span
