"""``attribution columns``: the contract of attributions.csv."""

from __future__ import annotations

import click


@click.command(short_help="List the columns of attributions.csv.")
def columns() -> None:
    """List the columns of attributions.csv: dtype, meaning, and what an empty cell says."""
    from attribution.tables import COLUMNS

    for column in COLUMNS:
        empty = f" Empty: {column.missing}." if column.missing else ""
        click.echo(f"{column.name} ({column.dtype})\n    {column.meaning}{empty}")
