"""``attribution report``: the tables of a run as a page to read."""

from __future__ import annotations

from pathlib import Path

import click

from attribution.interface import LANGS


@click.command(short_help="Write report.html, to read the claims in their texts.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--lang", type=click.Choice(LANGS), default="fr", show_default=True, help="The language of the page."
)
@click.option(
    "--tracks",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder that `attribution track` wrote. [default: DIR/tracks, if it is there]",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
def report(folder: Path, lang: str, tracks: Path | None, quiet: bool) -> None:
    """Write DIR/report.html: every source with its claims, and every text with its attributions highlighted.

    DIR is the output folder of `attribution run`. The page is one file that needs no network; of more than 300
    articles it becomes an index of pages in DIR/report_parts.
    For example: attribution report reports --lang en
    """
    from attribution.report.html import report_folder

    written = report_folder(folder, lang=lang, tracks=tracks)
    if not quiet:
        click.echo(written[-1])
