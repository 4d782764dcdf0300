"""Where shards are worked on: in this process, or in several beside it. A runner maps work over shards."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait as wait_for
from os import _exit
from threading import Thread

from attribution.batch.shards import Shard
from attribution.batch.work import Done, Work
from attribution.errors import WorkerError

Runner = Callable[[Work, Iterable[Shard]], Iterator[Done]]

_AHEAD = 2  # shards handed out for each worker: the next is there when one is finished, and few are held
_DEATHS = 3  # in a row with nothing finished in between, after which the fault is no accident


def runner(workers: int = 1, scheduler: str = "") -> Runner:
    """The runner for what the user asked for.

    Parameters
    ----------
    workers : int
        Processes on this machine; 1 is this one.
    scheduler : str
        The address of a Dask scheduler, whose workers are taken instead.

    Returns
    -------
    callable
        Yields what is done of each shard, in no promised order; takes no more shards than it can work on.
    """
    if scheduler:
        from attribution.batch.cluster import on_dask

        return partial(on_dask, scheduler)
    return in_this_process if workers == 1 else partial(in_processes, workers)


def in_this_process(work: Work, shards: Iterable[Shard]) -> Iterator[Done]:
    """One shard after the other."""
    return map(work, shards)


def in_processes(workers: int, work: Work, shards: Iterable[Shard]) -> Iterator[Done]:
    """Several shards at a time, each in a process; those of a process that dies are done again.

    Raises
    ------
    WorkerError
        Where processes die again and again.
    """
    todo, deaths = iter(shards), 0
    ready: list[Shard] = []
    while True:
        others = set(active_children())
        pool = ProcessPoolExecutor(workers, get_context("spawn"), _prepare)
        waiting: dict[Future[Done], Shard] = {}
        try:
            while True:
                ready += islice(todo, max(0, workers * _AHEAD - len(waiting) - len(ready)))
                while ready:
                    waiting[pool.submit(work, ready[-1])] = ready[-1]
                    ready.pop()  # only now, for a pool that has just broken takes nothing
                if not waiting:
                    pool.shutdown()
                    return
                for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                    done = future.result()
                    del waiting[future]
                    deaths = 0
                    yield done
        except BrokenProcessPool:
            ready, deaths = [*ready, *waiting.values()], deaths + 1
            if deaths == _DEATHS:
                raise WorkerError(
                    "Worker processes were killed several times, most likely because memory ran out; what is done is "
                    "kept. Start the same command again with fewer --workers."
                ) from None
        finally:
            for child in set(active_children()) - others:
                child.terminate()
            pool.shutdown(wait=False, cancel_futures=True)


def _prepare() -> None:
    """Leave Ctrl-C to the parent process, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        _exit(1)
