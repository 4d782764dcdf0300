"""Processes that die: what they had is done again, and an end is made of those that always do."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from attribution.batch.cluster import on_local_dask
from attribution.batch.runners import in_processes, in_this_process, runner
from attribution.batch.shards import Shard, cut
from attribution.batch.work import Done
from attribution.errors import WorkerError
from tests.batch.light import KILLER, DeadlyText, corpus, with_killer

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Deadly:
    """Work over which the process dies, the first time or every time."""

    folder: Path
    always: bool = False

    def __call__(self, shard: Shard) -> Done:
        met = self.folder / shard.name
        if self.always or (shard.number in (1, 4) and not met.exists()):
            met.touch()
            os._exit(9)
        return Done(shard.name, b"", len(shard.documents), 0, ())


@pytest.mark.parametrize(
    ("absent", "expected"),
    [("", on_local_dask), ("distributed", in_processes), ("cryptography", in_processes)],
)
def test_several_workers_are_a_cluster_where_its_libraries_are(
    absent: str, expected: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    if absent:
        monkeypatch.setitem(sys.modules, absent, None)
    chosen = runner(2)
    assert isinstance(chosen, partial)
    assert chosen.func is expected


def test_every_shard_comes_back_once_whatever_dies(tmp_path: Path) -> None:
    shards = list(cut(corpus(60)))
    done = [each.shard for each in in_processes(2, Deadly(tmp_path), shards)]
    assert sorted(done) == [shard.name for shard in shards]
    assert len(list(tmp_path.iterdir())) == 2
    assert [each.shard for each in in_this_process(Deadly(tmp_path), shards)] == sorted(done)


@pytest.mark.parametrize("size", [20, 9])  # among others, and the ninth: a shard of its own
def test_a_document_that_always_kills_is_reported_and_the_others_are_done(size: int) -> None:
    shards = with_killer(size)
    done = list(in_processes(2, DeadlyText(KILLER.text), shards))
    assert sorted(each.shard for each in done) == [shard.name for shard in shards]
    assert [failure.document_id for each in done for failure in each.failures] == [KILLER.id]
    assert sum(each.documents for each in done) == size - 1


def test_what_always_kills_ends_the_run_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorkerError, match=r"killed several times.*fewer --workers"):
        list(in_processes(2, Deadly(tmp_path, always=True), cut(corpus(4))))
