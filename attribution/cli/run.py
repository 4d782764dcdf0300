"""``attribution run``: articles in, tables out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from attribution.cli.options import model_option
from attribution.cli.progress import progress, several, warn
from attribution.errors import InputError
from attribution.model import Analysis, Document, Failure

if TYPE_CHECKING:
    import pandas as pd


@click.command(short_help="Analyse articles, write tables of claims and sources.")
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
@click.option(
    "--raw-csv", is_flag=True, help="Write cells that begin with = + - @ as they are, without an apostrophe."
)
@click.option("--html", is_flag=True, help="Also write report.html, to read the claims in their texts.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but what went wrong.")
def run(
    paths: tuple[Path, ...],
    output: Path,
    model: str | None,
    entities: tuple[Path, ...],
    raw_csv: bool,
    html: bool,
    quiet: bool,
) -> None:
    """Analyse articles (.txt and .md, in any folder depth) and write tables of claims and sources.

    Writes attributions.csv (a row a claim), sources.csv, by_document.csv, by_cue.csv, source_by_kind.csv and
    errors.csv (the documents that failed; none, if all is well) into the output folder, and the texts as
    documents.jsonl.gz, which `attribution report` needs.
    """
    from attribution.reading import read_corpus

    failures: list[Failure] = []
    articles = tuple(read_corpus(paths, on_failure=failures.append, on_notice=warn))
    if not articles:
        raise InputError(failures[0].message)

    # Only now, for pandas takes a second to load, and to learn of a wrong path should not.
    from attribution.report.csv import check_writable, write_tables

    check_writable(output)
    from attribution.analyse import analyse
    from attribution.entities.lookup import load_entities
    from attribution.parse import load_parser
    from attribution.report.documents import write_documents

    knowledge, parser = load_entities(*entities), load_parser(model)
    with progress(len(articles), quiet) as advance:
        found = analyse(articles, parser=parser, entities=knowledge, on_progress=advance)
    analysis = Analysis(found.documents, found.attributions, (*failures, *found.failures))
    tables = _tables(analysis)
    write_tables(tables, output, raw=raw_csv)
    write_documents(articles, output)
    if html:
        from attribution.report.html import report_folder

        report_folder(output)
    if not quiet:
        _summarise(tables, articles, output)
    _report_failures(analysis.failures, output)


def _tables(analysis: Analysis) -> dict[str, pd.DataFrame]:
    import pandas as pd

    from attribution import tables

    rows = tables.attributions_table(analysis)
    errors = [(failure.document_id, failure.message) for failure in analysis.failures]
    return {
        "attributions.csv": rows,
        "sources.csv": tables.sources_table(rows),
        "by_document.csv": tables.by_document_table(rows, analysis.documents),
        "by_cue.csv": tables.by_cue_table(rows),
        "source_by_kind.csv": tables.source_by_kind_table(rows),
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
