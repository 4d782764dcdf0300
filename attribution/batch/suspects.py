"""Shards over which processes die: the document that kills is found and reported, the others are done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from attribution.batch.shards import Item, Shard
from attribution.batch.work import Done
from attribution.errors import WorkerError
from attribution.model import Document, Failure

_KILLS = (
    "The process that analysed it was killed, alone with it as well; cut the text into parts, or give the "
    "process more memory."
)

InTurn = Callable[[Sequence[Shard]], Iterator[Done | None]]
"""Does shards one after the other, each while nothing else is done; None where the process died over it."""


def one_by_one(in_turn: InTurn, shards: Sequence[Shard], *, sound: bool) -> Iterator[Done]:
    """Do shards one after the other, without the documents that kill whoever works on them.

    Parameters
    ----------
    in_turn : callable
        How a runner does that.
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
    for shard, done in zip(shards, in_turn(shards), strict=True):
        yield done if done is not None else _without_killers(in_turn, shard, sound)


def _without_killers(in_turn: InTurn, shard: Shard, sound: bool) -> Done:
    alone = [Shard(shard.number, (item,)) for item in shard.items]
    items: list[Item] = [
        Failure(item.id, _KILLS) if done is None and isinstance(item, Document) else item
        for item, done in zip(shard.items, in_turn(alone), strict=True)
    ]
    left = Shard(shard.number, tuple(items))
    done = next(in_turn([left])) if left.documents or (sound and len(items) == 1) else None
    if done is None:
        raise WorkerError(
            "Worker processes were killed several times, most likely because memory ran out; what is done is "
            "kept. Start the same command again with fewer --workers, or give them more memory."
        )
    return replace(done, shard=shard.name)  # by that name it is known to be done
