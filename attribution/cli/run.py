"""``attribution run``: articles in, tables out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from attribution.cli.options import formats_help, model_option, reading_options
from attribution.cli.progress import progress, several, warn
from attribution.errors import InputError
from attribution.model import Analysis, Document, Failure

if TYPE_CHECKING:
    import pandas as pd

    from attribution.entities.lookup import KnowledgeBase


@click.command(short_help="Analyse articles, write tables of claims and sources.", epilog=formats_help())
@click.argument(
    "paths", nargs=-1, required=True, metavar="FILES_OR_FOLDERS...", type=click.Path(path_type=Path)
)
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
    "--entities",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A TOML file of further sources, as in attribution/entities/; may be given several times.",
)
@reading_options
@click.option(
    "--keep-furniture", is_flag=True, help="Look into newsletters, related headlines, comments, too."
)
@click.option("--drop-duplicates", is_flag=True, help="Leave out articles that double another one.")
@click.option(
    "--raw-csv", is_flag=True, help="Write cells that begin with = + - @ as they are, without an apostrophe."
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but what went wrong.")
def run(
    paths: tuple[Path, ...],
    output: Path,
    model: str | None,
    entities: tuple[Path, ...],
    columns: dict[str, str],
    stdin_format: str,
    keep_furniture: bool,
    drop_duplicates: bool,
    raw_csv: bool,
    quiet: bool,
) -> None:
    """Analyse articles and write tables of claims and sources.

    Writes attributions.csv (a row a claim), sources.csv, by_document.csv, by_cue.csv, source_by_kind.csv, credits.csv
    (the agencies that whole articles are credited to) and errors.csv (the documents that failed; none, if all is well)
    into the output folder.
    """
    from attribution.reading import read_corpus

    failures: list[Failure] = []
    articles = tuple(
        read_corpus(
            paths,
            columns=columns,
            stdin_format=stdin_format,
            on_failure=failures.append,
            on_notice=warn,
        )
    )
    if not articles:
        raise InputError(failures[0].message if failures else "No article was found in what was given.")

    # Only now, for pandas takes a second to load, and to learn of a wrong path should not.
    from attribution.report.csv import check_writable, write_tables

    check_writable(output)
    from attribution.analyse import analyse
    from attribution.entities.lookup import load_entities
    from attribution.page.doubles import find_doubles
    from attribution.parse import load_parser

    knowledge, parser = load_entities(*entities), load_parser(model)
    doubles = find_doubles(articles)
    if drop_duplicates:
        articles = tuple(article for article in articles if article.id not in doubles)
        if not quiet:
            warn(f"{several(len(doubles), 'duplicate')} left out.")
    with progress(len(articles), quiet) as advance:
        found = analyse(
            articles,
            parser=parser,
            entities=knowledge,
            keep_furniture=keep_furniture,
            on_progress=advance,
        )
    analysis = Analysis(found.documents, found.attributions, (*failures, *found.failures))
    tables = _tables(analysis, doubles, knowledge)
    write_tables(tables, output, raw=raw_csv)
    if not quiet:
        _summarise(tables, articles, output)
    _report_failures(analysis.failures, output)


def _tables(analysis: Analysis, doubles: dict[str, str], knowledge: KnowledgeBase) -> dict[str, pd.DataFrame]:
    import pandas as pd

    from attribution import tables

    rows = tables.attributions_table(analysis)
    errors = [(failure.document_id, failure.message) for failure in analysis.failures]
    return {
        "attributions.csv": rows,
        "sources.csv": tables.sources_table(rows),
        "by_document.csv": tables.by_document_table(rows, analysis.documents, doubles),
        "by_cue.csv": tables.by_cue_table(rows),
        "source_by_kind.csv": tables.source_by_kind_table(rows),
        "credits.csv": tables.credits_table(analysis, knowledge),
        "errors.csv": pd.DataFrame(errors, columns=["document_id", "message"], dtype="string"),
    }


def _summarise(tables: dict[str, pd.DataFrame], articles: tuple[Document, ...], output: Path) -> None:
    from attribution.report.terminal import text_table

    rows, sources = tables["attributions.csv"], tables["sources.csv"]
    shown = [
        "referent",
        "kind",
        "country",
        "attributions",
        "documents",
        "direct",
        "indirect",
        "mixed",
        "denied",
        "share",
    ]
    if len(rows):
        click.echo(text_table(sources[shown].rename(columns={"referent": "source"})))
        click.echo()
    claims, texts = several(len(rows), "attribution"), several(len(articles), "document")
    click.echo(f"{claims} in {texts}; tables in {output}/: {', '.join(tables)}")


def _report_failures(failures: tuple[Failure, ...], output: Path) -> None:
    if not failures:
        return
    for failure in failures:
        click.echo(f"attribution: {failure.document_id} failed: {failure.message}", err=True)
    click.echo(f"attribution: {several(len(failures), 'document')} failed; see {output}/errors.csv", err=True)
    sys.exit(1)
