"""*Macron : « P »*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from attribution.find.announcing import announcing
from attribution.find.construction import construction
from attribution.find.context import Context
from attribution.find.marks import Quotation
from attribution.find.mistagged import mistaken_il
from attribution.find.phrases import noun_phrase
from attribution.find.speakers import can_speak, some_can_speak
from attribution.find.speech import second
from attribution.model import Candidate, Sentence, Span, Word

_BRACKETS = regex.compile(r"\s*\(([^()\n]{3,60})\)\W*")
_COLON = regex.compile(r"\s*:(?=\s)")
_DASHED = regex.compile(r"\s*(\p{Lu}[^:–—\n«»\"“”]{1,50}?)\s+[-–—]\s+")
_SHORTEST = 3  # words of what a headline quotes: shorter ones are titles
_SENTENCE = 7  # words that are no name, though no verb be among them
# Where something was said, not who said it: *« P » (Twitter)*.
_NETWORKS = frozenset("Twitter X Facebook Instagram LinkedIn Telegram TikTok YouTube".split())
_HOLDING = frozenset({"par", "pour", "selon", "chez", "comme"})
_THINGS = frozenset({"ce", "cela", "ça", "qui", "que"})


@construction(
    matches=[
        "{source:Le Kremlin} {cue::} {content:« Aucun accord n'a été signé »}.",
        "{content:« Nous sommes prêts à tout »} ({source:Jeanne Roy})",
        "{source:Jeanne Roy} - {content:« Nous sommes prêts à tout »}",
    ],
    rejects=["Deux livres : « Nana » et « Germinal »."],
    reference="GUIDELINES 4: names with a colon, headlines included",
)
def colon(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """X : « P »: a name, or a clause without cue verb whose subject speaks, a colon, and quoted speech; « P » (X)."""
    for q in context.openings[sentence.index]:
        if sentence.span.start <= q.span.start < sentence.span.end:
            yield from headline(context, sentence, q)
            yield from _opening_words(context, sentence, q)
        mark = _colon_before(context, sentence, q.span.start)
        if mark is None or announcing(context, sentence, q) is not None:
            continue
        head = _speaker(sentence, mark) or _holder(sentence, mark, q)
        if head is not None and head.upos == "NOUN" and not some_can_speak(sentence, head):
            head = _held(sentence, mark) or (head if _of_saying(context, head) else None)
            if any(cue.head == head for cue in context.prepositions[sentence.index]):
                continue  # *Selon la maire, la clause est simple : « P »*: the preposition has it all
        if head is not None and _says_something(context, sentence, head, q):
            yield Candidate(
                construction="colon",
                sentence=sentence.index,
                content=(context.listed(q), *second(context, q)),
                cue=mark,
                cue_lemma=":",
                source=noun_phrase(sentence, head),
                source_head=head.index,
            )


def _says_something(context: Context, sentence: Sentence, head: Word, q: Quotation) -> bool:
    """Whether words in marks say something; behind a clause they may name: *crée un groupe : « Les Bleus en fête »*."""
    words = q.inner.of(context.text)
    length = len(words.split())
    if length < _SHORTEST:
        return False
    if head.head < 0 or length >= _SENTENCE or words.endswith(("!", "?", "…")):
        return True
    inside = (w for w in sentence.words if w.span in q.inner)
    return q.span.end > sentence.span.end or any(w.upos in ("VERB", "AUX") for w in inside)


def _of_saying(context: Context, head: Word) -> bool:
    """*La question de la maire est simple : « P »*, not *La politique est la bonne : « P »*."""
    return head.lemma.lower() in context.lexicon.nouns


def _opening_words(context: Context, sentence: Sentence, q: Quotation) -> Iterator[Candidate]:
    """« P » : X a changé d'avis.: the quotation opens the sentence, the subject behind the colon has said it."""
    colon = _COLON.match(context.text, q.span.end, sentence.span.end)
    opens = q.span.start <= sentence.span.start + 1
    if colon is None or not opens or len(q.inner.of(context.text).split()) < _SHORTEST:
        return
    place = Span(colon.end() - 1, colon.end())
    subjects = [w for w in sentence.words if w.relation == "nsubj" and w.span.start >= place.end]
    subjects = subjects or [
        w for w in sentence.words if w.span.start >= place.end and _free_name(sentence, w)
    ]
    if subjects and can_speak(subjects[0]) and subjects[0].lemma.lower() not in _THINGS:
        source = noun_phrase(sentence, subjects[0])
        yield Candidate("colon", sentence.index, (context.listed(q),), place, ":", source, subjects[0].index)


