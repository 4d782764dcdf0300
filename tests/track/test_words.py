"""What separates two wordings and what does not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.track.wordings import read_wordings
from attribution.track.words import LONGEST, words_of

SAME = [
    ("« Nous partirons demain »", "“nous partirons demain.”"),
    ("l'accord d'Alger", "L’ACCORD D’ALGER"),
    ("l'État a cédé", "L'ETAT A CEDE"),
    ("qu'il parte", "que il parte"),
    ("vingt-trois blessés", "23 blessés"),
    ("vingt trois blessés", "23 blessés"),
    ("deux mille trois cents soldats", "2 300 soldats"),
    ("2\u202f300 soldats", "2.300 soldats"),
    ("cinq millions d'euros", "5 000 000 €"),
    ("5,2 millions d'euros", "5 200 000 euros"),
    ("cinquante pour cent des voix", "50 % des voix"),
    ("trois virgule cinq points", "3,5 points"),
    ("le cœur de l’œuvre", "le coeur de l'oeuvre"),
    ("oui , mais - non", "Oui, mais… non !"),
    ("le\u00a0port  est\nfermé", "le port est fermé"),
]
OTHER = [
    ("il n'a pas menti", "il a menti"),
    ("5 morts", "50 morts"),
    ("5 morts", "cinq cents morts"),
    ("un mort", "1 mort sur 2"),
    ("Oui", "Non"),
    ("!!!", "???"),
    ("5 %", "5 €"),
    ("le premier jour", "le deuxième jour"),
]


def key(content: str) -> list[str]:
    return [word.key for word in words_of(content)]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_how_it_is_written_does_not_separate(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_is_said_separates(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_articles_and_ordinals_are_no_numbers() -> None:
    assert key("un homme et une femme, la première") == [
        "un",
        "homme",
        "et",
        "une",
        "femme",
        "la",
        "premiere",
    ]


def test_words_keep_their_place() -> None:
    content = "« L'État versera vingt-trois millions d'euros »"
    shown = [content[word.start : word.end] for word in words_of(content)]
    assert shown == ["L'", "État", "versera", "vingt-trois millions", "euros"]


@given(st.text(max_size=60))
def test_words_of_any_text_stand_in_it_in_order(content: str) -> None:
    words = words_of(content)
    assert words
    assert all(0 <= word.start <= word.end <= len(content) for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))
    assert read_wordings([content]).of_row.tolist() == [0]


def test_a_content_of_any_length_is_compared_by_its_first_words() -> None:
    assert len(words_of("mot " * 100_000)) == LONGEST


def test_direct_and_indirect_speech_share_lemmas() -> None:
    found = read_wordings(["« Nous partirons avec nos troupes »", "ils partiraient avec leurs troupes"])
    assert found.lemmas[0] == found.lemmas[1]
    assert len(found.lemmas[0].words) == 2
