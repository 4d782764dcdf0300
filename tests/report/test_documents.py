"""Documents kept beside the tables come back as they were."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import InputError, OutputError
from attribution.model import Document
from attribution.report.documents import DOCUMENTS, read_documents, write_documents
from tests.report.cases import DOCUMENTS as SOME

TEXTS = st.text(st.characters(), max_size=20)  # half characters among them
FOUND = st.builds(Document, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)


@given(st.lists(FOUND, max_size=4))
def test_they_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, documents: list[Document]
) -> None:
    folder = tmp_path_factory.mktemp("documents")
    write_documents(documents, folder)
    assert list(read_documents(folder)) == documents


def test_the_same_ones_give_the_same_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    first = write_documents(SOME, tmp_path).read_bytes()
    assert write_documents(iter(SOME), tmp_path).read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == [DOCUMENTS]


def test_a_write_that_fails_leaves_what_was(tmp_path: Path) -> None:
    before = write_documents(SOME, tmp_path).read_bytes()

    def broken() -> object:
        yield replace(SOME[0])
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left on device"):
        write_documents(broken(), tmp_path)  # type: ignore[arg-type] # a generator that breaks
    assert (tmp_path / DOCUMENTS).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [DOCUMENTS]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (None, "does not exist; name a folder that"),
        (b"no gzip", "cannot be read"),
        (gzip.compress(b'{"id": "a", "text": "b"}\n')[:-9], "cannot be read"),
        (gzip.compress(b"no json\n"), "line 1 is no document"),
        (gzip.compress(b"[]\n"), "line 1 is no document"),
        (gzip.compress(b'{"id": "a"}\n'), "line 1 is no document"),
        (gzip.compress(b'{"id": "a", "text": 3}\n'), "line 1 is no document"),
        (gzip.compress(b"\xff\n"), "cannot be read"),
    ],
)
def test_damage_is_one_sentence(tmp_path: Path, data: bytes | None, sentence: str) -> None:
    if data is not None:
        (tmp_path / DOCUMENTS).write_bytes(data)
    with pytest.raises(InputError, match=sentence):
        list(read_documents(tmp_path))
