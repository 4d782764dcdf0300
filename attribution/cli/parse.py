"""``attribution parse``: parse a corpus once, so that ``attribution run --parses`` takes seconds."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from attribution.cli.options import (
    articles_argument,
    formats_help,
    model_option,
    quiet_option,
    reading_options,
    restart_option,
    scheduler_option,
    workers_option,
)
from attribution.cli.progress import several, warn


@click.command(short_help="Parse articles once and keep the parses.", epilog=formats_help())
@articles_argument
@click.option(
    "-o",
    "--output",
    default=Path("parses"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where the parses go; made if it is missing.",
)
@model_option
@reading_options
@workers_option
@scheduler_option
@restart_option
@quiet_option
def parse(
    paths: tuple[Path, ...],
    output: Path,
    model: str | None,
    columns: dict[str, str],
    stdin_format: str,
    workers: int,
    scheduler: str,
    restart: bool,
    quiet: bool,
) -> None:
    """Parse articles and keep the parses: attribution run --parses FOLDER takes them.

    The files are compressed CoNLL-U, whose words carry their offsets in the text. Stopped at any moment, the same
    command goes on.
    """
    from attribution.batch.analyser import Models
    from attribution.batch.corpus import stream
    from attribution.batch.manifest import parser_settings
    from attribution.batch.parses import ENDING, ParseShard
    from attribution.cli.batch import finish
    from attribution.parse import model_id
    from attribution.report.csv import check_writable

    items = stream(paths, warn, columns=columns, stdin_format=stdin_format)
    check_writable(output)
    finished = finish(
        paths,
        items,
        ParseShard(Models(model, whole=True)),
        output,
        parser_settings(model_id(model)),
        workers=workers,
        scheduler=scheduler,
        restart=restart,
        quiet=quiet,
        ending=ENDING,
    )
    for failure in finished.failures:
        click.echo(f"attribution: {failure.document_id} failed: {failure.message}", err=True)
    if not quiet:
        click.echo(f"{several(finished.documents, 'document')} parsed; take them with: --parses {output}")
    if finished.failures:
        sys.exit(1)
