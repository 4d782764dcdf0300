"""Spans read off a dependency tree: noun phrases, clauses, verb groups, and their clean edges."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import regex

from attribution.find.loose import after_comma, loose
from attribution.find.torn import name_head, with_torn
from attribution.model import Sentence, Span, Word

_EDGE = " \t\n\r\f\v\u00a0\u202f\u2009,;:–—-"  # never the first or last character of a span
_STOPS = ".…"
_ENDS = (".", "!", "?", "…")
_INTRODUCER = regex.compile(r"(?:(?:de|à|que)\s|(?:d|qu)['’])\s*", regex.I)
_NEGATION = frozenset({"ne", "pas", "jamais", "plus", "point", "guère", "aucunement", "nullement"})
_NEGATING = _NEGATION - {"ne"} | {"rien", "personne", "aucun", "ni"}
_NO_CLITICS = frozenset(
    {"que", "qu'", "qu’", "certains", "certaines", "autres", "plusieurs", "beaucoup", "tous"}
)
CLOSING = ("»", "”", '"')  # marks behind quoted words, as tokens
HYPHENS = ("-", "‑", "t-", "t‑")
"""How an inverted subject begins: *-t-il*, and *t-il* where the first hyphen is missing."""
_STRESSED = frozenset({"Lui", "Eux"})
_OPENING, _CLOSING = "([", ")]"
_SET_OFF = ("acl:relcl", "acl", "parataxis")
_NEAR = 4  # words between a verb and its clitics and negation


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space, commas, colons and dashes at its edges, and without brackets left open."""
    start, end = span.start, span.end
    while start < end and ((letter := text[start]) in _EDGE or letter.isspace() or letter in _CLOSING):
        start += 1
    while end > start and ((letter := text[end - 1]) in _EDGE or letter.isspace()):
        end -= 1
    if start == end:
        return Span(start, end)
    first, last = text[start], text[end - 1]
    if last in _CLOSING and _OPENING[_CLOSING.index(last)] not in text[start:end]:
        return trimmed(text, Span(start, end - 1))
    if first in _OPENING and _CLOSING[_OPENING.index(first)] not in text[start:end]:
        return trimmed(text, Span(start + 1, end))
    return Span(start, end)


def without_stop(text: str, span: Span) -> Span:
    """The span without its final full stop; an ellipsis within brackets, ``(...)``, belongs to the words."""
    end = span.end
    while end > span.start and text[end - 1] in _STOPS + " \u00a0\u202f":
        end -= 1
    return trimmed(text, Span(span.start, end))


def without_introducer(text: str, span: Span) -> Span:
    """The span without the *de*, *d'*, *à* or *que* that introduces it, where the parser hung that elsewhere."""
    found = _INTRODUCER.match(text, span.start, span.end)
    return trimmed(text, Span(found.end(), span.end)) if found else span


def without_trailing_introducer(text: str, span: Span) -> Span:
    """The span without a *de*, *à*, *pour*, *que* or *comme* (*un*) that it ends with."""
    found = regex.search(r"\s(?:de|d['’]|à|pour|que|qu['’]|comme(?:\s(?:une?|des))?)\s*$", span.of(text))
    return trimmed(text, Span(span.start, span.start + found.start()) if found else span)


def with_negation(sentence: Sentence, span: Span, after: int) -> Span:
    """The span of an infinitive with the *ne pas* before it, which parsers hang on the verb above."""
    words = [w for w in sentence.words if after <= w.span.start < span.start]
    alone = bool(words) and all(_plain(w) in _NEGATION for w in words)
    return Span(words[0].span.start, span.end) if alone else span


def over(words: Iterable[Word]) -> Span:
    """The span from the first to the last of some words."""
    spans = [word.span for word in words]
    if len(spans) == 1:
        return spans[0]
    return Span(min([s.start for s in spans]), max([s.end for s in spans]))


def wholly_inside(sentence: Sentence, noun: Word, quoted: Span) -> bool:
    """Whether a noun stands within marks with its determiner: in *les « casques bleus »* only a name is marked."""
    return all(w.span in quoted for w in (noun, *sentence.children(noun, "det")))


