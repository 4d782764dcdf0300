"""Shapes of reporting that need more than one example, and what looks like them; on frozen parses."""

from __future__ import annotations

import pytest

from attribution.find import Context, find
from attribution.lang.lexicon import load_lexicon
from tests.find.cases import Case, cases, frozen, shown


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.text[:60])
def test_each_text_gives_what_its_row_says(case: Case) -> None:
    found = find(Context(frozen(case.text), load_lexicon()))
    assert [shown(c, case.text) for c in found] == list(case.finds)


@pytest.mark.parametrize("case", [c for c in cases() if c.via], ids=lambda case: case.text[:60])
def test_a_relay_is_the_medium_without_the_speaker_behind_it(case: Case) -> None:
    found = find(Context(frozen(case.text), load_lexicon()))
    assert ["; ".join(span.of(case.text) for span in c.via) for c in found] == list(case.via)


@pytest.mark.parametrize("case", [c for c in cases() if c.stance], ids=lambda case: case.text[:60])
def test_each_is_said_asked_or_denied_as_the_row_says(case: Case) -> None:
    found = find(Context(frozen(case.text), load_lexicon()))
    assert [c.stance for c in found] == list(case.stance)
