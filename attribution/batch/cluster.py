"""Shards on a Dask cluster, of this machine or of others. The only file that imports Dask."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from ctypes import CDLL
from itertools import islice
from logging import CRITICAL, getLogger
from multiprocessing.resource_tracker import ensure_running
from typing import Any

from attribution.batch.manifest import rules
from attribution.batch.shards import Shard
from attribution.batch.suspects import one_by_one
from attribution.batch.work import Done, Work
from attribution.errors import AttributionError, WorkerError

_INSTALL = "install it with: pip install 'press-attribution[scale]'"
_AHEAD = 2  # shards handed out for each thread of the cluster
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3  # by malloc.h
_BY_DASK = "MALLOC_TRIM_THRESHOLD_"  # what it sets for its workers
_BLOCK = 32 << 20  # as large as glibc lets it become by itself
_PATIENCE = 30  # seconds to wait for the scheduler, and for its first worker
_OWN = {
    "distributed.worker.profile.enabled": False,  # which looked at each worker a hundred times a second
    # Nothing that keeps glibc from learning how large blocks are; one arena, for the only thread that works.
    "distributed.nanny.pre-spawn-environ": {"OMP_NUM_THREADS": 1, "MALLOC_ARENA_MAX": 1},
}


def on_local_dask(workers: int, work: Work, shards: Iterable[Shard]) -> Iterator[Done]:
    """As ``on_dask``, on a cluster of some processes of this machine, which ends with the work.

    Its port takes nothing without the keys that this one cluster makes for itself: what others with an account on the
    machine sent there would be run. It has no page of its own.

    Raises
    ------
    WorkerError
        As ``on_dask``.
    """
    dask = _dask()
    from dask import config

    keys = dask.Security.temporary()
    with config.set(_OWN), _unheard():
        cluster = dask.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address=None,
            silence_logs=CRITICAL,
            security=keys,
        )
    try:
        yield from on_dask(cluster.scheduler_address, work, shards, keys)
    finally:
        with _unheard():  # a second Ctrl-C left it half closed, to be waited for in vain
            cluster.close()


def _dask() -> Any:
    """Dask's distributed, which has no types."""
    try:
        import distributed
    except ImportError:
        raise WorkerError(f"Dask is not installed; {_INSTALL}") from None
    return distributed


@contextmanager
def _unheard() -> Iterator[None]:
    """Ctrl-C waits for the end of the block.

    Threads that begin within leave it to this one for good, and so does each process that they ever start: that of a
    worker that took a lost one's place ended in a traceback of its own.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    ensure_running()  # as it starts, multiprocessing's tracker lets Ctrl-C through again
    usual = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, usual)


def on_dask(address: str, work: Work, shards: Iterable[Shard], security: Any = None) -> Iterator[Done]:
    """Several shards at a time on the workers of a scheduler; those of a worker that is lost are done again elsewhere.

    A document over which workers are lost again and again is reported as a failure.

    Parameters
    ----------
    address : str
        The scheduler's, ``tcp://host:8786``, or ``tls://host:8786``.
    work, shards
        As for every runner; shards and results travel, so that workers need not see this machine's files.
    security : distributed.Security, optional
        Keys and certificates for ``tls://``; None leaves them to Dask's own configuration.

    Yields
    ------
    Done
        Each shard once.

    Raises
    ------
    WorkerError
        Where Dask is not installed, the scheduler does not answer, or has no worker; where it loses them over all
        documents of a shard; where the scheduler is lost; where a worker fails, or has other rules than this process.
    """
    dask = _dask()
    try:
        client = dask.Client(address, timeout=_PATIENCE, security=security)
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, TimeoutError, TypeError, ValueError) as problem:
        raise WorkerError(
            f"No worker answers at {address} ({problem or 'time ran out'}); start scheduler and workers first, as "
            "docs/scale.md shows."
        ) from None
    getLogger("distributed.client").setLevel(CRITICAL)  # a lost scheduler is told in a sentence
    with client:
        try:
            yield from _done(dask, client, work, iter(shards))
        except (dask.CancelledError, OSError):
            raise WorkerError(
                f"The scheduler at {address} is lost; what is done is kept. Start it and its workers, and the same "
                "command, again."
            ) from None
        except AttributionError:
            raise
        except Exception as problem:  # what fails on a document is in its shard: this is the worker
            raise WorkerError(
                f"A worker cannot do its work ({type(problem).__name__}: {problem}); what is done is kept. Install "
                "the same version of press-attribution, of Python and of Dask everywhere."
            ) from problem


def _done(dask: Any, client: Any, work: Work, todo: Iterator[Shard]) -> Iterator[Done]:
    """What is done of each shard; those over which Dask has given up, after several lost workers, at the end."""
    suspects: list[Shard] = []
    sound = False

    def hand_out(shard: Shard) -> Any:
        return client.submit(_checked, work, rules(), shard, pure=False)

    ahead = _AHEAD * max(1, sum(client.nthreads().values()))
    handed = {hand_out(shard): shard for shard in islice(todo, ahead)}
    waiting = dask.as_completed(list(handed))
    for future in waiting:
        shard = handed.pop(future)
        try:
            done = future.result()
        except dask.KilledWorker:
            suspects.append(shard)
        else:
            sound = True
            yield done
        for following in islice(todo, 1):
            handed[more := hand_out(following)] = following
            waiting.add(more)

    def in_turn(alone: Sequence[Shard]) -> Iterator[Done | None]:
        for shard in alone:
            try:
                yield hand_out(shard).result()
            except dask.KilledWorker:
                yield None

    yield from one_by_one(in_turn, suspects, sound=sound)


def _checked(work: Work, expected: str, shard: Shard) -> Done:
    """The work, where this worker's package is that of the one who asks: rows of two versions must not be mixed."""
    if rules() != expected:
        raise WorkerError("A worker has another version of press-attribution; install the same everywhere.")
    _keep_memory()
    return work(shard)


def _keep_memory() -> None:
    """Let glibc keep large blocks: in Dask's workers it fetched each anew, and gave it back, in half of the time.

    It learns how large blocks are as they come back, unless MALLOC_TRIM_THRESHOLD_ is set, as Dask does (Linux manual,
    mallopt, M_MMAP_THRESHOLD). Other C libraries have nothing of this.
    """
    if _BY_DASK in os.environ and sys.platform == "linux" and hasattr(libc := CDLL(None), "mallopt"):
        libc.mallopt(_M_MMAP_THRESHOLD, _BLOCK)
        libc.mallopt(_M_TRIM_THRESHOLD, 2 * _BLOCK)  # as glibc couples them
