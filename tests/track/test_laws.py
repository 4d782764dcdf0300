"""What must always hold of tracks."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.track import Tracks, track
from attribution.track.clusters import neighbours
from attribution.track.wordings import read_wordings
from tests.track.strategies import tables

FEWER = settings(max_examples=12)
PARTS = ("attributions", "tracks", "variants", "relays", "timeline")


def assert_same(one: Tracks, other: Tracks) -> None:
    for part in PARTS:
        pd.testing.assert_frame_equal(getattr(one, part), getattr(other, part))


def sets(found: Tracks) -> set[frozenset[str]]:
    groups = found.attributions.groupby("track_id")["attribution_id"]
    return {frozenset(group) for _, group in groups}


@pytest.mark.slow
@given(tables(), st.randoms())
@FEWER
def test_the_order_of_rows_does_not_matter(rows: pd.DataFrame, random) -> None:  # type: ignore[no-untyped-def]
    order = list(range(len(rows)))
    random.shuffle(order)
    one, other = track(rows), track(rows.iloc[order])
    back = (
        other.attributions.assign(order=order).sort_values("order", ignore_index=True).drop(columns="order")
    )
    assert_same(one, Tracks(back, other.tracks, other.variants, other.relays, other.timeline))


@pytest.mark.slow
@given(tables())
@FEWER
def test_tracks_part_the_rows(rows: pd.DataFrame) -> None:
    found = track(rows)
    assert found.attributions["attribution_id"].tolist() == rows["attribution_id"].tolist()
    assert set(found.attributions["track_id"]) == set(found.tracks["track_id"])
    assert found.tracks["attributions"].sum() == found.variants["attributions"].sum() == len(rows)
    first = found.attributions.sort_values(["date", "document_id", "attribution_id"], na_position="last")
    first = first.drop_duplicates("track_id")
    assert first["track_id"].tolist() == first["attribution_id"].tolist()  # made of the earliest member
    assert (found.tracks["documents_distinct"] <= found.tracks["documents"]).all()


@pytest.mark.slow
@given(tables())
@FEWER
def test_tracking_twice_is_the_same(rows: pd.DataFrame) -> None:
    once = track(rows)
    assert_same(once, track(once.attributions))
    assert_same(once, track(once.attributions, known=once.attributions))


@pytest.mark.slow
@given(tables(), tables(prefix="later", year=2025, max_size=4))
@FEWER
def test_a_later_document_never_splits_a_track(rows: pd.DataFrame, later: pd.DataFrame) -> None:
    rows = rows.assign(date=rows["date"].fillna("2024-01-01"))
    later = later.assign(date=later["date"].fillna("2025-01-01"))
    before, after = sets(track(rows)), sets(track(pd.concat([rows, later])))
    assert all(any(old <= new for new in after) for old in before)


@pytest.mark.slow
@given(tables(), tables(prefix="new", max_size=4))
@FEWER
def test_an_update_leaves_every_old_row_its_track(rows: pd.DataFrame, new: pd.DataFrame) -> None:
    old = track(rows)
    after = track(new, known=old.attributions).attributions
    assert after["track_id"].tolist()[: len(rows)] == old.attributions["track_id"].tolist()
    assert set(after["attribution_id"]) == {*rows["attribution_id"], *new["attribution_id"]}


@pytest.mark.slow
@given(tables())
@FEWER
def test_every_member_overlaps_the_representative(rows: pd.DataFrame) -> None:
    found = track(rows)
    represented = found.tracks.set_index("track_id")["representative"]
    for row in found.variants.to_dict("records"):
        wordings = read_wordings([represented[row["track_id"]], row["wording"]])
        one, other = wordings.of_row.tolist()
        assert one == other or other in neighbours(wordings.lemmas, 0.75).get(one, {})


@pytest.mark.parametrize("number", [0, 1])
def test_empty_and_one_row_tables_keep_columns_and_dtypes(number: int) -> None:
    row = {
        "document_id": "d", "attribution_id": "d#1", "date": "2024-01-01", "mode": "direct", "stance": "asserted",
        "content": "« Oui »", "referent_id": "person:x", "referent": "X", "kind": "person", "via": "AFP", "outlet": "J",
    }  # fmt: skip
    full = track(pd.DataFrame([row, {**row, "document_id": "e", "attribution_id": "e#1"}]).astype("string"))
    small = track(pd.DataFrame([row]).astype("string").head(number))
    for part in PARTS:
        assert getattr(small, part).dtypes.to_dict() == getattr(full, part).dtypes.to_dict(), part
    assert [len(getattr(small, part)) for part in PARTS] == [number, number, number, 2 * number, 2 * number]
