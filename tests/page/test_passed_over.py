"""What nothing is looked for in is not parsed, and nothing else that is found changes."""

from __future__ import annotations

import importlib

import pandas as pd
import pytest

from attribution.analyse import analyse
from attribution.batch.analyser import Analyser, Models
from attribution.model import Document
from attribution.page.passed_over import passed_over, without
from attribution.parse import Parser, load_parser
from attribution.tables import attributions_table
from tests.bench import texts

HEADLINE = "À lire aussi : « Nous étions prêts », assure le préfet"
ARTICLE = f"Le pont est fermé, a dit le maire.\n\n{HEADLINE}\n\n* * *\n\nIl rouvrira, a-t-il ajouté."


@pytest.fixture(scope="module")
def passing() -> Parser:
    """The bundled models, which pass over what needs no parse."""
    return load_parser(None, passed_over)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("12", True),
        ("03/04/2024 - 10:12", True),
        ("* * *", True),
        ("“”", False),
        ("« 12 »", False),
        ("12 morts", False),
        ("Il pleut.", False),
        ("S'abonner à la newsletter", True),
    ],
)
def test_furniture_and_what_has_no_letter_are_passed_over(paragraph: str, expected: bool) -> None:
    assert [span.of(paragraph) for span in passed_over(paragraph)] == [paragraph] * expected


@pytest.mark.slow
def test_what_is_passed_over_is_one_word_and_the_rest_as_ever(parser: Parser, passing: Parser) -> None:
    [parse] = passing.parse([ARTICLE])
    assert [sentence.span.of(ARTICLE) for sentence in parse.sentences] == ARTICLE.split("\n\n")
    assert [word.form for word in parse.sentences[1].words] == [HEADLINE]
    assert [sentence.index for sentence in parse.sentences] == [0, 1, 2, 3]
    [whole] = parser.parse([ARTICLE])
    assert parse == without(whole, passed_over(ARTICLE)) == without(parse, passed_over(ARTICLE))


@pytest.mark.slow
def test_furniture_that_is_kept_is_parsed() -> None:
    for load in (None, Models()):
        found = Analyser(load, keep_furniture=True)([Document("a", ARTICLE)]).attributions
        assert [each.candidate.content[0].of(ARTICLE) for each in found][1] == "« Nous étions prêts »"


@pytest.mark.slow
def test_nothing_else_that_is_found_changes(
    parser: Parser, passing: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the corpus; ``BENCH_NEWS=FILE.jsonl.gz`` takes five hundred other texts, as for ``make bench``."""
    documents = [Document(str(number), text) for number, text in enumerate(dict.fromkeys(texts()))]
    rows = attributions_table(analyse(documents, parser=passing))
    assert len(rows) > len(documents)
    pd.testing.assert_frame_equal(rows, attributions_table(analyse(documents, parser=parser)))
    monkeypatch.setattr(
        importlib.import_module("attribution.analyse"), "without", lambda parse, places: parse
    )
    pd.testing.assert_frame_equal(rows, attributions_table(analyse(documents, parser=parser)))
