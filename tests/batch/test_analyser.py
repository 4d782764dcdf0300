"""The analyser travels without its models, and reads columns of other people's frames."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import attribution
from attribution import parse
from attribution.analyse import analyse
from attribution.batch.analyser import Analyser, Models, loaded
from attribution.errors import TableError
from attribution.model import Document
from attribution.tables import attributions_table
from tests.batch.light import Light, corpus, load


@pytest.fixture(autouse=True)
def light(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(parse, "load_parser", load)
    loaded.cache_clear()
    yield
    loaded.cache_clear()


@pytest.mark.slow
def test_pickled_it_is_as_small_as_its_settings() -> None:
    analyser = Analyser()
    analyser(corpus(1))
    carried = pickle.dumps(analyser)
    assert len(carried) < 500
    assert pickle.loads(carried) == analyser


def test_equal_settings_share_a_parser() -> None:
    assert loaded(Models("x")) is loaded(pickle.loads(pickle.dumps(Models("x"))))


@pytest.mark.slow
def test_a_column_of_texts_gives_the_table() -> None:
    documents = corpus(12)
    series = pd.Series([*(d.text for d in documents), None], index=[*range(12), 12])
    named = [Document(str(n), document.text) for n, document in enumerate(documents)]
    expected = attributions_table(analyse(named, parser=Light()))
    assert len(expected)
    assert_frame_equal(series.pipe(attribution.from_series), expected)


def test_a_whole_table_is_told_from_a_column_of_texts() -> None:
    with pytest.raises(TableError, match=r'df\["text"\]'):
        attribution.from_series(pd.DataFrame({"text": ["TASS a dit oui."]}))  # type: ignore[arg-type] # the mistake


def test_an_empty_column_gives_an_empty_table() -> None:
    assert attribution.from_series(pd.Series([], dtype="string")).empty
