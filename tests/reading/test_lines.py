"""Lines are decoded by what all of them show."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.model import Document
from attribution.reading import read_corpus


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
def test_lines_of_a_table_show_their_encoding_together(tmp_path: Path, encoding: str) -> None:
    text = "FRANÇOIS\nGENÈVE\nDÎNER\nLe préfet a répété que l’été était passé."
    (tmp_path / "a.csv").write_bytes(f'texte;titre\n"{text}";Déjà\n'.encode(encoding))
    notices: list[str] = []
    assert list(read_corpus(tmp_path, on_notice=notices.append)) == [Document("a-1", text, title="Déjà")]
    assert len(notices) == 1


def test_a_line_of_another_encoding_among_lines_in_utf8(tmp_path: Path) -> None:
    lines = ["Déjà l’été.", "Né à Évreux."]
    data = b"".join(b'{"text": "%s"}\n' % line.encode(code) for code in ("utf-8", "cp1252") for line in lines)
    (tmp_path / "a.jsonl").write_bytes(data * 2)
    documents = read_corpus(tmp_path, on_notice=lambda _: None)
    assert [document.text for document in documents] == lines * 4
