"""Corpora worked through in shards: finished ones are kept, so that a run that was stopped goes on.

A shard is a list of documents, and becomes one file, written whole. A runner maps work over the shards that are not
finished yet: here, in processes beside, or on a Dask cluster. Tables are made in one pass over the finished files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from attribution.batch.runners import Runner
from attribution.batch.shards import SHARD_FILE, Shard
from attribution.batch.work import Done, Work
from attribution.report.files import write_whole

__all__ = ["complete"]


def complete(
    shards: Iterable[Shard],
    work: Work,
    runner: Runner,
    folder: Path,
    ending: str,
    *,
    on_kept: Callable[[Shard], None],
    on_done: Callable[[Done], None],
) -> list[Path]:
    """Do what is not done yet of a corpus.

    Parameters
    ----------
    shards : iterable of Shard
        The corpus.
    work : callable
        What makes a shard the bytes of its file.
    runner : callable
        Where that happens.
    folder : path
        Holds the files of finished shards.
    ending : str
        That of the files, with its dot.
    on_kept, on_done : callable
        Told of each shard that was finished before, or now.

    Returns
    -------
    list of path
        The files of all shards in the order of the corpus; those of other shards are gone.

    Raises
    ------
    OutputError
        Where a file cannot be written.
    WorkerError
        Where the runner's workers fail.
    """
    files: list[Path] = []

    def unfinished() -> Iterator[Shard]:
        for shard in shards:
            files.append(folder / f"{shard.name}{ending}")
            if files[-1].exists():
                on_kept(shard)
            else:
                yield shard

    for done in runner(work, unfinished()):
        write_whole(folder / f"{done.shard}{ending}", done.data)
        on_done(done)
    for file in {file for file in folder.iterdir() if SHARD_FILE.fullmatch(file.name)} - set(files):
        file.unlink()
    return files
