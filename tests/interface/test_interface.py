"""Both languages say everything, and say it in their own way."""

from __future__ import annotations

import re

import pytest

from attribution.errors import InputError
from attribution.interface import LANGS, grouped, load_words, percent
from attribution.model import KINDS, MODES, STANCES


def keys(lang: str) -> dict[str, set[str]]:
    return {section: set(words) for section, words in load_words(lang).items()}


def test_languages_have_the_same_words() -> None:
    assert keys("fr") == keys("en")


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_says_something(lang: str) -> None:
    for section, words in load_words(lang).items():
        for key, word in words.items():
            assert word.strip(), (section, key)


def test_what_is_filled_in_is_named_alike() -> None:
    for section, words in load_words("fr").items():
        for key, word in words.items():
            other = load_words("en")[section][key]
            assert set(re.findall(r"\{\w+\}", word)) == set(re.findall(r"\{\w+\}", other)), (section, key)


@pytest.mark.parametrize("lang", LANGS)
def test_every_value_of_a_column_has_a_name(lang: str) -> None:
    words = load_words(lang)
    for section, values in (("kind", [*KINDS, "unknown"]), ("mode", MODES), ("stance", STANCES)):
        assert set(words[section]) == set(values)


def test_another_language_is_told() -> None:
    with pytest.raises(InputError, match="speaks no 'de'; choose one of fr, en"):
        load_words("de")


def test_numbers_are_written_as_the_language_does() -> None:
    assert (grouped(12345, "fr"), grouped(12345, "en")) == ("12\u202f345", "12,345")
    assert (percent(0.125, "fr"), percent(0.126, "en")) == ("12\u202f%", "13%")
