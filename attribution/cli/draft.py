"""``attribution draft``: articles as gold to be annotated or corrected."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from attribution.cli.progress import several, warn
from attribution.errors import InputError
from attribution.model import Failure


@click.command(short_help="Write articles as gold to annotate or correct.")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLES...", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder to make; it must not hold anything yet.",
)
@click.option(
    "--found",
    metavar="FOUND_CSV",
    type=click.Path(path_type=Path),
    help="Begin with what was found in them; with nothing otherwise.",
)
@click.option(
    "--to",
    type=click.Choice(["brat", "json"]),
    default="brat",
    show_default=True,
    help="brat standoff, or JSON as in corpus/gold.",
)
@click.option("--raw-csv", is_flag=True, help="FOUND_CSV was written with --raw-csv.")
def draft(articles: tuple[Path, ...], output: Path, found: Path | None, to: str, raw_csv: bool) -> None:
    """Write ARTICLES into a folder for a person to annotate, or to correct what was found in them.

    The folder opens in brat (https://brat.nlplab.org), and attribution evaluate takes it as gold.
    For example: attribution draft corpus/articles --found reports/attributions.csv -o gold
    """
    from attribution.reading import read_corpus

    failures: list[Failure] = []
    documents = tuple(read_corpus(articles, on_failure=failures.append, on_notice=warn))
    if not documents:
        raise InputError(failures[0].message)
    from attribution.evaluate import draft_gold, write_gold
    from attribution.report.csv import read_attributions

    gold = draft_gold(documents, None if found is None else read_attributions(found, raw=raw_csv))
    write_gold(gold, output, "json" if to == "json" else "brat")
    number = sum(len(document.attributions) for document in gold)
    click.echo(f"{several(len(gold), 'document')} with {several(number, 'attribution')} in {output}/")
    for failure in failures:
        warn(f"{failure.document_id} failed: {failure.message}")
    if failures:
        sys.exit(1)
