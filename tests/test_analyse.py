"""The whole story: one document that fails leaves the others their rows."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from attribution.analyse import analyse, attribute
from attribution.batch.work import without_collections
from attribution.entities.lookup import load_entities
from attribution.find import CONSTRUCTIONS, Construction, Context
from attribution.lang.lexicon import load_lexicon
from attribution.model import Candidate, Document, Failure, Parse, Sentence
from attribution.resolve import Step
from tests.frozen import frozen

SELON = next(each for each in CONSTRUCTIONS if each.id == "selon")
FIRST, SECOND = "Selon TASS, les combats ont cessé.", "Les combats ont cessé, d'après le ministère."


class Frozen:
    """A parser that knows the texts of the examples, and raises on the empty one."""

    name = "frozen"

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        if "" in texts:
            raise ValueError("nothing to parse")
        return [frozen(text) for text in texts]


def breaks(sentence: Sentence, context: Context, on: str) -> Iterator[Candidate]:
    """A construction with a fault that one text brings out."""
    if context.text == on:
        raise IndexError("tuple index out of range")
    return iter(())


def test_a_fault_of_a_construction_is_the_failure_of_one_document() -> None:
    broken = Construction("broken", partial(breaks, on=FIRST), matches=())
    analysis = analyse([FIRST, SECOND], parser=Frozen(), constructions=(SELON, broken))
    message = "The analysis failed on it (IndexError: tuple index out of range); please report it."
    assert analysis.failures == (Failure("text-1", message),)
    assert {each.document_id for each in analysis.attributions} == {"text-2"}


def test_a_fault_of_a_step_is_the_failure_of_one_document() -> None:
    def resolve(mention: object, scene: object) -> None:
        raise RuntimeError("a step of one's own")

    analysis = analyse(FIRST, parser=Frozen(), steps=(Step(resolve),))
    assert [failure.document_id for failure in analysis.failures] == ["text-1"]
    assert analysis.attributions == ()


def test_what_is_no_text_leaves_the_others_their_rows() -> None:
    analysis = analyse([FIRST, None, float("nan"), SECOND], parser=Frozen())  # type: ignore[list-item] # as users do
    assert [document.id for document in analysis.documents] == ["text-1", "text-4"]
    assert [failure.document_id for failure in analysis.failures] == ["text-2", "text-3"]
    assert analysis.failures[0].message == "It is no text, but a NoneType; give strings or Documents."


def test_the_files_at_a_path_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "b.txt").write_text("", "utf-8")
    analysis = analyse(tmp_path, parser=Frozen())
    assert [document.id for document in analysis.documents] == ["a"]
    assert [failure.document_id for failure in analysis.failures] == ["b"]


def test_a_text_that_the_parser_refuses_leaves_its_batch_alone() -> None:
    analysis = analyse([FIRST, "", SECOND], parser=Frozen())
    assert [failure.document_id for failure in analysis.failures] == ["text-2"]
    assert {each.document_id for each in analysis.attributions} == {"text-1", "text-3"}


def test_a_parse_is_let_go_with_the_last_who_asks_for_it() -> None:
    """Workers keep Python from looking for circles: one of them would hold a whole shard's parses."""
    with without_collections():
        parse = frozen(FIRST)
        held = weakref.ref(parse)
        assert attribute(Document("a", FIRST), parse, load_lexicon(), load_entities())
        del parse
        assert held() is None
