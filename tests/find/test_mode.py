"""Direct, indirect or mixed."""

from __future__ import annotations

import pytest

from attribution.find.marks import quotations
from attribution.find.mode import mode_of
from attribution.model import Span

CASES = [
    ("Il dit : « Nous irons ».", "« Nous irons »", "direct"),
    ("Il dit que le train partira.", "le train partira", "indirect"),
    ("Il dit que le train « partira ».", "le train « partira »", "mixed"),
    ("Il parle d'un « miracle ».", "un « miracle »", "mixed"),
    ("Il parle de « miracle ».", "« miracle »", "direct"),
    ("Il dit que le drone « Geran-25 » vole.", "le drone « Geran-25 » vole", "indirect"),
    ("« Anne dit que Paul viendra », dit-il.", "Paul viendra", "indirect"),
    ("– Nous irons, dit-il.", "Nous irons", "direct"),
    ("Hier - nous irons, dit-il.", "nous irons", "indirect"),
]


@pytest.mark.parametrize(("text", "content", "mode"), CASES)
def test_mode(text: str, content: str, mode: str) -> None:
    start = text.index(content)
    assert mode_of(text, [Span(start, start + len(content))], quotations(text)) == mode


def test_a_speech_split_by_an_aside_within_its_marks_is_direct() -> None:
    text = "« Nous irons, dit-il, demain »."
    pieces = [Span(0, 12), Span(text.index("demain"), text.index("»") + 1)]
    assert mode_of(text, pieces, quotations(text)) == "direct"
