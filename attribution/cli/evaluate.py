"""``attribution evaluate``: found claims against gold annotations."""

from __future__ import annotations

from pathlib import Path

import click


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
def evaluate(gold: Path, found: Path, against: Path | None, errors: int) -> None:
    """Score FOUND_CSV, an attributions.csv, against the gold annotations in GOLD_FOLDER.

    Prints precision, recall and F1 with 95 % intervals, then counts by construction, resolution step, mode and kind.
    For example: attribution evaluate corpus/gold reports/attributions.csv
    """
    from attribution.evaluate import evaluate, read_gold

    documents = read_gold(gold)
    from attribution.report.csv import read_attributions
    from attribution.report.evaluation import evaluation_text

    other = None if against is None else read_attributions(against)
    click.echo(evaluation_text(evaluate(read_attributions(found), documents, against=other), errors))
