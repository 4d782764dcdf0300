"""What became of a wording: same, cut, extended, altered or indirect, and the difference word by word."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex
from rapidfuzz.distance import LCSseq

from attribution.lang.wordings import load_wording_words
from attribution.model import Variant
from attribution.track.wordings import content_lemma
from attribution.track.words import Word, is_number, words_of

_END = regex.compile(r"[.!?;:,…]")


@dataclass(frozen=True, slots=True)
class Change:
    """How a wording differs from another.

    ``difference`` shows the new words with what was cut as ``[-…-]`` and what was added as ``{+…+}``, empty where the
    words are equal. ``turned`` says that it may mean something else: a word replaced, a negation or a number that came
    or went, or a cut that left the negation of its own clause behind.
    """

    variant: Variant
    difference: str = ""
    turned: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """A stretch of words that both have, or that one of them has alone."""

    tag: str
    old: Sequence[Word]
    new: Sequence[Word]


def change(old: str, new: str, old_quoted: bool = True, new_quoted: bool = True) -> Change:
    """How the content ``new`` differs from ``old``.

    Parameters
    ----------
    old, new : str
        A track's representative, and a content of the same track.
    old_quoted, new_quoted : bool
        Whether each stands in quotation marks, wholly or in part.

    Returns
    -------
    Change
        ``same`` where the words are equal, whatever the marks. ``indirect`` where the quoted ``old`` is reported
        without marks, with its numbers and its polarity; ``altered`` without them.
    """
    before, after = words_of(old), words_of(new)
    steps = _steps(before, after)
    if all(step.tag == "equal" for step in steps):
        return Change("same")
    difference = " ".join(_shown(step, old, new) for step in steps)
    if old_quoted and not new_quoted:
        turned = _turned_indirect(old, before, new, after)
        return Change("altered" if turned else "indirect", difference, turned)
    variant = _variant(steps)
    return Change(variant, difference, variant == "altered" or _left_negation(steps, old))


def holds(long: str, short: str) -> bool:
    """Whether all words of the content ``short`` stand in the content ``long``, in order."""
    words, inside = ([word.key for word in words_of(content)] for content in (short, long))
    return int(LCSseq.similarity(words, inside)) == len(words)


def _steps(before: Sequence[Word], after: Sequence[Word]) -> list[_Step]:
    found = LCSseq.opcodes([word.key for word in before], [word.key for word in after])
    return [
        _Step(each.tag, before[each.src_start : each.src_end], after[each.dest_start : each.dest_end])
        for each in found
    ]


def _variant(steps: Sequence[_Step]) -> Variant:
    """Altered: words stand in place of others, a negation or a number alone came or went, or both cut and extended."""
    if any(_decides(step.old) or _decides(step.new) for step in steps if step.tag != "equal"):
        return "altered"
    tags = {step.tag for step in steps}
    if tags >= {"delete", "insert"}:
        return "altered"
    return "cut" if "delete" in tags else "extended"


def _decides(words: Sequence[Word]) -> bool:
    """Whether words of grammar with a negation, or a number, came or went by themselves: *ne … pas*, *50*.

    A longer stretch that holds one is a cut: *il pleut et nous ne sortons pas*.
    """
    keys = [word.key for word in words]
    known = load_wording_words()
    if not any(key in known.negation or is_number(key) for key in keys):
        return False
    return all(key in known.function or is_number(key) for key in keys)


def _left_negation(steps: Sequence[_Step], old: str) -> bool:
    """Whether a cut took the negation of a clause of which it kept a part, as marks part clauses."""
    negation, ends = load_wording_words().negation, _ends(old)
    kept = {_clause(word, ends) for step in steps if step.tag == "equal" for word in step.old}
    cut = [word for step in steps if step.tag == "delete" for word in step.old]
    return any(_clause(word, ends) in kept for word in cut if word.key in negation)


def _ends(text: str) -> list[int]:
    """Where its clauses end, as far as marks tell."""
    return [match.start() for match in _END.finditer(text)]


def _clause(word: Word, ends: Sequence[int]) -> int:
    return bisect(ends, word.start)


def _turned_indirect(old: str, before: Sequence[Word], new: str, after: Sequence[Word]) -> bool:
    """Whether indirect speech has another number than what it reports, or a negation where that has none."""
    if {word.key for word in after if is_number(word.key)} - {word.key for word in before}:
        return True
    negation = load_wording_words().negation
    negated = any(word.key in negation for word in after)
    return negated != any(word.key in negation for word in _reported(old, before, new, after))


def _reported(old: str, before: Sequence[Word], new: str, after: Sequence[Word]) -> Iterator[Word]:
    """The words of grammar that stand, in a quotation, before the content words that indirect speech reports."""
    ends = _ends(old)
    content, lemmas = _content(old, before)
    for step in LCSseq.opcodes(lemmas, _content(new, after)[1]):
        for number in range(step.src_start, step.src_end if step.tag == "equal" else step.src_start):
            place = content[number]
            beginning = content[number - 1] + 1 if number else 0
            clause = _clause(before[place], ends)
            yield from (word for word in before[beginning:place] if _clause(word, ends) == clause)


def _content(text: str, words: Sequence[Word]) -> tuple[list[int], list[str]]:
    """The places of the content words, and their lemmas."""
    lemmas = [content_lemma(text[word.start : word.end], word.key) for word in words]
    return [place for place, lemma in enumerate(lemmas) if lemma], [lemma for lemma in lemmas if lemma]


def _shown(step: _Step, old: str, new: str) -> str:
    if step.tag == "delete":
        return f"[-{_text(step.old, old)}-]"
    return _text(step.new, new) if step.tag == "equal" else f"{{+{_text(step.new, new)}+}}"


def _text(words: Sequence[Word], content: str) -> str:
    return " ".join(content[words[0].start : words[-1].end].split())
