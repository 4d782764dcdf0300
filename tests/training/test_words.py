"""Verb groups and noun phrases: agreement, elision, contraction."""

from __future__ import annotations

import random

import pytest

from tests.training.trees import base
from training.compose import word_lists
from training.infinitives import Material
from training.kit import Kit
from training.phrases import Phrase, Words, parse
from training.treebank import Sentence, problems, usual
from training.verbs import Person, Verb, elides, group


def lists(held_out: bool = False) -> Words:
    return Words(word_lists(), usual(base()), held_out)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("elle", True),
        ("Il", True),
        ("hier", True),
        ("Hambourg", False),
        ("haut", False),
        ("onze", False),
        ("le", False),
    ],
)
def test_elision(form: str, expected: bool) -> None:
    assert elides(form, lists().aspirated) is expected


@pytest.mark.parametrize(
    ("entry", "tense", "person", "expected"),
    [
        ("annoncer", "imp", Person(), "annonçait"),
        ("juger", "past", Person(), "jugea"),
        ("répéter", "pres", Person(plural=True), "répètent"),
        ("répéter", "fut", Person(), "répétera"),
        ("rappeler", "pres", Person(), "rappelle"),
        ("marteler", "pres", Person(), "martèle"),
        ("dire", "perfect_pres", Person(plural=True), "ont dit"),
        ("se_féliciter", "perfect_pres", Person(True, True), "se sont félicitées"),
        ("s'exclamer", "perfect_imp", Person(False, True), "s'était exclamée"),
        ("faire_savoir", "perfect_pres", Person(), "a fait savoir"),
        ("écrire", "cond", Person(), "écrirait"),
    ],
)
def test_verb_groups(entry: str, tense: str, person: Person, expected: str) -> None:
    built = group(Verb(entry, lists().irregular), tense, person)
    assert Sentence(built.words).text == expected
    assert problems(Sentence(built.words)) == []


def test_negation_goes_around_the_finite_verb() -> None:
    built = group(Verb("confirmer", lists().irregular), "perfect_pres", Person(), negative=True)
    assert Sentence(built.words).text == "n'a pas confirmé"


@pytest.mark.parametrize(
    ("form", "expected"), [("il", "a-t-il ajouté"), ("elles", "ont-elles ajouté"), ("on", "a-t-on ajouté")]
)
def test_inversion(form: str, expected: str) -> None:
    kit = Kit(random.Random(1), lists(), Material.of(base()))
    word = kit.pronoun(form, form)
    person = Person(plural=form == "elles", feminine=form == "elles")
    built = group(Verb("ajouter", lists().irregular), "perfect_pres", person)
    assert Sentence(kit.inverted(built, Phrase([word], word, person))).text == expected


@pytest.mark.parametrize(
    ("line", "text", "relations"),
    [
        (
            "le/D porte-parole/N de/P le/D ministère/N",
            "le porte-parole du ministère",
            "det root case det nmod",
        ),
        ("le/D président/N Anne/X Dupont/X", "le président Anne Dupont", "det root nmod flat:name"),
        ("la/D maire/Nf , Anne/X", "la maire, Anne", "det root punct appos"),
        (
            "l'/D agence/Nf de/P presse/Nf russe/Af^ Tass/X",
            "l'agence de presse russe Tass",
            "det root case nmod amod nmod",
        ),
        ("de/P Oslo/X", "d'Oslo", "case root"),
    ],
)
def test_noun_phrases(line: str, text: str, relations: str) -> None:
    phrase = parse(line, lists())
    assert Sentence(phrase.words).text == text
    assert " ".join(word.deprel for word in phrase.words) == relations
    assert problems(Sentence(phrase.words)) == []


def test_all_lines_of_the_word_lists_are_phrases() -> None:
    words, data = lists(), word_lists()
    rng = random.Random(1)
    for table in ("sources", "somebody", "circumstances", "objects"):
        for kind, text in data[table].items():
            if "/" in text:
                for line in text.strip().splitlines():
                    phrase = parse(words.fill(line, rng), words)
                    assert problems(Sentence(phrase.words)) == [], (kind, line)
