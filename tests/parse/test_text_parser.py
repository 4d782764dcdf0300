"""The bundled models behind the parser's door."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from attribution.errors import ModelError
from attribution.model import Document, Word
from attribution.parse import Parser, load_parser
from attribution.parse.paragraphs import Part
from attribution.parse.text_parser import PART, TextParser

pytestmark = pytest.mark.slow

TEXTS = [
    "Le maire du Mans a parlé aux élus, dit-il.",
    "« L’usine fermera », a-t-elle annoncé.\n\nLe préfet s’est tu.",
    "",
]


def test_words_slice_back_to_the_text(parser: Parser) -> None:
    for text, parse in zip(TEXTS, parser.parse(TEXTS), strict=True):
        assert parse.text == text
        for sentence in parse.sentences:
            ends = [word.span.end for word in sentence.words]
            assert ends == sorted(ends)
            for word in sentence.words:
                shown = word.span.of(text)
                assert shown == word.form or " " not in shown


def test_the_parts_of_a_contraction_share_their_token(parser: Parser) -> None:
    words = parser.parse(TEXTS[:1])[0].sentences[0].words
    shared = [word.form for word in words if word.span.of(TEXTS[0]) == "du"]
    assert shared == ["de", "le"]


def test_no_sentence_crosses_a_paragraph(parser: Parser) -> None:
    text = "Un titre sans point\n\nUne phrase. Une autre."
    for sentence in parser.parse([text])[0].sentences:
        assert "\n" not in sentence.span.of(text)


def test_a_text_is_parsed_alike_in_any_company(parser: Parser, articles: list[Document]) -> None:
    texts = [*TEXTS, *(article.text for article in articles)]
    alone = [parser.parse([text])[0] for text in texts]
    assert parser.parse(texts) == alone
    assert parser.parse(texts[::-1]) == alone[::-1]


def test_a_folder_without_models_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"No parser models in .*tokenize\.pt"):
        load_parser(tmp_path)


def test_models_that_are_no_models_are_named(tmp_path: Path) -> None:
    for name in ("tokenize", "mwt", "pos", "lemma", "depparse", "vectors"):
        (tmp_path / f"{name}.pt").write_bytes(b"no model")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_parser(tmp_path)


def test_missing_stanza_models_say_how_to_fetch_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    with pytest.raises(ModelError, match=r"stanza\.download\('fr'"):
        load_parser("stanza")


def test_a_book_is_parsed_part_by_part_to_the_same(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(TEXTS[:2] * 3)
    whole = parser.parse([text])[0]
    monkeypatch.setattr("attribution.parse.text_parser.PART", 50)
    parts = parser.parse([text])[0]
    assert [s.span for s in parts.sentences] == [s.span for s in whole.sentences]
    assert [s.index for s in parts.sentences] == list(range(len(whole.sentences)))


def test_no_more_than_a_part_is_worked_on_at_once(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(parser, TextParser)
    sizes: list[int] = []
    engine = parser.engine

    def measured(parts: Sequence[Part]) -> Iterable[Iterable[tuple[Word, ...]]]:
        sizes.append(sum(len(place) for part in parts for place in part.places))
        return engine(parts)

    monkeypatch.setattr(parser, "engine", measured)
    sentence = "La mairie a dit que le pont rouvrirait. "
    assert len(parser.parse([sentence * n for n in (100, 200, 150, 1, 300)])) == 5
    assert max(sizes) <= PART < sum(sizes)
