"""Composed sentences are trees, and their French is right."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.trees import base, tree
from training.clauses import boundaries, clause_of, lower_first
from training.compose import FRAMES, compose, finish, word_lists
from training.infinitives import Material
from training.kit import Kit
from training.phrases import Words
from training.treebank import (
    Sentence,
    Word,
    copy_words,
    problems,
    read,
    subtree,
    to_conllu,
    tokens,
    usual,
    write,
)
from training.typography import set_marks, vary
from training.verbs import Person, Verb, group


def lists(held_out: bool = False) -> Words:
    return Words(word_lists(), usual(base()), held_out)


def test_every_frame_gives_a_tree() -> None:
    kit = Kit(random.Random(1), lists(), Material.of(base()))
    for frame in FRAMES:
        for _ in range(30):
            sentence = frame(kit)
            assert problems(sentence) == [], sentence.text
            inside = {id(word) for word in sentence.words}
            assert all(id(word) in inside for word in sentence.gold.values())


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.booleans())
def test_text_is_the_words_with_their_spaces(seed: int, held_out: bool) -> None:
    sentence = compose(base(), usual(base()), 1, seed, held_out)[0]
    assert "".join(sentence.text.split()) == "".join("".join(f.split()) for f, _, _ in tokens(sentence.words))
    assert "  " not in sentence.text
    assert sentence.text[0].isupper() or not sentence.text[0].isalpha()
    assert " ," not in sentence.text
    assert " ." not in sentence.text


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000))
def test_conllu_keeps_a_composed_tree(seed: int) -> None:
    sentence = compose(base(), usual(base()), 1, seed, held_out=False)[0]
    block = to_conllu(sentence)
    rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
    assert all(len(row) == 10 for row in rows)
    assert sum(row[6] == "0" for row in rows) == 1


def test_conllu_can_be_read_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("trees") / "one.conllu"
    before = compose(base(), usual(base()), 25, 3, held_out=False)
    write(path, before)
    for one in before:
        for word in one.words:
            word.space = " " if word.space else ""
    assert [to_conllu(one) for one in read(path)] == [to_conllu(one) for one in before]


def test_held_out_words_are_never_learnt() -> None:
    data = word_lists()
    held = {verb for line in data["held_out"].values() for verb in line.split()} - {
        "vouloir",
        "pouvoir",
        "devoir",
        "demander",
    }
    assert not held & {verb for line in data["verbs"].values() for verb in line.split()}
    assert not set(data["held_out_names"]["last"].split()) & set(data["names"]["last"].split())


def test_every_listed_verb_can_be_conjugated() -> None:
    data, irregular = word_lists(), lists().irregular
    for table in ("verbs", "held_out"):
        for frame, line in data[table].items():
            if frame != "infinitive_after_dire":
                for entry in line.split():
                    assert group(Verb(entry, irregular), "pres", Person()).words


def test_a_clause_loses_its_full_stop_and_keeps_its_tree() -> None:
    clause = clause_of(base()[0])
    assert clause is not None
    assert Sentence(clause.words).text == "Il a détruit un pont du nord hier"
    assert clause.final == "."
    assert problems(Sentence(clause.words)) == []


def test_asides_stand_between_constituents() -> None:
    clause = clause_of(base()[1])
    assert clause is not None
    cuts = boundaries(clause)
    assert [clause.words[cut].form for cut in cuts] == ["les", "veulent", "quitter", "après"]


def test_questions_without_subject_are_no_clauses() -> None:
    assert (
        clause_of(
            tree(
                "Partez partir VERB 0 root Mood=Imp",
                "d' de ADP 3 case",
                "ici ici ADV 1 advmod",
                "! ! PUNCT 1 punct",
            )
        )
        is None
    )


def test_a_clause_begins_small_inside_a_sentence() -> None:
    clause = clause_of(base()[0])
    assert clause is not None
    lower_first(clause.words)
    assert clause.words[0].form == "il"


def test_copies_do_not_touch_the_original() -> None:
    sentence = base()[0]
    before = to_conllu(sentence)
    twin = copy_words(sentence.words)
    twin[3].form = "autre"
    assert to_conllu(sentence) == before
    assert twin[5].token is twin[6].token is not sentence.words[5].token
    assert [word.form for word in subtree(sentence.words, sentence.words[4])] == [
        "un",
        "pont",
        "de",
        "le",
        "nord",
    ]


@settings(deadline=None)
@given(st.integers(0, 500))
def test_marks_come_in_pairs(seed: int) -> None:
    rng = random.Random(seed)
    words = [Word(form, form, "PUNCT" if form in "«»" else "NOUN") for form in ("«", "oui", "»")]
    set_marks(words, ("“", "”"), rng)
    assert "".join(word.form for word in words) == "“oui”"
    assert words[0].space == words[1].space == ""


def test_typography_changes_apostrophes_only_where_there_are_some() -> None:
    assert vary(base()[0], random.Random(1)) is None
    sentence = tree("L' le DET 2 det", "ami ami NOUN 0 root", ". . PUNCT 2 punct")
    finish(sentence, random.Random(1))
    assert sentence.words[0].form in ("L'", "L’")
