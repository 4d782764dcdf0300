"""A corpus in pieces: nothing lost, nothing moved, and each piece known by what is in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.batch.shards import SHARD_FILE, Item, Shard, cut
from attribution.model import Document, Failure

ITEMS = st.builds(Document, st.text(max_size=3), st.text(max_size=5)) | st.builds(
    Failure, st.text(max_size=3), st.just("no")
)


@given(st.lists(ITEMS, max_size=60))
def test_the_pieces_are_the_corpus(items: list[Item]) -> None:
    shards = list(cut(items))
    assert [item for shard in shards for item in shard.items] == items
    assert [shard.number for shard in shards] == list(range(len(shards)))
    assert shards == list(cut(iter(items)))


def test_shards_grow_with_the_corpus() -> None:
    sizes = [len(shard.items) for shard in cut(Failure(str(n), "") for n in range(5_000))]
    assert sizes[0] == 8
    assert max(sizes) == 256


def test_long_texts_make_small_shards() -> None:
    book = "a" * 1_500_000
    assert [len(shard.items) for shard in cut(Document(str(n), book) for n in range(5))] == [2, 2, 1]


@pytest.mark.parametrize("change", [{"text": "u"}, {"date": "2024-01-01"}, {"id": "b"}, {"outlet": "X"}])
def test_whatever_changes_changes_the_name(change: dict[str, str]) -> None:
    document = Document("a", "t")
    names = {Shard(0, (each,)).name for each in (document, replace(document, **change))}
    assert len(names) == 2
    assert all(SHARD_FILE.fullmatch(f"{name}.parquet") for name in names)


def test_half_a_character_has_a_name_too() -> None:
    assert Shard(0, (Document("a", "\ud83d"),)).name
