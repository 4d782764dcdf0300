"""Exports of Europresse, of both layouts, by small files made for this project."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.model import Document
from tests.reading.test_formats import FILES, read


def test_europresse_as_it_is_today() -> None:
    documents, failures = read(FILES / "europresse.html")
    assert documents == [
        Document(
            id="news·20230918·CMA·0042",
            text="TASS a indiqué que le convoi était parti avant l'aube.\n\n"
            "« Nous attendons depuis trois jours », a dit le maire.\n\nIl n'a pas donné de date.",
            title="Le convoi est parti avant l'aube",
            date="2023-09-18",
            outlet="Le Courrier du Marais",
            author="Hélène Garnier",
        ),
        Document(
            id="europresse-2",
            text="Selon la préfecture, deux ponts ont rouvert.",
            title="Deux ponts rouverts",
            date="2023-11-03",
            outlet="Radio des Dunes",
            author="Marc Aubry",
        ),
    ]
    (failure,) = failures
    assert failure.document_id == "europresse-3"
    assert failure.message.endswith("europresse.html, article 3: there is no text in it.")


@pytest.mark.parametrize(
    ("name", "day"), [("europresse.html", "18 septembre 2023"), ("europresse_2012.html", "17 avril 2012")]
)
def test_europresse_without_a_date_has_that_of_its_number(name: str, day: str, tmp_path: Path) -> None:
    page = (FILES / name).read_text("utf-8")
    (tmp_path / name).write_text(page.replace(day, ""), "utf-8")
    assert [each.date for each in read(tmp_path)[0]] == [each.date for each in read(FILES / name)[0]]


def test_europresse_as_it_was() -> None:
    documents, failures = read(FILES / "europresse_2012.html")
    assert documents == [
        Document(
            id="news·20120417·CMA·0007",
            text="Selon la préfecture, la digue a tenu toute la nuit.\n\n"
            "« On l'a surveillée », a raconté un pompier.",
            title="La digue a tenu",
            date="2012-04-17",
            outlet="Le Courrier du Marais",
            author="Hélène Garnier",
        ),
        Document(
            id="europresse_2012-2",
            text="Le maire a assuré que le col resterait fermé jusqu'à la fin de la semaine au moins.",
            title="Le col est fermé",
            date="2011-02-05",
            outlet="La Gazette des Monts",
        ),
    ]
    assert failures == []