def quoted_between(sentence: Sentence, first: Word, last: Word) -> bool:
    """Whether quoted words end between two words."""
    return any(w.form in CLOSING for w in sentence.words[first.index : last.index])


def noun_phrase(sentence: Sentence, head: Word) -> Span:
    """A mention: the noun phrase of ``head`` with its appositions, without preposition, relative or loose participle.

    Participles set off by a comma stay out (*le ministère, joint mardi*); tight ones stay in (*une vidéo publiée
    par le ministère*).
    """
    if head.upos == "PRON" and head.form.startswith(HYPHENS):
        return _clitic_span(head)
    below = sentence.children(head)
    if not below and head.relation != "flat":
        first, last = with_torn(sentence, head.index, head.index)
        whole = Span(sentence.words[first].span.start, sentence.words[last].span.end)
        return trimmed(sentence.text, whole)
    leading = [c for c in sentence.children(head, "case", "cc", "mark") if c.index < head.index]
    cases = {w.index for child in leading for w in sentence.subtree(child)}
    contracted = {sentence.words[i].span.start for i in cases}
    kept = {head.index}
    todo = [w for w in below if not loose(sentence, w, head)] + _same_name(sentence, head)
    while todo:
        word = todo.pop()
        own = word.index not in cases and word.span.start not in contracted
        if own and word.deprel in _SET_OFF and after_comma(sentence, word):
            continue  # relative clauses deeper inside the phrase stay out when a comma sets them off
        if own:
            kept.add(word.index)
        todo += sentence.dependents[word.index]
    kept -= _behind_stop(sentence, head, kept) | _before_copula(sentence, head, kept)
    first, last = with_torn(sentence, *_run(kept, head.index, sentence))
    while last > head.index and sentence.words[last].form in _ENDS:
        last -= 1
    return trimmed(sentence.text, Span(sentence.words[first].span.start, sentence.words[last].span.end))


def _same_name(sentence: Sentence, head: Word) -> list[Word]:
    """The rest of a name that begins inside another: *a dit à l'AFP | Jeanne Roy, juge*, parsed as one name."""
    above = name_head(sentence, head)
    if above is None or above is head:
        return []
    names = (above, *(w for w in sentence.subtree(above) if w.relation == "flat"))
    return [w for name in names for w in sentence.children(name, "flat", "appos") if w.index > head.index]


def _clitic_span(word: Word) -> Span:
    """*il* in *-t-il*: the hyphens and the euphonic *t* are spelling, not the mention."""
    name = word.form.replace("‑", "-").rsplit("-", 1)[-1]
    return Span(word.span.end - len(name), word.span.end)


def _behind_stop(sentence: Sentence, head: Word, kept: Collection[int]) -> set[int]:
    """*explique la maire : le pont, le quai*; *selon la maire, dont deux graves*: what follows describes nobody."""
    for word in sentence.words[head.index + 1 : max(kept) + 1]:
        if word.form == ":" or (word.form == "dont" and sentence.words[word.index - 1].form == ","):
            return {index for index in kept if index >= word.index}
    return set()


def _before_copula(sentence: Sentence, head: Word, kept: Collection[int]) -> set[int]:
    """*c'est pourquoi le conseil dit que P*, *se disant être un guérisseur*: the verb is no part of who it presents."""
    last = max((c.index for c in sentence.children(head, "cop") if c.index < head.index), default=-1)
    while 0 <= last < head.index - 1 and sentence.words[last + 1].upos == "ADV":
        last += 1
    return {index for index in kept if index <= last}


def _run(kept: Collection[int], head: int, sentence: Sentence) -> tuple[int, int]:
    """The first and the last of the unbroken run of kept words around the head; punctuation does not break it."""
    ends = []
    last = max(kept)
    for step in (-1, 1):
        end = index = head
        while 0 <= (index := index + step) <= last:
            if index in kept:
                end = index
            elif not (sentence.words[index].relation == "punct" or _within(sentence, index, kept)):
                break
        ends.append(end)
    return ends[0], ends[1]


