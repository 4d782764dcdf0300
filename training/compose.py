"""Compose reporting sentences: gold trees set into frames whose tree is known."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from training.complements import as_said, infinitive, request, whether
from training.frames import according, aside, colon, headline, incise, que
from training.further import estimating, labelled, modal, noun_subject
from training.infinitives import Material
from training.kit import Kit
from training.longer import (
    coordination,
    fragment,
    impersonal,
    learnt,
    loose,
    nested,
    noun_que,
    participle,
    pronoun_object,
    relative,
)
from training.phrases import Usual, Words
from training.treebank import Sentence
from training.typography import choose_pair, no_break_spaces, set_marks, swap_apostrophes

Frame = Callable[[Kit], Sentence]
FRAMES: dict[Frame, int] = {
    que: 26, incise: 26, aside: 13, according: 8, colon: 5, headline: 6, infinitive: 6, request: 4, whether: 2,
    as_said: 3, fragment: 2, coordination: 3, participle: 4, relative: 3, impersonal: 4, learnt: 2, noun_que: 4,
    nested: 3, loose: 5, pronoun_object: 2, modal: 4, estimating: 3, labelled: 2, noun_subject: 6,
}  # fmt: skip
FRAMES_FILE = Path(__file__).with_name("frames.toml")


def word_lists() -> dict[str, Any]:
    """The lists of frames.toml."""
    return tomllib.loads(FRAMES_FILE.read_text(encoding="utf-8"))


def compose(base: list[Sentence], usual: Usual, how_many: int, seed: int, held_out: bool) -> list[Sentence]:
    """Compose sentences of `base` clauses; `held_out` ones use verbs and names that no training sentence has."""
    kit = Kit(random.Random(seed), Words(word_lists(), usual, held_out), Material.of(base))
    kinds, weights = list(FRAMES), list(FRAMES.values())
    made = []
    for number in range(how_many):
        sentence = kit.rng.choices(kinds, weights)[0](kit)
        finish(sentence, kit.rng)
        sentence.name = f"composed-{'test' if held_out else 'train'}-{number}"
        made.append(sentence)
    return made


def finish(sentence: Sentence, rng: random.Random) -> None:
    """Choose the typography: marks, apostrophes, no-break spaces."""
    set_marks(sentence.words, choose_pair(rng), rng)
    swap_apostrophes(sentence.words, curly=rng.random() < 0.5)
    no_break_spaces(sentence.words, rng)
