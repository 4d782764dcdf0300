"""The reach of reported words around an aside: where they begin, where the aside ends, what goes on after it."""

from __future__ import annotations

import regex

from attribution.find.colons import after_colon
from attribution.find.context import Context
from attribution.find.coordination import narrated
from attribution.find.cues import Cue
from attribution.find.framing import without_framing
from attribution.find.marks import Quotation
from attribution.find.phrases import noun_phrase, over, trimmed, without_stop
from attribution.find.quoted_clause import whole_clause
from attribution.find.tails import COMMENT, apposed, of_source, without_narrator_tail
from attribution.model import Sentence, Span, Word

_BETWEEN = regex.compile(r"[\s,.;–—-]*(?:\([^()\n]{1,40}\)[\s,.;–—-]*)?")  # « P » (06H49 GMT), a dit X
_DESCRIBING = ("VERB", "PROPN", "NOUN")
_NARRATOR = regex.compile(
    r"(?:alors qu|tandis qu|sans qu|après|au moment où|ce qui|(?:pour )?(?:qui|dont|lequel|laquelle)\b)"
)
_CONNECTIVE = regex.compile(
    r"(?:mais|et|or|car|donc|cependant|toutefois|pourtant|néanmoins|en revanche|par ailleurs|en outre|de plus|enfin"
    r"|entre-temps|ainsi|ensuite|puis|sauf que|en effet|d[’']autre part|de son côté|pour sa part|pour autant|du coup"
    r"|bref|au contraire|à l[’']inverse|en attendant|de toutes? façons?|par conséquent|du reste|d[’']ailleurs)\b"
    r"(?!\squ(?:e\b|['’]))[\s,]*",
    regex.I,
)


def adjacent(text: str, start: int, end: int) -> bool:
    """Whether only spaces, commas, full stops and dashes stand between two offsets."""
    return start <= end and _BETWEEN.fullmatch(text, start, end) is not None


def without_opening(context: Context, span: Span) -> Span:
    """The span without what opens its sentence and is the narrator's: *Mais*, *En outre*, *Alors que C*."""
    start = span.start
    while found := _CONNECTIVE.match(context.text, start, span.end):
        start = found.end()
    return without_framing(context, trimmed(context.text, Span(start, span.end)))


def quotation_before(context: Context, offset: int) -> Quotation | None:
    """The quotation that ends just before an offset, with at most a comma between."""
    q = context.speeches.before(offset)
    return q if q is not None and adjacent(context.text, q.span.end, offset) else None


def second(context: Context, q: Quotation) -> list[Span]:
    """A quotation that goes on in the next paragraph with a repeated mark."""
    following = quotation_after(context, q.span.end) if not q.closed else None
    return [following.span] if following is not None and following.continues else []


def with_speech_before(context: Context, span: Span) -> Span:
    """« P1. | P2 » *pour tous*, dit X: the span with the sentences before it that stand in the same marks."""
    q = context.around(Span(span.start, span.start + 1)) if span else None
    first = context.sentence_at(q.span.start) if q is not None else None
    if q is None or first is None or q.span.end > span.end or first.span.end > span.start:
        return span
    opens = not any(c.isalnum() for c in context.text[first.span.start : q.span.start])
    return Span(q.span.start, span.end) if opens else span


def quotation_after(context: Context, offset: int) -> Quotation | None:
    """The quotation that begins just after an offset; in the next paragraph only one that ends with a stop."""
    q = next(context.speeches.behind(offset), None)
    if q is None or not adjacent(context.text, offset, q.span.start):
        return None
    return q if context.same_paragraph(offset, q.span.start) or _sentence(context.text, q) else None


def _sentence(text: str, q: Quotation) -> bool:
    """Whether a quotation ends as a sentence does; a heading in marks does not."""
    return q.inner.of(text)[-1:] in (".", "!", "?", "…") or text[q.span.end : q.span.end + 1] in (
        ".",
        "!",
        "?",
    )


