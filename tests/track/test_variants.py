"""What became of a wording."""

from __future__ import annotations

import pytest

from attribution.track.variants import change

SAID = "« Je ne crois pas que la guerre finira avant l'hiver. Nous tiendrons 5 mois, s'il le faut. »"
DIRECT = [
    (
        "Je ne crois pas que la guerre finira avant l’hiver ; nous tiendrons cinq mois s'il le faut",
        "same",
        False,
    ),
    ("Nous tiendrons 5 mois", "cut", False),
    ("Je ne crois pas (…) nous tiendrons 5 mois", "cut", False),
    ("La guerre finira avant l'hiver", "cut", True),
    (SAID + " Le printemps sera long.", "extended", False),
    ("Je crois que la guerre finira avant l'hiver. Nous tiendrons 5 mois, s'il le faut.", "altered", True),
    (
        "Je ne crois pas que la guerre finira avant l'hiver. Nous tiendrons 50 mois, s'il le faut.",
        "altered",
        True,
    ),
    (
        "Je ne crois pas que la paix finira avant l'hiver. Nous tiendrons 5 mois, s'il le faut.",
        "altered",
        True,
    ),
    (
        "Je ne crois pas que la guerre finira avant l'hiver. Nous ne tiendrons 5 mois, s'il le faut.",
        "altered",
        True,
    ),
]
INDIRECT = [
    ("ses troupes tiendraient cinq mois", "indirect", False),
    ("qu'il ne croyait pas que la guerre finirait avant l'hiver", "indirect", False),
    ("qu'il croyait que la guerre finirait avant l'hiver", "altered", True),
    ("ses troupes tiendraient 50 mois", "altered", True),
    (
        "je ne crois pas que la guerre finira avant l'hiver, nous tiendrons 5 mois, s'il le faut",
        "same",
        False,
    ),
]


@pytest.mark.parametrize(("content", "variant", "turned"), DIRECT)
def test_quoted(content: str, variant: str, turned: bool) -> None:
    found = change(SAID, content)
    assert (found.variant, found.turned) == (variant, turned)


@pytest.mark.parametrize(("content", "variant", "turned"), INDIRECT)
def test_reported_in_indirect_speech(content: str, variant: str, turned: bool) -> None:
    found = change(SAID, content, new_quoted=False)
    assert (found.variant, found.turned) == (variant, turned)


def test_differences_are_shown_in_the_words_of_the_texts() -> None:
    found = change("« L'État versera cinq millions d'euros à la Grèce »", "L’État ne versera que 5 millions")
    assert found.difference == "L’État {+ne+} versera {+que+} 5 millions [-euros à la Grèce-]"
