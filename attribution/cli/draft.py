"""``attribution draft``: articles as gold to be annotated or corrected."""

from __future__ import annotations

from pathlib import Path

import click


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
    from attribution.evaluate import draft_gold, write_gold
    from attribution.reading import read_corpus
    from attribution.report.csv import read_attributions

    rows = None if found is None else read_attributions(found, raw=raw_csv)
    documents = draft_gold(read_corpus(articles), rows)
    write_gold(documents, output, "json" if to == "json" else "brat")
    number = sum(len(document.attributions) for document in documents)
    articles_ = "article" if len(documents) == 1 else "articles"
    click.echo(f"{len(documents)} {articles_} with {number} attributions to correct in {output}/")
