"""``attribution evaluate``: found claims against gold annotations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from attribution.cli.options import model_option
from attribution.cli.progress import Progress, warn

if TYPE_CHECKING:
    import pandas as pd

    from attribution.evaluate import GoldDocument

_ERRORS = ("missed", "false", "source", "referent", "kind", "mode", "stance", "via")


@click.command(short_help="Score found claims against gold annotations.")
@click.argument("gold", metavar="GOLD_FOLDER", type=click.Path(path_type=Path))
@click.argument("found", required=False, metavar="[FOUND_CSV]", type=click.Path(path_type=Path))
@click.option(
    "--against",
    metavar="OTHER_CSV",
    type=click.Path(path_type=Path),
    help="Show gains and losses against it.",
)
@click.option(
    "--errors", default=0, metavar="N", type=click.IntRange(min=0), help="Show the first N errors, too."
)
@click.option(
    "--only",
    multiple=True,
    metavar="ERROR",
    type=click.Choice(_ERRORS),
    help=f"Show errors of this sort alone; may be repeated. One of {', '.join(_ERRORS)}.",
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write all tables into a folder, as CSV files.",
)
@click.option("--raw-csv", is_flag=True, help="FOUND_CSV and OTHER_CSV were written with --raw-csv.")
@model_option
def evaluate(
    gold: Path,
    found: Path | None,
    against: Path | None,
    errors: int,
    only: tuple[str, ...],
    output: Path | None,
    raw_csv: bool,
    model: str | None,
) -> None:
    """Score FOUND_CSV, an attributions.csv, against the gold annotations in GOLD_FOLDER.

    Without FOUND_CSV the texts of the gold are analysed first.

    Gold is JSON as in corpus/gold, or brat standoff (.txt and .ann). Prints precision, recall and F1, then counts by
    construction, resolution step, mode and kind, each with its 95 % interval.
    For example: attribution evaluate corpus/gold reports/attributions.csv
    """
    from attribution.evaluate import evaluate, read_gold

    documents = read_gold(gold)
    from attribution.report.csv import read_table, write_tables
    from attribution.report.evaluation import evaluation_text

    table = _analysed(documents, model) if found is None else read_table(found, raw=raw_csv)
    other = None if against is None else read_table(against, raw=raw_csv)
    evaluation = evaluate(table, documents, against=other)
    if output is not None:
        write_tables({f"{name}.csv": each for name, each in evaluation.tables().items()}, output)
    click.echo(evaluation_text(evaluation, errors, only))


def _analysed(documents: Sequence[GoldDocument], model: str | None) -> pd.DataFrame:
    """What is found in the texts of gold; one that fails is told, and counts as one in which nothing was found."""
    from attribution.analyse import analyse
    from attribution.model import Document
    from attribution.parse import load_parser
    from attribution.tables import attributions_table

    texts, parser = [Document(each.id, each.text, date=each.date) for each in documents], load_parser(model)
    with Progress(len(texts)) as progress:
        analysis = analyse(texts, parser=parser, on_progress=progress.reached)
    for failure in analysis.failures:
        warn(f"{failure.document_id} failed: {failure.message}")
    return attributions_table(analysis)
