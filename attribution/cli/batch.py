"""What the commands that work through a corpus have in common: settings, progress, and a clean end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import click

from attribution import parse
from attribution.batch import complete
from attribution.batch.analyser import Analyser, Models
from attribution.batch.manifest import alone_in, claim, settings
from attribution.batch.parses import Parses, parses_id
from attribution.batch.runners import runner
from attribution.batch.shards import Item, cut
from attribution.batch.work import Done, Work
from attribution.cli.progress import Progress
from attribution.entities.lookup import load_entities
from attribution.model import Failure
from attribution.reading import count_documents


@dataclass(frozen=True, slots=True)
class Finished:
    """A corpus that is done: its files, how many documents they hold, and what failed just now."""

    files: list[Path]
    documents: int
    failures: tuple[Failure, ...]


def analyser_of(
    model: str | None, parses: Path | None, entities: tuple[Path, ...], *, keep_furniture: bool = False
) -> tuple[Analyser, dict[str, str]]:
    """The analyser that the options ask for, and the settings that tell it from others; mistakes are told here."""
    if entities:  # the bundled ones hold no mistake, and each worker loads them itself
        load_entities(*entities)
    given = {"--keep-furniture": "given"} if keep_furniture else {}
    if parses is not None:
        analyser = Analyser(Parses(parses), entities, keep_furniture)
        return analyser, settings(parses_id(parses), entities, **given)
    return Analyser(Models(model, whole=keep_furniture), entities, keep_furniture), settings(
        parse.model_id(model), entities, **given
    )


def finish(
    paths: Sequence[Path],
    items: Iterable[Item],
    work: Work,
    folder: Path,
    wanted: Mapping[str, str],
    *,
    workers: int,
    scheduler: str,
    restart: bool,
    quiet: bool,
    ending: str = ".parquet",
) -> Finished:
    """Do what is not done yet of a corpus, and say how far it is; after Ctrl-C say how to go on, and end."""
    click.get_current_context().with_resource(alone_in(folder))
    shards = cut(items)
    first = next(shards)
    claim(folder, wanted, first, restart=restart)
    failures: list[Failure] = []

    def on_done(done: Done) -> None:
        failures.extend(done.failures)
        progress.done(done.documents, done.words, len(done.failures))

    with Progress(None if quiet else count_documents(paths), quiet=quiet) as progress:
        try:
            files = complete(
                chain([first], shards),
                work,
                runner(workers, scheduler),
                folder,
                ending,
                on_kept=lambda shard: progress.kept(len(shard.documents)),
                on_done=on_done,
            )
            return Finished(files, progress.finished, tuple(failures))
        except KeyboardInterrupt:
            stopped = progress.finished
    raise KeyboardInterrupt(f"{stopped:,} documents are done and kept in {folder}; the same command goes on.")
