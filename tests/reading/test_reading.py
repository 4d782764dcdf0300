"""Files to documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import InputError
from attribution.model import Document, Failure
from attribution.reading import FORMATS, ReadingWarning, read_corpus
from attribution.reading.dates import date_in_name


def test_text_is_kept_with_its_line_ends_spaces_and_marks(tmp_path: Path) -> None:
    text = "  Titre\r\n\r\n« Oui\u202f», dit-il.\rFin\u00a0:\n\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert list(read_corpus(tmp_path)) == [Document("a", text)]


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Été".encode("utf-8-sig"))
    assert next(read_corpus(str(tmp_path / "a.txt"))).text == "Été"


def test_windows_1252_is_read_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("« L’été », dit-il.".encode("cp1252"))
    notices: list[str] = []
    (document,) = read_corpus([tmp_path], on_notice=notices.append)
    assert document.text == "« L’été », dit-il."
    (notice,) = notices
    assert "a.txt is not UTF-8; read as Windows-1252." in notice


def test_what_fails_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"Texte.")
    (tmp_path / "c.md").write_bytes(b" \n\t")
    (tmp_path / "d.txt").write_bytes(b"\0\1\2")
    failures: list[Failure] = []
    assert [document.id for document in read_corpus(tmp_path, on_failure=failures.append)] == ["b"]
    assert [failure.document_id for failure in failures] == ["a", "c", "d"]
    assert "a.txt is empty; remove it or put an article into it." in failures[0].message
    assert "no text file" in failures[2].message


def test_a_notebook_is_warned(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.warns(ReadingWarning, match="is empty"):
        assert list(read_corpus(tmp_path)) == []


def test_a_wrong_path_raises_before_the_first_document_is_asked_for() -> None:
    with pytest.raises(InputError):
        read_corpus("absent")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Titre\n\nTexte.", "Titre"),
        ("\n\n#  Titre  ##\r\nTexte.", "Titre"),
        ("Texte.\n# Titre", ""),
        ("## Sous-titre\n", ""),
        ("#hashtag\n", ""),
        ("Texte.", ""),
    ],
)
def test_title_of_markdown(tmp_path: Path, text: str, title: str) -> None:
    (tmp_path / "a.md").write_bytes(text.encode())
    assert list(read_corpus(tmp_path)) == [Document("a", text, title=title)]


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2023-09-17-kim.txt", "2023-09-17"),
        ("afp_20230917.txt", "2023-09-17"),
        ("le.monde.2023.09.17.txt", "2023-09-17"),
        ("2023-13-17.txt", ""),
        ("12023-09-17.txt", ""),
        ("2023-0917.txt", ""),
        ("dépêche 7.txt", ""),
        ("1789-07-14.txt", ""),
    ],
)
def test_date_in_the_name_of_a_file(name: str, date: str) -> None:
    assert date_in_name(name) == date


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_keeps_any_text(suffix: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t#")))
    def law(text: str) -> None:
        if not text.strip() or text.startswith("\ufeff"):
            return
        path.write_bytes(text.encode())
        assert next(read_corpus(path)).text == text

    law()
