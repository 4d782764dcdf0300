"""Shards on a real Dask cluster, one of whose workers is killed."""

from __future__ import annotations

import os
import signal
import socket
import ssl
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from ctypes import CDLL, Structure, c_size_t, c_void_p
from pathlib import Path

import dask
import pytest
from distributed import Client, LocalCluster, Security

from attribution.batch import complete
from attribution.batch.analyser import Analyser
from attribution.batch.reports import write_reports
from attribution.batch.runners import Runner, runner
from attribution.batch.shards import Shard, cut
from attribution.batch.work import Attribute, Done
from attribution.errors import WorkerError
from attribution.model import Parse
from tests.batch.light import KILLER, DeadlyText, Light, corpus, with_killer

pytestmark = pytest.mark.slow


class Slow(Light):
    """Takes its time, so that a worker can be killed over it."""

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        time.sleep(0.02 * len(texts))
        return super().parse(texts)


def load_slow() -> Slow:
    return Slow()


WORK = Attribute(Analyser(load_slow))


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two processes of one thread."""
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as made:
        yield made


def rows(folder: Path, run: Runner, on_done: Iterable[None] = ()) -> dict[str, bytes]:
    (folder / "shards").mkdir(parents=True)
    ticks = iter(on_done)
    files = complete(
        cut(corpus(100)),
        WORK,
        run,
        folder / "shards",
        ".parquet",
        on_kept=lambda shard: pytest.fail("nothing was there"),
        on_done=lambda done: next(ticks, None),
    )
    write_reports(files, folder)
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*.csv"))}


def test_a_killed_worker_loses_no_row_and_doubles_none(cluster: LocalCluster, tmp_path: Path) -> None:
    def killing() -> Iterator[None]:
        """Kill one of the two workers when the first shard is there."""
        with Client(cluster) as client:
            pids = list(client.run(os.getpid).values())
        assert len(pids) == 2
        os.kill(pids[0], signal.SIGKILL)
        yield

    there = rows(tmp_path / "dask", runner(scheduler=cluster.scheduler_address), killing())
    assert there == rows(tmp_path / "here", runner())
    assert there["attributions.csv"].count(b"\r\n") > 50


def test_a_cluster_of_this_machine_does_the_same_work(tmp_path: Path) -> None:
    assert rows(tmp_path / "dask", runner(2)) == rows(tmp_path / "here", runner())


def test_a_worker_loads_its_parser_once(cluster: LocalCluster) -> None:
    done: list[Done] = list(runner(scheduler=cluster.scheduler_address)(WORK, cut(corpus(40))))
    assert sum(each.documents for each in done) == 40
    with Client(cluster) as client:
        loads = client.run(
            lambda: __import__("attribution.batch.analyser").batch.analyser.loaded.cache_info().misses
        )
    assert all(misses <= 1 for misses in loads.values())


class Mallinfo(Structure):
    """Of glibc's malloc.h: what its allocator holds."""

    _fields_ = tuple(
        (name, c_size_t)
        for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
    )


def fetches_blocks() -> bool:
    """Whether a megabyte is a block of its own, fetched from the system."""
    libc = CDLL(None)
    libc.mallinfo2.restype = Mallinfo
    libc.malloc.restype, libc.malloc.argtypes, libc.free.argtypes = c_void_p, [c_size_t], [c_void_p]
    before = libc.mallinfo2().hblks
    block = libc.malloc(1 << 20)
    after = libc.mallinfo2().hblks
    libc.free(block)
    return bool(after > before)


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(CDLL(None), "mallinfo2"), reason="needs glibc 2.33"
)
def test_a_worker_uses_large_blocks_again(cluster: LocalCluster) -> None:
    list(runner(scheduler=cluster.scheduler_address)(WORK, cut(corpus(40))))
    with Client(cluster) as client:
        assert not any(client.run(fetches_blocks).values())


def answers(address: str, keys: Security) -> bool:
    """Whether a port says anything to who comes with such keys, and asks for none of its own."""
    context = keys.get_connection_args("client")["ssl_context"] or ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    host, port = address.removeprefix("tls://").split(":")
    try:
        with (
            socket.create_connection((host, int(port)), timeout=10) as plain,
            context.wrap_socket(plain) as reached,
        ):
            return bool(reached.recv(1))
    except OSError:
        return False


def test_a_cluster_of_this_machine_takes_nothing_without_its_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has an account there could have it run what they send."""

    def knock(address: str, work: object, shards: object, keys: Security) -> Iterator[bool]:
        assert address.startswith("tls://")
        yield from (answers(address, each) for each in (keys, Security.temporary(), Security()))

    monkeypatch.setattr("attribution.batch.cluster.on_dask", knock)
    assert [*map(bool, runner(2)(WORK, []))] == [True, False, False]


def test_a_scheduler_that_is_lost_is_told() -> None:
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as made:
        done = runner(scheduler=made.scheduler_address)(WORK, cut(corpus(60)))
        next(done)
        made.close()
        with pytest.raises(WorkerError, match=r"The scheduler at tcp:.* is lost; what is done is kept"):
            list(done)


@pytest.mark.parametrize("size", [20, 9])  # among others, and the ninth: a shard of its own
def test_a_document_that_always_kills_is_reported_and_the_others_are_done(size: int) -> None:
    shards = with_killer(size)
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as made,
    ):
        done = list(runner(scheduler=made.scheduler_address)(DeadlyText(KILLER.text), shards))
    assert sorted(each.shard for each in done) == [shard.name for shard in shards]
    assert [failure.document_id for each in done for failure in each.failures] == [KILLER.id]
    assert sum(each.documents for each in done) == size - 1


def test_what_always_kills_ends_the_run_with_a_sentence() -> None:
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as made,
        pytest.raises(WorkerError, match="killed several times"),
    ):
        list(runner(scheduler=made.scheduler_address)(DeadlyText(corpus(1)[0].text), cut(corpus(1))))


def lacking(shard: Shard) -> Done:
    """As of a worker on which something is not installed."""
    raise ModuleNotFoundError("No module named 'torch'")


def test_a_worker_that_cannot_work_is_told(cluster: LocalCluster) -> None:
    with pytest.raises(WorkerError, match=r"\(ModuleNotFoundError: .*the same version of press-attribution"):
        list(runner(scheduler=cluster.scheduler_address)(lacking, cut(corpus(1))))


def test_a_scheduler_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attribution.batch.cluster._PATIENCE", 1)
    with pytest.raises(WorkerError, match=r"No worker answers at tcp://127\.0\.0\.1:9"):
        list(runner(scheduler="tcp://127.0.0.1:9")(WORK, cut(corpus(1))))


def test_keys_that_lack_are_told() -> None:
    with pytest.raises(WorkerError, match=r"No worker answers at tls://127\.0\.0\.1:9"):
        list(runner(scheduler="tls://127.0.0.1:9")(WORK, cut(corpus(1))))
