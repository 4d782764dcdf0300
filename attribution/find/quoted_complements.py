"""The complements of a cue that hold a quotation: *a évoqué la perspective d'une « coopération »*."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.find.asides import resumed
from attribution.find.choose import WISHES
from attribution.find.context import Context
from attribution.find.cues import Cue
from attribution.find.marks import Quotation
from attribution.find.mode import is_name
from attribution.find.phrases import over
from attribution.find.speakers import can_speak
from attribution.find.times import is_time
from attribution.model import Sentence, Span, Word

CIRCUMSTANCES = frozenset(
    {"selon", "avec", "dans", "par", "lors", "après", "avant", "depuis", "pendant", "chez", "auprès"}
)
"""What introduces a circumstance of the saying, no complement of the verb."""
_OCCASIONS = frozenset("issue occasion terme cours lendemain veille marge".split())
# *a annoncé à l'issue du sommet son « invitation »*
_TOPICS = ("sujet", "propos")  # *a tout dit au sujet de « la Reine »*
BARE = frozenset({"de", "d'", "d’", "comme", "en", "à"})
"""What introduces a complement whose quotation alone is the content."""
_ADDRESSING = frozenset(
    "menacer appeler inviter exhorter presser sommer avertir prévenir accuser soupçonner".split()
)
_RELATIONS = ("obj", "obl", "xcomp", "ccomp", "nmod", "dep", "nsubj", "iobj", "appos", "amod")
_ADJUNCTS = ("advcl", "advmod")  # they may be part of the object before them


def quoted_complements(context: Context, cue: Cue) -> Iterator[tuple[Word, list[Quotation]]]:
    """The complements after the verb that hold a quotation: (head, quotations)."""
    if not context.speeches.near(cue.sentence.span):
        return
    for child in (c for head in cue.bearers for c in cue.sentence.children(head, *_RELATIONS, *_ADJUNCTS)):
        subject = child.relation == "nsubj" and not cue.passive
        if child in cue.heads or child.index < cue.verb.index or subject:
            continue
        inside = [
            q
            for q in _quotations(context, cue, over(cue.sentence.subtree(child)))
            if not _of_another(context, cue, q)
        ]
        child = _behind_addressee(cue, child, inside) if inside else child
        if not inside or (child.relation in _ADJUNCTS and object_before(cue, child) is None):
            continue  # an adverbial clause of the cue's own, not *a annoncé un plan | pour « rouvrir » les quais*
        if child.relation == "advmod" and child.span not in inside[0].span:
            continue  # *a plaidé sa cause | lors de la « réunion »*
        cases = {c.lemma.lower() for c in cue.sentence.children(child, "case")}
        circumstance = bool(cases & CIRCUMSTANCES) and object_before(cue, child) is None
        occasion = bool(cases) and child.lemma in _OCCASIONS
        circumstance = circumstance or occasion or ("à" in cases and child.lemma in _TOPICS)
        circumstance = circumstance or (cue.passive and "pour" in cases)  # *est jugé pour « vol »*
        if not circumstance and not (cue.lone_participle and not cases & BARE):
            yield child, inside


def _behind_addressee(cue: Cue, child: Word, inside: list[Quotation]) -> Word:
    """*menace X | de « représailles »*, *appelle X | à la « retenue »*: what the parser hung on whom it is said to."""
    if cue.entry.lemma not in _ADDRESSING or child.relation not in ("obj", "iobj") or not can_speak(child):
        return child
    for hung in cue.sentence.children(child, "nmod", "obl", "xcomp"):
        cases = {c.lemma for c in cue.sentence.children(hung, "case")}
        below = over(cue.sentence.subtree(hung))
        if cases & {"de", "à"} and inside[0].span.start >= below.start and inside[0].inner.start < below.end:
            return hung
    return child


def _of_another(context: Context, cue: Cue, q: Quotation) -> bool:
    """Whether a quotation is the words of a cue in between.

    *a critiqué le préfet, qui, selon lui, « tergiverse »*; *s'alarme des feux, parlant de « crise »*.
    """
    here, between = cue.sentence.index, Span(cue.end, q.span.start)
    verbs = [c for c in context.cues[here] if c.span in between and c.entry.licenses("fragment")]
    told = [c for c in verbs if c.entry.lemma not in WISHES and (c.finite or c.verb.feat("Tense") == "Pres")]
    return bool(told) or any(c.span in between for c in context.prepositions[here])


def _quotations(context: Context, cue: Cue, span: Span) -> list[Quotation]:
    """The quotations that begin in a complement, names and titles left out, and what another aside reports."""
    near = (q for q in context.speeches.near(span) if span.start <= q.inner.start < span.end)
    own = (q for q in near if q.span.start >= cue.end and not is_name(context.text, q))
    return [q for q in own if not resumed(context, q)]


def object_before(cue: Cue, child: Word) -> Word | None:
    """The object before a complement: one phrase that the parser cut (*l'espoir, lundi, d'un accord | avec…*).

    What is asked for stands behind *à*: *appelle à un débat | dans « le calme »*.
    """
    sentence, asking = cue.sentence, cue.entry.stance_of("fragment") == "requested"
    governor = sentence.head(child)
    if any(c.lemma == "pour" for c in sentence.children(child, "case")):
        return None  # *a remercié le maire pour son « engagement »*
    bare = (
        (c for c in sentence.children(governor, "obj", "obl") if _bare(sentence, c, asking))
        if governor
        else ()
    )
    for other in bare:
        if other in cue.heads:  # *a fait part de sa « vive émotion »*
            continue
        first, last = over(sentence.subtree(other)).end, over(sentence.subtree(child)).start
        between = [w for w in sentence.words if first <= w.span.start < last]
        if child.relation == "advcl" and sentence.text[last] == ",":
            continue
        if can_speak(other) and (child.feat("VerbForm") == "Inf" or _plain_noun(sentence, other)):
            continue  # *accuse le maire de vouloir « fuir »*, *a appelé les habitants à la « prudence »*
        bound = any(c.lemma == "de" for c in sentence.children(child, "case"))
        if other.index < child.index and all(map(is_time, between)) and (bound or not between):
            return other
    return None


def _bare(sentence: Sentence, word: Word, asking: bool) -> bool:
    """Whether a complement is an object, also one that the parser took for an adverbial: *a dénoncé jeudi un cas*."""
    article = word.upos == "NOUN" and bool(sentence.children(word, "det")) and not is_time(word)
    cases = {c.lemma for c in sentence.children(word, "case")}
    asked = asking and cases == {"à"} and not can_speak(word)
    return word.relation == "obj" or (article and (not cases or asked))


def _plain_noun(sentence: Sentence, word: Word) -> bool:
    return word.upos != "PROPN" and not sentence.children(word, "nmod")
