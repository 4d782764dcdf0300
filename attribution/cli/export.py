"""``attribution export``: the tables in the formats of other tools."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from attribution.cli.progress import several, warn
from attribution.errors import InputError
from attribution.export import FORMATS
from attribution.model import Document

_LIST = "\b\n" + "\n".join(
    f"{name:<13} {form.meaning}{' *' if form.needs_text else ''}" for name, form in FORMATS.items()
)


@click.command(
    short_help="Write the tables in the format of another tool.",
    epilog=f"{_LIST}\n\n* holds the articles' texts, which attribution run left in DIR as documents.jsonl.gz.",
)
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--to", required=True, type=click.Choice(list(FORMATS)), metavar="FORMAT", help="See below.")
@click.option(
    "--articles",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The articles, named as in attribution run, where DIR holds no texts; may be given several times.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where the files go. [default: DIR itself]"
)
@click.option("--raw-csv", is_flag=True, help="The tables in DIR were written with --raw-csv.")
def export(directory: Path, to: str, articles: tuple[Path, ...], output: Path | None, raw_csv: bool) -> None:
    """Write the tables in DIR, which attribution run made, in the FORMAT of another tool.

    For example: attribution export reports --to excel
    """
    paths = sorted(directory.glob("*.csv"), key=lambda path: (path.stem != "attributions", path.stem))
    if not paths or paths[0].stem != "attributions":
        raise InputError(f"{directory} holds no attributions.csv; name the folder that attribution run made.")
    from attribution.export import export
    from attribution.report.csv import read_table

    texts = _texts(directory, articles) if FORMATS[to].needs_text else ()
    tables = {path.stem: read_table(path, raw=raw_csv) for path in paths}
    files = export(tables, to, output or directory, documents=texts)
    rows, first = several(len(tables["attributions"]), "attribution"), files[0]
    rest = f" and {several(len(files) - 1, 'more file')}" if len(files) > 1 else ""
    click.echo(f"{rows} in {first}{rest}")


def _texts(directory: Path, articles: tuple[Path, ...]) -> Iterable[Document]:
    from attribution.reading import read_corpus
    from attribution.report.documents import read_documents

    if not articles:
        return read_documents(directory)
    # What cannot be read failed when it was analysed, too, and has no rows.
    return read_corpus(articles, on_failure=lambda failure: warn(failure.message))
