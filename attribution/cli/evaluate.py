"""``attribution evaluate``: found claims against gold annotations."""

from __future__ import annotations

from pathlib import Path

import click

_ERRORS = ("missed", "false", "source", "referent", "kind", "mode", "stance", "via")


@click.command(short_help="Score found claims against gold annotations.")
@click.argument("gold", metavar="GOLD_FOLDER", type=click.Path(path_type=Path))
@click.argument("found", metavar="FOUND_CSV", type=click.Path(path_type=Path))
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
def evaluate(
    gold: Path,
    found: Path,
    against: Path | None,
    errors: int,
    only: tuple[str, ...],
    output: Path | None,
    raw_csv: bool,
) -> None:
    """Score FOUND_CSV, an attributions.csv, against the gold annotations in GOLD_FOLDER.

    Gold is JSON as in corpus/gold, or brat standoff (.txt and .ann). Prints precision, recall and F1, then counts by
    construction, resolution step, mode and kind, each with its 95 % interval.
    For example: attribution evaluate corpus/gold reports/attributions.csv
    """
    from attribution.evaluate import evaluate, read_gold

    documents = read_gold(gold)
    from attribution.report.csv import read_attributions, write_tables
    from attribution.report.evaluation import evaluation_text

    table = read_attributions(found, raw=raw_csv)
    other = None if against is None else read_attributions(against, raw=raw_csv)
    evaluation = evaluate(table, documents, against=other)
    if output is not None:
        write_tables({f"{name}.csv": each for name, each in evaluation.tables().items()}, output)
    click.echo(evaluation_text(evaluation, errors, only))
