"""Regular forms find their infinitive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.lang.inflection import regular_infinitives

FORMS = [
    ("scandent", "scander"),
    ("énumère", "énumérer"),
    ("interjette", "interjeter"),
    ("allègue", "alléguer"),
    ("applaudit", "applaudir"),
    ("brandissait", "brandir"),
    ("relaie", "relayer"),
    ("annonçait", "annoncer"),
    ("jugeant", "juger"),
    ("vociféré", "vociférer"),
]


@pytest.mark.parametrize(("form", "infinitive"), FORMS)
def test_regular(form: str, infinitive: str) -> None:
    assert infinitive in regular_infinitives(form)


@given(st.text(max_size=20))
def test_any_form_at_all(form: str) -> None:
    assert all(each.endswith(("er", "ir")) for each in regular_infinitives(form))
