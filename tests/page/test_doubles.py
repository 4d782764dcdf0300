"""Doubles of an article, whatever the order in which they come."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path
from random import Random

import pytest
from datasketch import MinHashLSH
from hypothesis import given, settings
from hypothesis import strategies as st

import attribution.lang
from attribution.model import Document
from attribution.page.doubles import ALIKE, BANDS, ROWS, find_doubles, resemblance, sketch

WORDS = (
    "pont maire ville route convoi vivres police préfet pluie digue école marché train gare nuit jour".split()
)


def text(seed: int, length: int = 300) -> str:
    random = Random(seed)
    return " ".join(random.choice(WORDS) for _ in range(length))


@pytest.mark.slow
def test_the_same_dispatch_in_several_papers() -> None:
    dispatch = text(1)
    documents = [
        Document("c", f"PARIS (AFP) – {dispatch}", date="2024-01-02"),
        Document("b", f"Le titre d'ici\n\n{dispatch[:1400]}", date="2024-01-03"),
        Document("a", dispatch),
        Document("other", text(2), date="2024-01-01"),
        Document("shorter", dispatch[: len(dispatch) // 2]),
    ]
    assert find_doubles(documents) == {"a": "c", "b": "c"}


def test_without_dates_the_first_is_that_of_the_first_id() -> None:
    assert find_doubles([Document("b", text(1)), Document("a", text(1))]) == {"b": "a"}


def test_case_marks_and_the_way_accents_are_written_make_no_difference() -> None:
    dispatch = text(1).replace("pont", "« l'été »")
    other = unicodedata.normalize("NFD", dispatch.upper().replace("«", '"').replace("'", "’"))
    assert find_doubles([Document("a", dispatch), Document("b", other)]) == {"b": "a"}


def test_short_texts_double_only_their_like() -> None:
    documents = [
        Document("a", "Oui."),
        Document("b", "oui"),
        Document("c", "Non."),
        Document("d", "…"),
        Document("e", "!"),
    ]
    assert find_doubles(documents) == {"b": "a", "e": "d"}


def test_furniture_that_pages_share_makes_no_doubles() -> None:
    openings = tomllib.loads(
        (Path(attribution.lang.__path__[0]) / "fr" / "furniture.toml").read_text("utf-8")
    )["opening"]
    notices = "\n\n".join(f"{phrase} de notre page" for phrase in openings)
    documents = [Document("a", f"{text(1, 25)}\n\n{notices}"), Document("b", f"{text(2, 25)}\n\n{notices}")]
    assert find_doubles(documents) == {}


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(60, 100), st.sampled_from(["", "2024-01-01"])), max_size=8
    ),
    st.randoms(),
)
def test_order_does_not_matter_and_groups_hold_together(
    drawn: list[tuple[int, int, str]], random: Random
) -> None:
    documents = [
        Document(str(number), text(seed)[: 15 * percent], date=date)
        for number, (seed, percent, date) in enumerate(drawn)
    ]
    found = find_doubles(documents)
    random.shuffle(documents)
    assert find_doubles(documents) == found
    assert not set(found) & set(found.values())
    seeds = {str(number): seed for number, (seed, _, _) in enumerate(drawn)}
    assert all(seeds[one] == seeds[other] for one, other in found.items())


@pytest.mark.parametrize("kept", [0.95, 0.85, 0.75])
def test_cut_articles_are_found_above_the_threshold(kept: float) -> None:
    pairs = [
        (Document(f"{n}", text(n)), Document(f"{n}-cut", text(n)[: int(len(text(n)) * kept)]))
        for n in range(40)
    ]
    expected = {
        cut.id: whole.id
        for whole, cut in pairs
        if resemblance(sketch(whole).hashes, sketch(cut).hashes) >= ALIKE
    }
    found = find_doubles(document for pair in pairs for document in pair)
    assert len(expected) == 40
    assert len(found) >= 38
    assert found.items() <= expected.items()


def test_bands_are_those_that_find_the_doubles() -> None:
    index = MinHashLSH(ALIKE, 128, weights=(0.1, 0.9))
    assert (index.b, index.r) == (BANDS, ROWS)


def test_many_copies_and_a_chain_are_one_group() -> None:
    chain = [text(1)[50 * n :][:1500] for n in range(8)]  # each like the next, the last unlike the first
    assert resemblance(*(sketch(Document("", each)).hashes for each in (chain[0], chain[-1]))) < ALIKE
    documents = [Document(f"{n:03}", each) for n, each in enumerate(chain * 40)]
    assert find_doubles(documents) == {f"{n:03}": "000" for n in range(1, 320)}
