"""Settings for every test, and what is loaded or analysed once for all of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from attribution.analyse import analyse
from attribution.model import Analysis, Document
from attribution.parse import Parser, load_parser
from attribution.reading import read_corpus

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