def _free_name(sentence: Sentence, word: Word) -> bool:
    """A name behind a comma that the parser hung elsewhere: *« P » : à peine arrivée de Lyon, Jeanne Roy, sourit*."""
    alone = word.relation != "flat" and not sentence.children(word, "case")
    return word.upos == "PROPN" and alone and word.index > 0 and sentence.words[word.index - 1].form == ","


def headline(context: Context, sentence: Sentence, q: Quotation) -> Iterator[Candidate]:
    """« P » (X) and X - « P », each a line of its own: the name in brackets or before the dash is the source."""
    text = context.text
    line = Span(text.rfind("\n", 0, q.span.start) + 1, _line_end(text, q.span.end))
    behind = _BRACKETS.fullmatch(text, q.span.end, line.end)
    before = (
        _DASHED.fullmatch(text, line.start, q.span.start) if not behind and _ends(text, q, line) else None
    )
    found = behind or before
    if found is None or len(q.inner.of(text).split()) < _SHORTEST:
        return
    name = Span(found.start(1), found.end(1))
    at = context.sentence_at(name.start)
    words = [w for w in at.words if w.span in name] if at is sentence else []
    names = [w for w in words if w.upos == "PROPN"]
    placed = bool(words) and (words[0].upos == "ADP" or name.of(text) in _NETWORKS)  # *« P » (sur RTL)*
    if names and not placed and not any(w.upos == "VERB" for w in words):
        yield Candidate("colon", sentence.index, (q.span,), None, "", name, names[0].index)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)


def _ends(text: str, q: Quotation, line: Span) -> bool:
    return not any(c.isalnum() for c in text[q.span.end : line.end])


def _colon_before(context: Context, sentence: Sentence, offset: int) -> Span | None:
    before = _before_space(context.text, offset)
    inside = sentence.span.start < before <= sentence.span.end
    return Span(before - 1, before) if inside and context.text[before - 1 : before] == ":" else None


def _before_space(text: str, offset: int) -> int:
    """The offset with the white space before it left out."""
    while offset > 0 and text[offset - 1].isspace():
        offset -= 1
    return offset


def _speaker(sentence: Sentence, mark: Span) -> Word | None:
    """The name that fills all before the colon, or the subject of the clause there."""
    before = [w for w in sentence.words if w.span.end <= mark.start]
    heads = [w for w in before if w.head < 0 or sentence.words[w.head].span.start >= mark.start]
    if len(heads) != 1:
        return None
    head = heads[0]
    if head.upos == "PROPN":
        return head
    own = (*sentence.children(head, "nsubj"), *mistaken_il(sentence, head))
    subjects = [w for w in own if w in before and w.upos in ("PROPN", "PRON", "NOUN")]
    return next((w for w in subjects[:1] if w.lemma.lower() not in _THINGS), None)


def _holder(sentence: Sentence, mark: Span, q: Quotation) -> Word | None:
    """Who holds a clause in marks that words without a verb lead to: *Un avis partagé par la maire : « P »*."""
    before = [w for w in sentence.words if w.span.end <= mark.start]
    inside = (w for w in sentence.words if w.span in q.inner)
    if _finite(before) or not _finite(inside):
        return None
    return _held(sentence, mark)


def _held(sentence: Sentence, mark: Span) -> Word | None:
    """The last one before the colon who holds something: *La clause n'est pas acceptable pour la maire : « P »*."""
    before = (w for w in sentence.words if w.span.end <= mark.start and w.upos in ("NOUN", "PROPN"))
    held = [w for w in before if _HOLDING & {c.lemma.lower() for c in sentence.children(w, "case")}]
    return next((w for w in reversed(held) if can_speak(w)), None)


def _finite(words: Iterable[Word]) -> bool:
    return any(w.feat("VerbForm") == "Fin" for w in words)
