"""Joint sources: *Interfax et le Daily Mail* are one attribution with two parts."""

from __future__ import annotations

import regex

from attribution.model import Span
from attribution.resolve.mentions import Mention, form_of, read_mention
from attribution.resolve.nouns import human
from attribution.resolve.scene import Scene

_BETWEEN = regex.compile(r" (?:et|ainsi que|&) (?:l[ae]s? |l['’])?")
_AND = frozenset({"et", "ainsi que", "&"})
_SHORTEST = 3  # words: *Reuters et Interfax*


def parts_of(mention: Mention) -> tuple[Mention, ...]:
    """The parts of a joint mention in order, empty where it is one.

    A part begins with a determiner or is a name, and hangs on no preposition: *le ministre de l'Économie et des
    Finances*, *le président et fondateur du groupe*, *plusieurs agences et médias russes* are one each.
    """
    if len(mention.words) < _SHORTEST:
        return ()
    sentence = mention.sentence
    joined = [
        child
        for child in sentence.children(mention.head, "conj")
        if child.upos in ("NOUN", "PROPN")
        and child in mention.words
        and not sentence.children(child, "case")
        and (sentence.children(child, "det") or (child.upos == "PROPN" and not human(child, mention.people)))
        and any(form_of(w) in _AND for w in sentence.children(child, "cc"))
    ]
    if not joined or mention.pronoun or len(joined) > 1:
        return ()
    and_word = next(w for w in sentence.children(joined[0], "cc") if form_of(w) in _AND)
    if not mention.head.index < and_word.index < joined[0].index:
        return ()
    first = _until(mention, and_word.span.start)
    second = Span(and_word.span.end, mention.span.end)
    text = sentence.text
    while second.start < second.end and text[second.start].isspace():
        second = Span(second.start + 1, second.end)
    found = (read_mention(sentence, first, mention.people), read_mention(sentence, second, mention.people))
    return tuple(part for part in found if part is not None) if all(found) else ()


def _until(mention: Mention, end: int) -> Span:
    text = mention.sentence.text
    while end > mention.span.start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(mention.span.start, end)


def named_parts(mention: Mention, scene: Scene) -> tuple[Mention, ...]:
    """The two names of which a mention is made, whatever the parser sees in it: *Reuters et l'AFP*."""
    text, whole = mention.sentence.text, mention.span
    if len(mention.words) < _SHORTEST or _BETWEEN.search(text, whole.start, whole.end) is None:
        return ()
    named = sorted(
        {p.span for p in scene.people_in(mention)} | {place for place, _ in scene.known_in(mention.span)}
    )
    if len(named) != 2 or named[0].start > mention.opening or named[1].end < mention.span.end:
        return ()
    if _BETWEEN.fullmatch(text[named[0].end : named[1].start]) is None:
        return ()
    found = [read_mention(mention.sentence, span, mention.people) for span in named]
    return tuple(part for part in found if part is not None) if all(found) else ()