def aside_end(cue: Cue, source: Word | None) -> int:
    """Where an incise ends: after the cue, its subject and what hangs on them, before the next words of the speech.

    Behind the subject a comma ends it: « P1, *a dit la ministre*, dès demain ».
    """
    sentence = cue.sentence
    behind = source is not None and source.index > cue.verb.index
    end = max(cue.span.end, noun_phrase(sentence, source).end if behind and source else 0)
    words = sorted((w for head in cue.heads for w in _own(sentence, head, cue)), key=lambda w: w.index)
    for word in words:
        if word.span.end > end and word.relation != "punct":
            if "," in sentence.text[end : word.span.start]:
                break
            end = word.span.end
    return end


def _own(sentence: Sentence, head: Word, cue: Cue) -> list[Word]:
    """The words after the verb that belong to the aside: its dependents, except the speech itself."""
    words = [head, *cue.heads]
    for child in sentence.children(head):
        if child.index > head.index and child.relation not in (
            "ccomp",
            "parataxis",
            "conj",
            "punct",
            "advcl",
        ):
            words.extend(sentence.subtree(child))
    return [w for w in words if w.index >= cue.verb.index]


def continuation(context: Context, cue: Cue, offset: int) -> Span | None:
    """The words of the same sentence that go on after an unquoted incise, behind a comma."""
    sentence = cue.sentence
    rest = [w for w in sentence.words if w.span.start >= offset]
    if len(rest) < 3:
        return None
    if _joined(sentence, rest[0], offset):
        return without_stop(context.text, Span(rest[0].span.start, rest[-1].span.end))
    if rest[0].form not in (",", "–", "-", "—"):
        return None
    if not any(_goes_on(w, offset, sentence) for w in rest):
        return None
    return without_stop(context.text, Span(rest[1].span.start, rest[-1].span.end))


def _joined(sentence: Sentence, word: Word, offset: int) -> bool:
    """*P, dit X mais Q*: whether a *mais* without a comma joins a clause to the one before the aside."""
    clause = sentence.head(word)
    above = sentence.head(clause) if clause is not None else None
    if word.form.lower() != "mais" or clause is None or above is None or clause.relation != "conj":
        return False
    return (
        above.span.end < offset and above.relation != "parataxis" and bool(sentence.children(clause, "nsubj"))
    )


def _goes_on(word: Word, offset: int, sentence: Sentence) -> bool:
    """Whether a word behind the aside is the main verb, or completes what stands before the aside.

    What hangs there as an adjunct (*a dit X, avant de partir*) is the narrator's as likely as the speaker's.
    """
    head = sentence.head(word)
    if head is None:
        return word.upos != "PUNCT"
    if head.span.end > offset:
        return False
    if head.relation == "parataxis":
        return word.relation == "conj" and word.upos == "ADJ"  # *P, dit-il, mais difficile à bâtir*
    cases = {c.lemma for c in sentence.children(word, "case")}
    governed = word.relation == "obl" and bool(cases & {"de", "à"})
    return governed or word.relation in ("conj", "ccomp", "xcomp", "obj")


def around_aside(context: Context, scope: Span, aside: Span) -> list[Span]:
    """What is reported around an aside such as *selon X* or *comme l'a dit X*.

    Parameters
    ----------
    context : Context
        The document.
    scope : Span
        The sentence, or the quotation, in which the aside stands.
    aside : Span
        The cue with its source.

    Returns
    -------
    list of Span
        What stands before and after it; only what stands before where a comma opens the aside and none closes it
        (*P, selon la police mardi soir*); a quotation alone where the aside follows one.
    """
    text = context.text
    start = after_colon(context, scope, aside)
    before = without_opening(context, trimmed(text, Span(start, max(start, aside.start))))
    aside = Span(aside.start, _closing_comma(context, before, Span(aside.start, scope.end)) or aside.end)
    after = _from_quotation(context, without_stop(text, Span(min(aside.end, scope.end), scope.end)))
    sentence = context.sentence_at(aside.start)
    parted = sentence is not None and parts_copula(sentence, aside.start)
    if _NARRATOR.match(text, after.start, after.end) and _says(text, before) and not parted:
        return [context.balanced(before)]
    quoted = quotation_before(context, aside.start)
    if quoted is not None and quoted.span.end > scope.start and not _says(text, after):
        whole = whole_clause(context, quoted)
        return [whole if whole.start >= scope.start else quoted.span]
    alone = (
        _closes_sentence(text, aside) or apposed(context, aside, before, after) or of_source(context, after)
    )
    if _says(text, before) and alone:
        return [context.balanced(before)]
    pieces = [before, _before_but(context, without_narrator_tail(context, after, COMMENT))]
    return [span for span in (context.balanced(s) for s in pieces if _says(text, s)) if span]


