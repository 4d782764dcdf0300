"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import InputError
from attribution.reading.decode import decode

SENTENCE = "« L’été dernier, à Besançon, le préfet a répété que rien n’était décidé », écrit-elle."


@given(st.text())
def test_utf8_is_kept_as_it_is(text: str) -> None:
    if "\0" in text or text.startswith("\ufeff"):
        return
    try:
        assert decode(text.encode()) == (text, "")
    except InputError:
        assert any(character < " " for character in text)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("cp1252", "Windows-1252"),
        ("mac-roman", "Mac Roman"),
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
    ],
)
def test_encodings_of_french_text(encoding: str, told: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == (SENTENCE, told)


@pytest.mark.parametrize("encoding", ["cp850", "iso8859-15"])
def test_old_encodings_without_curly_marks(encoding: str) -> None:
    text = "L'été dernier, à Besançon, le préfet a répété que rien n'était décidé."
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE])
def test_byte_order_marks(mark: bytes) -> None:
    encoding = {
        codecs.BOM_UTF16_BE: "utf-16-be",
        codecs.BOM_UTF32_LE: "utf-32-le",
        codecs.BOM_UTF32_BE: "utf-32-be",
    }
    assert decode(mark + SENTENCE.encode(encoding[mark])) == (SENTENCE, "")


def test_one_bad_byte_does_not_spoil_a_utf8_file() -> None:
    text, told = decode(SENTENCE.encode() + b"\xe9 fin")
    assert text == SENTENCE + "\ufffd fin"
    assert told == "damaged UTF-8"


def test_half_a_character_after_a_byte_order_mark_is_told() -> None:
    assert decode(SENTENCE.encode("utf-16") + b"\x41") == (SENTENCE + "\ufffd", "damaged UTF-16-LE")


def test_bytes_that_windows_leaves_open_raise_nothing() -> None:
    assert decode("Déjà".encode("cp1252") + b"\x81")[0].startswith("D")


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\x14\0\x06\0", "é".encode("utf-16-le") * 9]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="no text file"):
        decode(data)


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, told = decode(data)
    except InputError:
        return
    assert isinstance(text, str)
    assert isinstance(told, str)
