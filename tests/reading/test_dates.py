"""Dates as newspapers write them."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.reading.dates import date_in_name, date_stated, date_within, iso_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-09-17", "2023-09-17"),
        ("2023-09-17T23:30:00+02:00", "2023-09-17"),
        ("2023-02-31", ""),
        ("17/09/2023", "2023-09-17"),
        ("03/04/2023", "2023-04-03"),
        ("lundi 28 janvier 2013", "2013-01-28"),
        ("1er mars 2020", "2020-03-01"),
        ("17 sept. 2023", "2023-09-17"),
        ("5 févr. 2021", "2021-02-05"),
        ("2 août 1999", "1999-08-02"),
        ("November 7, 2012", "2012-11-07"),
        ("Fri, 17 Nov 2023 10:00:00 GMT", "2023-11-17"),
        ("Publié le 31/07/2021 à 14h32, mis à jour le 1/8/2021", "2021-07-31"),
        ("Le Courrier, mardi 4 juin 2019", "2019-06-04"),
        ("20230917", "2023-09-17"),
        ("20230917T101500Z", "2023-09-17"),
        ("20230917101500", "2023-09-17"),
        (20230917, "2023-09-17"),
        ("Sun Sep 17 10:00:00 +0000 2023", "2023-09-17"),
        (1694908800, "2023-09-17"),
        (1694908800000, "2023-09-17"),
        (1694908800.5, "2023-09-17"),
        ("1694908800", "2023-09-17"),
        (date(2024, 5, 1), "2024-05-01"),
        (datetime(2024, 5, 1, 23, 59), "2024-05-01"),
        (pd.NaT, ""),
        ("septembre 2023", ""),
        ("hier", ""),
        ("2023", ""),
        ("", ""),
        (None, ""),
        (3.5, ""),
        (45186, ""),
        (True, ""),
        ("x" * 1000, ""),
    ],
)
def test_days(value: object, expected: str) -> None:
    assert iso_date(value) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Monde, lundi 18 septembre 2023 412 mots, p. 3", "2023-09-18"),
        ("World, Friday, November 3, 2023", "2023-11-03"),
        ("vendredi 1er décembre 2023", "2023-12-01"),
        ("Les 24 heures du 12 chose 2023, mardi 17 avril 2012", "2012-04-17"),
        ("p. 3", ""),
    ],
)
def test_a_day_within_a_line(line: str, expected: str) -> None:
    assert date_within(line) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2023-09-17-kim.txt", "2023-09-17"),
        ("afp_20230917.txt", "2023-09-17"),
        ("le.monde.2023.09.17.txt", "2023-09-17"),
        ("20230917101500.html", "2023-09-17"),
        ("17-09-2023_marais.txt", "2023-09-17"),
        ("marais_17_septembre_2023.txt", "2023-09-17"),
        ("2023-13-17.txt", ""),
        ("12023-09-17.txt", ""),
        ("2023-0917.txt", ""),
        ("dépêche 7.txt", ""),
        ("1789-07-14.txt", ""),
    ],
)
def test_date_in_the_name_of_a_file(name: str, expected: str) -> None:
    assert date_in_name(name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Titre\nPublié le 17/09/2023 à 10h32 | Mis à jour le 18/09/2023\nLe pont.", "2023-09-17"),
        ("Titre\r\nPublié le : 17 septembre 2023\r\nLe pont.", "2023-09-17"),
        ("• Article publié le lundi 3 août 2020 ", "2020-08-03"),
        ("Publié le 2023-09-17", "2023-09-17"),
        ("Publié le 12 mars 2019, le rapport dénonce une gabegie.", ""),
        ("Le rapport publié le 12 mars 2019", ""),
        ("Publié le matin même", ""),
    ],
)
def test_the_day_that_a_line_states(text: str, expected: str) -> None:
    assert date_stated(text) == expected


@given(st.text(max_size=30))
def test_anything_else_is_no_day(text: str) -> None:
    found = iso_date(text)
    assert found == "" or date.fromisoformat(found)
