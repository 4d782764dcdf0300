"""Options that several subcommands take."""

from __future__ import annotations

import click

model_option = click.option(
    "--model",
    metavar="DIR|stanza",
    help="A folder of parser models, or “stanza” for Stanza's own in its resources folder. [default: the bundled ones]",
)
workers_option = click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that work side by side; one a core, and a gigabyte of memory for each.",
)
scheduler_option = click.option(
    "--scheduler",
    default="",
    metavar="tcp://HOST:PORT",
    help="A Dask scheduler, whose workers do the work; see docs/scale.md.",
)
restart_option = click.option("--restart", is_flag=True, help="Do everything anew, whatever was done before.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print nothing but what went wrong.")
