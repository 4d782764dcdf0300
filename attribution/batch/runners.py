"""Where shards are worked on: in this process, or in several beside it. A runner maps work over shards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from importlib.util import find_spec
from itertools import chain, islice

from attribution.batch.processes import processes
from attribution.batch.shards import Shard
from attribution.batch.suspects import one_by_one
from attribution.batch.work import Done, Work

Runner = Callable[[Work, Iterable[Shard]], Iterator[Done]]

_AHEAD = 2  # shards handed out for each worker: the next is there when one is finished, and few are held
_SCALE = ("distributed", "cryptography")  # what the extra installs
_DEATHS = 3  # of processes over a shard, after which it is no accident


def runner(workers: int = 1, scheduler: str = "") -> Runner:
    """The runner for what the user asked for.

    Parameters
    ----------
    workers : int
        Processes on this machine; 1 is this one. Several are a cluster of Dask where the extra ``scale`` is
        installed, else Python's own.
    scheduler : str
        The address of a Dask scheduler, whose workers are taken instead.

    Returns
    -------
    callable
        Yields what is done of each shard, in no promised order; takes no more shards than it can work on.
    """
    if not scheduler and workers == 1:
        return in_this_process
    if not scheduler and not all(map(find_spec, _SCALE)):
        return partial(in_processes, workers)
    from attribution.batch.cluster import on_dask, on_local_dask

    return partial(on_dask, scheduler) if scheduler else partial(on_local_dask, workers)


def in_this_process(work: Work, shards: Iterable[Shard]) -> Iterator[Done]:
    """One shard after the other."""
    return map(work, shards)


def in_processes(workers: int, work: Work, shards: Iterable[Shard]) -> Iterator[Done]:
    """Several shards at a time, each in a process; those of a process that dies are done again.

    A document over which processes die again and again is reported as a failure.

    Raises
    ------
    WorkerError
        Where processes die whatever they work on.
    """
    todo, ready, sound = iter(shards), list[Shard](), False
    deaths = Counter[
        str
    ]()  # of processes, while a shard was worked on: nobody knows which of several was the cause
    while True:
        suspects = [shard for shard in ready if deaths[shard.name] >= _DEATHS]
        ready = [shard for shard in ready if deaths[shard.name] < _DEATHS]
        yield from one_by_one(partial(_in_turn, work), suspects, sound=sound)
        waiting: dict[Future[Done], Shard] = {}
        try:
            with processes(workers) as pool:
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
                        sound = True
                        yield done
        except BrokenProcessPool:
            deaths.update(shard.name for shard in waiting.values())
            ready += waiting.values()


def _in_turn(work: Work, shards: Sequence[Shard]) -> Iterator[Done | None]:
    """What comes of each shard, alone in a process; None where that died over it, and the next one gets a fresh one."""
    todo = iter(shards)
    for first in todo:
        with processes(1) as pool:
            for shard in chain([first], todo):
                try:
                    yield pool.submit(work, shard).result()
                except BrokenProcessPool:
                    yield None
                    break
