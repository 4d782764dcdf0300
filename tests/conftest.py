"""Settings for every test, and what is loaded or analysed once for all of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from attribution import cli
from attribution.analyse import analyse
from attribution.model import Analysis, Document
from attribution.parse import Parser, load_parser
from attribution.reading import read_corpus

Run = Callable[..., tuple[int, str, str]]
CORPUS = Path(__file__).parent.parent / "corpus"

# No deadline: the machine that checks is slower than ours, and a law does not depend on time.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("house"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The bundled models, ready; only slow tests may ask for them."""
    return load_parser()


@pytest.fixture(scope="session")
def articles() -> list[Document]:
    """The corpus, without its gold."""
    return list(read_corpus(CORPUS / "articles"))


@pytest.fixture(scope="session")
def analysis(parser: Parser, articles: list[Document]) -> Analysis:
    """What the analyser finds in the corpus."""
    return analyse(articles, parser=parser)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in this process: its words in; exit status, standard output and standard error out."""

    def attribution(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["attribution", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        assert isinstance(end.value.code, int)
        return end.value.code, *capsys.readouterr()

    return attribution
