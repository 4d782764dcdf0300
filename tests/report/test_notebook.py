"""What a notebook shows: the parts as elements, the texts as text."""

from __future__ import annotations

import re

import pytest

from attribution.model import Analysis, Document
from attribution.report.notebook import notebook_html
from tests.report.cases import ANALYSIS, CONVOI, HOSTILE_ID


def test_an_analysis_shows_its_sources_and_first_texts() -> None:
    shown = ANALYSIS._repr_html_()
    assert "attributions: 6, documents: 4" in shown
    assert '<th scope="row">Kremlin</th><td>government</td><td>2</td><td>1</td>' in plain(shown)
    assert (
        "<strong>TASS</strong> <em>a indiqué</em> que <u><strong>le Kremlin</strong> <em>a assuré</em>"
        in plain(shown)
    )
    assert shown.count("<details") == 3
    assert "further documents: 1" in shown


def test_a_document_shows_its_text() -> None:
    shown = CONVOI._repr_html_()
    assert "<summary>Un convoi passe · La Gazette · 2023-09-17</summary>" in shown
    assert "Nous passerons" in shown
    assert "<u" not in shown


def test_what_texts_hold_is_text() -> None:
    shown = ANALYSIS._repr_html_() + Document(HOSTILE_ID, HOSTILE_ID)._repr_html_()
    assert not re.search(r"<(img|script)", shown)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_styles_stand_on_the_elements_themselves() -> None:
    """Jupyter takes a style sheet out of a notebook that is not trusted, and it would reach other cells."""
    shown = ANALYSIS._repr_html_()
    assert "<style" not in shown
    assert re.search(r'<u style="[^"]+">', shown)


def test_lines_stay_lines_where_styles_are_taken_out() -> None:
    assert "<br><br>« Deux »" in Document("a", "Un.\n\n« Deux »")._repr_html_()


def plain(html: str) -> str:
    """As GitHub shows it: without styles."""
    return re.sub(r' style="[^"]*"', "", html)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_empty_analysis_is_shown(lang: str) -> None:
    assert "<table>" in notebook_html(Analysis((), ()), lang)
