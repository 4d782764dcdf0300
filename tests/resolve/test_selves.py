from __future__ import annotations

import pytest

from attribution.model import Span
from attribution.resolve.selves import says_i


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("« J'ai vu le pont »", True),
        ("« Suis-je en retard ? »", True),
        ("« C'est à moi »", True),
        ("« On m’a vu »", True),
        ("« Le jeu de Jean »", False),
        ("« M'Bala est là »", False),
        ("« Elle aime la mer »", False),
        ("je dois partir", False),  # *m'a dit que je dois partir*: who is told says *je*
        ("", False),
    ],
)
def test_only_somebody_says_i(text: str, somebody: bool) -> None:
    assert says_i(text, [Span(0, len(text))]) is somebody
