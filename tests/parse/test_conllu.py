"""Parses read back as they were written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from attribution.errors import InputError
from attribution.model import Parse, Sentence, Span, Word
from attribution.parse.conllu import read_conllu, write_conllu

TEXT = "Le maire du Mans dort. Il rêve."


def _parse(text: str) -> Parse:
    sentences, start = [], 0
    for index, part in enumerate(text.split(". ")):
        words, place = [], start
        for number, form in enumerate(part.split(" ")):
            span = Span(place, place + len(form))
            words.append(
                Word(number, span, form, form.lower(), "X", "", number - 1, "dep" if number else "root")
            )
            place += len(form) + 1
        sentences.append(Sentence(index, Span(start, words[-1].span.end), tuple(words), text))
        start += len(part) + 2
    return Parse(text, tuple(sentences))


def test_a_parse_reads_back_equal() -> None:
    parse = _parse(TEXT)
    assert read_conllu(write_conllu(parse).splitlines(), TEXT) == parse


def test_the_parts_of_a_contraction_share_their_span() -> None:
    span = Span(9, 11)
    words = (
        Word(0, span, "de", "de", "ADP", "", 1, "case"),
        Word(1, span, "le", "le", "DET", "Definite=Def", -1, "root"),
    )
    parse = Parse(TEXT, (Sentence(0, span, words, TEXT),))
    assert read_conllu(write_conllu(parse).splitlines(), TEXT) == parse


@pytest.mark.parametrize(
    "row",
    [
        "1\tLe\tle\tDET\t_\t_\t0\troot\t_\t_",
        "1\tLe\tle\tDET\t_\t_\t0\troot\t_\tstart_char=x|end_char=2",
        "1\tLe\tle\tDET\t_\t_\t0\troot\t_\tstart_char=0|end_char=99",
    ],
)
def test_words_without_their_place_are_refused(row: str) -> None:
    with pytest.raises(InputError, match="parse"):
        read_conllu([row, ""], TEXT)


@given(st.lists(st.text(alphabet="abcé’'-\n\t\r\u2028", min_size=1, max_size=6), min_size=1, max_size=8))
def test_any_words_read_back(forms: list[str]) -> None:
    text = " ".join(forms)
    parse = _parse(text)
    parse = replace(parse, sentences=tuple(replace(each, words=spelt(each)) for each in parse.sentences))
    assert read_conllu(write_conllu(parse).splitlines(), text) == parse


def spelt(sentence: Sentence) -> tuple[Word, ...]:
    """Its words with lemmas of one line, as all are."""
    return tuple(structs.replace(word, lemma="x") for word in sentence.words)


def test_a_word_over_two_lines_stays_one_row() -> None:
    text = "500\n 000 euros"
    words = (
        Word(0, Span(0, 8), "500\n 000", "500 000", "NUM", "", 1, "nummod"),
        Word(1, Span(9, 14), "euros", "euro", "NOUN", "", -1, "root"),
    )
    parse = Parse(text, (Sentence(0, Span(0, 14), words, text),))
    written = write_conllu(parse)
    assert written.splitlines()[1].startswith("1\t500  000\t500 000\t")
    assert read_conllu(written.splitlines(), text) == parse
