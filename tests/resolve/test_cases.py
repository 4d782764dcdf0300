from __future__ import annotations

import pytest

from attribution.entities.lookup import load_entities
from attribution.lang.people import load_people
from attribution.model import Document, Resolution
from attribution.resolve import resolve
from tests.resolve.cases import Case, candidates_of, cases, frozen


def _resolved(case: Case) -> list[Resolution]:
    parse = frozen(case.text)
    document = Document("row", case.text)
    return resolve(candidates_of(case, parse), parse, document, load_entities(), load_people())


def _shown(resolution: Resolution) -> str:
    parts = (resolution.referent, resolution.kind, resolution.step)
    return " · ".join(parts) if resolution.step else ""


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.text[:60])
def test_each_source_is_who_the_row_says(case: Case) -> None:
    assert [_shown(r) for r in _resolved(case)] == list(case.who)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.text[:60])
def test_an_id_stands_for_one_name_and_an_empty_referent_has_none(case: Case) -> None:
    names: dict[str, str] = {}
    for resolution in _resolved(case):
        assert bool(resolution.referent_id) == bool(resolution.referent)
        assert names.setdefault(resolution.referent_id, resolution.referent) == resolution.referent


@pytest.mark.parametrize("case", [case for case in cases() if case.via], ids=lambda case: case.text[:60])
def test_each_source_speaks_through_whom_the_row_says(case: Case) -> None:
    assert ["; ".join(r.via) for r in _resolved(case)] == list(case.via)
