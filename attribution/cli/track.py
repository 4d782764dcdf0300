"""``attribution track``: the same statement across documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from attribution.cli.progress import several
from attribution.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

    from attribution.track import Tracks

_FILES = ("attributions.csv", "tracks.csv", "track_variants.csv", "relays.csv", "timeline.csv")
_path = click.Path(path_type=Path)


@click.command(short_help="Follow statements across documents.")
@click.argument("attributions", required=False, metavar="[ATTRIBUTIONS_CSV]", type=_path)
@click.option(
    "-o",
    "--output",
    type=_path,
    help="Where the CSV files go; made if it is missing. [default: tracks, or the folder of --update]",
)
@click.option(
    "--documents",
    type=_path,
    metavar="CSV",
    help="document_id and any of date, outlet, duplicate_of. [default: by_document.csv beside the attributions]",
)
@click.option(
    "--update", type=_path, metavar="FOLDER", help="Add to the tracks there; their rows keep their ids."
)
@click.option("--show", metavar="N|ID", help="Print one track: a row of tracks.csv, or a track_id.")
@click.option(
    "--period",
    type=click.Choice(["day", "week", "month"]),
    default="day",
    show_default=True,
    help="Step of timeline.csv.",
)
@click.option(
    "--min-similarity",
    type=click.FloatRange(0.5, 1),
    default=0.75,
    show_default=True,
    help="Share of the shorter wording's content words that must stand in the representative; lower joins more.",
)
@click.option(
    "--min-words",
    type=click.IntRange(1),
    default=5,
    show_default=True,
    help="Content words under which unequal wordings join only by the same source; higher parts more formulas.",
)
@click.option(
    "--window-days",
    type=click.IntRange(0),
    default=30,
    show_default=True,
    help="How long after its last appearance short and indirect wordings still join a track.",
)
@click.option("--raw-csv", is_flag=True, help="Read and write cells that begin with = + - @ as they are.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but what --show asks for.")
def track(
    attributions: Path | None,
    output: Path | None,
    documents: Path | None,
    update: Path | None,
    show: str | None,
    period: str,
    min_similarity: float,
    min_words: int,
    window_days: int,
    raw_csv: bool,
    quiet: bool,
) -> None:
    """Find which rows of ATTRIBUTIONS_CSV are one statement, and who carried it, when, in which words.

    Writes attributions.csv (with track_id and variant), tracks.csv, track_variants.csv, relays.csv and timeline.csv,
    and csv-metadata.json, which tells programs what their columns are. Without ATTRIBUTIONS_CSV, --show prints a
    track of the output folder. For example: attribution track reports/attributions.csv -o tracks --show 1
    """
    folder = output or update or Path("tracks")
    if attributions is None:
        if show is None:
            raise InputError(
                "Name the attributions.csv to track, or a track of the output folder with --show."
            )
        click.echo(_shown(*_written(folder, raw_csv), show))
        return
    from attribution.report.csv import check_writable, read_table, write_tables
    from attribution.report.metadata import write_metadata

    check_writable(folder)
    from attribution.track import track

    beside = documents or attributions.with_name("by_document.csv")
    found = track(
        read_table(attributions, raw=raw_csv),
        read_table(beside, raw=raw_csv) if documents or beside.exists() else None,
        known=read_table(update / _FILES[0], raw=raw_csv) if update else None,
        period=period,  # type: ignore[arg-type]  # click has checked it
        min_similarity=min_similarity,
        min_words=min_words,
        window_days=window_days,
    )
    tables = (found.attributions, found.tracks, found.variants, found.relays, found.timeline)
    write_tables(dict(zip(_FILES, tables, strict=True)), folder, raw=raw_csv)
    write_metadata(_FILES, folder, raw=raw_csv)
    if not quiet:
        _summarise(found, folder)
    if show is not None:
        click.echo(_shown(found.tracks, found.attributions, found.variants, show))


def _written(folder: Path, raw: bool) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The tables of earlier tracks that a track is shown from."""
    from attribution.report.csv import read_table
    from attribution.tables import TRACKED, demand, promised
    from attribution.track.rows import NEEDED

    rows, tracks, variants = (read_table(folder / name, raw=raw) for name in _FILES[:3])
    demand(rows, *NEEDED, "outlet", *(column.name for column in TRACKED))
    return promised(tracks, "tracks"), rows, promised(variants, "track_variants")


def _summarise(found: Tracks, folder: Path) -> None:
    from attribution.report.terminal import text_table

    several_documents = found.tracks[found.tracks["documents"] > 1]
    shown = ["representative", "attributions", "documents", "outlets", "wordings", "first_date", "sources"]
    if len(several_documents):
        numbered = several_documents[shown].reset_index(names="track")
        click.echo(text_table(numbered.assign(track=numbered["track"] + 1), limit=15))
        click.echo()
    counts = (
        f"{several(len(found.tracks), 'track')} of {several(len(found.attributions), 'attribution')}, "
        f"{len(several_documents)} in more than one document"
    )
    flags = ", ".join(
        f"{int(found.tracks[name].sum())} with {name.replace('_', ' ')}"
        for name in ("source_conflict", "stance_conflict", "wording_changed")
    )
    click.echo(f"{counts}; {flags}")
    click.echo(f"tables in {folder}/: {', '.join(_FILES)}")


def _shown(tracks: pd.DataFrame, rows: pd.DataFrame, variants: pd.DataFrame, which: str) -> str:
    from attribution.report.track import track_text

    number = int(which) - 1 if which.isascii() and which.isdigit() else -1
    found = tracks[tracks["track_id"] == which] if number < 0 else tracks.iloc[number : number + 1]
    if not len(found):
        raise InputError(
            f"There is no track {which}; give a track_id, or a number from 1 to {len(tracks)} (a row of tracks.csv)."
        )
    return track_text(found.iloc[0], rows, variants)
