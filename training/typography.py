"""Copies of sentences with other quotation marks, apostrophes and spaces, so that every kind of mark is known."""

from __future__ import annotations

import random
from itertools import pairwise

from training.treebank import Sentence, Token, Word, copy_sentence

NO_BREAK, NARROW = "\u00a0", "\u202f"
PAIRS = (("«", "»"), ("“", "”"), ('"', '"'), ("‹", "›"), ("‘", "’"), ("„", "“"))
PAIR_WEIGHTS = (50, 22, 20, 2, 4, 2)
OPENING = {"«", "“", "‹", "„"}
CLOSING = {"»", "”", "›"}
INSIDE_FRENCH = (" ", " ", NO_BREAK, NARROW, "")


def choose_pair(rng: random.Random) -> tuple[str, str]:
    """One kind of quotation marks, French ones half of the time."""
    return rng.choices(PAIRS, PAIR_WEIGHTS)[0]


def is_mark(word: Word) -> bool:
    """Whether a word is a double quotation mark."""
    return word.form in OPENING or word.form in CLOSING or word.form == '"'


def inner_space(mark: str, rng: random.Random) -> str:
    """The space between a mark and the words that it encloses."""
    return rng.choice(INSIDE_FRENCH) if mark in "«»‹›" else ""


def set_marks(words: list[Word], pair: tuple[str, str], rng: random.Random) -> bool:
    """Rewrite every quotation mark as one of `pair`, with the spaces that go with it; say if there was one."""
    opened, found = False, False
    inside = inner_space(pair[0], rng)
    for index, word in enumerate(words):
        if word.upos != "PUNCT" or not is_mark(word):
            continue
        opening = word.form in OPENING or (word.form == '"' and not opened)
        opened, found = opening, True
        word.form = word.lemma = pair[0] if opening else pair[1]
        if opening:
            word.space = inside
        elif index:
            words[index - 1].space = inside
    return found


def swap_apostrophes(words: list[Word], curly: bool) -> bool:
    """Write every apostrophe of the forms curly or straight; say if any changed."""
    old, new = ("'", "’") if curly else ("’", "'")
    changed = False
    holders: list[Word | Token] = [*words, *(word.token for word in words if word.token is not None)]
    for holder in holders:
        if old in holder.form and len(holder.form) > 1:
            holder.form = holder.form.replace(old, new)
            changed = True
    return changed


def no_break_spaces(words: list[Word], rng: random.Random) -> None:
    """Put French spaces before high punctuation: none, a space, a no-break one."""
    space = rng.choice(("", " ", NO_BREAK, NARROW))
    for before, word in pairwise(words):
        if word.form in (";", ":", "!", "?") and word.upos == "PUNCT":
            before.space = space


def vary(sentence: Sentence, rng: random.Random) -> Sentence | None:
    """A copy with another typography; None when nothing in it can change."""
    twin = copy_sentence(sentence)
    marked = set_marks(twin.words, choose_pair(rng), rng)
    curly = swap_apostrophes(twin.words, curly=rng.random() < 0.7)
    if not marked and not curly:
        return None
    no_break_spaces(twin.words, rng)
    return twin


def copies(sentences: list[Sentence], rng: random.Random, plain: int) -> list[Sentence]:
    """Varied copies of every sentence with quotation marks, and of `plain` others."""
    quoted: list[Sentence] = []
    other: list[Sentence] = []
    for sentence in sentences:
        if (twin := vary(sentence, rng)) is not None:
            (quoted if any(map(is_mark, twin.words)) else other).append(twin)
    return quoted + rng.sample(other, min(plain, len(other)))
