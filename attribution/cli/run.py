"""``attribution run``: articles in, tables out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    import pandas as pd

    from attribution.batch.reports import Edit, Totals
    from attribution.corrections import Correction

SHARDS = "shards"
"""The subfolder of the output folder that keeps what is done."""

_SHOWN = "referent kind country attributions documents direct indirect mixed denied share".split()
_NAMED = 20  # failures that are printed; errors.csv has all


@click.command(short_help="Analyse articles, write tables of claims and sources.", epilog=formats_help())
@articles_argument
@click.option(
    "-o",
    "--output",
    default=Path("reports"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where the CSV files go; made if it is missing.",
)
@model_option
@click.option(
    "--parses",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Take the parses that attribution parse has written there, instead of parsing.",
)
@click.option(
    "--entities",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A TOML file of further sources, as in attribution/entities/; may be given several times.",
)
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A CSV file of your decisions on rows and sources, applied before the tables are made.",
)
@reading_options
@click.option(
    "--keep-furniture", is_flag=True, help="Look into newsletters, related headlines, comments, too."
)
@click.option("--drop-duplicates", is_flag=True, help="Leave out articles that double another one.")
@workers_option
@scheduler_option
@restart_option
@click.option(
    "--raw-csv", is_flag=True, help="Write cells that begin with = + - @ as they are, without an apostrophe."
)
@click.option("--html", is_flag=True, help="Also write report.html, to read the claims in their texts.")
@quiet_option
def run(
    paths: tuple[Path, ...],
    output: Path,
    model: str | None,
    parses: Path | None,
    entities: tuple[Path, ...],
    corrections: Path | None,
    columns: dict[str, str],
    stdin_format: str,
    keep_furniture: bool,
    drop_duplicates: bool,
    workers: int,
    scheduler: str,
    restart: bool,
    raw_csv: bool,
    html: bool,
    quiet: bool,
) -> None:
    """Analyse articles and write tables of claims and sources.

    Writes attributions.csv (a row a claim), sources.csv, by_document.csv, by_cue.csv, source_by_kind.csv, credits.csv
    (the agencies that whole articles are credited to) and errors.csv (the documents that failed; none, if all is well)
    into the output folder; csv-metadata.json, which tells programs what their columns are; and the texts as
    documents.jsonl.gz, which `attribution report` needs.

    What is done is kept in its subfolder shards: stopped at any moment, the same command goes on.
    """
    from attribution.batch.corpus import stream

    items = stream(paths, warn, columns=columns, stdin_format=stdin_format)

    # Only now, for pandas takes a second to load, and to learn of a wrong path should not.
    from attribution.batch.reports import check_own, write_reports
    from attribution.batch.work import Attribute
    from attribution.cli.batch import analyser_of, finish
    from attribution.corrections import read_corrections, tell_idle
    from attribution.report.csv import check_writable

    check_writable(output)
    check_own(output)
    decisions = read_corrections(corrections) if corrections else ()
    analyser, settings = analyser_of(model, parses, entities, keep_furniture=keep_furniture)
    files = finish(
        paths,
        items,
        Attribute(analyser),
        output / SHARDS,
        settings,
        workers=workers,
        scheduler=scheduler,
        restart=restart,
        quiet=quiet,
    ).files
    idle = {each.line for each in decisions}
    edit = _corrected(decisions, entities, idle) if decisions else None
    totals = write_reports(files, output, raw=raw_csv, drop_doubles=drop_duplicates, edit=edit)
    tell_idle(idle, warn)
    if html:
        from attribution.report.html import report_folder

        report_folder(output)
    if not quiet:
        _summarise(totals, output)
    _report_failures(files, totals.failures, output)


def _corrected(decisions: Sequence[Correction], entities: Sequence[Path], idle: set[int]) -> Edit:
    """What corrects a part of the table; ``idle`` keeps the lines that were of nothing in any part so far."""
    from attribution.corrections import correct
    from attribution.entities.lookup import load_entities

    def edit(rows: pd.DataFrame) -> pd.DataFrame:
        table, passed_over = correct(rows, decisions, load_entities(*entities))
        idle.intersection_update(passed_over)
        return table

    return edit


def _summarise(totals: Totals, output: Path) -> None:
    from attribution.report.terminal import text_table

    if totals.attributions:
        click.echo(text_table(totals.sources[_SHOWN].rename(columns={"referent": "source"})))
        click.echo()
    if totals.dropped:
        warn(f"{several(totals.dropped, 'duplicate')} left out.")
    claims, texts = several(totals.attributions, "attribution"), several(totals.documents, "document")
    click.echo(f"{claims} in {texts}; tables in {output}/: {', '.join(totals.files)}")


def _report_failures(files: Sequence[Path], failures: int, output: Path) -> None:
    from itertools import islice

    from attribution.batch.reports import failures_in

    if not failures:
        return
    for name, message in islice(failures_in(files), _NAMED):
        click.echo(f"attribution: {name} failed: {message}", err=True)
    click.echo(f"attribution: {several(failures, 'document')} failed; see {output}/errors.csv", err=True)
    sys.exit(1)
