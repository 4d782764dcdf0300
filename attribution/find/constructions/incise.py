"""*« P », a déclaré X*; *P1, précise X, P2*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from attribution.find.asides import aside_start, listed, own_speaker, said_before, speaks, speaks_inside
from attribution.find.auxiliaries import auxiliaries
from attribution.find.colons import after_colon
from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.cues import Cue
from attribution.find.following import following, right_behind
from attribution.find.infinitives import infinitive
from attribution.find.marks import Quotation
from attribution.find.mode import is_name, opened_by_dash
from attribution.find.phrases import trimmed, wholly_inside, without_stop
from attribution.find.quoted_clause import explained, whole_clause
from attribution.find.speakers import can_speak
from attribution.find.speech import (
    aside_end,
    clause_opened,
    continuation,
    quotation_before,
    with_speech_before,
    without_opening,
)
from attribution.find.subjects import speaker_of
from attribution.model import Candidate, Sentence, Span, Word

_OWN_CLAUSE = frozenset({"alors", "tandis", "tout", "pendant", "lorsque", "quand"})
_MARKS = ("«", "“", '"', "'", "‘")


@construction(
    matches=[
        "{content:« Le pont rouvrira »}, {cue:a déclaré} {source:le maire}.",
        "{content:Le convoi est parti}, {cue:précise} {source:TASS}.",
        "{content:« Nous irons}, {cue:a assuré} {source:la ministre}, {content:dès demain »}.",
    ],
    rejects=["Le convoi est parti, précise et rapide.", "Le blindé, dit « AAV », a coulé au large."],
    reference="PARC 3 (Pareti 2016); Sequoia's parataxis:insert (Candito et al. 2012)",
)
def incise(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """P, dit X: the cue verb stands in an aside after or inside the words that it reports."""
    for cue in context.cues[sentence.index]:
        content = _content(context, cue) if cue.finite else []
        if content:
            yield context.candidate(
                "incise", cue, content, frame="quote", source=speaker_of(cue), shared=False
            )


def _content(context: Context, cue: Cue) -> list[Span]:
    start = aside_start(context, cue)
    if start is None:
        return []
    around = context.around(cue.span)
    if around is not None:
        return _inside_marks(context, cue, around, start) if speaks_inside(cue) else []
    if context.text[cue.end : cue.end + 3].strip()[:1] in _MARKS:
        return []  # *un blindé, dit « AAV »*: a name is given
    if _coordinated(cue):
        return []  # *souhaite que « P » et dénonce la hausse*
    before = quotation_before(context, start) or explained(context, cue.sentence, start)
    titled = before is not None and is_name(context.text, before) and not listed(cue)
    whole = before is not None and not titled and _complete(cue, before)
    if before is not None and whole and speaks(cue) and not _own_clause(cue, before):
        return _after_quotation(context, cue, before)
    aside = cue.inverted or (cue.verb.relation == "parataxis" and own_speaker(cue))
    said = cue.entry.licenses("que") or (cue.entry.licenses("quote") and said_before(cue))
    asides = cue.entry.licenses("incise") or (said and aside)
    if asides and cue.plainly_finite and _plainly_inverted(cue):
        return _unquoted(context, cue, start)
    return []


def _coordinated(cue: Cue) -> bool:
    """Whether the verb goes on with the subject of the one before, by *et*, and has none behind it."""
    joined = cue.verb.relation == "conj" and bool(cue.sentence.children(cue.verb, "cc"))
    return joined and not own_speaker(cue)


def _complete(cue: Cue, q: Quotation) -> bool:
    """Whether what the quotation ends is a clause: *le forum, dit « P », a fermé* still waits for its verb."""
    before = [w for w in cue.sentence.words if w.span.end <= q.span.end and w.relation != "punct"]
    if cue.inverted or not any(w.span.end <= q.span.start for w in before):
        return True
    heads = (cue.sentence.words[w.head] if w.upos == "AUX" and w.head >= 0 else w for w in before)
    finite = (w.feat("VerbForm") == "Fin" for w in before)
    return any(fin and head.deprel != "acl:relcl" for head, fin in zip(heads, finite, strict=True))


def _own_clause(cue: Cue, q: Quotation) -> bool:
    """Whether the verb has a subject before it outside the quotation: *une femme, « lasse », avoue avoir menti*."""
    before = [
        c
        for c in cue.sentence.children(cue.verb, "nsubj")
        if c.index < cue.verb.index and not c.form.startswith("-") and not _told(cue, c)
    ]
    return any(not wholly_inside(cue.sentence, c, q.span) for c in before) and not cue.inverted


def _plainly_inverted(cue: Cue) -> bool:
    """Without quotation marks to lean on, a subject anywhere before the verb is its own."""
    own = cue.sentence.children(cue.verb, "nsubj")
    if cue.passive and any(c.index < cue.verb.index and c.upos != "PRON" for c in own):
        return False  # *La commande, passée hier, a été confiée à un atelier, le plus petit*
    behind = [c for c in own if c.index > cue.verb.index]
    if behind:  # a second subject before the verb is the parser's slip: the aside has its own behind
        before = [c for c in own if c.index < cue.verb.index]
        if any(c.lemma == "qui" for c in before):
            return False  # *qui a déclaré devant une salle comble, à propos des élus : « P »*
        named = any(c.upos == "PROPN" for c in before)  # *Jeanne Roy, juge, a commenté l'arrêt : « P »*
        return any(map(can_speak, behind)) or (_clause_beside(cue) and not named)
    if cue.verb.relation != "parataxis" and not cue.inverted and not own:
        return (
            False  # no subject at all: *le maire, lui, a reconnu sa défaite* must not find one in its object
        )
    if not own and not cue.inverted and cue.entry.licenses("infinitive") and infinitive(cue) is not None:
        return False  # *Une fillette est arrivée, se réjouit de revoir la mer*: what she says stands behind
    speaker = speaker_of(cue)
    if (
        not own and not cue.inverted
    ):  # the noun behind may be the object: *qui, dit-on, avait ordonné la retraite*
        return speaker is not None and (can_speak(speaker) or said_before(cue))
    return cue.inverted or (speaker is not None and not any(c.index < cue.verb.index for c in own))


def _clause_beside(cue: Cue) -> bool:
    """Whether another verb of the sentence is finite: in *le club, endetté, a juré la perte de son rival* none is.

    What a colon behind the cue announces does not count: *Jeanne Roy, dite Lou, commente l'arrêt : « C'est peu »*.
    """
    words = takewhile(lambda w: w.form != ":" or w.index < cue.verb.index, cue.sentence.words)
    return any(w.feat("VerbForm") == "Fin" and not w.span.overlaps(cue.span) for w in words)


def _inside_marks(context: Context, cue: Cue, q: Quotation, start: int) -> list[Span]:
    """« P1, dit X, P2 »: the aside stands within the marks."""
    end = _whole_aside(cue, aside_end(cue, speaker_of(cue)))
    first = trimmed(context.text, Span(q.span.start, start))
    second = _from_word(context, Span(min(end, q.span.end), q.span.end))
    spans = [s for s in (first, second) if any(c.isalnum() for c in s.of(context.text))]
    return spans


def _whole_aside(cue: Cue, end: int) -> int:
    """« P1, *dit-il tout en riant*. P2 »: only a full stop ends an aside that goes on with a clause of its own."""
    behind = [w for w in cue.sentence.words if w.span.start >= end]
    own = bool(behind) and behind[0].lemma.lower() in _OWN_CLAUSE and cue.inverted
    return cue.sentence.span.end if own and "," not in cue.sentence.text[end : behind[0].span.start] else end


def _from_word(context: Context, span: Span) -> Span:
    """The span without the stop of the aside before it: *« P1, dit X. P2. »*."""
    start = span.start
    while start < span.end and context.text[start] in ".,;: \u00a0\u202f":
        start += 1
    return trimmed(context.text, Span(start, span.end))


def _rest_of_line(context: Context, cue: Cue, first: Span, aside: int) -> Span | None:
    """– P1, dit X. P2.: in a dialogue the line goes on with the speaker's words."""
    if not opened_by_dash(context.text, first.start):
        return None
    end = context.text.find("\n", cue.end)
    line = Span(aside, end if end >= 0 else len(context.text))
    return without_stop(context.text, Span(min(line.start + 1, line.end), line.end))


