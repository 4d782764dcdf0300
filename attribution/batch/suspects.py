"""Shards over which processes die: the document that kills is found and reported, the others are done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import chain

from attribution.batch.processes import processes
from attribution.batch.shards import Item, Shard
from attribution.batch.work import Done, Work
from attribution.errors import WorkerError
from attribution.model import Document, Failure

_KILLS = (
    "The process that analysed it was killed, alone with it as well; cut the text into parts, or give the "
    "process more memory."
)


def one_by_one(work: Work, shards: Sequence[Shard], *, sound: bool) -> Iterator[Done]:
    """Do shards one after the other in a process of its own, without the documents that kill it.

    Parameters
    ----------
    work : callable
        As for every runner.
    shards : sequence of Shard
        Those that were being worked on whenever a process died.
    sound : bool
        Whether the work has come to an end on any shard before.

    Yields
    ------
    Done
        Each shard; the documents over which a process died alone are failures of it.

    Raises
    ------
    WorkerError
        Where the process dies over all documents of a shard: the fault is not theirs.
    """
    whole = _results(work, shards)
    for shard, done in zip(shards, whole, strict=True):
        yield done if done is not None else _without_killers(work, shard, sound)


def _without_killers(work: Work, shard: Shard, sound: bool) -> Done:
    alone = [Shard(shard.number, (item,)) for item in shard.items]
    items: list[Item] = [
        Failure(item.id, _KILLS) if done is None and isinstance(item, Document) else item
        for item, done in zip(shard.items, _results(work, alone), strict=True)
    ]
    left = Shard(shard.number, tuple(items))
    done = next(_results(work, [left])) if left.documents or (sound and len(items) == 1) else None
    if done is None:
        raise WorkerError(
            "Worker processes were killed several times, most likely because memory ran out; what is done is "
            "kept. Start the same command again with fewer --workers."
        )
    return replace(done, shard=shard.name)  # by that name it is known to be done


def _results(work: Work, shards: Sequence[Shard]) -> Iterator[Done | None]:
    """What comes of each shard, None where the process died over it; the next one gets a fresh process."""
    todo = iter(shards)
    for first in todo:
        with processes(1) as pool:
            for shard in chain([first], todo):
                try:
                    yield pool.submit(work, shard).result()
                except BrokenProcessPool:
                    yield None
                    break