def _within(sentence: Sentence, index: int, kept: Collection[int]) -> bool:
    """Whether a word shares its token with a kept one (the parts of *du*)."""
    return any(
        sentence.words[k].span == sentence.words[index].span for k in (index - 1, index + 1) if k in kept
    )


def verb_group(sentence: Sentence, verb: Word, rest: Collection[Word] = ()) -> Span:
    """A cue: the verb with auxiliaries, clitics, negation and the other words of a multiword verb.

    The auxiliary's own inverted clitic stands inside (*a-t-il précisé*); adverbs at the edges stay out.
    """
    own = {word.index: word for word in (verb, *rest)}
    for head in tuple(own.values()):
        own |= {word.index: word for word in sentence.children(head) if _goes_with(word, verb)}
    subjects = stressed(sentence, verb)
    return over(
        word
        for word in own.values()
        if word is verb or (word not in subjects and _same_group(sentence, word, verb))
    )


def stressed(sentence: Sentence, verb: Word) -> list[Word]:
    """*Lui espère que P*: a subject at the beginning that the parser took for a clitic, whom something is said to."""
    first = sentence.words[0]
    taken = first.form in _STRESSED and first.head == verb.index and first.relation != "nsubj"
    return [first] if taken and not sentence.children(verb, "nsubj", "expl") else []


def _goes_with(word: Word, verb: Word) -> bool:
    """Whether a word below a verb is an auxiliary, a clitic or a negation of it."""
    relation = word.relation
    if relation == "aux" or (relation == "expl" and word.form.lower() != "il"):
        return True
    return abs(word.index - verb.index) <= _NEAR and (_clitic(word, verb) or _negation(word, verb))


def _same_group(sentence: Sentence, word: Word, verb: Word, reach: int = 8) -> bool:
    """Whether nothing but a few words stands between: no quotation mark, no other clause's verb."""
    first, last = sorted((word.index, verb.index))
    between = sentence.words[first + 1 : last]
    if len(between) >= reach:
        return False
    marks = [w.form for w in between if w.relation == "punct"]
    return not marks or (len(marks) == 2 and all(form in ",–-" for form in marks))


def _clitic(word: Word, verb: Word) -> bool:
    before = word.upos == "PRON" and word.index < verb.index
    return before and word.relation in ("obj", "iobj") and word.form.lower() not in _NO_CLITICS


def _negation(word: Word, verb: Word) -> bool:
    """*n'a pas confirmé*; not the *ne pas* of an infinitive behind the verb (*admet ne pas savoir*)."""
    lemma = _plain(word)
    negates = lemma in _NEGATION and word.upos != "PROPN"  # *comme le rappelle Le Point*
    return negates and (word.index < verb.index or lemma not in ("ne", "pas"))


def _plain(word: Word) -> str:
    return "ne" if word.form.lower() in ("ne", "n'", "n’") else word.lemma.lower()


def is_present_participle(word: Word) -> bool:
    """*ajoutant que P*, with or without *en*."""
    return word.feat("VerbForm") == "Part" and word.feat("Tense") == "Pres"


def negated(sentence: Sentence, verb: Word) -> bool:
    """Whether the verb is negated, by *ni* too; a bare *ne* (*à moins qu'il ne dise*) is no negation."""
    if any(_plain(c) == "ni" for c in sentence.children(verb, "cc")):
        return True  # *n'a ni confirmé ni démenti que P*
    near = [w for w in sentence.children(verb, "advmod", "det", "obj", "nsubj") if w.index < verb.index + 3]
    if not any(_plain(w) == "ne" and w.index < verb.index for w in near):
        return False
    subjects = sentence.children(verb, "nsubj")
    beside = (w for c in near for w in sentence.children(c, "advmod"))  # *pas encore*
    words = (*near, *beside, *(w for s in subjects for w in sentence.children(s, "cc", "det")))
    return not _NEGATING.isdisjoint(map(_plain, words))