def _after_quotation(context: Context, cue: Cue, q: Quotation) -> list[Span]:
    """« P1 », dit X(, « P2 »): with a second quotation that no other cue claims."""
    spans = [*context.speech(q)[:-1], without_opening(context, whole_clause(context, q))]
    end = _aside_end(context, cue)
    rest = continuation(context, cue, end) if _main_behind(cue, spans[-1], q, end) else None
    if rest is not None:
        return [*spans, context.balanced(rest)]
    after = following(context, cue, end)
    return spans if after is None else [*spans, after.span]


def _main_behind(cue: Cue, clause: Span, q: Quotation, end: int) -> bool:
    """*Si l'accord « est signé », assure X, | le port rouvrira*: the main clause is reported like its condition."""
    root = next((w for w in cue.sentence.words if w.head < 0), None)
    if root is None or root.span.start < end or clause.start >= q.span.start:
        return False
    return any(
        w.relation == "advcl" and w.head == root.index and w.span in clause for w in cue.sentence.words
    )


def _told(cue: Cue, pronoun: Word) -> bool:
    """« P », *nous a expliqué le juge*: a *nous* that does not agree with its verb is told, and does not tell."""
    finite = (w for w in (cue.verb, *auxiliaries(cue.sentence, cue.verb)) if w.feat("VerbForm") == "Fin")
    return pronoun.form.lower() in ("nous", "vous") and any(w.feat("Person") == "3" for w in finite)


