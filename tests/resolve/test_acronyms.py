from __future__ import annotations

import pytest

from attribution.resolve.acronyms import acronyms_of


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("l'Organisation mondiale de la santé (OMS) alerte", "OMS", "Organisation mondiale de la santé"),
        ("dans un avis, la Haute Autorité des lacs\u00a0(HAL)", "HAL", "Haute Autorité des lacs"),
        ("Selon le Comité de la Croix et du Lac (CCL), tout va", "CCL", "Comité de la Croix et du Lac"),
    ],
)
def test_an_acronym_stands_for_the_words_whose_initials_it_spells(text: str, short: str, long: str) -> None:
    assert acronyms_of(text)[short].of(text) == long


@pytest.mark.parametrize(
    "text", ["Emmanuel Macron (LREM) a dit", "le maire (PS)", "un texte (2023)", "(ONL)"]
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert acronyms_of(text) == {}
