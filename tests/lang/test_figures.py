from __future__ import annotations

from pathlib import Path

import pytest

from attribution.errors import LexiconError
from attribution.lang.figures import Figure, load_figures
from attribution.lang.people import load_people
from attribution.lang.rows import read_table
from attribution.model import Span
from attribution.resolve.functions import Function
from attribution.resolve.names import Person
from attribution.resolve.offices import is_figure, with_offices
from attribution.resolve.referents import of_person


def test_every_figure_has_two_names_and_offices_that_begin_with_a_noun() -> None:
    figures = load_figures().values()
    assert len(figures) >= 200
    for figure in figures:
        assert " " in figure.name
        assert all(office.split()[0][0].isalpha() for office in figure.offices)


def test_an_office_is_read_as_a_text_would_name_it() -> None:
    people = load_people()
    referent = with_offices(of_person(Person(Span(0, 15), "Angela Merkel")), people)
    assert referent.offices == (Function("chancelière", frozenset({"DE"})),)
    assert referent.gender == "Fem"
    assert is_figure(("angela", "merkel"), people)
    assert not is_figure(("merkel",), people)


def test_a_figure_without_offices_is_refused(tmp_path: Path) -> None:
    from attribution.lang.figures import _figure

    path = tmp_path / "figures.toml"
    path.write_text('figure = [{ name = "Jean Roy", gender = "m", offices = [] }]', encoding="utf-8")
    with pytest.raises(LexiconError, match="'offices' is empty"):
        read_table(path, "figure", _figure)
    assert Figure("Jean Roy", "m", ("maire",)).offices == ("maire",)
