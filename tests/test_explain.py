"""Why a text gives what it gives: each part of the answer."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from attribution import explain
from attribution.model import Parse
from attribution.parse import Parser
from tests.frozen import examples, frozen


class Frozen:
    """A parser that knows the examples."""

    name = "frozen"

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        return [frozen(text) for text in texts]


def told(text: str, parser: Parser | None = None) -> list[str]:
    """The lines of the explanation, with single spaces."""
    return [" ".join(line.split()) for line in explain(text, parser=parser or Frozen()).splitlines()]


def test_an_attribution_with_all_its_parts() -> None:
    lines = told("TASS a indiqué que le convoi était parti.")
    expected = [
        "content le convoi était parti",
        "cue a indiqué [indiquer]",
        "source TASS",
        "referent TASS [agency]",
        "via —",
        "mode indirect",
        "stance asserted",
        "construction que",
        "X dit que P: the clause under the cue verb is the content; que P et que Q is one.",
        "resolved by known_name",
    ]
    assert [line for line in lines if line in expected] == expected
    assert any(line.startswith("confidence 0.") and line.endswith("in the corpus]") for line in lines)
    assert "> 3 indiqué indiquer VERB root (root)" in lines
    assert "1 TASS TASS PROPN nsubj indiqué" in lines
    assert not any(line.startswith(("nothing", "rejected")) for line in lines)


def test_what_was_rejected_and_why() -> None:
    lines = told("Le maire a déclaré : « Le pont rouvrira demain ».")
    assert "rejected fragment on 'a déclaré': its cue already makes an attribution by quote" in lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Il voulait partir.", "nothing on 'voulait': nothing that it reports (fragment) was found"),
        ("Selon les cas, on attend.", "nothing on 'Selon': it introduces no source here"),
        (
            "Il a lu « Les Misérables ».",
            "nothing on '« Les Misérables »': nobody is found to say it; it may be a name or a title",
        ),
    ],
)
def test_what_came_to_nothing_and_why(text: str, line: str) -> None:
    lines = told(text)
    assert lines[0] == "No attribution."
    assert line in lines


def test_without_a_cue_there_is_nothing_to_tell() -> None:
    assert told("Comme il pleuvait, elle est rentrée.") == ["No attribution."]


@pytest.mark.slow
def test_every_example_can_be_explained() -> None:
    for text in examples():
        assert explain(text, parser=Frozen())


@pytest.mark.slow
def test_the_writers_own_voice_is_rejected_as_such(parser: Parser) -> None:
    lines = told("Je pense que la loi passera.", parser)
    assert lines[0] == "No attribution."
    assert any(line.startswith("rejected que on 'pense': nobody else speaks") for line in lines)


@pytest.mark.slow
def test_a_long_sentence_is_shown_around_its_cue(parser: Parser) -> None:
    text = (
        "Devant les élus de la ville réunis hier soir dans la grande salle des fêtes, le maire a annoncé que le pont "
        "serait fermé pendant toute la durée des travaux et que les bus seraient gratuits."
    )
    lines = told(text, parser)
    assert lines.count("…") == 2
    assert "source le maire" in lines
