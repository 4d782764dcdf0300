"""Joint sources: *Interfax et le Daily Mail* are one attribution with two parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from attribution.model import Span
from attribution.resolve.mentions import Mention, form_of, read_mention
from attribution.resolve.nouns import human
from attribution.resolve.scene import Scene

_TITLE = r"(?:l[ae]s? |l['’]|(?:M\.|Mmes?|Mlle|Me|Dr|Pr) )?"
_JOINT = regex.compile(rf"(?:, |(?P<last>,? (?:et|ainsi que|&) )){_TITLE}")
_CAPITALISED = regex.compile(r"\p{Lu}[\p{L}\p{N}'’-]+(?: \p{Lu}[\p{L}\p{N}'’-]+){0,3}")
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
    """The names that a mention lists, whatever the parser sees in it: *Reuters et l'AFP*, *les élus A, B et C*."""
    text, whole = mention.sentence.text, mention.span
    if len(mention.words) < _SHORTEST or _JOINT.search(text, whole.start, whole.end) is None:
        return ()
    names = {p.span for p in scene.people_in(mention)} | {place for place, _ in scene.known_in(whole)}
    apart = (name for name in names if not any(name in other for other in names - {name}))
    starts = {name.start: name for name in sorted(apart, key=lambda name: name.start)}
    listed = next(filter(None, (_listed(mention, first, starts) for first in starts.values())), ())
    if not listed or not (_alone(mention, listed) or _led(mention, listed[0])):
        return ()
    found = [read_mention(mention.sentence, span, mention.people) for span in listed]
    return tuple(part for part in found if part is not None) if all(found) else ()


def _listed(mention: Mention, first: Span, names: Mapping[int, Span]) -> tuple[Span, ...]:
    """The list that begins with a name: others, or capitalised words, behind commas and at last behind *et*."""
    text, end = mention.sentence.text, mention.span.end
    listed = [first]
    while joint := _JOINT.match(text, listed[-1].end, end):
        unknown = _CAPITALISED.match(text, joint.end(), end)
        name = names.get(joint.end()) or (Span(*unknown.span()) if unknown else None)
        if name is None:
            return ()
        listed.append(name)
        if joint["last"]:
            return tuple(listed)
    return ()


def _alone(mention: Mention, listed: Sequence[Span]) -> bool:
    """Whether nothing but an article and titles stands beside the names: *MM. Roux et Petit*."""
    before = [w for w in mention.words if w.span.end <= listed[0].start]
    bare = all(w.upos == "DET" or w.form == "." or mention.people.title(w.form) for w in before)
    return bare and listed[-1].end == mention.span.end


def _led(mention: Mention, first: Span) -> bool:
    """Whether a plural says what those are whose names come right behind: *les élus* Anne Petit *et* Jean Roux."""
    before = [
        w for w in mention.words if mention.head.span.start <= w.span.start and w.span.end <= first.start
    ]
    while len(before) > 1 and mention.people.title(before[-1].form) is not None:
        before.pop()
    if len(before) == 2 and before[-1].form == ",":  # *trois élus,* Anne Petit *et* Jean Roux
        before.pop()
    called = bool(before) and before[-1].upos in ("NOUN", "ADJ", "PROPN")
    return called and mention.number == "Plur" and mention.head.upos == "NOUN"
