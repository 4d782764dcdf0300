"""The command. What is heavy is imported where it is used, so that help and mistakes answer at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from attribution import __version__
from attribution.errors import AttributionError, InputError
from attribution.model import Analysis, Document, Failure

if TYPE_CHECKING:
    import pandas as pd

_SHELLS = ("bash", "zsh", "fish")
_MODEL_HELP = "A folder of parser models, or “stanza” for Stanza's own in its resources folder."
_OUTCOME = """
\b
Exit status: 0 all went well; 1 some documents failed (they are named, and listed in errors.csv);
2 nothing was done, and one sentence says why.
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_OUTCOME)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Find who is the source of which claim in French news.

    Start with: attribution run ARTICLES -o reports
    """


@cli.command(short_help="Analyse articles, write tables of claims and sources.")
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
@click.option("--model", metavar="DIR|stanza", help=f"{_MODEL_HELP} [default: the bundled ones]")
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
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but what went wrong.")
def run(
    paths: tuple[Path, ...],
    output: Path,
    model: str | None,
    entities: tuple[Path, ...],
    raw_csv: bool,
    quiet: bool,
) -> None:
    """Analyse articles (.txt and .md, in any folder depth) and write tables of claims and sources.

    Writes attributions.csv (a row a claim), sources.csv, by_document.csv, by_cue.csv, source_by_kind.csv and
    errors.csv (the documents that failed; none, if all is well) into the output folder.
    """
    from attribution.reading import read_corpus

    failures: list[Failure] = []
    articles = tuple(read_corpus(paths, on_failure=failures.append, on_notice=_warn))
    if not articles:
        raise InputError(failures[0].message)

    # Only now, for pandas takes a second to load, and to learn of a wrong path should not.
    from attribution.report.csv import check_writable, write_tables

    check_writable(output)
    from attribution.analyse import analyse
    from attribution.entities.lookup import load_entities
    from attribution.parse import load_parser

    knowledge, parser = load_entities(*entities), load_parser(model)
    with _progress(len(articles), quiet) as advance:
        found = analyse(articles, parser=parser, entities=knowledge, on_progress=advance)
    analysis = Analysis(found.documents, found.attributions, (*failures, *found.failures))
    tables = _tables(analysis)
    write_tables(tables, output, raw=raw_csv)
    if not quiet:
        _summarise(tables, articles, output)
    _report_failures(analysis.failures, output)


@cli.command(short_help="Show why a claim was found in a text.")
@click.argument("text")
@click.option("--model", metavar="DIR|stanza", help=f"{_MODEL_HELP} [default: the bundled ones]")
def explain(text: str, model: str | None) -> None:
    """Show why a claim was found in TEXT: parse, construction, source, and what was rejected."""
    from attribution.explain import explain

    if not text.strip():
        raise InputError("The text is empty; give a sentence to explain, between quotation marks.")
    click.echo(explain(text, model=model))


@cli.command(short_help="Score found claims against gold annotations.")
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


@cli.command(short_help="List the columns of attributions.csv.")
def columns() -> None:
    """List the columns of attributions.csv: dtype, meaning, and what an empty cell says."""
    from attribution.tables import COLUMNS

    for column in COLUMNS:
        empty = f" Empty: {column.missing}." if column.missing else ""
        click.echo(f"{column.name} ({column.dtype})\n    {column.meaning}{empty}")


@cli.command(short_help="Print a script that completes this command.")
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """Print the script that makes SHELL complete this command.

    For example: attribution completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "attribution", "_ATTRIBUTION_COMPLETE").source())


def main() -> NoReturn:
    """Run the command; a mistake of the user's is one sentence and exit status 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that knows no « must not stop anything
            stream.reconfigure(errors="replace")
    try:
        cli(prog_name="attribution")
    except AttributionError as problem:
        click.echo(f"attribution: {problem}", err=True)
        sys.exit(2)
    sys.exit(0)


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
    claims, texts = _several(len(rows), "attribution"), _several(len(articles), "document")
    click.echo(f"{claims} in {texts}; tables in {output}/: {', '.join(tables)}")


def _report_failures(failures: tuple[Failure, ...], output: Path) -> None:
    if not failures:
        return
    for failure in failures:
        click.echo(f"attribution: {failure.document_id} failed: {failure.message}", err=True)
    click.echo(
        f"attribution: {_several(len(failures), 'document')} failed; see {output}/errors.csv", err=True
    )
    sys.exit(1)


@contextmanager
def _progress(total: int, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """A bar on a terminal, elsewhere a line for every tenth of the work."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        with click.progressbar(length=total, label="Analysing", file=sys.stderr, show_pos=True) as bar:
            yield lambda done: bar.update(done - bar.pos)
    else:
        yield _lines(total)


def _lines(total: int) -> Callable[[int], None]:
    click.echo(f"Analysing {_several(total, 'document')}", err=True)
    last = 0

    def line(done: int) -> None:
        nonlocal last
        if done * 10 // total > last:
            last = done * 10 // total
            click.echo(f"{done} of {total} done", err=True)

    return line


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _warn(message: str) -> None:
    click.echo(f"attribution: {message}", err=True)