def parts_copula(sentence: Sentence, offset: int) -> bool:
    """*Le plus dur est, selon X, | ce qui suit*: whether an aside parts *être* from what completes it."""
    before = [w for w in sentence.words if w.span.end <= offset and w.form != ","][-1:]
    return bool(before) and before[0].upos == "AUX" and before[0].relation == "cop"


def _closing_comma(context: Context, before: Span, aside: Span) -> int | None:
    """*Le bois aurait, selon X après un examen | , pris feu*: where an aside that parts a verb ends, between commas."""
    sentence = context.sentence_at(before.end - 1) if before else None
    last = [w for w in sentence.words if w.span.start < before.end][-1:] if sentence else []
    if (
        sentence is None
        or not last
        or last[0].relation != "aux"
        or not context.text[before.end : aside.start].strip()
    ):
        return None
    comma = context.text.find(",", aside.start, aside.end)
    return comma if comma >= 0 and comma < sentence.words[last[0].head].span.start else None


def _before_but(context: Context, span: Span) -> Span:
    """The span up to a *mais* whose clause has its own subject: *selon X, P, mais Q*, where Q is the narrator's."""
    sentence = context.sentence_at(span.start)
    if sentence is None or "mais" not in sentence.forms:
        return span
    for clause in sentence.words:
        but = next((c for c in sentence.children(clause, "cc") if c.form.lower() == "mais"), None)
        apart = but is not None and context.text[: but.span.start].rstrip().endswith(",")
        if but is not None and apart and but.span in span and narrated(sentence, clause):
            return trimmed(context.text, Span(span.start, but.span.start))
    return span


def _says(text: str, span: Span) -> bool:
    return sum(map(str.isalnum, span.of(text))) >= 2


def _closes_sentence(text: str, aside: Span) -> bool:
    """Whether a comma stands before the aside and none after it: what follows is its own date or place."""
    before, after = text[: aside.start].rstrip(), text[aside.end :].lstrip(" \u00a0\u202f")
    return before.endswith(",") and not after.startswith((",", "et ", "mais "))


def _from_quotation(context: Context, after: Span) -> Span:
    """What follows *selon X* without the words that still describe X: *jointe mardi, « P »*; *X, maire de Y, « P »*."""
    sentence = context.sentence_at(after.start)
    q = next(iter(context.within(after)), None)
    if sentence is None or q is None or not context.text[after.start : q.span.start].rstrip().endswith(","):
        return after
    lead = [w for w in sentence.words if after.start <= w.span.start < q.span.start]
    verbless = not any(w.feat("VerbForm") == "Fin" for w in lead)
    return Span(q.span.start, after.end) if verbless and lead[0].upos in _DESCRIBING else after


def clause_opened(sentence: Sentence, aside: Span) -> Span | None:
    """The clause that opens right before an aside: *un feu qui, selon elle, a pris seul*, from the aside on."""
    before = [w for w in sentence.words if w.span.end <= aside.start and w.form != ","]
    if not before or not _opens_clause(sentence, before[-1]):
        return None
    predicate = sentence.head(before[-1])
    if before[-1].relation == "fixed" and predicate is not None:
        predicate = sentence.head(predicate)  # *alors que*
    if predicate is None or predicate.span.start < aside.end:
        return None
    return Span(aside.start, over(sentence.subtree(predicate)).end)


def _opens_clause(sentence: Sentence, word: Word) -> bool:
    """Whether a word is a relative pronoun or a conjunction, of two words too: *alors que*."""
    first = sentence.head(word) if word.relation == "fixed" else None
    marks = word.relation == "mark" or (first is not None and first.relation == "mark")
    return word.feat("PronType") == "Rel" or marks or word.form.lower() == "car"
