"""Gold as brat standoff: it comes back as it went, and what a person left unfinished is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.errors import GoldError
from attribution.evaluate import GoldAttribution, GoldDocument, evaluate, read_gold, write_gold
from attribution.evaluate.gold_brat import CONFIGURATION, in_lines, read_brat, write_brat
from attribution.evaluate.match import covered
from attribution.model import KINDS, MODES, STANCES, Span
from tests.evaluate.cases import GOLD
from tests.evaluate.disturbed import disturbed
from tests.evaluate.strategies import TEXTS, gold_documents
from tests.strategies import spans

CORPUS = Path(__file__).parents[2] / "corpus" / "gold"
TEXT = "TASS a indiqué qu'il neige. « Oui »,\ndit Luc, « il neige »."
MARKED = """\
T1\tContent 18 26\til neige
T2\tCue 5 14\ta indiqué
T3\tSource 0 4\tTASS
R1\thas_cue Arg1:T1 Arg2:T2
R2\thas_source Arg1:T1 Arg2:T3
A1\tMode T1 indirect
A2\tKind T1 agency
#1\tAnnotatorNotes T1\treferent: TASS | alias: agence TASS|via : Le Monde | remark: à revoir
"""
Reread = Callable[[GoldDocument], GoldDocument]


@pytest.fixture(scope="module")
def reread(tmp_path_factory: pytest.TempPathFactory) -> Reread:
    folder = tmp_path_factory.mktemp("brat")

    def written_and_read(document: GoldDocument) -> GoldDocument:
        (folder / "d.txt").write_bytes(document.text.encode())
        (folder / "d.ann").write_bytes(write_brat(document).encode())
        return read_brat(folder / "d.ann", document.id)

    return written_and_read


def as_brat_has_it(each: GoldAttribution, text: str) -> GoldAttribution:
    """Its content in pieces that end with their lines, its mentions without line ends at their edges."""

    def hull(span: Span | None) -> Span | None:
        pieces = in_lines(text, [span]) if span else ()
        return Span(pieces[0].start, pieces[-1].end) if pieces else None

    return replace(each, content=in_lines(text, each.content), cue=hull(each.cue), source=hull(each.source))


@pytest.mark.slow
@settings(max_examples=40)
@given(gold_documents())
def test_gold_comes_back(reread: Reread, documents: list[GoldDocument]) -> None:
    for document in documents:
        expected = [as_brat_has_it(each, document.text) for each in document.attributions]
        assert reread(document) == replace(document, attributions=tuple(expected))


@given(TEXTS.flatmap(lambda text: st.tuples(st.just(text), st.lists(spans(text), min_size=1))))
def test_pieces_are_apart_and_cover_the_same_letters(drawn: tuple[str, list[Span]]) -> None:
    text, given_ = drawn
    pieces = in_lines(text, given_)
    assert covered(text, pieces) == covered(text, given_)
    assert all(left.end < right.start for left, right in pairwise(pieces))
    assert not covered(text, pieces) or not any(len(piece.of(text).splitlines()) > 1 for piece in pieces)


@pytest.mark.slow
@settings(max_examples=40)
@given(gold_documents())
def test_every_line_is_one_for_brat_too(documents: list[GoldDocument]) -> None:
    # brat reads by str.splitlines, which knows more line ends than "\n".
    for document in documents:
        written = write_brat(document)
        assert written.splitlines() == written.split("\n")[:-1]


@pytest.mark.parametrize("end", [c for c in map(chr, range(0x2100)) if len(f"a{c}b".splitlines()) > 1])
def test_no_piece_crosses_the_end_of_a_line(end: str) -> None:
    assert in_lines(f"a{end}b", [Span(0, 3)]) == (Span(0, 1), Span(2, 3))


@pytest.mark.parametrize(
    "name", ["a | via: b", " a", "a ", "\\u007c", "a\nb", "a\tb", "a\x85b", "referent: a"]
)
def test_names_come_back_as_they_were(reread: Reread, name: str) -> None:
    each = replace(GOLD[0].attributions[0], referent=name, aliases=(name, "b"), via=name)
    assert reread(replace(GOLD[0], attributions=(each,))).attributions == (each,)


@pytest.mark.slow
def test_the_corpus_comes_back_and_scores_the_same(tmp_path: Path) -> None:
    gold = read_gold(CORPUS)
    write_gold(gold, tmp_path / "brat", "brat")
    back = read_gold(tmp_path / "brat")
    assert [replace(document, title="", date="") for document in gold] == list(back)
    found = disturbed(gold)
    assert evaluate(found, back).scores == evaluate(found, gold).scores


def test_what_is_written_is_what_brat_is_told_to_expect() -> None:
    for value in (*MODES, *STANCES, *KINDS):
        assert value in CONFIGURATION
    for document in GOLD:
        for line in write_brat(document).splitlines():
            name, what, *_ = line.split("\t")
            assert name[0] == "#" or f"\n{what.split()[0]}" in CONFIGURATION


def test_a_cue_that_two_contents_share_is_drawn_once() -> None:
    each = GOLD[0].attributions[0]
    written = write_brat(replace(GOLD[0], attributions=(each, each)))
    assert written.count("\tCue ") == written.count("\tSource ") == 1
    assert written.count("\tContent ") == written.count("has_cue") == 2


def read(tmp_path: Path, marked: str, text: str = TEXT) -> GoldDocument:
    (tmp_path / "a.txt").write_bytes(text.encode())
    (tmp_path / "a.ann").write_bytes(marked.encode())
    (document,) = read_gold(tmp_path)
    return document


def test_a_file_that_a_person_made_is_read(tmp_path: Path) -> None:
    others = "E1\tMotion:T9 Theme:T1\nT9\tPlace 0 4\tTASS\nN1\tReference T1 Q:1\tTASS\n*\tEquiv T1 T9\n\n"
    document = read(tmp_path, (MARKED + others).replace("\n", "\r\n"))
    assert (document.id, document.text) == ("a", TEXT)
    assert document.attributions == (
        GoldAttribution(
            content=(Span(18, 26),),
            cue=Span(5, 14),
            source=Span(0, 4),
            referent="TASS",
            aliases=("agence TASS",),
            kind="agency",
            via="Le Monde",
            mode="indirect",
            stance="asserted",
        ),
    )


def test_pieces_and_an_optional_one(tmp_path: Path) -> None:
    marked = "T1\tContent 28 35;46 58\t« Oui » « il neige »\nA1\tMode T1 direct\nA2\tOptional T1\n"
    (each,) = read(tmp_path, marked).attributions
    assert [piece.of(TEXT) for piece in each.content] == ["« Oui »", "« il neige »"]
    assert (each.optional, each.cue, each.source, each.referent) == (True, None, None, "")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("il neige\n", "il pleut\n", "line 1: at 18 26 the text does not say 'il pleut'"),
        ("18 26", "18 99", "line 1: 18 99 does not lie in the text of 59 characters"),
        ("18 26", "x y", "line 1: this line is not as brat writes it"),
        ("Content 18 26", "Content", "line 1: this line is not as brat writes it"),
        ("R1\thas_cue Arg1:T1 Arg2:T2\n", "", "the Cue T2 is tied to no Content; draw has_cue to it"),
        ("Arg2:T2", "Arg2:T3", "T1 has_cue T3, which is Source"),
        ("Arg2:T2", "Arg2:T7", "T1 has_cue T7, which is nothing"),
        (
            "has_source Arg1:T1",
            "has_cue Arg1:T1",
            "line 5: T1 has_cue T2 and T3, where one is all it can have",
        ),
        ("R1\thas_cue Arg1:T1 Arg2:T2", "R1\thas_cue", "line 4: this line"),
        ("A1\tMode T1 indirect\n", "", "None is no Mode of T1, which is one of direct, indirect, mixed"),
        ("agency", "agence", "'agence' is no Kind of T1"),
        ("A2\tKind", "A2\tStance", "'agency' is no Stance of T1"),
        (
            "remark: ",
            "",
            "the note of T1 says 'à revoir', which is none of its fields (referent, alias, via, remark)",
        ),
        ("via :", "vai :", "the note of T1 says 'vai : Le Monde'"),
    ],
)
def test_what_is_unfinished_or_wrong_is_named(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    with pytest.raises(GoldError, match=r"a\.ann") as problem:
        read(tmp_path, MARKED.replace(old, new, 1))
    assert sentence in str(problem.value)
    assert "\n" not in str(problem.value)


def test_files_that_are_missing_or_no_utf8_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_bytes(b"")
    with pytest.raises(GoldError, match=r"a\.txt cannot be read"):
        read_gold(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"\xe9")
    with pytest.raises(GoldError, match=r"a\.txt is no UTF-8"):
        read_gold(tmp_path)