def _unquoted(context: Context, cue: Cue, start: int) -> list[Span]:
    """P1, dit X(, P2): without marks the sentence around the aside is what is reported."""
    end = _aside_end(context, cue)
    opened = clause_opened(cue.sentence, cue.span)
    if opened is not None:
        return _in_relative(context, cue, Span(start, end), opened)
    begin = max(after_colon(context, cue.sentence.span, Span(start, end)), _relative_start(cue))
    first = without_opening(context, with_speech_before(context, trimmed(context.text, Span(begin, start))))
    rest = _rest_of_line(context, cue, first, end) or continuation(context, cue, end)
    after = None if rest else right_behind(context, cue, end)
    second = context.balanced(rest) if rest else after.span if after else None
    pieces = [without_stop(context.text, first), second]
    return [piece for piece in pieces if piece and any(c.isalpha() for c in piece.of(context.text))]


def _aside_end(context: Context, cue: Cue) -> int:
    """Where the aside ends: its speaker's noun phrase does not run into marks."""
    end = aside_end(cue, speaker_of(cue))
    return max(cue.end, context.with_own_marks(Span(cue.verb.span.start, end)).end)


def _relative_start(cue: Cue) -> int:
    """Where the relative clause begins that the aside stands in behind a comma: *X, lequel servait, dit-il, à Y*."""
    sentence, above = cue.sentence, cue.sentence.head(cue.verb)
    if above is None or above.deprel != "acl:relcl" or cue.verb.relation != "parataxis":
        return sentence.span.start
    first = min(sentence.subtree(above), key=lambda w: w.index)
    behind = first.index > 0 and sentence.words[first.index - 1].form == ","
    goes_on = any(
        w.index > cue.last and w.relation in ("obl", "obj", "xcomp") for w in sentence.children(above)
    )
    return first.span.start if behind and goes_on else sentence.span.start


def _in_relative(context: Context, cue: Cue, aside: Span, clause: Span) -> list[Span]:
    """*un projet qui, a-t-il dit, profitera à tous*: the relative pronoun belongs to what is reported."""
    rest = without_stop(context.text, Span(aside.end, max(aside.end, clause.end)))
    pronoun = next(w for w in reversed(cue.sentence.words) if w.span.end <= aside.start and w.form != ",")
    pieces = [pronoun.span, rest] if pronoun.feat("PronType") == "Rel" else [rest]
    return [piece for piece in pieces if rest]
