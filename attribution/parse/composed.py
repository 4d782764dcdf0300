"""Accents that are characters of their own, as in PDFs copied on a Mac: such texts are analysed composed, told as read.

Models and word lists know *é* as one character. Unicode calls the forms NFD and NFC: https://unicode.org/reports/tr15/.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from unicodedata import is_normalized, normalize

import regex
from msgspec import structs

from attribution.model import Attribution, Parse, Sentence, Span

_CLUSTER = regex.compile(r"\P{M}?\p{M}+")

Back = Callable[[Span], Span]
"""From a span in a composed text to the same letters in the text as it was read."""


def composed(text: str) -> str:
    """The text with each letter and its accents as one character, where there is one: that itself, nearly always."""
    if is_normalized("NFC", text):
        return text
    return _CLUSTER.sub(lambda found: normalize("NFC", found[0]), text)


def way_back(text: str) -> Back:
    """From places in ``composed(text)`` to those in ``text``; a span that cuts a letter goes on to one of its ends."""
    if is_normalized("NFC", text):
        return lambda span: span
    ends, read = [0], [0]  # behind each letter that was composed: its place in the composed text, and as read
    for found in _CLUSTER.finditer(text):
        ends.append(ends[-1] + found.start() - read[-1] + len(normalize("NFC", found[0])))
        read.append(found.end())

    def place(offset: int) -> int:
        last = bisect_right(ends, offset) - 1
        following = read[last + 1] if last + 1 < len(read) else len(text)
        return min(read[last] + offset - ends[last], following)

    return lambda span: Span(place(span.start), place(span.end))


def attribution_back(found: Attribution, back: Back) -> Attribution:
    """An attribution that was found in a composed text, in the text as it was read."""
    candidate = replace(
        found.candidate,
        content=tuple(map(back, found.candidate.content)),
        cue=found.candidate.cue and back(found.candidate.cue),
        source=found.candidate.source and back(found.candidate.source),
        via=tuple(map(back, found.candidate.via)),
    )
    return replace(found, candidate=candidate, sentence=found.sentence and back(found.sentence))


def parse_back(parse: Parse, text: str) -> Parse:
    """A parse of ``composed(text)`` over ``text``; forms and lemmas stay composed."""
    if parse.text == text:
        return parse
    back = way_back(text)

    def sentence_back(sentence: Sentence) -> Sentence:
        words = tuple(structs.replace(word, span=back(word.span)) for word in sentence.words)
        return Sentence(sentence.index, back(sentence.span), words, text)

    return Parse(text, tuple(map(sentence_back, parse.sentences)))
