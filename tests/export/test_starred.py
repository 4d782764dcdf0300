"""Starred variables, by the rules that IRaMuTeQ states for its corpora."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.export.material import gather
from attribution.export.starred import iramuteq_files, plain, txm_files
from tests.export.cases import DOCUMENTS, claims

HEAD = re.compile(r"\*\*\*\*( \*[a-z]+_[A-Za-z0-9_]+)+")


def test_a_text_a_claim() -> None:
    ((_, content),) = iramuteq_files(gather(claims(), DOCUMENTS))
    ((_, same),) = txm_files(gather(claims(), DOCUMENTS))
    assert content == same
    texts = content.decode().split("\n\n")
    assert len(texts) == 4
    for text in texts:
        head, words = text.strip().split("\n")
        assert HEAD.fullmatch(head)
        assert "*" not in words
    assert texts[1].strip() == (
        "**** *doc_depeche_1_b *date_2024_03_01 *month_2024_03 *source_prefet *kind_person *country_na *mode_direct "
        "*stance_asserted *cue_avait_dit\n« =1+1, c'est fini » … « Rien de plus. »"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [("", "na"), ("Cœur d’Île-de-France", "Coeur_d_Ile_de_France"), ("* ** -*", "na"), ("Зеленский", "na")],
)
def test_values_are_plain(value: str, expected: str) -> None:
    assert plain(value) == expected


@given(value=st.text())
def test_no_value_breaks_a_line_of_variables(value: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_]+", plain(value))
